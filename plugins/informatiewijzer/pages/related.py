"""Which activities look like one: a simple and steady choice, without scores."""

from __future__ import annotations

from collections.abc import Sequence

from informatiewijzer.model.records import Activity
from informatiewijzer.pages.cards import Card
from informatiewijzer.pages.site import Ring, Site

LIMIT = 4


def related(site: Site, activity: Activity) -> tuple[Card, ...]:
    """Up to four others: same main theme in the same wijk, then same venue, then same main theme."""
    chosen: dict[str, None] = {}
    for ring in (site.near_alike, site.same_venue, site.alike):
        for id_ in _following(ring, activity.id):
            chosen[id_] = None
        if len(chosen) >= LIMIT:
            break
    return tuple(site.cards[f"activiteiten/{id_}"] for id_ in tuple(chosen)[:LIMIT])


def _following(ring: Ring, own: str) -> Sequence[str]:
    """The ids after `own` in its list, round to the start: so not everybody points at the same few."""
    place = ring.get(own)
    if place is None:
        return ()
    ids, index = place
    after = ids[index + 1 : index + 1 + LIMIT]
    return (*after, *ids[: min(LIMIT - len(after), index)])
