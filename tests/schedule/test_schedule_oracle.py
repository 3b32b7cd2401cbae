"""Our own expansion of slots against python-dateutil's rrule, over generated schedules."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from dateutil import rrule
from informatiewijzer.model.schedule import Closing, Repeat, Slot
from informatiewijzer.schedule.occurrences import Occurrence, next_occurrences, occurrences
from schedule_cases import CLOSINGS, schedules

NTH = {Repeat.FIRST: 1, Repeat.SECOND: 2, Repeat.THIRD: 3, Repeat.FOURTH: 4, Repeat.LAST: -1}
WINDOW = timedelta(days=120)


def rule_days(slot: Slot, start: date, end: date) -> set[date]:
    """The days of a slot between two dates, as RFC 5545 says: RRULE with EXDATE."""
    if slot.repeat is Repeat.SOMETIMES:
        return set()  # RFC 5545 has no rule for what nobody can count
    if slot.repeat is Repeat.ONCE:
        days = {slot.valid_from} & {start + timedelta(days=n) for n in range((end - start).days + 1)}
    else:
        numbers = [day.number for day in slot.days or ()]
        monthly = slot.repeat in NTH
        rule = rrule.rrule(
            rrule.MONTHLY if monthly else rrule.WEEKLY,
            dtstart=datetime.combine(slot.valid_from or start, datetime.min.time()),
            until=datetime.combine(min(end, slot.valid_to or end), datetime.min.time()),
            interval=2 if slot.repeat is Repeat.BIWEEKLY else 1,
            byweekday=[rrule.weekday(n, NTH[slot.repeat]) if monthly else n for n in numbers],
            wkst=rrule.MO,
        )
        days = {moment.date() for moment in rule if moment.date() >= start}
    return {day for day in days if day and not excepted(slot, day)}


def excepted(slot: Slot, day: date) -> bool:
    """The exceptions of a slot, said in another way than the code under test does."""
    school = any(first <= day <= last for first, last in CLOSINGS.school)
    names = {
        day,
        *([Closing.PUBLIC_HOLIDAYS] * (day in CLOSINGS.public)),
        *([Closing.SCHOOL_HOLIDAYS] * school),
    }
    return bool(names & set(slot.exceptions))


def test_every_schedule_gives_the_days_of_rrule() -> None:
    """Two thousand schedules around awkward days give the days that RFC 5545 gives, each once, in order."""
    for when, start in schedules(2000):
        found = occurrences(when, start, start + WINDOW, CLOSINGS)
        expected = {
            Occurrence(day, slot.start, slot.end, slot.day_part)
            for slot in when.slots
            for day in rule_days(slot, start, start + WINDOW)
        }
        assert len(found) == len(set(found)), when
        assert set(found) == expected, (when, start)
        assert found == sorted(found, key=lambda each: each.order)


def test_the_next_dates_are_the_first_of_all_dates() -> None:
    """Looking for the next five gives the first five of the long list."""
    for when, start in schedules(150):
        assert (
            next_occurrences(when, start, 5, CLOSINGS)
            == occurrences(when, start, start + timedelta(days=800), CLOSINGS)[:5]
        )
