"""Slots and closings as small JSON for `wanneer.js`.

A slot is a list `[repeat, days, from, to, part, valid_from, valid_to, exceptions, closings]`; values that are
empty at its end are left out:

- repeat: one letter, see `REPEAT`; days: "024" (Monday is 0), "" when once;
- from, to: "10:00" or ""; part: "o" (ochtend), "m" (middag), "a" (avond) or "";
- valid_from, valid_to: "2026-01-05" or ""; exceptions: list of such days;
- closings: "f" (feestdagen), "s" (schoolvakanties), both or "".

Closings are `{"f": [day, ...], "s": [[first, last], ...]}`, each absent when empty.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import lru_cache
from typing import TypeAlias

from informatiewijzer.model.schedule import Closing, DayPart, Repeat, Slot, When
from informatiewijzer.schedule.closings import YEARS_AHEAD, Closings

CompactSlot: TypeAlias = list[str | list[str]]
CompactClosings: TypeAlias = dict[str, list[str] | list[list[str]]]
Data: TypeAlias = dict[str, list[CompactSlot] | CompactClosings]

REPEAT = {
    Repeat.WEEKLY: "w",
    Repeat.BIWEEKLY: "t",
    Repeat.FIRST: "1",
    Repeat.SECOND: "2",
    Repeat.THIRD: "3",
    Repeat.FOURTH: "4",
    Repeat.LAST: "l",
    Repeat.ONCE: "e",
    Repeat.SOMETIMES: "n",
}
PARTS = {DayPart.MORNING: "o", DayPart.AFTERNOON: "m", DayPart.EVENING: "a"}
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
_CLOSINGS = ((Closing.PUBLIC_HOLIDAYS, "f"), (Closing.SCHOOL_HOLIDAYS, "s"))


def compact_slot(slot: Slot) -> CompactSlot:
    """One slot as a list of texts."""
    full: CompactSlot = [
        REPEAT[slot.repeat],
        _days(slot),
        _clock(slot.start),
        _clock(slot.end),
        PARTS[slot.day_part] if slot.day_part else "",
        slot.valid_from.isoformat() if slot.valid_from else "",
        slot.valid_to.isoformat() if slot.valid_to else "",
        sorted(each.isoformat() for each in slot.exceptions if isinstance(each, date)),
        "".join(letter for closing, letter in _CLOSINGS if closing in slot.exceptions),
    ]
    while not full[-1]:
        full.pop()
    return full


@lru_cache(maxsize=4_096)
def slot_json(slot: Slot) -> str:
    """`compact_slot` as JSON text; much is at the same time of the week."""
    return _encode(compact_slot(slot))


def _days(slot: Slot) -> str:
    if slot.repeat is Repeat.ONCE:
        return ""
    return "".join(str(number) for number in sorted(day.number for day in slot.days or ()))


def _clock(moment: time | None) -> str:
    return moment.isoformat("minutes") if moment else ""


def compact_closings(closings: Closings) -> CompactClosings:
    """Closings as two lists of ISO dates."""
    data: CompactClosings = {}
    if closings.public:
        data["f"] = [day.isoformat() for day in closings.public]
    if closings.school:
        data["s"] = [[first.isoformat(), last.isoformat()] for first, last in closings.school]
    return data


def compact_when(when: When, closings: Closings, as_of: date) -> Data | None:
    """What a record page needs to show the next dates, or None when nothing fixed is known.

    Holidays are in it only when a slot asks for them, and only from `as_of` on.
    """
    if not when.slots:
        return None
    data: Data = {"m": [compact_slot(slot) for slot in when.slots]}
    needed = _needed(when.slots, closings, as_of)
    if needed:
        data["c"] = needed
    return data


def when_json(when: When, closings: Closings, as_of: date) -> str | None:
    """`compact_when` as JSON text for an attribute of the page."""
    if not when.slots:
        return None
    slots = ",".join([slot_json(slot) for slot in when.slots])
    needed = _needed(when.slots, closings, as_of)
    return f'{{"m":[{slots}],"c":{_encode(needed)}}}' if needed else f'{{"m":[{slots}]}}'


def _needed(slots: Sequence[Slot], closings: Closings, as_of: date) -> CompactClosings:
    if not any(slot.exceptions for slot in slots):
        return {}
    return compact_closings(relevant(slots, closings, as_of))


def relevant(slots: Sequence[Slot], closings: Closings, as_of: date) -> Closings:
    """The closings that these slots ask for, from `as_of` to the end of what a build knows."""
    horizon = as_of + timedelta(days=366 * (YEARS_AHEAD + 1))
    return closings.needed_by(slots).between(as_of, horizon)
