"""What every view may look up: the published catalogue, its cards, its titles, and who belongs where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Activity
from informatiewijzer.pages.cards import Card, deal
from informatiewijzer.pages.render import Kitchen
from informatiewijzer.pages.titles import unique_titles

Ids = Mapping[str, Sequence[str]]
"""Ids of records by the id of what they belong to, in alphabetical order of their names."""


@dataclass(frozen=True, slots=True)
class Site:
    """The published catalogue and its indexes; made once a build and never changed."""

    catalogue: Catalogue
    kitchen: Kitchen
    cards: Mapping[str, Card]
    titles: Mapping[str, str]
    by_theme: Ids
    by_main_theme: Ids
    by_group: Ids
    by_wijk: Ids
    by_venue: Ids
    by_organiser: Ids
    by_theme_and_wijk: Ids
    organisations_by_wijk: Ids
    organisations_by_venue: Ids
    locations_by_wijk: Ids

    def card(self, kind: str, id_: str) -> Card:
        """The card of a record; kind is the folder's name."""
        return self.cards[f"{kind}/{id_}"]

    def cards_of(self, kind: str, ids: Iterable[str]) -> list[Card]:
        """Cards of records of one kind, in the given order."""
        return [self.cards[f"{kind}/{id_}"] for id_ in ids]


def _index(pairs: Iterable[tuple[str, str]]) -> Ids:
    index: dict[str, list[str]] = defaultdict(list)
    for key, id_ in pairs:
        index[key].append(id_)
    return dict(index)


def _by_name(kind: str, ids: Iterable[str], cards: Mapping[str, Card]) -> list[str]:
    return sorted(ids, key=lambda id_: (cards[f"{kind}/{id_}"].sort, id_))


def make_site(catalogue: Catalogue, kitchen: Kitchen) -> Site:
    """Cards, titles and indexes of a published catalogue."""
    cards = deal(catalogue, kitchen)
    activities = [catalogue.activities[id_] for id_ in _by_name("activiteiten", catalogue.activities, cards)]
    wijk = {activity.id: catalogue.neighbourhood_of(activity) or "" for activity in activities}
    organisations = [
        catalogue.organisations[id_] for id_ in _by_name("organisaties", catalogue.organisations, cards)
    ]
    locations = _by_name("locaties", catalogue.locations, cards)
    return Site(
        catalogue=catalogue,
        kitchen=kitchen,
        cards=cards,
        titles=unique_titles(catalogue),
        by_theme=_index((theme, a.id) for a in activities for theme in a.themes),
        by_main_theme=_index((a.themes[0], a.id) for a in activities),
        by_group=_index((group, a.id) for a in activities for group in a.groups),
        by_wijk=_index((wijk[a.id], a.id) for a in activities),
        by_venue=_index((a.where.venue or "", a.id) for a in activities),
        by_organiser=_index((a.organisation or "", a.id) for a in activities),
        by_theme_and_wijk=_index((f"{a.themes[0]}/{wijk[a.id]}", a.id) for a in activities),
        organisations_by_wijk=_index(
            (catalogue.organisation_neighbourhood(o) or "", o.id) for o in organisations
        ),
        organisations_by_venue=_index((o.venue or "", o.id) for o in organisations),
        locations_by_wijk=_index((catalogue.locations[id_].neighbourhood or "", id_) for id_ in locations),
    )


def related(site: Site, activity: Activity, limit: int = 4) -> list[Card]:
    """Up to `limit` others: same main theme in the same wijk, then same venue, then same main theme."""
    wijk = site.catalogue.neighbourhood_of(activity) or ""
    pools = (
        site.by_theme_and_wijk[f"{activity.themes[0]}/{wijk}"],
        site.by_venue[activity.where.venue] if activity.where.venue else (),
        site.by_main_theme[activity.themes[0]],
    )
    chosen: dict[str, None] = {}
    for pool in pools:
        for id_ in _following(pool, activity.id, limit):
            if len(chosen) < limit:
                chosen[id_] = None
    return site.cards_of("activiteiten", chosen)


def _following(ids: Sequence[str], own: str, limit: int) -> list[str]:
    """The ids that follow `own` in the list, round to the start: so not everybody points at the same few."""
    if own not in ids:
        return list(ids[:limit])
    start = ids.index(own) + 1
    return [id_ for id_ in (*ids[start : start + limit], *ids[: min(limit, start - 1)]) if id_ != own][:limit]
