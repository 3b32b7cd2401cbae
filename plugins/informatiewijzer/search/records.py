"""Per search word the answer that the browser gets: how telling it is, and which documents, how well."""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from operator import sub

from informatiewijzer.search.expansion import Key, Target, Term
from informatiewijzer.search.statistics import idf

LEVELS = 24
LOWEST = 20  # hundredths
STEP = 1.2
# What a document at each level is worth; the browser gets this list too.
VALUES: tuple[int, ...] = tuple(round(LOWEST * STEP**level) for level in range(LEVELS))
MOST_OWN = 1000
MOST_SYNONYM = 200  # of what editors add to a word, and in all with it, unless the word alone has more
WEAK = 40  # what a word that tells little weighs, in percent
SECOND = 50  # what a second and later section of a page is worth beside its best, in percent
PHRASE = 125  # and a phrase that editors know
FEW = 40  # a compound that fewer documents have is looked up by its parts as well

Postings = Mapping[int, int]  # slot -> score in hundredths
# [idf, postings, part, ...]: packed postings (see `pack`), highest level first; parts are looked up too.
Record = list[int | str]
# The figures of packed postings: printable, and never escaped in JSON. Up to FINAL they end a number.
FIGURES = "".join(map(chr, (*range(35, 92), *range(93, 126))))
FINAL = 64
MORE = len(FIGURES) - FINAL


# Per score its level: the number of values that are not above it, at least 1.
LEVEL_OF: bytes = bytes(max(1, bisect_right(VALUES, score)) for score in range(VALUES[-1] + 1))
HIGHEST = len(LEVEL_OF) - 1


NOTHING: array[int] = array("I")


def unpack(packed: array[int]) -> dict[int, int]:
    """Postings from their packed form (slot << 16 | score)."""
    return {value >> 16: value & 0xFFFF for value in packed}


@dataclass
class RecordMaker:
    """Makes the record of any key from the postings of the terms and the expansions of the keys."""

    documents: float
    postings: Mapping[Term, array[int]]
    expansions: Mapping[Key, Sequence[Target]]
    parts: Mapping[Term, Sequence[Term]]
    ignored: frozenset[Key] = frozenset()
    weak: frozenset[Key] = frozenset()
    pages: Mapping[int, str] = field(default_factory=dict)
    """The page of a slot, where a page has more slots than one: its sections."""
    # Many keys lead to the same terms: what was found out about them is kept.
    reached: dict[tuple[Term, ...], list[tuple[int, int]]] = field(default_factory=dict)
    reachable: dict[tuple[Term, ...], bool] = field(default_factory=dict)
    digests: dict[Term, bytes] = field(default_factory=dict)

    def make(self, key: Key) -> Record | None:
        """The record of `key`; None when nothing is found by it; no weight and no documents when ignored."""
        if key in self.ignored:
            return [0, ""]
        own = self.postings.get(key, NOTHING)
        targets = self.expansions.get(key)
        parts = [part for part in self.parts.get(key, ()) if len(own) < FEW]
        if not targets:
            levels = group_by_level(self._one_a_page([(value >> 16, value & 0xFFFF) for value in own]))
            telling = idf(self.documents, len(own))
            return [self._weight(key, telling), pack(levels), *parts] if levels or parts else None
        telling, scores = self._widened(own, targets)
        levels = group_by_level(self._one_a_page(_best_of(scores, max(MOST_SYNONYM, len(own)))))
        return [self._weight(key, telling), pack(levels), *parts] if levels or parts else None

    def _one_a_page(self, postings: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The best section of each page as it is, its others for less: five of one page leave no room."""
        pages = self.pages
        of_pages = [posting for posting in postings if posting[0] in pages]
        if len(of_pages) < 2:
            return postings
        best: dict[str, tuple[int, int]] = {}
        for slot, score in of_pages:
            best[pages[slot]] = max(best.get(pages[slot], (0, 0)), (score, -slot))
        less = {slot for slot, _ in of_pages} - {-slot for _, slot in best.values()}
        return [(slot, score * SECOND // 100 if slot in less else score) for slot, score in postings]

    def _weight(self, key: Key, telling: int) -> int:
        """How telling a key is for the browser: a word that goes with everything is so for less."""
        if key in self.weak:
            return max(1, telling * WEAK // 100)
        return telling * PHRASE // 100 if " " in key and key in self.expansions else telling

    def _widened(self, own: array[int], targets: Sequence[Target]) -> tuple[int, dict[int, int]]:
        """The idf and the postings of a key with what it leads to."""
        derived = [self._target(target) for target in targets]
        found = {slot for _, postings in derived for slot, _ in postings}
        telling = idf(self.documents, len(own) or len(found))
        scores = unpack(own)
        for weight, postings in derived:
            for slot, score in postings:
                value = score * weight // (100 * telling)
                if value > scores.get(slot, -1):
                    scores[slot] = value
        return telling, scores

    def finds(self, key: Key) -> bool:
        """Whether `make` gives a record."""
        if key in self.postings or key in self.parts or key in self.ignored:
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

    def inputs(self, key: Key) -> Iterator[bytes]:
        """Everything the record of `key` is made of, for a digest."""
        own = self.postings.get(key, NOTHING)
        targets = self.expansions.get(key, ())
        parts, kind = self.parts.get(key, ""), (key in self.ignored, key in self.weak)
        yield f"{key}\x1f{kind}\x1f{parts}\x1f{targets or ''}\x1f{len(own)}\x1f".encode()
        yield own.tobytes()
        for target in targets:
            yield from map(self._digest, target.terms)

    def _digest(self, term: Term) -> bytes:
        found = self.digests.get(term)
        if found is None:
            postings = self.postings.get(term, NOTHING).tobytes()
            found = self.digests[term] = blake2b(postings, digest_size=16).digest()
        return found

    def _target(self, target: Target) -> tuple[int, list[tuple[int, int]]]:
        """The weight (idf x hundredths) of a target, and the best documents that have all its terms."""
        found = self.reached.get(target.terms)
        if found is None:
            found = self.reached[target.terms] = self._best(target.terms)
        rarest = min(len(self.postings.get(term, NOTHING)) for term in target.terms)
        return idf(self.documents, rarest) * target.factor, found

    def _best(self, terms: Sequence[Term]) -> list[tuple[int, int]]:
        """The documents that have all of `terms`, with their mean score: highest first, then lowest slot."""
        first, *others = [self.postings.get(term, NOTHING) for term in terms]
        if not others:
            # Small figures sort fast: the score upside down above the slot.
            ranks = heapq.nsmallest(
                MOST_SYNONYM, ((value & 0xFFFF ^ 0xFFFF) << 16 | value >> 16 for value in first)
            )
        else:
            sums = unpack(first)
            for postings in others:
                more = unpack(postings)
                sums = {slot: score + more[slot] for slot, score in sums.items() if slot in more}
            ranks = sorted((sums[slot] // len(terms) ^ 0xFFFF) << 16 | slot for slot in sums)[:MOST_SYNONYM]
        return [(rank & 0xFFFF, rank >> 16 ^ 0xFFFF) for rank in ranks]


def _best_of(scores: Mapping[int, int], room: int) -> list[tuple[int, int]]:
    """The best documents (slot, score; by slot), as many as there is room for."""
    if len(scores) <= room:
        return sorted(scores.items())
    # Figures sort faster than pairs: the score below nothing above the slot.
    ranks = sorted([-score << 16 | slot for slot, score in scores.items()])[:room]
    return sorted([(rank & 0xFFFF, -(rank >> 16)) for rank in ranks])


def group_by_level(postings: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The documents (slot, score; by slot) grouped by level, highest first, slots as gaps."""
    levels: dict[int, list[int]] = {}
    for slot, score in postings:
        level = LEVEL_OF[score if score < HIGHEST else HIGHEST]
        levels.setdefault(level, []).append(slot)
    grouped: list[list[int]] = []
    room = MOST_OWN
    for level in sorted(levels, reverse=True):
        slots = levels[level][:room]
        room -= len(slots)
        if slots:
            grouped.append([level, slots[0], *map(sub, slots[1:], slots)])
    return grouped


def pack(levels: Iterable[Sequence[int]]) -> str:
    """The levels as text: per level its figure and the gaps, with a space between levels."""
    return " ".join(FIGURES[level] + "".join(map(figures_of, gaps)) for level, *gaps in levels)


@lru_cache(maxsize=4096)
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


def part_terms(words: Iterable[Sequence[tuple[Term, int]]]) -> dict[Term, tuple[Term, ...]]:
    """Per term of a compound word its telling parts; of two words with one term the first counts."""
    found: dict[Term, tuple[Term, ...]] = {}
    for (term, _), *parts in words:
        if parts and term not in found:
            heaviest = max(weight for _, weight in parts)
            found[term] = tuple(part for part, weight in parts if weight == heaviest)
    return found
