"""A small writer of iCalendar files (RFC 5545): lines, folding, escaping, events, time zone.

Own code and not a library, for its speed at 10,000 records; tests read every file with one (docs/adr).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from informatiewijzer.schedule.series import TIME_ZONE, Series

_MOST = 75  # octets of a line, RFC 5545 section 3.1
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
# Valid from 1996 on; a test holds it to the time zone database, year by year.
_ZONE = f"""BEGIN:VTIMEZONE
TZID:{TIME_ZONE}
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n").encode()


@dataclass(frozen=True, slots=True)
class Words:
    """What an event says besides its times; `place` and `url` may be ""."""

    uid: str
    summary: str
    description: str
    place: str = ""
    url: str = ""


def escape(text: str) -> str:
    """A TEXT value (3.3.11): every kind of line end becomes a written one, other controls fall out."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return text if text.isprintable() else _CONTROLS.sub("", text)


def fold(line: str) -> bytes:
    """A content line (3.1) of at most 75 octets a piece, never cut inside a character, with its CRLF."""
    data = line.encode("utf-8")
    if len(data) <= _MOST:
        return data + b"\r\n"
    pieces, start, room = [], 0, _MOST
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _MOST - 1
    return b"\r\n ".join([*pieces, data[start:]]) + b"\r\n"


def event(series: Series, words: Words, as_of: date) -> bytes:
    """One VEVENT: in the town's own time or, without a clock time, a whole day that blocks nothing.

    An end that nobody knows is left out, not made up.
    """
    start = series.slot.start
    lines = [
        "BEGIN:VEVENT",
        f"UID:{words.uid}",
        f"DTSTAMP:{_basic(as_of)}T000000Z",
        "DTSTART" + _at([series.first], start),
    ]
    if series.slot.end:
        lines.append("DTEND" + _at([series.first], series.slot.end))
    if series.rule:
        lines.append("RRULE:" + series.rule)
    if series.left_out:
        lines.append("EXDATE" + _at(series.left_out, start))
    lines.append("SUMMARY:" + escape(words.summary))
    lines.append("DESCRIPTION:" + escape(words.description))
    if words.place:
        lines.append("LOCATION:" + escape(words.place))
    if words.url:
        lines.append("URL:" + words.url)
    if start is None:
        lines.append("TRANSP:TRANSPARENT")
    lines.append("END:VEVENT")
    return b"".join([fold(line) for line in lines])


def _at(days: Iterable[date], clock: time | None) -> str:
    """The parameter and value of DTSTART, DTEND and EXDATE: ";TZID=Europe/Amsterdam:20261130T100000"."""
    if clock is None:
        return ";VALUE=DATE:" + ",".join([_basic(day) for day in days])
    moment = f"T{clock.hour:02}{clock.minute:02}00"
    return f";TZID={TIME_ZONE}:" + ",".join([_basic(day) + moment for day in days])


def _basic(day: date) -> str:
    """A day as 20261130; much faster than strftime."""
    return day.isoformat().replace("-", "")


def calendar(name: str, events: Iterable[bytes]) -> bytes:
    """A whole file: `name` as calendar programs show it (RFC 7986 and its older form), asked for daily.

    No METHOD: that would make it a message between people, which needs an organiser (RFC 5546).
    """
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Informatiewijzer//NONSGML Agenda//NL",
        "CALSCALE:GREGORIAN",
        "NAME:" + escape(name),
        "X-WR-CALNAME:" + escape(name),
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]
    return b"".join([*(fold(line) for line in head), _ZONE, *events, b"END:VCALENDAR\r\n"])
