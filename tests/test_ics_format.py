"""The writer of calendar files: escaping, folding and the time zone, against the RFC and a library."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from informatiewijzer.model.schedule import Slot
from informatiewijzer.schedule.icalendar import Words, calendar, escape, event, fold
from informatiewijzer.schedule.series import Series

AS_OF = date(2026, 11, 24)
WEEKLY = Slot.model_validate({"dagen": ["maandag"], "van": "10:00", "tot": "11:00"})
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=300)


def one_event(words: Words, slot: Slot = WEEKLY) -> bytes:
    """A calendar with one weekly event on 30 November 2026."""
    return calendar(
        "Proef", [event(Series(1, slot, date(2026, 11, 30), "FREQ=WEEKLY;BYDAY=MO", ()), words, AS_OF)]
    )


def read(content: bytes) -> icalendar.Event:
    """The one event of a calendar, as the library reads it."""
    (found,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return found


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("a;b,c\\d", "a\\;b\\,c\\\\d"),
        ("een\r\ntwee\ntrie\rvier", "een\\ntwee\\ntrie\\nvier"),
        ("\r\r\n\n", "\\n\\n\\n"),
        ("\\n", "\\\\n"),
        ("bel\x07 nul\x00 tab\t del\x7f", "bel nul tab\t del"),
        ("BEGIN:VEVENT\r\nEND:VCALENDAR", "BEGIN:VEVENT\\nEND:VCALENDAR"),
        ('"koffie": 5:30', '"koffie": 5:30'),
    ],
)
def test_text_is_escaped(raw: str, written: str) -> None:
    """Backslash, semicolon, comma and every kind of line end are written; other controls fall out."""
    assert escape(raw) == written


@given(TEXTS)
def test_a_line_is_folded_in_octets(text: str) -> None:
    """Every piece is at most 75 octets and whole characters; taken together it is the line again."""
    folded = fold("X:" + escape(text))
    assert folded.endswith(b"\r\n")
    pieces = folded[:-2].split(b"\r\n")
    assert max(len(piece) for piece in pieces) <= 75
    whole = pieces[0].decode("utf-8") + "".join(piece[1:].decode("utf-8") for piece in pieces[1:])
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    assert whole == "X:" + escape(text)


@pytest.mark.parametrize("length", range(70, 80))
def test_no_piece_is_cut_in_a_character(length: int) -> None:
    """Characters of two, three and four octets around the 75th octet stay whole."""
    for character in "é€😀":
        line = "X" * length + character * 60
        assert fold(line).replace(b"\r\n ", b"").decode("utf-8") == line + "\r\n"


@given(name=TEXTS, words=TEXTS)
def test_a_library_reads_back_what_was_written(name: str, words: str) -> None:
    """Whatever the text, the parser gives it back, line ends as one kind and without other controls."""
    found = read(one_event(Words("a@b", name, words)))
    for key, value in (("SUMMARY", name), ("DESCRIPTION", words)):
        lines = value.replace("\r\n", "\n").replace("\r", "\n")
        kept = "".join(c for c in lines if c in "\n\t" or (ord(c) >= 32 and c != "\x7f"))
        assert str(found[key]) == kept
    assert found["DTSTART"].dt == datetime(2026, 11, 30, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_only_crlf_ends_a_line() -> None:
    """No lone CR or LF is in the file, whatever the text (RFC 5545, 3.1)."""
    content = one_event(Words("a@b", "een\ntwee\rdrie\r\nvier", "x\n" * 100))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"\r" not in content.replace(b"\r\n", b"")


def test_a_slot_without_an_end_has_no_end() -> None:
    """An end that nobody knows is not made up."""
    slot = Slot.model_validate({"dagen": ["maandag"], "van": "10:00"})
    found = read(one_event(Words("a@b", "x", "y"), slot))
    assert "DTEND" not in found
    assert "DURATION" not in found


def test_a_slot_without_a_time_is_a_day_that_blocks_nothing() -> None:
    """Only a part of the day is known: a whole day, shown as free (TRANSP, 3.8.2.7)."""
    slot = Slot.model_validate({"dagen": ["maandag"], "dagdeel": "middag"})
    found = read(one_event(Words("a@b", "x", "y"), slot))
    assert found["DTSTART"].dt == date(2026, 11, 30)
    assert str(found["TRANSP"]) == "TRANSPARENT"


def test_the_time_zone_is_that_of_the_database() -> None:
    """Our VTIMEZONE gives the offset of the time zone database on every day from 1996 to 2037."""
    parsed = icalendar.Calendar.from_ical(one_event(Words("a@b", "x", "y")))
    (zone,) = parsed.walk("VTIMEZONE")
    ours, theirs = zone.to_tz(lookup_tzid=False), ZoneInfo("Europe/Amsterdam")
    moment = datetime(1996, 4, 1, 12)
    wrong = []
    while moment.year < 2038:
        if moment.replace(tzinfo=ours).utcoffset() != moment.replace(tzinfo=theirs).utcoffset():
            wrong.append(moment)
        moment += timedelta(days=1)
    assert wrong == []
