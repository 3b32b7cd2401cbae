"""Made-up schedules, the same ones each time: for the comparison of Python and browser."""

from __future__ import annotations

import random
from datetime import date, time, timedelta

from informatiewijzer.model.schedule import Closing, DayPart, Repeat, Slot, Weekday, When, WhenKind
from informatiewijzer.schedule.closings import Closings, public_holidays

SEED = 20261124
# Around these days things go wrong: summer time, year change, leap day, 5 May in and out of a lustrum.
TRICKY = (
    date(2024, 2, 29), date(2025, 5, 5), date(2026, 3, 29), date(2026, 5, 5), date(2026, 10, 25),
    date(2026, 12, 31), date(2027, 1, 1), date(2027, 3, 28), date(2028, 2, 29), date(2030, 5, 5),
    date(2100, 2, 28),
)  # fmt: skip
SCHOOL = tuple(
    (date(year, month, 10), date(year, month, 10) + timedelta(days=length))
    for year in range(2024, 2032)
    for month, length in ((2, 8), (4, 15), (7, 43), (10, 8), (12, 25))
)
CLOSINGS = Closings(public_holidays(range(2024, 2032)), SCHOOL)


def a_day(chance: random.Random) -> date:
    """A day near one where things go wrong."""
    return chance.choice(TRICKY) + timedelta(days=chance.randint(-20, 20))


def a_slot(chance: random.Random) -> Slot:
    """Any slot that the model accepts."""
    repeat = chance.choice(list(Repeat))
    start, end, part = _times(chance)
    first = a_day(chance) if repeat in (Repeat.ONCE, Repeat.BIWEEKLY) or chance.random() < 0.3 else None
    days = chance.sample(list(Weekday), chance.randint(1, 3))
    if first is not None and repeat in (Repeat.ONCE, Repeat.BIWEEKLY):
        days = list(dict.fromkeys([list(Weekday)[first.weekday()], *days]))
    exceptions = [a_day(chance) for _ in range(chance.randint(0, 3))]
    exceptions += chance.sample(list(Closing), chance.choice((0, 0, 1, 2)))
    last = (
        (first or a_day(chance)) + timedelta(days=chance.randint(0, 400)) if chance.random() < 0.3 else None
    )
    return Slot.model_construct(
        days=tuple(days), start=start, end=end, day_part=part, repeat=repeat,
        valid_from=first, valid_to=last, exceptions=tuple(dict.fromkeys(exceptions)),
    )  # fmt: skip


def _times(chance: random.Random) -> tuple[time | None, time | None, DayPart | None]:
    kind = chance.randint(0, 3)
    start = time(chance.randint(0, 21), chance.choice((0, 15, 30, 45)))
    if kind == 0:
        return None, None, None
    if kind == 1:
        return None, None, chance.choice(list(DayPart))
    return start, (time(start.hour + 2, start.minute) if kind == 2 else None), None


def a_schedule(chance: random.Random) -> When:
    """One to three slots, now and then the same one twice."""
    slots = [a_slot(chance) for _ in range(chance.randint(1, 3))]
    if chance.random() < 0.1:
        slots.append(slots[0])
    return When.model_construct(kind=WhenKind.FIXED, slots=tuple(slots), remark=None)


def schedules(count: int) -> list[tuple[When, date]]:
    """`count` schedules, each with a day to start looking."""
    chance = random.Random(SEED)
    return [(a_schedule(chance), a_day(chance)) for _ in range(count)]
