"""The scoring rules of the loneliness scale once more, written from the manual and in another way than ours.

Manual of the Loneliness Scale (VU Amsterdam, 24 February 2022), sections 7, 8 and 9: count the neutral and
positive answers on the emotional items and the neutral and negative answers on the social items; a subscale
is valid without missing answers, the total with at most one.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

EMOTIONAL = frozenset({2, 3, 5, 6, 9, 10})
ASKED = {11: tuple(range(1, 12)), 6: (3, 4, 7, 9, 8, 10)}
CUTS = {11: (3, 9, 11), 6: (2, 5)}  # the first score of each band but the lowest
Answers = Sequence[str | None]
Score = dict[str, int | None]


def score(answers: Answers) -> Score | None:
    """Points for "ja", "min of meer", "nee" or None (missing), in the order of the form."""
    points: dict[bool, list[int | None]] = {True: [], False: []}
    for item, given in zip(ASKED[len(answers)], answers, strict=True):
        lonely = {"ja", "min of meer"} if item in EMOTIONAL else {"nee", "min of meer"}
        points[item in EMOTIONAL].append(None if given is None else int(given in lonely))
    every = points[True] + points[False]
    if every.count(None) > 1:
        return None
    return {
        "total": sum(point or 0 for point in every),
        "emotional": None if None in points[True] else sum(point or 0 for point in points[True]),
        "social": None if None in points[False] else sum(point or 0 for point in points[False]),
    }


def tenths(numbers: Sequence[int]) -> int | None:
    """The mean in whole tenths, halves away from zero; None for fewer than three."""
    if len(numbers) < 3:
        return None
    mean = Fraction(sum(numbers), len(numbers)) * 10
    whole = (Decimal(mean.numerator) / Decimal(mean.denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    return int(whole)


def column(scores: Sequence[Score], size: int) -> dict[str, Any]:
    """One measurement of the group: number, means, and (from ten people on) how many in each band."""
    totals = [one["total"] or 0 for one in scores]
    result: dict[str, Any] = {"n": len(scores), "mean": tenths(totals)}
    for name in ("emotional", "social"):
        result[name] = tenths([value for one in scores if (value := one.get(name)) is not None])
    bands = [sum(total >= cut for cut in CUTS[size]) for total in totals]
    result["bands"] = [bands.count(n) for n in range(len(CUTS[size]) + 1)] if len(scores) >= 10 else None
    return result


def summary(people: Sequence[tuple[Score | None, Score | None]], size: int) -> dict[str, Any]:
    """Before, after, and what changed for who was there both times."""
    both = [(before["total"] or 0, after["total"] or 0) for before, after in people if before and after]
    changes = [after - before for before, after in both]
    enough = len(both) >= 10
    return {
        "before": column([before for before, _ in people if before], size),
        "after": column([after for _, after in people if after], size),
        "pairs": {
            "n": len(both),
            "before": tenths([before for before, _ in both]),
            "after": tenths([after for _, after in both]),
            "change": tenths(changes),
            "lower": sum(change < 0 for change in changes) if enough else None,
            "same": changes.count(0) if enough else None,
            "higher": sum(change > 0 for change in changes) if enough else None,
        },
    }
