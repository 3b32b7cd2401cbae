"""Per search word the answer that the browser gets: how telling it is, and which documents, how well."""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from informatiewijzer.search.expansion import Key, Target, Term
from informatiewijzer.search.statistics import idf

LEVELS = 24
LOWEST = 20  # hundredths; what scores less is left out
STEP = 1.2
# What a document at each level is worth; the browser gets this list too.
VALUES: tuple[int, ...] = tuple(round(LOWEST * STEP**level) for level in range(LEVELS))
MOST_OWN = 3000
MOST_SYNONYM = 300
MOST_PART = 40
PART_WORTH = 40  # a document that has only a part of the compound that was typed, in hundredths

Postings = Mapping[int, int]  # slot -> score in hundredths
Record = list[int | list[int]]  # [idf, [level, slot, gap, gap ...], ...], highest level first


def level_of(score: int) -> int:
    """The level, from 1, whose value is nearest below `score`; 0 when it is too low."""
    return bisect_right(VALUES, score)


def unpack(packed: array[int]) -> dict[int, int]:
    """Postings from their packed form (slot << 16 | score)."""
    return {value >> 16: value & 0xFFFF for value in packed}


@dataclass
class RecordMaker:
    """Makes the record of any key from the postings of the terms and the expansions of the keys."""

    documents: float
    postings: Mapping[Term, array[int]]
    expansions: Mapping[Key, Sequence[Target]]
    parts: Mapping[Term, Sequence[tuple[Term, int]]]
    tops: dict[Term, list[tuple[int, int]]] = field(default_factory=dict)

    def make(self, key: Key) -> Record | None:
        """The record of `key`; None when nothing is found by it."""
        own = self.postings.get(key)
        scores = unpack(own) if own else {}
        derived = [self._target(target) for target in self.expansions.get(key, ())]
        telling = self._idf(key, len(own) if own else 0, derived)
        for weight, found in derived:
            self._add(scores, found, weight, telling, MOST_SYNONYM)
        for part, worth in self.parts.get(key, ()):
            self._add(scores, self._top(part), self._term_idf(part) * worth, telling, MOST_PART)
        return to_record(telling, scores) if scores else None

    def inputs(self, key: Key) -> Iterable[bytes]:
        """Everything the record of `key` is made of, for a digest."""
        terms = [key, *(term for target in self.expansions.get(key, ()) for term in target.terms)]
        terms += [part for part, _ in self.parts.get(key, ())]
        yield f"{key}\x1f{self.expansions.get(key, ())}\x1f{self.parts.get(key, ())}".encode()
        for term in terms:
            yield self.postings[term].tobytes() if term in self.postings else b"\x00"

    def _idf(self, key: Key, own: int, derived: Sequence[tuple[int, list[tuple[int, int]]]]) -> int:
        if own or not derived:
            return idf(self.documents, own)
        return idf(self.documents, len({slot for _, found in derived for slot, _ in found}))

    def _term_idf(self, term: Term) -> int:
        return idf(self.documents, len(self.postings.get(term, ())))

    def _target(self, target: Target) -> tuple[int, list[tuple[int, int]]]:
        """The weight (idf x hundredths) of a target, and the documents that have all its terms."""
        all_terms = sorted(target.terms, key=lambda term: (len(self.postings.get(term, ())), term))
        rarest, *others = all_terms
        found = unpack(self.postings.get(rarest, array("I")))
        for term in others:
            more = unpack(self.postings.get(term, array("I")))
            found = {slot: score + more[slot] for slot, score in found.items() if slot in more}
        shared = {slot: score // len(all_terms) for slot, score in found.items()}
        return self._term_idf(rarest) * target.factor, _best(shared.items(), MOST_SYNONYM)

    def _top(self, term: Term) -> list[tuple[int, int]]:
        found = self.tops.get(term)
        if found is None:
            postings = self.postings.get(term, array("I"))
            found = self.tops[term] = _best(unpack(postings).items(), MOST_PART)
        return found

    @staticmethod
    def _add(
        scores: dict[int, int], found: Iterable[tuple[int, int]], weight: int, telling: int, most: int
    ) -> None:
        for slot, score in list(found)[:most]:
            value = score * weight // (100 * telling)
            if value > scores.get(slot, 0):
                scores[slot] = value


def _best(postings: Iterable[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """The highest scores; of equal ones the lowest slots."""
    return heapq.nsmallest(most, postings, key=lambda pair: (-pair[1], pair[0]))


def to_record(telling: int, scores: Postings) -> Record:
    """The record of a term with these scores: documents grouped by level, slots as gaps."""
    levels: dict[int, list[int]] = {}
    for slot in sorted(scores):
        levels.setdefault(min(level_of(scores[slot]), LEVELS), []).append(slot)
    levels.pop(0, None)
    record: Record = [telling]
    room = MOST_OWN
    for level in sorted(levels, reverse=True):
        slots = levels[level][:room]
        room -= len(slots)
        if slots:
            record.append([level, slots[0], *(after - before for before, after in zip(slots, slots[1:]))])
    return record


def part_terms(
    words: Iterable[tuple[str, Sequence[tuple[str, int]]]],
) -> dict[Term, tuple[tuple[Term, int], ...]]:
    """Per term of a compound word its telling parts, with their worth; of two words the first counts."""
    found: dict[Term, tuple[tuple[Term, int], ...]] = {}
    for _, terms in words:
        if len(terms) < 2:
            continue
        (term, _), *parts = terms
        heaviest = max(weight for _, weight in parts)
        found.setdefault(term, tuple((part, PART_WORTH) for part, weight in parts if weight == heaviest))
    return found
