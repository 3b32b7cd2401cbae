"""When, where and what it costs: as words to find a record by, and as short facts to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from informatiewijzer.model.records import CostKind, Costs, WhereKind
from informatiewijzer.model.schedule import DayPart, Slot, Weekday, When

NOON, EVENING = time(12), time(17, 30)
WEEKEND = (Weekday.SATURDAY, Weekday.SUNDAY)
WHERE_WORDS = {
    WhereKind.AT_HOME: "bij u thuis",
    WhereKind.PHONE: "per telefoon",
    WhereKind.ONLINE: "op internet",
}


def day_part(slot: Slot) -> str:
    """The part of the day of a slot, by its start when that is known; "" when nothing is known."""
    if slot.start is None:
        return slot.day_part.value if slot.day_part else ""
    if slot.start < NOON:
        return DayPart.MORNING.value
    return (DayPart.AFTERNOON if slot.start < EVENING else DayPart.EVENING).value


def when_facets(when: When) -> Iterator[str]:
    """The days and parts of the day of a schedule, as words."""
    for slot in when.slots:
        days = slot.days or ()
        yield from (day.value for day in days)
        if any(day in WEEKEND for day in days):
            yield "weekend"
        part = day_part(slot)
        if part:
            yield f"{part} {part}s"


def cost_fact(costs: Costs) -> str:
    """ "gratis", "5,00 euro per keer", or "" when it is not known."""
    if costs.kind is CostKind.FREE:
        return "gratis"
    if costs.amount is None:
        return ""
    per = f" per {costs.per}" if costs.per else ""
    return f"{costs.amount:.2f} euro".replace(".", ",") + per
