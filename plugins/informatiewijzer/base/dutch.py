"""Dutch words for dates, lists, names and near misses; no locale of the machine is used."""

from __future__ import annotations

import difflib
import errno
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

_DISK: Mapping[int, str] = {
    errno.EACCES: "daar hebt u geen rechten voor",
    errno.EPERM: "daar hebt u geen rechten voor",
    errno.EROFS: "daar mag alleen gelezen worden",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw schijfruimte is op",
    errno.ENOENT: "die plek bestaat niet",
    errno.ENOTDIR: "een deel van het pad is een bestand",
    errno.EEXIST: "daar staat al iets",
    errno.ENAMETOOLONG: "die naam is te lang",
}


def long_date(day: date) -> str:
    """A date in words: "3 november 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def fold(text: str) -> str:
    """Small letters without accents: "Café 't Anker" -> "cafe 't anker"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def host_of(town: str) -> str:
    """What makes the ids of a town its own, wherever its site stands: "voorbeeldstad.informatiewijzer"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(town)).strip("-") + ".informatiewijzer"


def enumerate_words(words: Sequence[str], last: str = "en") -> str:
    """A list in words: "a, b en c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def did_you_mean(word: str, choices: Iterable[str]) -> str | None:
    """The choice that looks most like `word`, or None when none looks like it."""
    by_folded = {choice.casefold(): choice for choice in sorted(choices)}
    matches = difflib.get_close_matches(word.casefold(), list(by_folded), n=1, cutoff=0.6)
    return by_folded[matches[0]] if matches else None


def count_of(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 bestand", "3 bestanden"."""
    return f"{number} {one if number == 1 else many}"


def disk_words(error: OSError) -> str:
    """Why a disk refused, in a few words; Python itself says it in English."""
    return _DISK.get(error.errno or 0, f"fout {error.errno} van de schijf")
