"""Pages of the closed lists: entrances, themes, target groups; and the overviews of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from informatiewijzer.model.concepts import Concept
from informatiewijzer.pages.blocks import help_lines
from informatiewijzer.pages.calendar_links import calendar_links
from informatiewijzer.pages.drawing.share import share_picture
from informatiewijzer.pages.lists import Group, Head, Listing, count_words, link, list_pages, plain_head, tile
from informatiewijzer.pages.page import Page
from informatiewijzer.pages.site import Ids, Site

# The entrance for people who want to talk at once also shows the help lines.
TALK = "nu-praten"
NOTHING_YET = (
    "Hier weten wij nog niets voor.",
    "Kijk ook bij de andere onderwerpen, of zoek in alles wat er is. Weet u iets? Vertel het ons.",
)


def entrance_pages(site: Site) -> Iterator[Page]:
    """`/ingangen/<id>/`: the themes behind a tile of the home page, and what there is."""
    for id_, entrance in site.catalogue.entrances.items():
        themes = [theme for theme in site.catalogue.themes.values() if theme.entrance == id_]
        groups = [
            Group(
                theme.name, site.cards_of("activiteiten", site.by_main_theme[theme.id]), f"themas/{theme.id}/"
            )
            for theme in themes
            if theme.id in site.by_main_theme
        ]
        tiles = [tile(theme.name, f"themas/{theme.id}/", theme.description, theme.icon) for theme in themes]
        head = plain_head(
            tiles=tiles if len(tiles) > 1 else [],
            empty=[] if groups else NOTHING_YET,
            calls=help_lines(site) if id_ == TALK else None,
            paper=poster_link("ingangen", id_),
        )
        yield from _concept(site, "ingangen", entrance, [*_talk_groups(site, id_), *groups], head, ())


def poster_link(kind: str, id_: str) -> dict[str, Any]:
    """The way from an entrance or theme to its poster."""
    return link("Print een poster", f"{kind}/{id_}/poster/")


def _talk_groups(site: Site, id_: str) -> list[Group]:
    if id_ != TALK:
        return []
    first = site.catalogue.settings.help_lines
    others = (o.id for o in site.catalogue.organisations.values() if o.help_line and o.id not in first)
    lines = [*first, *others]
    return [Group("Hulplijnen", site.cards_of("organisaties", lines))] if lines else []


def _concept(
    site: Site,
    kind: str,
    concept: Concept,
    groups: Sequence[Group],
    head: Head,
    crumbs: Sequence[tuple[str, str]],
) -> Iterator[Page]:
    title, town = site.titles[f"{kind}/{concept.id}"], site.catalogue.settings.town
    total = count_words(sum(len(group.cards) for group in groups), "mogelijkheid", "mogelijkheden")
    return list_pages(
        Listing(
            base=f"{kind}/{concept.id}/",
            title=title,
            description=f"{concept.description or title + '.'} {total} in {town}.",
            h1=concept.name,
            lead=concept.description,
            groups=groups,
            meta=partial(share_picture, site.pictures, f"{kind}/{concept.id}"),
            crumbs=crumbs,
            head=head,
        )
    )


def theme_pages(site: Site) -> Iterator[Page]:
    """`/themas/` and `/themas/<id>/`."""
    yield from _overview(
        site, "themas", "Onderwerpen", "Kies een onderwerp.", site.catalogue.themes, site.by_theme
    )
    for theme in site.catalogue.themes.values():
        cards = site.cards_of("activiteiten", site.by_theme.get(theme.id, ()))
        others = [
            t for t in site.catalogue.themes.values() if t.entrance == theme.entrance and t.id != theme.id
        ]
        links = [link(t.name, f"themas/{t.id}/", len(site.by_theme.get(t.id, ()))) for t in others]
        head = plain_head(
            empty=[] if cards else NOTHING_YET,
            links_heading="Lijkt hierop" if links else None,
            links=links,
            paper=poster_link("themas", theme.id),
            calendar=calendar_links(site, f"themas/{theme.id}/", site.by_theme.get(theme.id, ())),
        )
        groups = [Group("Wat er is", cards)] if cards else []
        yield from _concept(site, "themas", theme, groups, head, [("Onderwerpen", "themas/")])


def group_pages(site: Site) -> Iterator[Page]:
    """`/doelgroepen/` and `/doelgroepen/<id>/`; the offer of a target group stands under its themes."""
    intro = "Voor wie zoekt u iets?"
    yield from _overview(site, "doelgroepen", "Voor wie", intro, site.catalogue.groups, site.by_group)
    for group in site.catalogue.groups.values():
        ids = site.by_group.get(group.id, ())
        calendar = calendar_links(site, f"doelgroepen/{group.id}/", ids)
        head = plain_head(empty=[] if ids else NOTHING_YET, calendar=calendar)
        groups = by_main_theme(site, ids)
        yield from _concept(site, "doelgroepen", group, groups, head, [("Voor wie", "doelgroepen/")])


def by_main_theme(site: Site, ids: Sequence[str]) -> list[Group]:
    """Activities under their main themes, in the order of the themes' list."""
    index: dict[str, list[str]] = {}
    for id_ in ids:
        index.setdefault(site.catalogue.activities[id_].themes[0], []).append(id_)
    themes = site.catalogue.themes.items()
    return [
        Group(theme.name, site.cards_of("activiteiten", index[id_]), f"themas/{id_}/")
        for id_, theme in themes
        if id_ in index
    ]


def _overview(
    site: Site, kind: str, title: str, lead: str, concepts: Mapping[str, Concept], index: Ids
) -> Iterator[Page]:
    links = [
        link(concept.name, f"{kind}/{id_}/", len(index.get(id_, ()))) for id_, concept in concepts.items()
    ]
    town = site.catalogue.settings.town
    return list_pages(
        Listing(
            base=f"{kind}/",
            title=title,
            description=f"{title}: {len(links)} lijsten met wat er te doen is in {town}.",
            h1=title,
            lead=lead,
            groups=[],
            head=plain_head(links_heading="Kies uit de lijst", links=links),
        )
    )
