"""When an event is, in the words of schema.org (Event, Schedule)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from functools import lru_cache

from informatiewijzer.model.schedule import Repeat, Slot, Weekday
from informatiewijzer.pages.json_text import Data, Ready, encode
from informatiewijzer.schedule.closings import Closings
from informatiewijzer.schedule.series import TIME_ZONE, days_of, excepted_days

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PERIODS = {Repeat.WEEKLY: "P1W", Repeat.BIWEEKLY: "P2W"}


def event_times(slots: Sequence[Slot], closings: Closings) -> Data:
    """`eventSchedule`; for what is only once the day itself, in the town's own time."""
    if len(slots) == 1 and slots[0].repeat is Repeat.ONCE:
        return _once(slots[0])
    # A schedule of schema.org says how often; what is not every week stands in words on the page.
    schedules = [_schedule_of(slot, closings) for slot in slots if slot.has_dates]
    joined = ",".join(schedules)
    return {"eventSchedule": Ready(joined if len(schedules) == 1 else f"[{joined}]")}


def _once(slot: Slot) -> Data:
    data = {"startDate": f"{slot.valid_from}" + (f"T{slot.start:%H:%M}" if slot.start else "")}
    if slot.end:
        data["endDate"] = f"{slot.valid_from}T{slot.end:%H:%M}"
    return data


def _schedule_of(slot: Slot, closings: Closings) -> str:
    left_out = excepted_days(slot, closings)
    return _schedule(
        slot.repeat, slot.days or (), slot.valid_from, slot.valid_to, slot.start, slot.end, left_out
    )


@lru_cache(maxsize=1024)
def _schedule(
    repeat: Repeat,
    days: tuple[Weekday, ...],
    first: date | None,
    last: date | None,
    start: time | None,
    end: time | None,
    left_out: tuple[date, ...],
) -> str:
    """A Schedule as JSON text: much is every Tuesday from ten to twelve."""
    data: Data = {"@type": "Schedule", "scheduleTimezone": TIME_ZONE}
    if repeat is Repeat.ONCE:
        data["endDate"] = f"{first}"
    else:
        data["repeatFrequency"] = _PERIODS.get(repeat, "P1M")
        data["byDay"] = _by_day(repeat, days)
    for name, day in (("startDate", first), ("endDate", last)):
        if day:
            data[name] = day.isoformat()
    for name, clock in (("startTime", start), ("endTime", end)):
        if clock:
            data[name] = f"{clock:%H:%M}"
    if left_out:
        data["exceptDate"] = [day.isoformat() for day in left_out]
    return encode(data)


def _by_day(repeat: Repeat, days: tuple[Weekday, ...]) -> list[str]:
    """Days by their addresses; the nth of the month as iCalendar writes it, which schema.org allows."""
    if repeat in _PERIODS:
        return [f"https://schema.org/{_DAYS[number]}" for number in sorted(day.number for day in days)]
    return days_of(repeat, days).split(",")
