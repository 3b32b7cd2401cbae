"""When something is, in short Dutch words; for pages, search results and calendars alike."""

from __future__ import annotations

from datetime import date, time
from functools import lru_cache

from informatiewijzer.base.dutch import WEEKDAYS, enumerate_words, long_date
from informatiewijzer.model.schedule import Closing, DayPart, Repeat, Slot, Weekday, When, WhenKind

_ORDINALS = {
    Repeat.FIRST: "eerste",
    Repeat.SECOND: "tweede",
    Repeat.THIRD: "derde",
    Repeat.FOURTH: "vierde",
    Repeat.LAST: "laatste",
}
_DAY_PARTS = {
    DayPart.MORNING: "in de ochtend",
    DayPart.AFTERNOON: "in de middag",
    DayPart.EVENING: "in de avond",
}
_CLOSINGS = {Closing.SCHOOL_HOLIDAYS: "in schoolvakanties", Closing.PUBLIC_HOLIDAYS: "op feestdagen"}
WHEN_WORDS = {
    WhenKind.VARIES: "Wisselend",
    WhenKind.APPOINTMENT: "Op afspraak",
    WhenKind.ALWAYS: "Altijd",
    WhenKind.UNKNOWN: "",
    WhenKind.FIXED: "",
}


def clock(moment: time) -> str:
    """A clock time as Dutch writes it: "10.00"."""
    return f"{moment.hour}.{moment.minute:02}"


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=256)
def _days(days: tuple[Weekday, ...]) -> str:
    numbers = sorted(day.number for day in days)
    if len(numbers) == 7:
        return "dag"
    if numbers == [0, 1, 2, 3, 4]:
        return "werkdag"
    return enumerate_words([WEEKDAYS[number] for number in numbers])


def _rhythm(slot: Slot) -> str:
    if slot.repeat is Repeat.ONCE and slot.valid_from:
        return f"op {WEEKDAYS[slot.valid_from.weekday()]} {long_date(slot.valid_from)}"
    if slot.repeat is Repeat.SOMETIMES:
        return f"op {enumerate_words([WEEKDAYS[day.number] for day in slot.days or ()])}"
    days = _days(slot.days or ())
    if slot.repeat is Repeat.BIWEEKLY:
        return f"om de week op {days}"
    if slot.repeat in _ORDINALS:
        return f"elke {_ORDINALS[slot.repeat]} {days} van de maand"
    return f"elke {days}"


def hours(slot: Slot) -> str:
    """The clock times or the part of the day: "van 10.00 tot 11.00 uur"; "" when unknown."""
    if slot.start and slot.end:
        return f"van {clock(slot.start)} tot {clock(slot.end)} uur"
    if slot.start:
        return f"om {clock(slot.start)} uur"
    return _DAY_PARTS[slot.day_part] if slot.day_part else ""


def _validity(slot: Slot) -> list[str]:
    parts = []
    if slot.valid_from and slot.repeat is not Repeat.ONCE:
        parts.append(f"vanaf {long_date(slot.valid_from)}")
    if slot.valid_to and slot.repeat is not Repeat.ONCE:
        parts.append(f"tot en met {long_date(slot.valid_to)}")
    return parts


def _exceptions(slot: Slot) -> str:
    words = [f"op {long_date(day)}" if isinstance(day, date) else _CLOSINGS[day] for day in slot.exceptions]
    return f"niet {enumerate_words(words, 'of')}" if words else ""


@lru_cache(maxsize=4_096)
def slot_words(slot: Slot) -> str:
    """One slot in a line: "Elke maandag van 10.00 tot 11.00 uur, niet op feestdagen"."""
    main = " ".join(part for part in (_rhythm(slot), hours(slot), *_validity(slot)) if part)
    return capital(", ".join(part for part in (main, _sometimes(slot), _exceptions(slot)) if part))


def _sometimes(slot: Slot) -> str:
    return "niet elke week" if slot.repeat is Repeat.SOMETIMES else ""


def when_lines(when: When) -> list[str]:
    """What is known about when, a line per slot; empty when nothing is known."""
    lines = [slot_words(slot) for slot in when.slots]
    return lines or [word for word in (WHEN_WORDS[when.kind],) if word]


def when_short(when: When) -> str:
    """The first slot for a card: "elke maandag van 10.00 tot 11.00 uur"; "" when nothing is known."""
    if not when.slots:
        return WHEN_WORDS[when.kind].lower()
    short = _short(when.slots[0])
    return f"{short}, en vaker" if len(when.slots) > 1 else short


@lru_cache(maxsize=4_096)
def _short(slot: Slot) -> str:
    short = " ".join([part for part in (_rhythm(slot), hours(slot)) if part])
    return ", ".join([part for part in (short, _sometimes(slot)) if part])
