"""Pages that are made to be printed: a sheet per wijk, a poster per entrance and per theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from informatiewijzer.base.dutch import long_date
from informatiewijzer.model.concepts import Concept, Neighbourhood
from informatiewijzer.pages.drawing.print_words import print_words
from informatiewijzer.pages.drawing.qr import qr_code
from informatiewijzer.pages.kinds.materials import BASE as MATERIALS
from informatiewijzer.pages.page import Page, plain_key
from informatiewijzer.pages.site import Site
from informatiewijzer.pages.views.sheet import make_sheet, sheet_depends

SHEET, POSTER = "blad/", "poster/"
View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Face:
    """What stands on the paper: the page it leads back to, how to make it, and what that depends on."""

    back: str
    view: Callable[[], View]
    depends: str


def _plain(view: View) -> Face:
    return Face(view["back"], lambda: view, plain_key(view))


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
            Face(f"wijken/{wijk.id}/", partial(_sheet, site, wijk), sheet_depends(site, wijk.id)),
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
        for id_ in concepts:
            title = site.titles[f"{kind}/{id_}"]
            yield _page(
                site,
                f"{kind}/{id_}/{POSTER}",
                f"Poster {title}",
                f"Een poster om te printen en op te hangen: {title}.",
                "poster.html",
                _plain(_poster(site, kind, id_)),
                [*before, (title, f"{kind}/{id_}/")],
            )


def _poster(site: Site, kind: str, id_: str) -> View:
    words = print_words(site, kind, id_)
    return {
        "h1": words.name,
        "text": words.text,
        "icon_name": words.icon,
        "numbers": words.numbers,
        "phone": words.phone,
        "keeper": words.keeper,
        "site_name": words.site_name,
        "files": f"{MATERIALS}{id_}/" if kind == "ingangen" and site.base_url else None,
        "back": f"{kind}/{id_}/",
    }


def _page(
    site: Site,
    base: str,
    title: str,
    description: str,
    template: str,
    face: Face,
    crumbs: list[tuple[str, str]],
) -> Page:
    """A page with a code that leads to `face.back`; drawn only when the page is made, for that takes long."""
    target = site.base_url + face.back if site.base_url else ""
    return Page(
        path=f"{base}index.html",
        title=title,
        description=description,
        template=template,
        view=partial(_with_code, face.view, target),
        depends=f"{face.depends}\0{target}",
        crumbs=crumbs,
    )


def _with_code(view: Callable[[], View], target: str) -> View:
    code = qr_code(target) if target else None
    return {**view(), "code": code, "address": target.partition("://")[2].rstrip("/")}
