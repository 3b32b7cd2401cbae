"""A moment of `wanneer.momenten` as a sentence and back: "maandag 10:00-11:00 wekelijks"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import WEEKDAYS, enumerate_words
from informatiewijzer.model.schedule import DayPart, Repeat
from informatiewijzer.source.tree import Text
from informatiewijzer.tables.dates import date_text
from informatiewijzer.tables.refusal import CellFault

EXAMPLE = "maandag en donderdag 10:00-11:30 wekelijks vanaf 2026-01-05 behalve feestdagen en 2026-12-24"
LONGEST = 400
"""Characters of one moment."""
_KEYS = ("dagen", "van", "tot", "dagdeel", "herhaling", "vanaf", "tot_en_met", "behalve")
_DAYS: Mapping[str, str] = {
    **{day: day for day in WEEKDAYS},
    **{day[:2]: day for day in WEEKDAYS},
    **{f"{day}s": day for day in WEEKDAYS},
}
_REPEATS: Mapping[str, str] = {
    **{repeat.value: repeat.value for repeat in Repeat},
    "niet elke week": Repeat.SOMETIMES.value,  # before "elke week", which is in it
    "om de week": Repeat.BIWEEKLY.value,
    "elke week": Repeat.WEEKLY.value,
    "iedere week": Repeat.WEEKLY.value,
}
_NTH = re.compile(rf"(eerste|tweede|derde|vierde|laatste) ({'|'.join(WEEKDAYS)}) van de maand")
_CLOCK = r"\d{1,2}(?:[:.u]\d{2}|(?= uur))"
_RANGE = re.compile(rf"(?:van )?({_CLOCK})(?: uur)?(?: ?[-\u2013] ?| tot )({_CLOCK})(?: uur)?")
_SINGLE = re.compile(rf"(?:om |van |vanaf )?({_CLOCK})(?: uur)?")
_EXCEPT = re.compile(r"[, ]*\bbehalve (.+)$")
_UNTIL = re.compile(r"[, ]*\btot en met (\S+)")
_SINCE = re.compile(r"[, ]*\b(?:vanaf|sinds|op) (\d{1,4}[-/.]\d{1,2}[-/.]\d\S*)")
_DAY_AND_PART = re.compile(rf"({'|'.join(WEEKDAYS)})({'|'.join(DayPart)})")


def write_moment(item: Mapping[str, Text]) -> str | None:
    """The moment as a sentence, or None when it has a field or a shape that no sentence says."""
    if not set(item) <= set(_KEYS):
        return None
    days, until = _texts(item.get("dagen")), item.get("tot")
    parts = [enumerate_words(days)] if days else []
    if item.get("van"):
        parts.append(f"{item['van']}-{until}" if until else str(item["van"]))
    parts += [str(item[key]) for key in ("dagdeel", "herhaling") if item.get(key)]
    parts += [f"vanaf {item['vanaf']}"] if item.get("vanaf") else []
    parts += [f"tot en met {item['tot_en_met']}"] if item.get("tot_en_met") else []
    exceptions = _texts(item.get("behalve"))
    parts += [f"behalve {enumerate_words(exceptions)}"] if exceptions else []
    return " ".join(parts)


def read_moment(text: str) -> dict[str, Text]:
    """The moment that a sentence says. Raises CellFault (Dutch) at what it does not understand."""
    found: dict[str, Text] = {}
    if len(text) > LONGEST:
        raise CellFault("Dit is te lang voor een moment.", f"Schrijf het zo: {EXAMPLE}")
    rest = " ".join(text.split()).rstrip(".")
    rest = _take(rest, _EXCEPT, lambda match: found.update(behalve=_listed(match[1])))
    rest = _take(rest, _UNTIL, lambda match: found.update(tot_en_met=date_text(match[1].rstrip(","))))
    rest = _take(rest, _SINCE, lambda match: found.update(vanaf=date_text(match[1].rstrip(","))))
    rest = _take(
        rest, _NTH, lambda match: found.update(dagen=[match[2]], herhaling=f"{match[1]}-van-de-maand")
    )
    rest = _take(rest, _RANGE, lambda match: found.update(van=_clock(match[1]), tot=_clock(match[2])))
    if "van" not in found:
        rest = _take(rest, _SINGLE, lambda match: found.update(van=_clock(match[1])))
    _read_words(rest, found)
    return {key: found[key] for key in _KEYS if key in found}


def _take(text: str, pattern: re.Pattern[str], use: Callable[[re.Match[str]], None]) -> str:
    """The text without the first place that fits, which `use` gets."""
    match = pattern.search(text)
    if not match:
        return text
    use(match)
    return f"{text[: match.start()]} {text[match.end() :]}".strip()


def _read_words(rest: str, found: dict[str, Text]) -> None:
    for phrase, repeat in _REPEATS.items():
        if " " in phrase:
            rest = rest.replace(phrase, repeat)
    days: list[Text] = []
    for word in re.split(r"[ ,]+", _DAY_AND_PART.sub(r"\1 \2", rest)):
        lower = word.lower()
        if lower in _DAYS:
            days.append(_DAYS[lower])
        elif lower in _REPEATS:
            found["herhaling"] = _REPEATS[lower]
        elif lower in [part.value for part in DayPart]:
            found["dagdeel"] = lower
        elif lower not in ("", "en", "op"):
            raise _unknown(word)
    if days:
        found["dagen"] = days


def _unknown(word: str) -> CellFault:
    message = f"In dit moment begrijpen wij '{printable(word, 40)}' niet."
    return CellFault(message, f"Schrijf het zo: {EXAMPLE}")


def _listed(text: str) -> list[Text]:
    return [date_text(part) for part in re.split(r", | en |,", text) if part.strip()]


def _clock(text: str) -> str:
    hours, minutes = (*re.split(r"[:.u]", text), "00")[:2]  # "10 uur" has no minutes
    # A time that stands there well stays as it stands: "9:30" is no change.
    return text if ":" in text else f"{int(hours):02}:{minutes}"


def _texts(value: Text) -> list[str]:
    if isinstance(value, list):
        return [str(item) for item in value]
    return [value] if isinstance(value, str) else []
