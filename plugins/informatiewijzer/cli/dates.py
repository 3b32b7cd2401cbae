"""The day the site is made for; the only place in the program that looks at a clock or a calendar."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from informatiewijzer.cli.stop import WRONG_USE, Stop

_ZONE = "Europe/Amsterdam"
_LAST_SECOND = 4_102_444_800  # 1 January 2100


def resolve_as_of(given: str | None, environment: Mapping[str, str]) -> date:
    """The day of `--as-of`, else of SOURCE_DATE_EPOCH (reproducible-builds.org), else today over here.

    Raises Stop (wrong use) when the text is no date or the number no time before 2100.
    """
    if given is not None:
        return parse_day(given)
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch:
        return _from_epoch(epoch)
    return datetime.now(ZoneInfo(_ZONE)).date()


def moment() -> int:
    """This moment in nanoseconds, as the times of files are counted."""
    return time.time_ns()


def parse_day(text: str, option: str = "--as-of") -> date:
    """The day of an option such as "--as-of 2026-11-03". Raises Stop (wrong use) when it is none."""
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        day = None
    if day is None or not 2000 <= day.year < 2100:
        raise Stop(
            f"'{text}' is geen dag die ik ken.", f"schrijf jaar-maand-dag: {option} 2026-11-03", WRONG_USE
        )
    return day


def _from_epoch(text: str) -> date:
    if not (text.isascii() and text.isdigit() and len(text) <= 10 and int(text) < _LAST_SECOND):
        raise Stop(
            f"SOURCE_DATE_EPOCH is '{text[:40]}'; dat is geen tijdstip.",
            "geef het aantal seconden sinds 1 januari 1970, of haal deze instelling weg",
            WRONG_USE,
        )
    return datetime.fromtimestamp(int(text), ZoneInfo(_ZONE)).date()
