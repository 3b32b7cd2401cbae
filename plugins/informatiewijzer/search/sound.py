"""Words that sound or look alike: for typing faults. The browser's `zoeken-woorden.js` is the twin."""

from __future__ import annotations

import re

# In this order; the same list stands in the twin.
SOUNDS: tuple[tuple[str, str], ...] = (
    ("ij|ei|ey", "y"),
    ("ou", "au"),
    ("sch", "sg"),
    ("ch", "g"),
    ("ph", "f"),
    ("th|dt", "t"),
    ("ck|q", "k"),
    ("c(?=[eiy])", "s"),
    ("c", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("v", "f"),
    ("d$", "t"),
    ("ie", "i"),
    (r"(.)\1+", r"\1"),
)
FIRST = {"z": "s", "v": "f", "c": "k", "q": "k", "y": "i", "x": "k"}


def sound_key(word: str) -> str:
    """How a folded word sounds, roughly: equal keys are the same word, misspelt."""
    for pattern, replacement in SOUNDS:
        word = re.sub(pattern, replacement, word)
    return word


def list_of(term: str) -> str:
    """In which word list a term stands: by its first letter, letters that sound alike together."""
    first = term[:1]
    if "a" <= first <= "z":
        return FIRST.get(first, first)
    return "0"


def distance(one: str, other: str, limit: int) -> int:
    """Damerau-Levenshtein distance (neighbours swapped count 1), or `limit` + 1 when it is more."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i in range(1, len(one) + 1):
        current = [i]
        for j in range(1, len(other) + 1):
            cost = 0 if one[i - 1] == other[j - 1] else 1
            value = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + cost)
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                value = min(value, before[j - 2] + 1)
            current.append(value)
        if min(current) > limit:
            return limit + 1
        before, row = row, current
    return row[-1]
