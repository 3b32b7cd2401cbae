"""`python -m informatiewijzer.search.danger_lessons FILE`: learns to hear danger from sentences.

Run it when `tests/search/gevaar-zinnen.tsv` has changed; a test says so when it was forgotten. It is a
support vector machine with a squared hinge (dual coordinate descent: Hsieh et al., ICML 2008), with nothing
but sums, products and roots, so it gives the same letters on every computer.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from informatiewijzer.search.danger import LEARNT, NOTHING, PLACES, STRONGEST, Ear, places
from informatiewijzer.search.language import Language, load_language, split_words

ORDINARY = "gewoon"
ROUNDS = 12
COSTS = {True: 2.0, False: 1.0}  # danger that is missed is worse than an alarm too many
FULL = 0.995  # so many of the weights are within the letters; the others become the strongest one
LEAST = 0.5  # ADR 73: how this was chosen
ROW = 128  # letters on a line of the file
HEAD = "# Learnt by search/danger_lessons.py; not to be edited by hand.\n"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What somebody may type; whether they are in danger; which batch of sentences it came with."""

    kind: str
    text: str
    batch: str

    @property
    def danger(self) -> bool:
        """Whether a box with help belongs to it."""
        return self.kind != ORDINARY


def read_sentences(path: Path) -> list[Sentence]:
    """The sentences of a file: kind, sentence and batch by line, below a line that names these."""
    lines = path.read_text("utf-8").splitlines()[1:]
    return [Sentence(*line.split("\t")) for line in lines]


def learn(sentences: Sequence[Sentence], language: Language) -> Ear:
    """The ear that these sentences teach."""
    rows = [places(split_words(sentence.text), language) for sentence in sentences]
    return Ear(_letters(_weights(rows, [sentence.danger for sentence in sentences])), LEAST)


def _weights(rows: Sequence[Sequence[int]], danger: Sequence[bool]) -> list[float]:
    weights = [0.0] * PLACES
    pulls = [0.0] * len(rows)  # how much each sentence pulls at the weights
    order = list(range(len(rows)))
    chance = random.Random(1)  # noqa: S311 - an order, no secret
    for _ in range(ROUNDS):
        chance.shuffle(order)
        for at in order:
            row, side, slack = rows[at], 1 if danger[at] else -1, 1 / (2 * COSTS[danger[at]])
            share = side / math.sqrt(len(row) or 1)
            short = share * sum(weights[place] for place in row) - 1 + slack * pulls[at]
            pull = max(0.0, pulls[at] - short / (1 + slack))
            step = (pull - pulls[at]) * share
            pulls[at] = pull
            if step:
                for place in row:
                    weights[place] += step
    return weights


def _letters(weights: Sequence[float]) -> str:
    most = sorted(map(abs, weights))[int(len(weights) * FULL)] or 1.0
    rounded = (round(weight * STRONGEST / most) for weight in weights)
    return "".join(chr(NOTHING + max(-STRONGEST, min(STRONGEST, value))) for value in rounded)


def text_of(ear: Ear) -> str:
    """The ear as its file has it."""
    rows = [ear.weights[at : at + ROW] for at in range(0, PLACES, ROW)]
    return HEAD + "\n".join([str(ear.least), *rows, ""])


def main(sentences: Path, folder: Path) -> None:
    """Write what the sentences teach into the folder of the data."""
    ear = learn(read_sentences(sentences), load_language())
    (folder / LEARNT).write_text(text_of(ear), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).parent / "data")
