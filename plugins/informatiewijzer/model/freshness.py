"""How fresh a record is: one table of limits, and what follows from them (docs/adr/0030).

Three dates, never mixed: edited (version control), looked at (`bron.gezien`), confirmed (`bevestigd.op`).
Only the last two say that somebody checked; the date of a source says how old the facts are, and no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from informatiewijzer.model.base import Record


class Stage(StrEnum):
    """What the day of the last look asks for; the value is the Dutch word in reports."""

    NEVER = "nooit nagekeken"
    FRESH = "vers"
    REVIEW = "even nakijken"
    LOWER = "lager in de lijst"
    WITHDRAWN = "van de site"


@dataclass(frozen=True, slots=True)
class Limits:
    """Days since the last look after which a record is marked, ranks lower, leaves the site."""

    review: int
    lower: int
    withdraw: int


# Times change sooner than offices do, and offices sooner than buildings. The only such table there is.
LIMITS: Mapping[str, Limits] = {
    "activiteiten": Limits(365, 548, 730),
    "locaties": Limits(1095, 1460, 1825),
    "organisaties": Limits(730, 1095, 1460),
}
OTHERS = LIMITS["activiteiten"]
"""For kinds of record that have no line of their own."""


def limits_of(kind: str) -> Limits:
    """The limits of a kind of record, named as its folder."""
    return LIMITS.get(kind, OTHERS)


def confirmed_on(record: Record) -> date | None:
    """The day somebody asked and it was right."""
    return record.confirmed.on if record.confirmed else None


def seen_on(record: Record) -> date | None:
    """The last day one of its sources was looked at."""
    return max([source.seen for source in record.sources if source.seen], default=None)


def checked_on(record: Record) -> date | None:
    """The last day of a look or a confirmation, whichever is later; None when there was none."""
    seen, confirmed = seen_on(record), confirmed_on(record)
    return max(seen, confirmed) if seen and confirmed else seen or confirmed


def data_on(record: Record) -> date | None:
    """The first day that the newest dated source may be of."""
    return max([source.dated.earliest for source in record.sources if source.dated], default=None)


def stage_of(kind: str, record: Record, as_of: date, start: date | None = None) -> Stage:
    """How fresh a record of `kind` is on `as_of`.

    `start`: the day from which the town keeps to these limits; who was never looked at counts from then.
    Without it a record that nobody ever looked at stays NEVER: marked, but not lowered or withdrawn.
    """
    last = checked_on(record)
    if last is None and (start is None or start > as_of):
        return Stage.NEVER
    age = (as_of - (last or start or as_of)).days
    limits = limits_of(kind)
    if age > limits.withdraw:
        return Stage.WITHDRAWN
    if age > limits.lower:
        return Stage.LOWER
    if last is None:
        return Stage.NEVER
    return Stage.REVIEW if age > limits.review else Stage.FRESH
