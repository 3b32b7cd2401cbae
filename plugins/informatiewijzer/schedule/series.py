"""Slots -> series: a first day, a recurrence rule (RFC 5545, 3.3.10) and the days left out of it.

A series starts on its first day from the build on, never in the past: who takes it over gets what is to come.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from informatiewijzer.model.schedule import Closing, Repeat, Slot, Weekday, When
from informatiewijzer.schedule.closings import Closings
from informatiewijzer.schedule.occurrences import LOOK_AHEAD, NONE, takes_place

TIME_ZONE = "Europe/Amsterdam"
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTH = {Repeat.FIRST: "1", Repeat.SECOND: "2", Repeat.THIRD: "3", Repeat.FOURTH: "4", Repeat.LAST: "-1"}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Series:
    """`number`: the slot's place, from 1; `rule`: "" when once; `left_out`: days of it without."""

    number: int
    slot: Slot
    first: date
    rule: str
    left_out: tuple[date, ...]


def has_series(when: When, as_of: date, closings: Closings = NONE) -> bool:
    """Whether anything fixed is still to come; quick for what simply goes on."""
    goes_on = any(
        slot.valid_to is None
        and not slot.exceptions
        and slot.repeat is not Repeat.ONCE
        and slot.has_dates
        and not slot.valid_from
        for slot in when.slots
    )
    return goes_on or any(_first(slot, as_of, closings, ()) for slot in when.slots)


def series_of(when: When, as_of: date, closings: Closings = NONE) -> list[Series]:
    """The series of a schedule; together they give the days of `occurrences`, and none twice.

    Looks as far ahead as the next dates of a page do. A slot that has nothing to come is left out.
    """
    found = []
    for index, slot in enumerate(when.slots):
        earlier = [other for other in when.slots[:index] if _same_time(other, slot)]
        first = _first(slot, as_of, closings, earlier)
        if first:
            left_out = _left_out(slot, first, as_of, closings, earlier)
            found.append(Series(index + 1, slot, first, rule(slot), left_out))
    return found


def _same_time(one: Slot, other: Slot) -> bool:
    return (one.start, one.end, one.day_part) == (other.start, other.end, other.day_part)


def _first(slot: Slot, as_of: date, closings: Closings, earlier: Sequence[Slot]) -> date | None:
    if not slot.has_dates:
        return None
    day = max(as_of, slot.valid_from or as_of)
    last = min(as_of + LOOK_AHEAD, slot.last_day or date.max)
    while day <= last:
        if takes_place(slot, day, closings) and not _taken(earlier, day, closings):
            return day
        day += _DAY
    return None


def _taken(earlier: Sequence[Slot], day: date, closings: Closings) -> bool:
    return any(takes_place(other, day, closings) for other in earlier)


def _left_out(
    slot: Slot, first: date, as_of: date, closings: Closings, earlier: Sequence[Slot]
) -> tuple[date, ...]:
    """The days after `first` that the rule gives, but that are excepted or stand in an earlier slot."""
    days = [day for day in excepted_days(slot, closings) if day > first]
    if earlier:
        later = (first + offset * _DAY for offset in range(1, (as_of + LOOK_AHEAD - first).days + 1))
        days += [day for day in later if takes_place(slot, day, closings) and _taken(earlier, day, closings)]
    return tuple(sorted(days))


def excepted_days(slot: Slot, closings: Closings = NONE) -> tuple[date, ...]:
    """The days that the rhythm of a slot gives and its exceptions take out, as far as known; sorted."""
    if not slot.exceptions:
        return ()
    bare = slot.model_copy(update={"exceptions": ()})
    return tuple(day for day in sorted(set(_exceptions(slot, closings))) if takes_place(bare, day))


def _exceptions(slot: Slot, closings: Closings) -> Iterable[date]:
    for each in slot.exceptions:
        if isinstance(each, date):
            yield each
        elif each is Closing.PUBLIC_HOLIDAYS:
            yield from closings.public
        else:
            for first, last in closings.school:
                yield from (first + offset * _DAY for offset in range((last - first).days + 1))


def rule(slot: Slot) -> str:
    """The rule without its name: "FREQ=WEEKLY;BYDAY=MO"; "" when it is once."""
    if slot.repeat is Repeat.ONCE:
        return ""
    rhythm = "FREQ=MONTHLY" if slot.repeat in _NTH else "FREQ=WEEKLY"
    if slot.repeat is Repeat.BIWEEKLY:
        rhythm += ";INTERVAL=2;WKST=MO"
    return f"{rhythm};BYDAY={byday(slot)}{_until(slot)}"


def byday(slot: Slot) -> str:
    """The days of a slot as iCalendar writes them: "MO,TH", or "2FR" for the second Friday of the month."""
    return days_of(slot.repeat, slot.days or ())


def days_of(repeat: Repeat, days: Iterable[Weekday]) -> str:
    """As `byday`, of a rhythm and its days."""
    nth = _NTH.get(repeat, "")
    return ",".join(nth + WEEKDAYS[number] for number in sorted(day.number for day in days))


def _until(slot: Slot) -> str:
    """In UTC when the series has clock times, else a day (RFC 5545, 3.3.10)."""
    if slot.valid_to is None:
        return ""
    if slot.start is None:
        return f";UNTIL={slot.valid_to:%Y%m%d}"
    end = datetime.combine(slot.valid_to, time(23, 59, 59), ZoneInfo(TIME_ZONE)).astimezone(UTC)
    return f";UNTIL={end:%Y%m%dT%H%M%SZ}"
