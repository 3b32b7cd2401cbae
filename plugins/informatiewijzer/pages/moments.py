"""Moments of the week: what is on which weekday, always true; the browser makes today and this week of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from informatiewijzer.base.dutch import WEEKDAYS
from informatiewijzer.model.base import State
from informatiewijzer.model.records import Activity
from informatiewijzer.model.schedule import DayPart, Repeat, Slot, WhenKind
from informatiewijzer.pages.facts import Value
from informatiewijzer.pages.site import Site
from informatiewijzer.pages.words import WHERE_WORDS, capital, hours, slot_words
from informatiewijzer.schedule.compact import compact_closings, relevant, slot_json

DAILY, ONCE = "elke", "eens"
_ORDER = (*map(str, range(7)), DAILY, ONCE)
_PARTS = {DayPart.MORNING: 360, DayPart.AFTERNOON: 720, DayPart.EVENING: 1080}
_LAST = 1440
LOOSE: Mapping[WhenKind, str] = {
    WhenKind.ALWAYS: "Altijd",
    WhenKind.APPOINTMENT: "Op afspraak",
    WhenKind.VARIES: "Op wisselende tijden",
    WhenKind.UNKNOWN: "Nog geen vaste tijd bekend",
}


class Moment(NamedTuple):
    """A line of the agenda. `data`: its slot as JSON for the browser; `rhythm`: "" when it is every week."""

    name: str
    href: str
    time: str
    place: str
    rhythm: str
    remark: str
    data: str


class Day(NamedTuple):
    """The moments under one heading; `key`: "0" (Monday) to "6", DAILY or ONCE."""

    key: str
    heading: str
    moments: tuple[Moment, ...]


class Loose(NamedTuple):
    """Activities without a fixed time under one heading: name and address, and the words of the source."""

    heading: str
    entries: tuple[tuple[Value, str], ...]


@dataclass(frozen=True, slots=True)
class Week:
    """The days that have something, in order, the closings that their slots ask for (JSON), the feasts."""

    days: tuple[Day, ...]
    closings: str
    feasts: str = ""

    @property
    def total(self) -> int:
        """How many lines there are."""
        return sum(len(day.moments) for day in self.days)


def week_of(site: Site, ids: Iterable[str], only: str | None = None) -> Week:
    """The week of some activities, or `only` the day with this key; what is closed or over is not in it."""
    found: dict[str, list[tuple[int, Moment]]] = {}
    slots = []
    for activity, slot in _slots(site, ids):
        keys = [key for key in _keys(slot) if only in (None, key)]
        if keys:
            slots.append(slot)
            line = _moment(site, activity, slot)
            for key in keys:
                found.setdefault(key, []).append((_start(slot), line))
    days = [_day(key, found[key]) for key in _ORDER if key in found]
    closings = compact_closings(relevant(slots, site.closings, site.as_of))
    return Week(tuple(days), json.dumps(closings, separators=(",", ":")), site.feasts)


def keys_of(site: Site, ids: Iterable[str]) -> list[str]:
    """The keys of the days that `week_of` has, in order, without making the lines."""
    found = {key for _, slot in _slots(site, ids) for key in _keys(slot)}
    return [key for key in _ORDER if key in found]


def heading_of(key: str) -> str:
    """The heading of the day with this key: "Maandag", "Elke dag" or "Eén keer"."""
    return {DAILY: "Elke dag", ONCE: "Eén keer"}.get(key) or capital(WEEKDAYS[int(key)])


def _slots(site: Site, ids: Iterable[str]) -> Iterator[tuple[Activity, Slot]]:
    for activity in _open(site, ids):
        for slot in activity.when.slots:
            if slot.last_day is None or slot.last_day >= site.as_of:
                yield activity, slot


def _open(site: Site, ids: Iterable[str]) -> Iterator[Activity]:
    for id_ in ids:
        if site.catalogue.activities[id_].status.state is not State.CLOSED:
            yield site.catalogue.activities[id_]


def _keys(slot: Slot) -> Sequence[str]:
    if slot.repeat is Repeat.ONCE:
        return (ONCE,)
    numbers = sorted(day.number for day in slot.days or ())
    if len(numbers) == 7 and slot.repeat is Repeat.WEEKLY:
        return (DAILY,)
    return [str(number) for number in numbers]


def _start(slot: Slot) -> int:
    """Minutes since midnight; a part of the day at 6, 12 and 18 o'clock, unknown last: as in agenda.js."""
    if slot.start is not None:
        return slot.start.hour * 60 + slot.start.minute
    return _PARTS[slot.day_part] if slot.day_part else _LAST


def _day(key: str, lines: list[tuple[int, Moment]]) -> Day:
    return Day(key, heading_of(key), tuple(line for _, line in sorted(lines, key=lambda pair: pair[0])))


def _moment(site: Site, activity: Activity, slot: Slot) -> Moment:
    return Moment(
        name=activity.name,
        href=f"activiteiten/{activity.id}/",
        time=capital(hours(slot)) or "Tijd nog niet bekend",
        place=_place(site, activity),
        rhythm="" if _is_plain(slot) else f"{slot_words(slot)}.",
        remark=activity.when.remark or "",
        data=slot_json(slot),
    )


def _is_plain(slot: Slot) -> bool:
    return slot.repeat is Repeat.WEEKLY and not (slot.valid_from or slot.valid_to or slot.exceptions)


def _place(site: Site, activity: Activity) -> str:
    """Venue and wijk, or in which form it is."""
    venue = site.venue(activity.where.venue)
    name = venue.place[0].text if venue else WHERE_WORDS[activity.where.kind]
    wijk = site.wijken.get(site.catalogue.neighbourhood_of(activity) or "")
    known = [name, wijk.text.lower()[:4] + wijk.text[4:] if wijk else ""]
    return capital(", ".join(part for part in known if part))


def loose_of(site: Site, ids: Iterable[str]) -> tuple[Loose, ...]:
    """The activities without a fixed time, by what is known; those that are closed for now at the end."""
    found: dict[str, list[tuple[Value, str]]] = {}
    for id_ in ids:
        activity = site.catalogue.activities[id_]
        if activity.status.state is State.CLOSED:
            heading, words = "Nu tijdelijk dicht", activity.status.remark
        elif activity.when.slots:
            continue
        else:
            heading, words = LOOSE[activity.when.kind], activity.when.remark
        entry = (Value(activity.name, f"activiteiten/{id_}/"), words or "")
        found.setdefault(heading, []).append(entry)
    order = [*LOOSE.values(), "Nu tijdelijk dicht"]
    return tuple(Loose(heading, tuple(found[heading])) for heading in order if heading in found)
