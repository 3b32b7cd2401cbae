"""How much a question sounds like one of somebody in danger. The browser's `zoeken-nood.js` is the twin.

What counts are pieces of words as they sound and words that stand together, each with a weight that
`danger_lessons.py` learnt from example sentences. Pieces share places in one row of weights (the hashing
trick), so the file has one size however many sentences there are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from informatiewijzer.search.language import Language, read_lines
from informatiewijzer.search.patterns import SENTENCE
from informatiewijzer.search.sound import sound_key
from informatiewijzer.search.store import fnv

LEARNT = "gevaar.txt"
PLACES = 1 << 14
SPREAD = 5  # of the hash of a piece the lowest bits are left out: they mix least
NOTHING = ord("h")
"""A weight is a letter: "h" is 0, "a" is -7, "o" is 7."""
STRONGEST = 7
LENGTHS = (3, 4, 5)  # of the pieces of a word
REACHES = (1, 2)  # the next word, and the one after it


def places(words: Sequence[str], language: Language) -> list[int]:
    """Where the weights of folded words stand in the row, each place once, in order."""
    return sorted({(fnv(piece) >> SPREAD) % PLACES for piece in _pieces(words, language)})


def _pieces(words: Sequence[str], language: Language) -> Iterator[str]:
    for word in words:
        sounded = f"<{sound_key(word)}>"
        for length in LENGTHS:
            for start in range(len(sounded) - length + 1):
                yield sounded[start : start + length]
    stems = ["", *(sound_key(language.stem(word)) for word in words), ""]
    for reach in REACHES:
        for one, other in zip(stems, stems[reach:], strict=False):
            yield f"{one} {other}"


@dataclass(frozen=True, slots=True)
class Ear:
    """A row of weights, a letter for each place, and how much makes a question sound like danger."""

    weights: str
    least: float

    def hears(self, words: Sequence[str], language: Language) -> bool:
        """Whether folded words sound like danger; what is no sentence tells too little."""
        return len(words) >= SENTENCE and self.score(words, language) >= self.least

    def score(self, words: Sequence[str], language: Language) -> float:
        """How much folded words sound like danger: the weights, by the root of how many they are."""
        found = places(words, language)
        return sum(ord(self.weights[place]) - NOTHING for place in found) / math.sqrt(len(found) or 1)


def read_ear() -> Ear:
    """What was learnt from the sentences in this package's data."""
    least, *rows = read_lines(LEARNT)
    return Ear("".join(rows), float(least))
