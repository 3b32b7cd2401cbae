"""Series in calendar files, read and expanded by libraries, against the times that a page shows."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import icalendar
import pytest
import recurring_ical_events
from informatiewijzer.model.schedule import When
from informatiewijzer.schedule.closings import Closings
from informatiewijzer.schedule.icalendar import Words, calendar, event
from informatiewijzer.schedule.occurrences import LOOK_AHEAD, next_occurrences, occurrences
from informatiewijzer.schedule.series import has_series, series_of
from schedule_cases import CLOSINGS, schedules

Time = tuple[date, time | None, time | None]
YEAR = timedelta(days=400)


def written(when: When, as_of: date, closings: Closings) -> bytes:
    """The calendar file of one schedule."""
    series = series_of(when, as_of, closings)
    return calendar("Proef", [event(each, Words(f"{each.number}@proef", "x", "y"), as_of) for each in series])


def expanded(content: bytes, start: date, end: date) -> list[Time]:
    """The times in a calendar file from `start` up to and including `end`, by the library."""
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(content))
    found = events.between(start, end + timedelta(days=1))
    return sorted((as_time(each) for each in found), key=str)


def as_time(each: icalendar.Event) -> Time:
    """Day, begin and end of an event on the clock of the town; no end where the file has none."""
    start, end = each["DTSTART"].dt, each["DTEND"].dt if "DTEND" in each else None
    if not isinstance(start, datetime):
        return start, None, None
    known_end = end.time() if end and end != start else None
    return start.date(), start.time(), known_end


def shown(when: When, start: date, end: date, closings: Closings) -> list[Time]:
    """The times as our own expansion has them."""
    return sorted(((t.day, t.start, t.end) for t in occurrences(when, start, end, closings)), key=str)


@pytest.mark.parametrize("part", range(4))
def test_files_hold_the_times_of_the_pages(part: int) -> None:
    """Four times 40 made-up schedules over more than a year: a library finds the same times in the file."""
    for when, start in schedules(160)[part::4]:
        end = start + YEAR
        found = expanded(written(when, start, CLOSINGS), start, end)
        assert found == shown(when, start, end, CLOSINGS), (when, start)


@pytest.mark.parametrize(
    ("start", "what"), [(date(2027, 3, 20), "summer time begins"), (date(2026, 10, 17), "summer time ends")]
)
def test_the_clock_stays_the_clock(start: date, what: str) -> None:
    """Ten o'clock stays ten o'clock over both changes of the clock, also in the hour that is changed."""
    for clock in ("10:00", "02:30", "00:00", "23:30"):
        slot = {"dagen": ["zaterdag", "zondag", "maandag"], "van": clock, "tot_en_met": "2028-01-01"}
        when = When.model_validate({"soort": "vast", "momenten": [slot]})
        end = start + timedelta(days=20)
        assert expanded(written(when, start, Closings()), start, end) == shown(when, start, end, Closings())


def test_a_series_starts_on_a_day_that_is_on() -> None:
    """The first day is never left out itself, and every left-out day is one that the rule gives (3.8.5.1)."""
    for when, start in schedules(400):
        for each in series_of(when, start, CLOSINGS):
            alone = When.model_construct(kind=when.kind, slots=(each.slot,), remark=None)
            assert occurrences(alone, each.first, each.first, CLOSINGS)
            assert each.first not in each.left_out
            bare = When.model_construct(
                kind=when.kind, slots=(each.slot.model_copy(update={"exceptions": ()}),), remark=None
            )
            assert all(occurrences(bare, day, day) for day in each.left_out)


def test_there_is_a_file_when_something_is_to_come() -> None:
    """`has_series` says exactly whether the page finds a next time."""
    for when, start in schedules(600):
        told = has_series(when, start, CLOSINGS)
        assert told == bool(next_occurrences(when, start, 1, CLOSINGS)), (when, start)
        assert told == bool(series_of(when, start, CLOSINGS))
    assert LOOK_AHEAD.days > 366
