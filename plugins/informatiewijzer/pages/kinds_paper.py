"""Pages that are made to be printed: a sheet per wijk, a poster per entrance and per theme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from informatiewijzer.base.dutch import long_date
from informatiewijzer.model.concepts import Concept, Neighbourhood
from informatiewijzer.pages.blocks import help_lines, keeper
from informatiewijzer.pages.kinds_concepts import TALK
from informatiewijzer.pages.page import Page, plain_key
from informatiewijzer.pages.qr import qr_code
from informatiewijzer.pages.site import Site
from informatiewijzer.pages.view_sheet import make_sheet

SHEET, POSTER = "blad/", "poster/"
MOST_WORDS = 140
"""A longer description does not fit on a poster in type that one reads from a distance."""
View = Mapping[str, Any]


def wijk_sheets(site: Site) -> Iterator[Page]:
    """`/wijken/<id>/blad/`: what is on which day, with telephone numbers, on at most two sides of A4."""
    for wijk in site.catalogue.neighbourhoods.values():
        address = f"wijken/{wijk.id}/"
        yield _page(
            site,
            address + SHEET,
            f"Wijkblad {wijk.name}",
            f"Om te printen: wat er te doen is in de wijk {wijk.name}, met dagen en telefoonnummers.",
            "blad.html",
            _sheet(site, wijk),
            [("Wijken", "wijken/"), (f"Wijk {wijk.name}", address)],
        )


def _sheet(site: Site, wijk: Neighbourhood) -> View:
    sheet = make_sheet(site, wijk.id)
    return {
        "h1": f"Wat is er te doen in de wijk {wijk.name}?",
        "aliases": ", ".join(wijk.aliases),
        "made": long_date(site.as_of),
        "sections": sheet.sections,
        "complete": sheet.complete,
        "back": f"wijken/{wijk.id}/",
    }


def posters(site: Site) -> Iterator[Page]:
    """`/ingangen/<id>/poster/` and `/themas/<id>/poster/`: very large type and a code, to hang up."""
    kinds: tuple[tuple[str, str, Mapping[str, Concept]], ...] = (
        ("ingangen", "", site.catalogue.entrances),
        ("themas", "Onderwerpen", site.catalogue.themes),
    )
    for kind, crumb, concepts in kinds:
        before = [(crumb, f"{kind}/")] if crumb else []
        for id_, concept in concepts.items():
            title = site.titles[f"{kind}/{id_}"]
            yield _page(
                site,
                f"{kind}/{id_}/{POSTER}",
                f"Poster {title}",
                f"Een poster om te printen en op te hangen: {title}.",
                "poster.html",
                _poster(site, kind, concept),
                [*before, (title, f"{kind}/{id_}/")],
            )


def _poster(site: Site, kind: str, concept: Concept) -> View:
    kept = keeper(site)
    phones = kept["contact"].phones if kept["contact"] else ()
    return {
        "h1": concept.name,
        "text": concept.description if len(concept.description or "") <= MOST_WORDS else None,
        "icon_name": concept.icon,
        "calls": help_lines(site) if concept.id == TALK else None,
        "phones": list(phones[:1]),
        "keeper": kept["name"],
        "site_name": site.catalogue.settings.site_name,
        "back": f"{kind}/{concept.id}/",
    }


def _page(
    site: Site,
    base: str,
    title: str,
    description: str,
    template: str,
    view: View,
    crumbs: list[tuple[str, str]],
) -> Page:
    """A page of plain data; its code is drawn only when the page is made, for that takes longest."""
    target = site.base_url + view["back"] if site.base_url else ""
    return Page(
        path=f"{base}index.html",
        title=title,
        description=description,
        template=template,
        view=partial(_with_code, view, target),
        depends=plain_key({**view, "target": target}),
        crumbs=crumbs,
    )


def _with_code(view: View, target: str) -> View:
    code = qr_code(target) if target else None
    return {**view, "code": code, "address": target.partition("://")[2].rstrip("/")}
