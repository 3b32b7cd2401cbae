"""The lists of all activities, organisations and venues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from informatiewijzer.model.concepts import Concept
from informatiewijzer.pages.blocks import help_lines, keeper
from informatiewijzer.pages.client.finder_questions import topics
from informatiewijzer.pages.lists import Group, Listing, count_words, link, list_pages, plain_head
from informatiewijzer.pages.page import Page
from informatiewijzer.pages.site import Ids, Site


def _grouped(
    site: Site, kind: str, concepts: Mapping[str, Concept], index: Ids, prefix: str | None, rest: str
) -> list[Group]:
    """A group for each concept that has records, in the order of its list; last the records without."""
    groups = [
        Group(concept.name, site.cards_of(kind, index[id_]), f"{prefix}{id_}/" if prefix else None)
        for id_, concept in concepts.items()
        if id_ in index
    ]
    left = index.get("", ())
    return [*groups, *([Group(rest, site.cards_of(kind, left))] if left else [])]


def activity_list(site: Site) -> Iterator[Page]:
    """`/activiteiten/`, in the order of the themes' list; a record stands under its main theme only."""
    groups = _grouped(site, "activiteiten", site.catalogue.themes, site.by_main_theme, "themas/", "")
    town = site.catalogue.settings.town
    total = count_words(len(site.catalogue.activities), "activiteit", "activiteiten")
    return list_pages(
        Listing(
            base="activiteiten/",
            title=f"Wat is er te doen in {town}",
            description=f"Alles wat er te doen is in {town}, per onderwerp: {total}.",
            h1=f"Wat is er te doen in {town}?",
            lead=f"{total}, gesorteerd op onderwerp.",
            groups=groups,
            template="vinder.html",
            head=plain_head(
                links_heading="Kies een onderwerp",
                links=theme_links(site),
                total=len(site.catalogue.activities),
                topics=topics(site.catalogue, bool(site.near)),
                emergency=help_lines(site)["emergency"],
                feasts=site.feasts,
                **keeper(site),
            ),
        )
    )


def theme_links(site: Site) -> list[dict[str, object]]:
    """All themes that have something, with their counts."""
    themes = site.catalogue.themes.items()
    return [
        link(theme.name, f"themas/{id_}/", len(site.by_theme[id_]))
        for id_, theme in themes
        if id_ in site.by_theme
    ]


def organisation_list(site: Site) -> Iterator[Page]:
    """`/organisaties/`, by kind of organisation."""
    index = site.organisations_by_kind
    groups = _grouped(site, "organisaties", site.catalogue.organisation_kinds, index, None, "")
    return _simple(site, "organisaties/", "Organisaties", "organisatie", "organisaties", groups)


def location_list(site: Site) -> Iterator[Page]:
    """`/locaties/`, by wijk."""
    index = site.locations_by_wijk
    groups = _grouped(
        site, "locaties", site.catalogue.neighbourhoods, index, "wijken/", "Wijk nog niet bekend"
    )
    return _simple(site, "locaties/", "Plekken om naartoe te gaan", "plek", "plekken", groups)


def _simple(
    site: Site, base: str, title: str, one: str, more: str, groups: Sequence[Group]
) -> Iterator[Page]:
    total = count_words(sum(len(group.cards) for group in groups), one, more)
    town = site.catalogue.settings.town
    return list_pages(
        Listing(
            base=base,
            title=title,
            description=f"{title} in en rond {town}: {total}, met adres en telefoonnummer als we die weten.",
            h1=title,
            lead=f"{total} in en rond {town}.",
            groups=groups,
        )
    )
