"""Schedules of HSDS (recurrence rules) and of Ohana (a row a weekday) -> our slots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from informatiewijzer.base.dutch import WEEKDAYS
from informatiewijzer.openreferral.facts import Not, day
from informatiewijzer.openreferral.rows import Row
from informatiewijzer.openreferral.texts import LINE, cut, one_line
from informatiewijzer.source.tree import Text

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NTH = {
    "1": "eerste-van-de-maand", "2": "tweede-van-de-maand", "3": "derde-van-de-maand",
    "4": "vierde-van-de-maand", "-1": "laatste-van-de-maand",
}  # fmt: skip
_USED = ("freq", "interval", "byday", "weekday", "opens_at", "closes_at", "valid_from", "valid_to", "dtstart")
_UNKNOWN_RULES = ("bymonthday", "byyearday", "byweekno", "count")
_MOST_SLOTS = 20


@dataclass(frozen=True, slots=True)
class _Slot:
    """A slot before its days are put together with those of others."""

    day: int
    start: str | None
    end: str | None
    repeat: str
    first: str | None
    last: str | None


def when_of(rows: Iterable[Row]) -> dict[str, Text]:
    """The block `wanneer` of an activity; "onbekend" with the words of the source when no rule fits."""
    slots: list[_Slot] = []
    words: list[str] = []
    for row in rows:
        try:
            found = _slots(row)
        except Not as why:
            for name in _USED:
                row.leave(name, str(why))
            found = []
        if found:
            for name in _USED:
                row.take(name, "wanneer.momenten")
        slots.extend(found)
        for name in ("description", "notes"):
            if text := one_line(row.get(name)):
                row.take(name, "wanneer.toelichting")
                words.append(text)
    moments = _together(slots)[:_MOST_SLOTS]
    block: dict[str, Text] = {"soort": "vast" if moments else "onbekend"}
    if moments:
        block["momenten"] = [*moments]
    if words:
        block["toelichting"] = cut(" ".join(dict.fromkeys(words)), LINE)
    return block


def _slots(row: Row) -> list[_Slot]:
    """The slots of one schedule. Raises Not when its rule is not one that we can write."""
    if any(row.get(name) for name in _UNKNOWN_RULES):
        raise Not("deze herhaling kennen wij niet")
    start, end = _clock(row.get("opens_at")), _clock(row.get("closes_at"))
    if start and end and end <= start:
        raise Not("de eindtijd ligt niet na de begintijd")
    if end and not start:
        end = None
    first, last = (day(text) if text else None for text in (row.get("valid_from"), row.get("valid_to")))
    if first and last and last < first:
        raise Not("de einddatum ligt voor de begindatum")
    repeat = _rhythm(row)
    if repeat == "eenmalig":
        once = day(row.get("dtstart") or row.get("valid_from"))
        return [_Slot(date.fromisoformat(once).weekday(), start, end, repeat, once, None)]
    if repeat == "om-de-week":
        first = day(row.get("dtstart") or row.get("valid_from"))
    found = []
    for nth, number in _weekdays(row):
        if repeat == "om-de-week" and first and date.fromisoformat(first).weekday() != number:
            raise Not("de eerste datum valt op een andere dag")
        found.append(_Slot(number, start, end, _NTH[nth] if nth else repeat, first, last))
    return found


def _rhythm(row: Row) -> str:
    freq, interval = row.get("freq").upper(), row.get("interval") or "1"
    if not freq and not row.get("weekday") and not row.get("byday"):
        begin, end = row.get("dtstart") or row.get("valid_from"), row.get("valid_to") or row.get("until")
        if begin and begin[:10] == end[:10]:
            return "eenmalig"
        return "wekelijks"
    if interval not in ("1", "2", "1.0", "2.0") or freq not in ("", "WEEKLY", "MONTHLY"):
        raise Not("deze herhaling kennen wij niet")
    if interval.startswith("2"):
        if freq == "MONTHLY" or not (row.get("dtstart") or row.get("valid_from")):
            raise Not("om de week, maar vanaf wanneer staat er niet bij")
        return "om-de-week"
    return "maandelijks" if freq == "MONTHLY" else "wekelijks"


def _weekdays(row: Row) -> list[tuple[str, int]]:
    """Pairs of "which of the month" ("" when weekly) and the number of the day, Monday 0."""
    weekday = row.get("weekday").strip().lower()
    if weekday:
        return [("", _english(weekday))]
    monthly = row.get("freq").upper() == "MONTHLY"
    found = []
    for part in filter(None, re.split(r"[,;\s]+", row.get("byday").upper())):
        match = re.fullmatch(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)", part)
        nth = (match[1] or "").lstrip("+") if match else ""
        if not match or bool(nth) != monthly or (nth and nth not in _NTH):
            raise Not("deze dagen kunnen wij niet lezen")
        found.append((nth, _DAYS.index(match[2])))
    if not found:
        raise Not("er staat niet bij op welke dag")
    return found


def _english(text: str) -> int:
    """A weekday in English or as a number from 1 for Monday (Ohana)."""
    if text in "1234567" and len(text) == 1:
        return int(text) - 1
    for number, name in enumerate(_ENGLISH):
        if len(text) >= 2 and name.startswith(text.rstrip(".")):
            return number
    raise Not("deze dag kennen wij niet")


def _clock(text: str) -> str | None:
    """A clock time as the town's own; one in UTC could be another hour, so it is not read."""
    text = text.strip()
    if not text:
        return None
    match = re.fullmatch(
        r"(\d{1,2})(?:[:.](\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(am|pm)?(?:[+-]\d{2}:?\d{2})?", text, re.IGNORECASE
    )
    if not match or not (match[2] or match[3]):
        raise Not("deze tijd kunnen wij niet lezen" if not text.endswith("Z") else "deze tijd is in UTC")
    hour, minutes, half = int(match[1]), match[2] or "00", (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise Not("deze tijd bestaat niet")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or int(minutes) > 59:
        raise Not("deze tijd bestaat niet")
    return f"{hour:02}:{minutes}"


def _together(slots: Iterable[_Slot]) -> list[dict[str, Text]]:
    """Slots that differ only in their day become one; every two weeks each day keeps its own first date."""
    found: dict[tuple[object, ...], list[int]] = {}
    for slot in slots:
        key = (slot.start, slot.end, slot.repeat, slot.first, slot.last)
        days = found.setdefault(key, [])
        if slot.day not in days:
            days.append(slot.day)
    return [_moment(key, sorted(days)) for key, days in found.items()]


def _moment(key: tuple[object, ...], days: list[int]) -> dict[str, Text]:
    start, end, repeat, first, last = key
    values: Mapping[str, object] = {
        "dagen": None if repeat == "eenmalig" else [WEEKDAYS[number] for number in days],
        "van": start,
        "tot": end,
        "herhaling": None if repeat == "wekelijks" else repeat,
        "vanaf": first,
        "tot_en_met": last,
    }
    return {name: value for name, value in values.items() if value}  # type: ignore[misc]
