"""Cards: how a record looks in a list. Each is rendered once, however many lists it stands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from informatiewijzer.base.outputs import digest
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Activity, Location, Organisation
from informatiewijzer.pages.order import sort_key
from informatiewijzer.pages.words import WHERE_WORDS, capital, cost_words, when_short


class Card:
    """One record in a list: what it says, the digest of that, and its HTML once somebody asked for it."""

    __slots__ = ("digest", "facts", "halves", "href", "name", "sort", "summary")

    def __init__(self, kind: str, id_: str, name: str, summary: str, facts: Sequence[str | None]) -> None:
        self.href = f"{kind}/{id_}/"
        self.name = name
        self.summary = summary
        self.facts = capital(" · ".join([fact for fact in facts if fact]))
        self.digest = digest(self.href, name, summary, self.facts)
        self.sort = sort_key(name)
        self.halves: tuple[str, str] | None = None


def activity_card(catalogue: Catalogue, activity: Activity) -> Card:
    """When, where and what it costs, as far as known."""
    where = activity.where
    venue = catalogue.locations.get(where.venue or "")
    wijk = catalogue.neighbourhoods.get(where.neighbourhood or (venue.neighbourhood if venue else None) or "")
    place = venue.name if venue else WHERE_WORDS[where.kind]
    facts = (when_short(activity.when), place, wijk.name if wijk else None, cost_words(activity.costs))
    return Card("activiteiten", activity.id, activity.name, activity.summary, facts)


def organisation_card(catalogue: Catalogue, organisation: Organisation) -> Card:
    """Kind, wijk and first telephone number."""
    wijk = catalogue.neighbourhoods.get(catalogue.organisation_neighbourhood(organisation) or "")
    kind = catalogue.organisation_kinds.get(organisation.kind)
    facts = (kind.name if kind else None, wijk.name if wijk else None, *organisation.contact.phones[:1])
    return Card("organisaties", organisation.id, organisation.name, organisation.summary, facts)


def location_card(catalogue: Catalogue, location: Location) -> Card:
    """Street and wijk."""
    wijk = catalogue.neighbourhoods.get(location.neighbourhood or "")
    facts = (location.address.street, wijk.name if wijk else None)
    return Card("locaties", location.id, location.name, location.summary or "", facts)


def deal(catalogue: Catalogue) -> Mapping[str, Card]:
    """All cards by address without the last slash: "activiteiten/repair-cafe"."""
    cards = [
        *(activity_card(catalogue, record) for record in catalogue.activities.values()),
        *(location_card(catalogue, record) for record in catalogue.locations.values()),
        *(organisation_card(catalogue, record) for record in catalogue.organisations.values()),
    ]
    return {card.href[:-1]: card for card in cards}
