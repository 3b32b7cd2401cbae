"""Per search word the answer that the browser gets: how telling it is, and which documents, how well."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from informatiewijzer.search.expansion import Key, Target, Term
from informatiewijzer.search.lessons import Lesson
from informatiewijzer.search.packed import LEARNT, NOTHING, SCORE, figures_of, group_by_level, pack, unpack
from informatiewijzer.search.statistics import idf

MOST_SYNONYM = 200  # of what editors add to a word, and in all with it, unless the word alone has more
WEAK = 40  # what a word that tells little weighs, in percent
SECOND = 50  # what a second and later section of a page is worth beside its best, in percent
PHRASE = 125  # and a phrase that editors know
FEW = 40  # a compound that fewer documents have is looked up by its parts as well

Postings = Mapping[int, int]  # slot -> score in hundredths
# [idf, postings, part, ...]: packed postings (see `pack`), highest level first, behind LEARNT those of its
# lesson; parts are looked up too.
Record = list[int | str]


class Best(NamedTuple):
    """Documents and their scores, the best first."""

    slots: Sequence[int]
    scores: Sequence[int]


@dataclass
class RecordMaker:
    """Makes the record of any key from the postings of the terms and the expansions of the keys."""

    documents: float
    postings: Mapping[Term, array[int]]
    expansions: Mapping[Key, tuple[Target, ...]]
    parts: Mapping[Term, Sequence[Term]]
    ignored: frozenset[Key] = frozenset()
    weak: frozenset[Key] = frozenset()
    lessons: Mapping[Term, Lesson] = field(default_factory=dict)
    pages: Mapping[int, str] = field(default_factory=dict)
    """The page of a slot, where a page has more slots than one: its sections."""
    # Many keys lead to the same terms: what was found out about them is kept.
    reached: dict[tuple[Term, ...], Best] = field(default_factory=dict)
    widened: dict[tuple[Target, ...], tuple[int, str]] = field(default_factory=dict)
    reachable: dict[tuple[Term, ...], bool] = field(default_factory=dict)

    def make(self, key: Key) -> Record | None:
        """The record of `key`; None when nothing is found by it; no weight and no documents when ignored."""
        if key in self.ignored:
            return [0, ""]
        own = self.postings.get(key, NOTHING)
        targets = self.expansions.get(key)
        parts = [part for part in self.parts.get(key, ()) if len(own) < FEW]
        if not targets:
            telling, packed = idf(self.documents, len(own)), self._pack(own)
        elif own:
            telling, packed = self._widened(own, targets)
        else:  # a phrase or a word of editors alone: many lead to the same
            if targets not in self.widened:
                self.widened[targets] = self._widened(own, targets)
            telling, packed = self.widened[targets]
        packed += self._learnt(key)
        return [self._weight(key, telling), packed, *parts] if packed or parts else None

    def _learnt(self, key: Key) -> str:
        """What examples teach about a term: how telling it is among them, and whom it means how much."""
        lesson = self.lessons.get(key)
        if lesson is None:
            return ""
        return f"{LEARNT}{figures_of(lesson.telling)} {pack(group_by_level(lesson.postings))}"

    def _pack(self, postings: Sequence[int]) -> str:
        return pack(group_by_level(self._one_a_page(postings)))

    def _one_a_page(self, postings: Sequence[int]) -> Sequence[int]:
        """The best section of each page as it is, its others for less: five of one page leave no room."""
        pages = self.pages
        of_pages = [value for value in postings if value >> 16 in pages]
        if len(of_pages) < 2:
            return postings
        best: dict[str, tuple[int, int]] = {}
        for value in of_pages:
            page, slot = pages[value >> 16], value >> 16
            best[page] = max(best.get(page, (0, 0)), (value & SCORE, -slot))
        less = {value >> 16 for value in of_pages} - {-slot for _, slot in best.values()}
        return [
            value & ~SCORE | (value & SCORE) * SECOND // 100 if value >> 16 in less else value
            for value in postings
        ]

    def _weight(self, key: Key, telling: int) -> int:
        """How telling a key is for the browser: a word that goes with everything is so for less."""
        if key in self.weak:
            return max(1, telling * WEAK // 100)
        return telling * PHRASE // 100 if " " in key and key in self.expansions else telling

    def _widened(self, own: array[int], targets: Sequence[Target]) -> tuple[int, str]:
        """The idf and the packed postings of a key with what it leads to."""
        derived = [self.target(target) for target in targets]
        slots = len(own) or len(set[int]().union(*(best.slots for _, best in derived)))
        telling = idf(self.documents, slots)
        scores = unpack(own)
        known = scores.get
        for weight, best in derived:
            for slot, score in zip(best.slots, best.scores, strict=True):
                value = score * weight // (100 * telling)
                if value > known(slot, -1):
                    scores[slot] = value
        return telling, self._pack(_best_of(scores, max(MOST_SYNONYM, len(own))))

    def finds(self, key: Key) -> bool:
        """Whether `make` gives a record."""
        if key in self.postings or key in self.parts or key in self.ignored or key in self.lessons:
            return True
        return any(self._reaches(target.terms) for target in self.expansions.get(key, ()))

    def _reaches(self, terms: tuple[Term, ...]) -> bool:
        if terms not in self.reachable:
            self.reachable[terms] = self._meets(terms)
        return self.reachable[terms]

    def _meets(self, terms: Sequence[Term]) -> bool:
        """Whether a document has all of `terms`."""
        found = [self.postings.get(term, NOTHING) for term in terms]
        if len(terms) == 1 or not all(found):
            return all(found)
        return bool(set.intersection(*({value >> 16 for value in postings} for postings in found)))

    def target(self, target: Target) -> tuple[int, Best]:
        """The weight (idf x hundredths) of a target, and the best documents that have all its terms."""
        found = self.reached.get(target.terms)
        if found is None:
            found = self.reached[target.terms] = self._best(target.terms)
        return self.weight(target), found

    def weight(self, target: Target) -> int:
        """The weight of a target: idf x hundredths."""
        rarest = min(len(self.postings.get(term, NOTHING)) for term in target.terms)
        return idf(self.documents, rarest) * target.factor

    def _best(self, terms: Sequence[Term]) -> Best:
        """The documents that have all of `terms`, with their mean score: highest first, then lowest slot."""
        # The shortest first: no more documents than it has can have all terms, and few figures are unpacked.
        first, *others = sorted([self.postings.get(term, NOTHING) for term in terms], key=len)
        if not others:
            # Small figures sort fast: the score upside down above the slot.
            ranks = sorted([(value & SCORE ^ SCORE) << 16 | value >> 16 for value in first])[:MOST_SYNONYM]
        else:
            sums = unpack(first)
            for postings in others:
                more = {slot: value & SCORE for value in postings if (slot := value >> 16) in sums}
                sums = {slot: sums[slot] + score for slot, score in more.items()}
            ranks = sorted([(sums[slot] // len(terms) ^ SCORE) << 16 | slot for slot in sums])[:MOST_SYNONYM]
        return Best([rank & 0xFFFF for rank in ranks], [rank >> 16 ^ 0xFFFF for rank in ranks])


def _best_of(scores: Mapping[int, int], room: int) -> list[int]:
    """The best documents, as many as there is room for, as postings by slot."""
    if len(scores) <= room:
        return sorted([slot << 16 | score for slot, score in scores.items()])
    ranks = sorted([-score << 16 | slot for slot, score in scores.items()])[:room]
    return sorted([(rank & 0xFFFF) << 16 | -(rank >> 16) for rank in ranks])


def part_terms(words: Iterable[Sequence[tuple[Term, int]]]) -> dict[Term, tuple[Term, ...]]:
    """Per term of a compound word its telling parts; of two words with one term the first counts."""
    found: dict[Term, tuple[Term, ...]] = {}
    for (term, _), *parts in words:
        if parts and term not in found:
            heaviest = max(weight for _, weight in parts)
            found[term] = tuple(part for part, weight in parts if weight == heaviest)
    return found
