"""The schedule model: a slot exists if and only if its parts fit together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from informatiewijzer.base.dutch import WEEKDAYS
from informatiewijzer.model.schedule import Closing, Repeat, Slot, Weekday, When, WhenKind
from pydantic import ValidationError

BOUNDED = settings(max_examples=120, deadline=None, derandomize=True)
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
CLOCK = st.sampled_from(["00:00", "09:00", "9:30", "12:00", "18:45", "23:59"])


@st.composite
def slots(draw: st.DrawFn) -> dict[str, Any]:
    """The texts of a slot, with any of its fields present or not."""
    fields = {
        "dagen": st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True),
        "van": CLOCK,
        "tot": CLOCK,
        "dagdeel": st.sampled_from(["ochtend", "middag", "avond"]),
        "herhaling": st.sampled_from([word.value for word in Repeat]),
        "vanaf": DAYS.map(date.isoformat),
        "tot_en_met": DAYS.map(date.isoformat),
        "behalve": st.lists(DAYS.map(date.isoformat), max_size=3, unique=True),
    }
    return {name: draw(values) for name, values in fields.items() if draw(st.booleans())}


def fits(slot: dict[str, Any]) -> bool:
    """The rules of docs/architecture.md, said once more and in another way."""
    repeat = slot.get("herhaling", "wekelijks")
    start, end = (slot.get(name, "").zfill(5) if name in slot else None for name in ("van", "tot"))
    first, last = slot.get("vanaf"), slot.get("tot_en_met")
    needs_first = repeat in ("eenmalig", "om-de-week")
    day_fits = not (needs_first and first and "dagen" in slot) or (
        WEEKDAYS[date.fromisoformat(first).weekday()] in slot["dagen"]
    )
    return (
        (end is None or (start is not None and start < end))
        and not (start is not None and "dagdeel" in slot)
        and (first is not None or not needs_first)
        and ("dagen" in slot or repeat == "eenmalig")
        and (first is None or last is None or first <= last)
        and day_fits
    )


@BOUNDED
@given(slots())
def test_a_slot_exists_when_its_parts_fit(slot: dict[str, Any]) -> None:
    """Of any combination of fields the model accepts exactly those that make sense."""
    try:
        made = Slot.model_validate(slot)
    except ValidationError:
        made = None
    assert (made is not None) == fits(slot)


@BOUNDED
@given(slots().filter(fits), DAYS)
def test_it_is_over_after_its_last_day(slot: dict[str, Any], day: date) -> None:
    """On the last day itself it still takes place; without a last day it is never over."""
    made = Slot.model_validate(slot)
    when = When.model_validate({"soort": "vast", "momenten": [slot]})
    if made.last_day is None:
        assert not when.is_over(day)
    else:
        assert not when.is_over(made.last_day)
        assert when.is_over(made.last_day + timedelta(days=1))


def test_one_slot_that_goes_on_keeps_it_going() -> None:
    """An activity is over when all of its slots are."""
    over = {"dagen": ["maandag"], "tot_en_met": "2026-06-29"}
    goes_on = {"dagen": ["dinsdag"]}
    as_of = date(2026, 11, 24)
    assert When.model_validate({"soort": "vast", "momenten": [over]}).is_over(as_of)
    assert not When.model_validate({"soort": "vast", "momenten": [over, goes_on]}).is_over(as_of)
    assert not When.model_validate({"soort": "altijd"}).is_over(as_of)


@pytest.mark.parametrize("kind", [kind.value for kind in WhenKind])
@pytest.mark.parametrize("count", [0, 1])
def test_slots_come_with_fixed_and_only_then(kind: str, count: int) -> None:
    """`vast` without slots says nothing; another kind with slots contradicts itself."""
    data = {"soort": kind, "momenten": [{"dagen": ["maandag"]}] * count}
    if (kind == "vast") == bool(count):
        assert len(When.model_validate(data).slots) == count
    else:
        with pytest.raises(ValidationError):
            When.model_validate(data)


def test_weekdays_count_from_monday() -> None:
    """As date.weekday() does (ISO 8601 counts from Monday too)."""
    monday = date(2026, 11, 23)
    assert [Weekday(WEEKDAYS[n]).number for n in range(7)] == [
        (monday + timedelta(days=n)).weekday() for n in range(7)
    ]


def test_exceptions_are_days_or_closings() -> None:
    """A date, school holidays or public holidays; the order of the file stays."""
    slot = Slot.model_validate(
        {"dagen": "maandag", "behalve": ["feestdagen", "2026-12-25", "schoolvakanties"]}
    )
    assert slot.exceptions == (Closing.PUBLIC_HOLIDAYS, date(2026, 12, 25), Closing.SCHOOL_HOLIDAYS)
    assert slot.days == (Weekday.MONDAY,)
