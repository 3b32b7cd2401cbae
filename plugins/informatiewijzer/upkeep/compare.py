"""What changed between two states of a town, told as the public page would show it: before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.pages.facts import Row
from informatiewijzer.pages.render import Kitchen
from informatiewijzer.pages.site import Site, make_site
from informatiewijzer.pages.views.activity import activity_view
from informatiewijzer.pages.views.place import location_view, organisation_view
from informatiewijzer.upkeep.history import Version, files_at

Shown = Mapping[str, str]
"""What a page says, by label: {"Wanneer": "Elke maandag, 10.00 tot 11.00 uur", ...}."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A page that came ("nieuw"), went ("weg") or changed ("anders"): label, before and after."""

    address: str
    name: str
    what: str
    lines: tuple[tuple[str, str, str], ...] = ()


def site_of(catalogue: Catalogue, kitchen: Kitchen, as_of: date) -> Site:
    """The site of a whole catalogue as it is seen on a day."""
    return make_site(catalogue.published(as_of), kitchen, as_of)


def catalogue_then(catalogue: Path, version: Version, target: Path) -> Catalogue | None:
    """The catalogue of a version of git; None when it cannot be put together. Raises NoHistory."""
    return load_catalogue(files_at(catalogue, version, target)).catalogue


def differences(before: Site, after: Site) -> tuple[Difference, ...]:
    """Every page of a record that is not the same, sorted by address."""
    old, new = dict(_pages(before)), dict(_pages(after))
    found = []
    for address in sorted({*old, *new}):
        if address not in old:
            lines = tuple((label, "", text) for label, text in new[address].items())
            found.append(Difference(address, new[address]["Naam"], "nieuw", lines))
        elif address not in new:
            found.append(Difference(address, old[address]["Naam"], "weg"))
        elif old[address] != new[address]:
            lines = tuple(_lines(old[address], new[address]))
            found.append(Difference(address, new[address]["Naam"], "anders", lines))
    return tuple(found)


def _lines(before: Shown, after: Shown) -> Iterator[tuple[str, str, str]]:
    for label in dict.fromkeys((*before, *after)):
        pair = before.get(label, ""), after.get(label, "")
        if pair[0] != pair[1]:
            yield label, *pair


def _pages(site: Site) -> Iterator[tuple[str, Shown]]:
    for id_, activity in site.catalogue.activities.items():
        yield f"activiteiten/{id_}", _shown(activity.name, activity_view(site, activity, ()))
    for id_, location in site.catalogue.locations.items():
        yield f"locaties/{id_}", _shown(location.name, location_view(site, location))
    for id_, organisation in site.catalogue.organisations.items():
        yield f"organisaties/{id_}", _shown(organisation.name, organisation_view(site, organisation))


def _shown(name: str, view: Mapping[str, Any]) -> Shown:
    """The words of a page: its name, summary, contact, rows of facts, texts and freshness."""
    contact = view["contact"]
    rows: list[Row] = list(view["rows"])
    lines = {
        "Naam": name,
        "Samenvatting": view["summary"] or "",
        "Let op": (view["closed"] or "").strip(),
        "Telefoon": " of ".join(contact.phones),
        "E-mail": contact.email or "",
        "Website": contact.website or "",
        **{row.label: _row(row) for row in rows},
        "Meer hierover": " ".join(view["paragraphs"]),
        "De eerste keer": " ".join((*view.get("first_time", ()), view.get("together") or "")).strip(),
        "Hoe vers": view["freshness"].text,
    }
    return {label: text for label, text in lines.items() if text}


def _row(row: Row) -> str:
    return ". ".join([", ".join(value.text for value in row.entries), *row.notes]).strip(". ")
