"""Statistics of the whole catalogue, rounded so that one changed record seldom changes them."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from informatiewijzer.search.analysis import BOOSTS

IDF_STEPS = 4  # an idf counts in quarters
GRID = 1.2  # numbers of records and field lengths are rounded to powers of this


def coarse(value: float) -> float:
    """The nearest power of `GRID` (1 when the value is smaller)."""
    return 1.0 if value <= 1 else GRID ** round(math.log(value, GRID))


def idf(documents: float, frequency: int) -> int:
    """How telling a term is, in quarters, at least 1: Whoosh's ln(N / (n + 1)) + 1."""
    return max(1, round(IDF_STEPS * (math.log(documents / (frequency + 1)) + 1)))


@dataclass(frozen=True, slots=True)
class Statistics:
    """How many documents there are and how long their fields are on average, both rounded."""

    documents: float
    lengths: tuple[tuple[str, float], ...]


def statistics(count: int, totals: Counter[str], present: Counter[str]) -> Statistics:
    """Rounded statistics of `count` documents; `totals` and `present` are words and documents per field."""
    lengths = ((name, coarse(totals[name] / max(1, present[name]))) for name in BOOSTS)
    return Statistics(coarse(count), tuple(lengths))
