"""Pages of the wijken: the offer, figures with year and source, and what to do where there is little."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.model.concepts import Figures, Neighbourhood
from informatiewijzer.pages.calendar_links import calendar_links
from informatiewijzer.pages.facts import source_view
from informatiewijzer.pages.kinds.concepts import by_main_theme
from informatiewijzer.pages.lists import Group, Listing, count_words, link, list_pages, plain_head
from informatiewijzer.pages.page import Page
from informatiewijzer.pages.site import Site

# So many offers for the whole town stand on the page of a wijk; the rest is behind a link.
ELSEWHERE = 12


def wijk_pages(site: Site) -> Iterator[Page]:
    """`/wijken/` and `/wijken/<id>/`."""
    yield from _overview(site)
    for wijk in site.catalogue.neighbourhoods.values():
        yield from _wijk(site, wijk)


def _overview(site: Site) -> Iterator[Page]:
    wijken, town = site.catalogue.neighbourhoods, site.catalogue.settings.town
    table = [
        {
            "name": wijk.name,
            "href": f"wijken/{id_}/",
            "count": len(site.by_wijk.get(id_, ())) + len(site.locations_by_wijk.get(id_, ())),
            "aliases": ", ".join(wijk.aliases),
            "lonely": wijk.figures.lonely if wijk.figures else None,
            "year": wijk.figures.year if wijk.figures else None,
        }
        for id_, wijk in wijken.items()
    ]
    figures = ", en cijfers met hun bron" if any(wijk.figures for wijk in wijken.values()) else ""
    return list_pages(
        Listing(
            base="wijken/",
            title="Wijken",
            description=f"De {len(wijken)} wijken van {town}: wat er te doen is{figures}.",
            h1="Wat is er bij u in de wijk?",
            lead="Kies uw wijk. U ziet wat er dichtbij is, en wat er voor heel de stad is.",
            groups=[],
            template="wijken.html",
            head=plain_head(table=table, map=_map(site), has_figures=bool(figures)),
        )
    )


def _wijk(site: Site, wijk: Neighbourhood) -> Iterator[Page]:
    here = [
        *by_main_theme(site, site.by_wijk.get(wijk.id, ())),
        *_places(site, wijk.id),
    ]
    total, town = sum(len(group.cards) for group in here), site.catalogue.settings.town
    words = count_words(total, "activiteit of plek", "activiteiten en plekken")
    return list_pages(
        Listing(
            base=f"wijken/{wijk.id}/",
            title=f"Wijk {wijk.name}",
            description=f"{words} in de wijk {wijk.name} in {town}, met cijfers en hun bron.",
            h1=f"Wijk {wijk.name}",
            lead=_also_called(wijk),
            groups=[*here, *_elsewhere(site)],
            crumbs=[("Wijken", "wijken/")],
            template="wijk.html",
            head=plain_head(
                figures=_figures(wijk.figures),
                notice=wijk.description,
                empty=_empty(site, wijk) if not here else [],
                links_heading="Andere wijken, dichtbij eerst" if site.near else "Andere wijken",
                links=_others(site, wijk),
                map=_map(site, wijk.id),
                paper=link("Print het wijkblad", f"wijken/{wijk.id}/blad/"),
                calendar=calendar_links(
                    site, f"wijken/{wijk.id}/", site.by_wijk.get(wijk.id, ()), f"agenda/{wijk.id}/"
                ),
            ),
        )
    )


def _map(site: Site, here: str | None = None) -> dict[str, Any] | None:
    names = {id_: wijk.name for id_, wijk in site.catalogue.neighbourhoods.items()}
    return site.wijk_map.view(names, here)


def _also_called(wijk: Neighbourhood) -> str | None:
    return f"Ook bekend als: {', '.join(wijk.aliases)}." if wijk.aliases else None


def _empty(site: Site, wijk: Neighbourhood) -> list[str]:
    """What to say when nothing is known; the wijken beside it that do have an offer are named."""
    near = [
        site.catalogue.neighbourhoods[id_].name for id_ in site.near.get(wijk.id, ()) if site.by_wijk.get(id_)
    ]
    where = enumerate_words(near) if near else "een wijk dichtbij"
    return [
        f"In de wijk {wijk.name} kennen wij nog geen vaste plek of activiteit.",
        f"Hieronder staat wat er voor heel de stad is. Kijk ook eens bij {where}.",
    ]


def _places(site: Site, id_: str) -> list[Group]:
    locations = site.cards_of("locaties", site.locations_by_wijk.get(id_, ()))
    organisations = site.cards_of("organisaties", site.organisations_by_wijk.get(id_, ()))
    groups = [Group("Plekken in deze wijk", locations), Group("Organisaties in deze wijk", organisations)]
    return [group for group in groups if group.cards]


def _elsewhere(site: Site) -> list[Group]:
    cards = site.cards_of("activiteiten", site.by_wijk.get("", ())[:ELSEWHERE])
    return (
        [Group("Voor heel de stad, of de wijk is nog niet bekend", cards, "activiteiten/")] if cards else []
    )


def _others(site: Site, own: Neighbourhood) -> list[dict[str, Any]]:
    near = site.near.get(own.id, ())
    wijken = sorted(site.catalogue.neighbourhoods.items(), key=lambda item: item[0] not in near)
    return [
        link(
            wijk.name,
            f"wijken/{id_}/",
            len(site.by_wijk.get(id_, ())) + len(site.locations_by_wijk.get(id_, ())),
        )
        for id_, wijk in wijken
        if id_ != own.id
    ]


def _figures(figures: Figures | None) -> dict[str, Any] | None:
    if figures is None:
        return None
    return {
        "year": figures.year,
        "lonely": figures.lonely,
        "very_lonely": figures.very_lonely,
        "sources": (source_view(figures.source),),
        "remark": figures.remark,
    }
