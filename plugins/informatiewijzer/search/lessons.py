"""What is learnt from examples (`vragen`): how much each document is meant by who uses a word.

A linear classifier (Rocchio's rule): an example is a vector of its telling terms, of length 1; the sum of the
examples of a document is what it is meant by, somewhat less for a document with many. The browser adds up
the terms of a question and divides by the length of the question.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from informatiewijzer.search.language import Language, split_words
from informatiewijzer.search.statistics import idf
from informatiewijzer.search.words import Example

SCALE = 10  # figures in a lesson, per quarter of weight
ALSO = 0.5  # what a document is worth that fits too, beside one that is just right
LEAST = 14  # less is noise
USUAL, OFTEN = 20, 0.3  # a document with more examples than is usual counts less for each: by this power


@dataclass(frozen=True, slots=True)
class Lesson:
    """Of one term: how telling it is among the examples, and its documents (slot << 16 | figure) by slot."""

    telling: int
    postings: array[int]


@dataclass(frozen=True, slots=True)
class Lessons:
    """The lessons by term, and how telling a term is that no example has."""

    by_term: Mapping[str, Lesson]
    unknown: int


def learn(examples: Iterable[Example], slots: Mapping[str, int], language: Language) -> Lessons:
    """What the examples teach about the documents in `slots`; others in them are left out."""
    learnt = [
        (terms, _worth(example, slots))
        for example in examples
        for text in example.typed
        if (terms := language.terms(language.telling(split_words(text))))
    ]
    counts = Counter(term for terms, _ in learnt for term in terms)
    telling = {term: idf(len(learnt), count) for term, count in counts.items()}
    often = Counter[int]()
    for _, worth in learnt:
        often.update(worth)
    fair = {slot: SCALE * min(1.0, USUAL / often[slot]) ** OFTEN for slot in sorted(often)}
    weights: dict[str, dict[int, float]] = {term: {} for term in counts}
    for terms, worth in learnt:
        length = math.sqrt(sum(telling[term] ** 2 for term in terms))
        for term in terms:
            gain, found = telling[term] ** 2 / length, weights[term]
            for slot, share in worth.items():
                found[slot] = found.get(slot, 0.0) + gain * share
    by_term = {term: Lesson(telling[term], _packed(weights[term], fair)) for term in sorted(weights)}
    return Lessons(by_term, idf(max(1, len(learnt)), 0))


def _worth(example: Example, slots: Mapping[str, int]) -> dict[int, float]:
    worth = {slots[name]: ALSO for name in example.also if name in slots}
    return worth | {slots[name]: 1.0 for name in example.shown if name in slots}


def _packed(weights: Mapping[int, float], fair: Mapping[int, float]) -> array[int]:
    figures = ((slot, round(weights[slot] * fair[slot])) for slot in sorted(weights))
    return array("I", [slot << 16 | min(0xFFFF, figure) for slot, figure in figures if figure >= LEAST])
