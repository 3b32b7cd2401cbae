"""The same content for other generators: a page per record, none of them in the nav."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from informatiewijzer.model.base import Record
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.records import Activity, Location, Organisation

_MKDOCS = """site_name: Meting
site_url: https://voorbeeld.example/
theme:
  name: material
  font: false
  language: nl
nav:
  - index.md
"""
_HUGO = """baseURL = "https://voorbeeld.example/"
languageCode = "nl"
title = "Meting"
disableKinds = ["taxonomy", "term", "RSS"]
"""
_BASE = """<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="stylesheet" href="{{ "site.css" | relURL }}"></head>
<body><a href="#inhoud">Naar de inhoud</a><header><a href="{{ "/" | relURL }}">Meting</a><nav>
<a href="{{ "/records/" | relURL }}">Alles</a></nav></header>
<main id="inhoud">{{ block "main" . }}{{ end }}</main>
<footer>Wilt u nu met iemand praten? Bel 112, 113 of De Luisterlijn.</footer></body></html>
"""
_SINGLE = """{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Description }}</p>{{ .Content }}{{ end }}"""
_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ len .Pages }} bladzijden</p>{{ end }}"""


def write_peers(catalogue: Path, work: Path) -> int:
    """Write `mkdocs/` (also for Zensical) and `hugo/` under `work`; the number of record pages."""
    loaded = load_catalogue(catalogue).catalogue
    if loaded is None:
        raise RuntimeError(f"{catalogue} does not load")
    pages = list(_pages(loaded))
    _write(work / "mkdocs", "docs", pages, {"mkdocs.yml": _MKDOCS, "docs/index.md": "# Meting\n"})
    layouts = {"baseof": _BASE, "single": _SINGLE, "list": _LIST}
    files = {f"layouts/_default/{name}.html": text for name, text in layouts.items()}
    _write(work / "hugo", "content", pages, {"config.toml": _HUGO, "layouts/index.html": _LIST, **files})
    return len(pages)


def _write(root: Path, content: str, pages: list[tuple[str, str]], files: dict[str, str]) -> None:
    shutil.rmtree(root, ignore_errors=True)
    for name, text in [*((f"{content}/records/{name}.md", text) for name, text in pages), *files.items()]:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def _pages(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for activity in catalogue.activities.values():
        yield f"activiteit-{activity.id}", _activity(catalogue, activity)
    for organisation in catalogue.organisations.values():
        yield f"organisatie-{organisation.id}", _organisation(organisation)
    for location in catalogue.locations.values():
        yield f"locatie-{location.id}", _location(location)


def _page(title: str, description: str, rows: list[tuple[str, str]], body: str) -> str:
    facts = "\n".join(f"- **{label}**: {value}" for label, value in rows)
    return f'---\ntitle: "{title}"\ndescription: "{description}"\n---\n\n{facts}\n\n{body}\n'


def _activity(catalogue: Catalogue, activity: Activity) -> str:
    slots = activity.when.slots
    contact = catalogue.contact_of(activity)
    venue = catalogue.locations.get(activity.where.venue or "")
    rows = [
        ("Wanneer", "; ".join(f"{day} {slot.start} {slot.end}" for slot in slots for day in slot.days or ())),
        ("Waar", f"{venue.name}, {venue.address.street}" if venue else "nog niet bekend"),
        ("Kosten", activity.costs.kind),
        ("Voor wie", ", ".join(catalogue.groups[group].name for group in activity.groups)),
        ("Aanmelden", activity.sign_up.needed),
        ("Telefoon", ", ".join(contact.phones)),
    ]
    organisation = catalogue.organisations.get(activity.organisation or "")
    themes = ", ".join(catalogue.themes[theme].name for theme in activity.themes)
    return _page(
        activity.name,
        activity.summary,
        [*rows, ("Onderwerp", themes), ("Website", contact.website or ""), ("E-mail", contact.email or "")],
        f"{activity.description or ''}\n\n## Wie organiseert dit?\n\n"
        f"{organisation.name if organisation else 'Nog niet bekend.'}: "
        f"{organisation.summary if organisation else ''}\n\n{_sources(activity)}",
    )


def _sources(record: Record) -> str:
    lines = [f"- {source.url or source.document}, {source.dated or ''}" for source in record.sources]
    ending = "## Klopt er iets niet?\n\nLaat het ons weten."
    return "\n".join(["## Waar komt dit vandaan?", "", *lines, "", ending])


def _organisation(organisation: Organisation) -> str:
    contact = organisation.contact
    rows = [("Telefoon", ", ".join(contact.phones)), ("Website", contact.website or "")]
    body = f"{organisation.description or ''}\n\n{_sources(organisation)}"
    return _page(organisation.name, organisation.summary, rows, body)


def _location(location: Location) -> str:
    address = location.address
    rows = [("Adres", f"{address.street}, {address.town}"), ("Wijk", location.neighbourhood or "")]
    return _page(location.name, location.name, rows, _sources(location))
