"""Days that people can check on a calendar, one case each; and the closings they lean on."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.schedule import When
from informatiewijzer.schedule.closings import Closings, closings_for, public_holidays
from informatiewijzer.schedule.compact import compact_when
from informatiewijzer.schedule.occurrences import occurrences
from informatiewijzer.source.reader import read_tree

ROOT = Path(__file__).parents[2]
CASES: dict[str, Any] = read_tree(
    Path(__file__).with_name("gevallen.yaml").read_bytes(), "gevallen"
).tree.root  # type: ignore[union-attr]
AS_OF = date(2026, 11, 24)


@pytest.fixture(scope="module")
def closings() -> Closings:
    """What a build of this catalogue knows."""
    catalogue = load_catalogue(ROOT / "catalogue").catalogue
    assert catalogue is not None
    return closings_for(catalogue.school_years, AS_OF)


def fixed(**slot: Any) -> When:
    """A schedule of one slot, written as an editor writes it."""
    return When.model_validate({"soort": "vast", "momenten": [slot]})


@pytest.mark.parametrize("name", sorted(CASES))
def test_days_on_the_calendar(name: str, closings: Closings) -> None:
    """Each case gives exactly the days that stand in it."""
    case = CASES[name]
    found = occurrences(
        fixed(**case["moment"]), date.fromisoformat(case["begin"]), date.fromisoformat(case["eind"]), closings
    )
    assert [each.day.isoformat() for each in found] == case["keren"]


def test_liberation_day_is_free_once_in_five_years() -> None:
    """5 May counts as a public holiday in 2025 and 2030 and in no year between (the library's rule)."""
    days = public_holidays(range(2025, 2031))
    assert [day.year for day in days if (day.month, day.day) == (5, 5)] == [2025, 2030]


def test_kings_day_moves_when_it_is_a_sunday() -> None:
    """27 April 2025 was a Sunday: King's Day was the day before."""
    assert date(2025, 4, 26) in public_holidays([2025])
    assert date(2025, 4, 27) not in public_holidays([2025])


def test_school_holidays_run_from_saturday_to_sunday(closings: Closings) -> None:
    """Every school holiday of the list starts on a Saturday, ends on a Sunday, and none overlap."""
    assert len(closings.school) == 25
    assert {first.weekday() for first, _ in closings.school} == {5}
    assert {last.weekday() for _, last in closings.school} == {6}
    ends = [day for pair in closings.school for day in pair]
    assert ends == sorted(ends)


def test_several_slots_on_a_day_are_sorted_and_not_doubled() -> None:
    """Two slots that say the same give one time; morning comes before 14.00, an unknown time comes last."""
    slots = [
        {"dagen": "maandag", "herhaling": "wekelijks"},
        {"dagen": "maandag", "van": "14:00", "tot": "15:00"},
        {"dagen": "maandag", "dagdeel": "ochtend"},
        {"dagen": ["maandag", "dinsdag"], "van": "14:00", "tot": "15:00"},
    ]
    when = When.model_validate({"soort": "vast", "momenten": slots})
    found = occurrences(when, date(2026, 11, 23), date(2026, 11, 23))
    assert [(each.start, each.day_part and each.day_part.value) for each in found] == [
        (None, "ochtend"),
        (time(14), None),
        (None, None),
    ]


def test_nothing_fixed_gives_no_dates() -> None:
    """By appointment, always and unknown give no dates and no data for the page."""
    for kind in ("op-afspraak", "altijd", "wisselend", "onbekend"):
        when = When.model_validate({"soort": kind})
        assert occurrences(when, AS_OF, date(2027, 11, 24)) == []
        assert compact_when(when, Closings(), AS_OF) is None


def test_holidays_travel_only_with_those_that_need_them(closings: Closings) -> None:
    """The data of a page holds public holidays only when its slot names them, and none from the past."""
    plain = compact_when(fixed(dagen="maandag", van="10:00", tot="11:00"), closings, AS_OF)
    assert plain == {"m": [["w", "0", "10:00", "11:00"]]}
    careful = compact_when(fixed(dagen="maandag", behalve=["feestdagen", "2026-11-30"]), closings, AS_OF)
    assert careful is not None
    assert careful["m"] == [["w", "0", "", "", "", "", "", ["2026-11-30"], "f"]]
    assert list(careful["c"]) == ["f"]
    assert careful["c"]["f"][:2] == ["2026-12-25", "2026-12-26"]
