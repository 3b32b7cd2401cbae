"""The releases of the open data: `uitgaven.yaml`, a line for all that came, changed or went (docs/adr/0048).

    2026-11-28 activiteiten/eetclub: k3f9a81c2   came, or changed when it stood there before
    2026-12-05 activiteiten/eetclub: weg         went

The mark stands for what the public sees of a record; the last line of an address says how it was given out
last. Lines are only added, sorted by day and address, so that two editors' changes merge.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from informatiewijzer.base.characters import printable
from informatiewijzer.base.findings import Finding
from informatiewijzer.base.outputs import digest
from informatiewijzer.model import codes
from informatiewijzer.model.base import Record
from informatiewijzer.model.ledger import ADDRESS, MAX_LEDGER, REMOVED, lines_of, text_of, too_big
from informatiewijzer.model.plain import NEVER, plain

RELEASES = "uitgaven"
_encode = json.JSONEncoder(ensure_ascii=False).encode
_LINE = re.compile(rf"(\d{{4}}-\d{{2}}-\d{{2}}) ({ADDRESS}): *(k[0-9a-f]{{8}}|{REMOVED}) *")
_HINT = "Zet een oudere versie van dit bestand terug; het programma houdt het zelf bij."
_HEAD = """\
# Wat er met elke uitgave van de open gegevens nieuw was, veranderde of weg ging.
# Dit bestand wordt bijgehouden door: python3 build.py release
"""
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
# Asking again and finding it unchanged is no change for who uses the data.
_NO_CHANGE = NEVER | {"confirmed", "sources", "certainty"}


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One line: on which day, which address, and the mark of what was given out ("" when it went)."""

    day: date
    address: str
    mark: str


@dataclass(frozen=True, slots=True)
class Release:
    """What one release brought, as addresses, each list sorted."""

    day: date
    came: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    went: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.came or self.changed or self.went)


def parse_releases(raw: bytes, shown: str) -> tuple[tuple[Event, ...], tuple[Finding, ...]]:
    """The lines of the file, oldest first, and what is wrong with them. Never raises."""
    if len(raw) > MAX_LEDGER:
        return (), (too_big(shown),)
    text = text_of(raw)
    events, findings = [], []
    for number, line in lines_of(text):
        event = _event(line)
        if event:
            events.append(event)
        else:
            message = f"Deze regel begrijpen wij niet: '{printable(line, 60)}'."
            found = codes.SHAPE.at(shown, message, hint=_HINT, line=number, column=1)
            findings.append(found.with_source(text))
    return tuple(sorted(events)), tuple(findings)


def _event(line: str) -> Event | None:
    match = _LINE.fullmatch(line)
    if not match:
        return None
    try:
        return Event(date.fromisoformat(match[1]), match[2], "" if match[3] == REMOVED else match[3])
    except ValueError:
        return None


def write_releases(events: Iterable[Event]) -> str:
    """The whole file: its heading, then the lines by day and address."""
    lines = "".join(f"{e.day} {e.address}: {e.mark or REMOVED}\n" for e in sorted(set(events)))
    return _HEAD + (lines or "{}\n")


def mark_of(record: Record) -> str:
    """A short mark of what the public sees of a record; asking again changes nothing."""
    return "k" + digest(_encode(plain(record, _NO_CHANGE)))[:8]


def marks_of(records: Mapping[str, Mapping[str, Record]]) -> dict[str, str]:
    """The marks of published records, by address; `records` by folder."""
    return {
        f"{kind}/{id_}": mark_of(record)
        for kind, each in sorted(records.items())
        for id_, record in sorted(each.items())
    }


def last_day(events: Iterable[Event]) -> date | None:
    """The day of the last release; None when there was none."""
    return max((event.day for event in events), default=None)


def last_marks(events: Iterable[Event]) -> dict[str, str]:
    """By address how it was given out last; what went is not in it."""
    found = {event.address: event.mark for event in sorted(events)}
    return {address: mark for address, mark in found.items() if mark}


def next_events(events: Iterable[Event], marks: Mapping[str, str], day: date) -> tuple[Event, ...]:
    """What a release on `day` adds: all that differs from the last release, sorted.

    A second release on one day replaces the first, so that a day has one line an address.
    """
    before = last_marks(event for event in events if event.day < day)
    changed = {address: mark for address, mark in marks.items() if before.get(address) != mark}
    gone = {address: "" for address in before if address not in marks}
    return tuple(Event(day, address, mark) for address, mark in sorted({**changed, **gone}.items()))


def with_release(events: Iterable[Event], marks: Mapping[str, str], day: date) -> tuple[Event, ...]:
    """The whole history after a release on `day`."""
    events = [event for event in events if event.day != day]
    return tuple(sorted((*events, *next_events(events, marks, day))))


def releases_of(events: Iterable[Event]) -> tuple[Release, ...]:
    """The releases, newest first."""
    return tuple(reversed([*_told(sorted(events))]))


def _told(events: list[Event]) -> Iterator[Release]:
    before: dict[str, str] = {}
    for day, group in groupby(events, key=lambda event: event.day):
        today = list(group)
        yield Release(
            day,
            tuple(e.address for e in today if e.mark and not before.get(e.address)),
            tuple(e.address for e in today if e.mark and before.get(e.address)),
            tuple(e.address for e in today if not e.mark),
        )
        before.update((event.address, event.mark) for event in today)
