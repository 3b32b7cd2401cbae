"""When, where and what it costs: as words to find a record by, and as short facts to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from informatiewijzer.base.dutch import WEEKDAYS, enumerate_words
from informatiewijzer.model.records import CostKind, Costs, WhereKind
from informatiewijzer.model.schedule import DayPart, Slot, Weekday, When, WhenKind

NOON, EVENING = time(12), time(17, 30)
WEEKEND = (Weekday.SATURDAY, Weekday.SUNDAY)
WHERE_WORDS = {
    WhereKind.AT_HOME: "bij u thuis",
    WhereKind.PHONE: "per telefoon",
    WhereKind.ONLINE: "op internet",
}
WHEN_WORDS = {WhenKind.APPOINTMENT: "op afspraak", WhenKind.ALWAYS: "altijd", WhenKind.VARIES: "wisselend"}


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


def when_fact(when: When) -> str:
    """The first slot in a few words: "maandag 10.00 tot 11.00 uur"; "" when nothing is known."""
    if not when.slots:
        return WHEN_WORDS.get(when.kind, "")
    slot = when.slots[0]
    days = sorted(day.number for day in slot.days or ())
    shown = "elke dag" if len(days) == len(WEEKDAYS) else enumerate_words([WEEKDAYS[day] for day in days])
    return " ".join(part for part in (shown, _hours(slot)) if part)


def _hours(slot: Slot) -> str:
    if slot.start is None:
        return slot.day_part.value if slot.day_part else ""
    end = f" tot {_clock(slot.end)}" if slot.end else ""
    return f"{_clock(slot.start)}{end} uur"


def _clock(moment: time) -> str:
    return f"{moment.hour}.{moment.minute:02}"


def cost_fact(costs: Costs) -> str:
    """ "gratis", "5,00 euro per keer", or "" when it is not known."""
    if costs.kind is CostKind.FREE:
        return "gratis"
    if costs.amount is None:
        return ""
    per = f" per {costs.per}" if costs.per else ""
    return f"{costs.amount:.2f} euro".replace(".", ",") + per
