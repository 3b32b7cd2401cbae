"""Cards: how a record looks in a list. Each is rendered once, however many lists it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from informatiewijzer.base.outputs import digest
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Activity, Location, Organisation
from informatiewijzer.pages.order import sort_key
from informatiewijzer.pages.render import Kitchen
from informatiewijzer.pages.words import WHERE_WORDS, cost_words, when_short

# No record can hold this character (the reader refuses controls), so it marks the place of the root.
_ROOT = "\x00"


class Card:
    """One record in a list: its plain view, the digest of it, and its HTML when asked for."""

    __slots__ = ("_halves", "_kitchen", "digest", "sort", "view")

    def __init__(self, view: Mapping[str, str], kitchen: Kitchen) -> None:
        self.view = view
        self.digest = digest(*view.values())
        self.sort = sort_key(view["name"])
        self._kitchen = kitchen
        self._halves: tuple[str, str] | None = None

    def html(self, root: str) -> Markup:
        """The card with its link made relative to a page at `root` ("../")."""
        if self._halves is None:
            before, _, after = self._kitchen.html("kaart.html", {**self.view, "root": _ROOT}).partition(_ROOT)
            self._halves = (before, after)
        return Markup(f"{self._halves[0]}{root}{self._halves[1]}")  # noqa: S704 - both halves are escaped


def _card(kitchen: Kitchen, kind: str, record: Any, summary: str, facts: list[str]) -> Card:
    view = {
        "href": f"{kind}/{record.id}/",
        "name": record.name,
        "summary": summary,
        "facts": " · ".join(fact for fact in facts if fact),
    }
    return Card(view, kitchen)


def activity_card(catalogue: Catalogue, kitchen: Kitchen, activity: Activity) -> Card:
    """When, where and what it costs, as far as known."""
    venue = catalogue.locations.get(activity.where.venue or "")
    wijk = catalogue.neighbourhoods.get(catalogue.neighbourhood_of(activity) or "")
    place = venue.name if venue else WHERE_WORDS[activity.where.kind]
    facts = [when_short(activity.when), place, wijk.name if wijk else "", cost_words(activity.costs)]
    return _card(kitchen, "activiteiten", activity, activity.summary, facts)


def organisation_card(catalogue: Catalogue, kitchen: Kitchen, organisation: Organisation) -> Card:
    """Kind, wijk and first telephone number."""
    wijk = catalogue.neighbourhoods.get(catalogue.organisation_neighbourhood(organisation) or "")
    kind = catalogue.organisation_kinds.get(organisation.kind)
    facts = [kind.name if kind else "", wijk.name if wijk else "", *organisation.contact.phones[:1]]
    return _card(kitchen, "organisaties", organisation, organisation.summary, facts)


def location_card(catalogue: Catalogue, kitchen: Kitchen, location: Location) -> Card:
    """Street and wijk."""
    wijk = catalogue.neighbourhoods.get(location.neighbourhood or "")
    facts = [location.address.street or "", wijk.name if wijk else ""]
    return _card(kitchen, "locaties", location, location.summary or "", facts)


def deal(catalogue: Catalogue, kitchen: Kitchen) -> Mapping[str, Card]:
    """All cards by address without the last slash: "activiteiten/repair-cafe"."""
    cards = [
        *(activity_card(catalogue, kitchen, record) for record in catalogue.activities.values()),
        *(location_card(catalogue, kitchen, record) for record in catalogue.locations.values()),
        *(organisation_card(catalogue, kitchen, record) for record in catalogue.organisations.values()),
    ]
    return {card.view["href"][:-1]: card for card in cards}
