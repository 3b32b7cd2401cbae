"""Slots -> the days and times at which something takes place.

Everything is weekday and wall clock, in the town's own time: no moment is ever turned into UTC, so that a
change to summer time moves nothing. `wanneer.js` is the twin of this module; a test holds them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import islice

from informatiewijzer.model.schedule import DayPart, Repeat, Slot, When
from informatiewijzer.schedule.closings import Closings

NONE = Closings()
LOOK_AHEAD = timedelta(days=800)
"""How far ahead the next dates are looked for: two years, so that something yearly is still found."""

_NTH = {Repeat.FIRST: 1, Repeat.SECOND: 2, Repeat.THIRD: 3, Repeat.FOURTH: 4}
_DAY = timedelta(days=1)
_PARTS = (DayPart.MORNING, DayPart.AFTERNOON, DayPart.EVENING)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that it takes place; the clock times or the part of the day may be unknown."""

    day: date
    start: time | None = None
    end: time | None = None
    day_part: DayPart | None = None

    @property
    def order(self) -> tuple[date, int, int]:
        """Sorts by day, then by start in minutes; a part of the day at 6, 12 and 18 o'clock, unknown last."""
        return self.day, _minutes(self), -1 if self.end is None else self.end.hour * 60 + self.end.minute


def _minutes(occurrence: Occurrence) -> int:
    if occurrence.start is not None:
        return occurrence.start.hour * 60 + occurrence.start.minute
    if occurrence.day_part is not None:
        return 360 * (1 + _PARTS.index(occurrence.day_part))
    return 1440


def takes_place(slot: Slot, day: date, closings: Closings = NONE) -> bool:
    """Whether a slot is surely on `day`, its period, rhythm and exceptions taken together."""
    return _in_period(slot, day) and _in_rhythm(slot, day) and not _is_excepted(slot, day, closings)


def _in_period(slot: Slot, day: date) -> bool:
    if slot.repeat is Repeat.ONCE:
        return day == slot.valid_from
    if slot.valid_from is not None and day < slot.valid_from:
        return False
    return slot.valid_to is None or day <= slot.valid_to


def _in_rhythm(slot: Slot, day: date) -> bool:
    if slot.repeat is Repeat.ONCE:
        return True
    if not slot.has_dates:
        return False  # which of its days it is, nobody told us
    if day.weekday() not in [weekday.number for weekday in slot.days or ()]:
        return False
    if slot.repeat is Repeat.BIWEEKLY and slot.valid_from is not None:
        return (_monday(day) - _monday(slot.valid_from)).days % 14 == 0
    if slot.repeat is Repeat.LAST:
        return (day + 7 * _DAY).month != day.month
    return slot.repeat not in _NTH or (day.day + 6) // 7 == _NTH[slot.repeat]


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY


def _is_excepted(slot: Slot, day: date, closings: Closings) -> bool:
    return any(
        each == day if isinstance(each, date) else closings.closes(each, day) for each in slot.exceptions
    )


def occurrences(when: When, start: date, end: date, closings: Closings = NONE) -> list[Occurrence]:
    """Every time from `start` up to and including `end`; sorted, and none twice.

    Empty when nothing fixed is known. A fifth weekday belongs to "laatste" only. Every two weeks counts whole
    weeks, Monday first, from the week of "vanaf" (RFC 5545: INTERVAL=2;WKST=MO).
    """
    found: list[Occurrence] = []
    for offset in range((end - start).days + 1):
        found += on_day(when, start + offset * _DAY, closings)
    return found


def on_day(when: When, day: date, closings: Closings = NONE) -> list[Occurrence]:
    """The times on one day; sorted, and none twice."""
    found = {
        Occurrence(day, slot.start, slot.end, slot.day_part): None
        for slot in when.slots
        if takes_place(slot, day, closings)
    }
    return sorted(found, key=lambda occurrence: occurrence.order)


def next_occurrences(when: When, start: date, count: int, closings: Closings = NONE) -> list[Occurrence]:
    """The first `count` times from `start` on, looking two years ahead at most."""
    days = (start + offset * _DAY for offset in range(LOOK_AHEAD.days + 1))
    return list(islice((each for day in days for each in on_day(when, day, closings)), count))
