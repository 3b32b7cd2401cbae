"""The remembered public holidays are those of the library."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from informatiewijzer.base.parts import Parts
from informatiewijzer.schedule import closings


def test_remembered_feast_days_are_those_of_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library is asked once a year; a memory that is damaged or of another year counts as none."""
    real, asked = closings.feast_days, []

    def ask(as_of: date) -> str:
        asked.append(as_of)
        return real(as_of)

    def remembered(as_of: date) -> str:
        return closings.remembered_feast_days(as_of, Parts(tmp_path, "1"))

    monkeypatch.setattr(closings, "feast_days", ask)
    day, later, next_year = date(2026, 3, 1), date(2026, 9, 1), date(2027, 3, 1)
    assert remembered(day) == real(day)
    assert remembered(later) == real(later)
    assert asked == [day]
    assert remembered(next_year) == real(next_year)
    kept = tmp_path / "feestdagen"
    kept.write_bytes(kept.read_bytes().replace(b"2027-", b"2026-"))
    assert remembered(next_year) == real(next_year)
    assert asked == [day, next_year, next_year]
