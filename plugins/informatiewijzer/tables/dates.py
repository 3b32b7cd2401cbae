"""Dates and times as spreadsheets and people write them, in the one form of our files."""

from __future__ import annotations

import re
from datetime import date, timedelta

from informatiewijzer.tables import codes
from informatiewijzer.tables.refusal import CellFault

_DUTCH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: 0?0:00(?::00)?)?")
_SHORT_YEAR = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00)?")
_SERIAL = re.compile(r"[34]\d{4}")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2}):00(?:\.0+)?")


def date_text(text: str) -> str:
    """A date as JJJJ-MM-DD when it is plainly one, day before month; other text as it is.

    Raises CellFault with a proposal for a year of two digits and for the serial number of a date.
    """
    if match := _ISO.fullmatch(text):
        return match[1]
    if match := _DUTCH.fullmatch(text):
        return _iso(int(match[3]), int(match[2]), int(match[1])) or text
    if match := _SHORT_YEAR.fullmatch(text):
        _refuse(
            "Het jaartal heeft maar twee cijfers.",
            _iso(2000 + int(match[3]), int(match[2]), int(match[1])),
        )
    if _SERIAL.fullmatch(text):
        # Excel counts days since 30 December 1899 (its year 1900 has a 29 February that never was).
        day = date(1899, 12, 30) + timedelta(days=int(text))
        _refuse(f"'{text}' is het getal waarmee Excel een datum onthoudt.", day.isoformat())
    return text


def time_text(text: str) -> str:
    """A time without the seconds that spreadsheets add; other text as it is."""
    match = _CLOCK.fullmatch(text)
    return f"{int(match[1]):02}:{match[2]}" if match else text


def _refuse(message: str, proposal: str | None) -> None:
    example = proposal or "2026-11-03"
    raise CellFault(message, f"Bedoelt u {example}? Typ dat dan zo.", codes.MANGLED, proposal)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
