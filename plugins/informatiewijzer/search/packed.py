"""Which documents a word finds, and how well, as short text: levels, and gaps between slots as figures."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import sub

LEVELS = 24
LOWEST = 20  # hundredths
STEP = 1.2
# What a document at each level is worth; the browser gets this list too.
VALUES: tuple[int, ...] = tuple(round(LOWEST * STEP**level) for level in range(LEVELS))
MOST_OWN = 1000
SCORE = 0xFFFF
"""The part of a posting (slot << 16 | score in hundredths) that is its score, and the highest score."""

# The figures of packed postings: printable, and never escaped in JSON. Up to FINAL they end a number.
FIGURES = "".join(map(chr, (*range(35, 92), *range(93, 126))))
FINAL = 64
MORE = len(FIGURES) - FINAL
LEARNT = "~"
"""No figure: stands between the documents of a word and those of its lesson."""

# Per score its level: the number of values that are not above it, at least 1.
LEVEL_OF: bytes = bytes(max(1, bisect_right(VALUES, score)) for score in range(VALUES[-1])).ljust(
    SCORE + 1, bytes([LEVELS])
)
NOTHING: array[int] = array("I")


def unpack(packed: Iterable[int]) -> dict[int, int]:
    """Per slot its score."""
    return {value >> 16: value & SCORE for value in packed}


def group_by_level(postings: Iterable[int]) -> dict[int, list[int]]:
    """The slots of the postings (by slot) per level; as many of the best as a word may have."""
    levels: dict[int, list[int]] = {}
    for value in postings:
        level = LEVEL_OF[value & SCORE]
        slots = levels.get(level)
        if slots is None:
            levels[level] = [value >> 16]
        else:
            slots.append(value >> 16)
    room = MOST_OWN
    for level in sorted(levels, reverse=True):
        levels[level] = levels[level][:room]
        room -= len(levels[level])
    return levels


def pack(levels: Mapping[int, Sequence[int]]) -> str:
    """The levels, highest first, as text: the figure of each and the gaps, with a space between levels."""
    return " ".join(
        [
            FIGURES[level] + "".join(map(figures_of, map(sub, slots, (0, *slots))))
            for level, slots in sorted(levels.items(), reverse=True)
            if slots
        ]
    )


@lru_cache(maxsize=1 << 16)
def figures_of(number: int) -> str:
    """A number as figures: the last below FINAL, those before it (base MORE) from FINAL up."""
    high, low = divmod(number, FINAL)
    text = FIGURES[low]
    while high:
        high, digit = divmod(high, MORE)
        text = FIGURES[FINAL + digit] + text
    return text


def unpack_levels(packed: str) -> Iterator[tuple[int, list[int]]]:
    """Per level, highest first, its slots."""
    for part in packed.split():
        yield FIGURES.index(part[0]), numbers_in(part[1:])


def numbers_in(figures: str) -> list[int]:
    """The numbers of which the gaps are written as figures."""
    numbers, number, high = list[int](), 0, 0
    for figure in map(FIGURES.index, figures):
        if figure >= FINAL:
            high = high * MORE + figure - FINAL
        else:
            number += high * FINAL + figure
            numbers.append(number)
            high = 0
    return numbers
