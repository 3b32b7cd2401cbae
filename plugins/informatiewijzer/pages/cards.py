"""Cards: how a record looks in a list. Each is rendered once, however many lists it stands in."""

from __future__ import annotations

from collections.abc import Sequence

from informatiewijzer.base.outputs import digest
from informatiewijzer.model.base import Record
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Activity, Location, Organisation
from informatiewijzer.pages.order import sort_key
from informatiewijzer.pages.words import WHERE_WORDS, capital, cost_words, when_short


class Card:
    """One record in a list: what it says, the digest of that, and its HTML once somebody asked for it."""

    __slots__ = ("digest", "facts", "halves", "href", "name", "sort", "summary")

    def __init__(self, href: str, name: str, summary: str, facts: str, digest: str, sort: str) -> None:
        self.href = href
        self.name = name
        self.summary = summary
        self.facts = facts
        self.digest = digest
        self.sort = sort, name
        self.halves: tuple[str, str] | None = None


Written = list[str]
"""A card before it is dealt: all that `Card` is made with."""


def _written(kind: str, id_: str, name: str, summary: str, facts: Sequence[str | None]) -> Written:
    href, words = f"{kind}/{id_}/", capital(" · ".join([fact for fact in facts if fact]))
    return [href, name, summary, words, digest(href, name, summary, words), sort_key(name)[0]]


def activity_card(catalogue: Catalogue, activity: Activity) -> Written:
    """When, where and what it costs, as far as known."""
    where = activity.where
    venue = catalogue.locations.get(where.venue or "")
    wijk = catalogue.neighbourhoods.get(where.neighbourhood or (venue.neighbourhood if venue else None) or "")
    place = venue.name if venue else WHERE_WORDS[where.kind]
    facts = (when_short(activity.when), place, wijk.name if wijk else None, cost_words(activity.costs))
    return _written("activiteiten", activity.id, activity.name, activity.summary, facts)


def organisation_card(catalogue: Catalogue, organisation: Organisation) -> Written:
    """Kind, wijk and first telephone number."""
    wijk = catalogue.neighbourhoods.get(catalogue.organisation_neighbourhood(organisation) or "")
    kind = catalogue.organisation_kinds.get(organisation.kind)
    facts = (kind.name if kind else None, wijk.name if wijk else None, *organisation.contact.phones[:1])
    return _written("organisaties", organisation.id, organisation.name, organisation.summary, facts)


def location_card(catalogue: Catalogue, location: Location) -> Written:
    """Street and wijk."""
    wijk = catalogue.neighbourhoods.get(location.neighbourhood or "")
    facts = (location.address.street, wijk.name if wijk else None)
    return _written("locaties", location.id, location.name, location.summary or "", facts)


def card_of(catalogue: Catalogue, record: Record) -> Written:
    """The card of a record of any kind that has one."""
    if isinstance(record, Activity):
        return activity_card(catalogue, record)
    if isinstance(record, Organisation):
        return organisation_card(catalogue, record)
    assert isinstance(record, Location)  # noqa: S101
    return location_card(catalogue, record)
