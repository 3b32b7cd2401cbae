"""A question answered from the published files; `zoeken-kern.js` does exactly the same in the browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import isqrt
from typing import TypeAlias

from informatiewijzer.search.language import Language, split_words
from informatiewijzer.search.reader import Found, Reader
from informatiewijzer.search.unknown import resolve

MOST_WORDS = 32
LONGEST_PHRASE = 8
MOST_BY_PART = 40
PART_WORTH = 40  # a document that has only a part of the compound that was typed, in hundredths
LEAST_SHARE = 20  # percent of the question's weight that a result must have matched
LEAST_SCORE = 6  # percent of the best score
THOUSAND = 1000  # the score of the best by its words
TAUGHT = 60  # what the examples count for beside that: 0.6 when a lesson is worth 1
LEAST_TAUGHT = 200  # so much is enough for a result by examples alone,
LEAST_KNOWN = 60  # when its examples know so many percent of the question

Hit: TypeAlias = tuple[int, int]
"""A slot and its score."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that is asked: its weight, and ways to find it, each worth a factor in hundredths."""

    weight: int
    options: tuple[tuple[Found, int], ...] = ()

    def worth(self) -> dict[int, int]:
        """Per slot the best of the options."""
        best: dict[int, int] = {}
        for found, factor in self.options:
            for slot, worth in found.worth.items():
                value = worth * factor // 100
                if value > best.get(slot, 0):
                    best[slot] = value
        return best


@dataclass(slots=True)
class Answer:
    """Slots with scores, best first; which words were read as others, which mean nothing here; advice."""

    hits: list[Hit] = field(default_factory=list)
    corrections: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    advice: list[int] = field(default_factory=list)


def answer(reader: Reader, language: Language, question: str) -> Answer:
    """Everything there is to say to a question."""
    typed = split_words(question)[:MOST_WORDS]
    result = Answer(advice=reader.listener.advice_for(typed, language))
    words = language.telling(typed)
    units = _units(reader, words, language, result)
    if result.corrections:
        # Once more with the right words: they may belong to an expression ("kofie drinken") or ask advice.
        meant = dict(result.corrections)
        right = [meant.get(word, word) for word in typed]
        result.advice = sorted({*result.advice, *reader.listener.advice_for(right, language)})
        words = language.telling(right)
        units = _units(reader, words, language, Answer())
    helping = [slot for number in result.advice for slot in reader.advice[number]["s"]]
    chosen = helping + reader.chosen(list(map(language.stem, words)))
    hits = _rank(units, _taught(reader, words, language))
    result.hits = _put_first(hits, list(dict.fromkeys(chosen)))
    return result


def _units(reader: Reader, words: Sequence[str], language: Language, result: Answer) -> list[Unit]:
    """What is asked: first the phrases, then the words that are left."""
    left = list(words)
    phrases = list(_phrase_units(reader, [language.stem(word) for word in words], left))
    return phrases + list(_word_units(reader, left, language, result))


def _phrase_units(reader: Reader, stems: Sequence[str], words: list[str]) -> Iterator[Unit]:
    """The units of known phrases, longest first; what they use is blanked in `words`."""
    start = 0
    while start < len(stems):
        for end in range(min(len(stems), start + LONGEST_PHRASE), start + 1, -1):
            key = " ".join(stems[start:end])
            found = reader.find(key) if reader.may_be_phrase(key) else None
            if found:
                words[start:end] = [""] * (end - start)
                yield Unit(found.idf, ((found, 100),))
                start = end - 1
                break
        start += 1


def _word_units(reader: Reader, words: Sequence[str], language: Language, result: Answer) -> Iterator[Unit]:
    telling = dict.fromkeys(word for word in words if word and word not in language.stop)
    seen: set[str] = set()
    for word in telling:
        term = language.stem(word)
        if term in seen:
            continue
        seen.add(term)
        found = reader.find(term)
        if found:
            yield Unit(found.idf, ((found, 100), *_part_options(reader, found)))
        else:
            yield from _unknown_units(reader, word, language, result)


def _part_options(reader: Reader, found: Found) -> Iterator[tuple[Found, int]]:
    """The best documents that have only a part of a rare compound."""
    for part in found.parts:
        more = reader.find(part)
        if more:
            yield Found(more.idf, dict(islice(more.worth.items(), MOST_BY_PART))), PART_WORTH


def _unknown_units(reader: Reader, word: str, language: Language, result: Answer) -> Iterator[Unit]:
    meant = resolve(reader, word, language)
    if meant.correction:
        result.corrections.append((word, meant.correction))
    if not meant.groups:
        result.unknown.append(word)
        # An unknown number says nothing about what is sought: "mijn dochter van 9".
        yield Unit(0 if word.isdecimal() else int(reader.manifest["o"]))
    for group in meant.groups:
        options = tuple((found, factor) for term, factor in group if (found := reader.find(term)))
        if options:
            yield Unit(max(found.idf * factor // 100 for found, factor in options), options)


def _taught(reader: Reader, words: Sequence[str], language: Language) -> dict[int, tuple[int, int]]:
    """Per slot how much it is meant by who asks in these words, by what examples teach.

    And the share of the question, in percent, that the examples of this document know.
    """
    sums: dict[int, int] = {}
    known: dict[int, int] = {}
    length = 0
    for term in language.terms(words):
        found = reader.find(term)
        if not found.idf if found else term.isdecimal():
            continue  # what is not looked for says nothing, nor does an unknown number
        square = (found.telling if found and found.telling else reader.manifest["l"]) ** 2
        length += square
        for slot, value in found.learnt.items() if found else ():
            sums[slot] = sums.get(slot, 0) + value
            known[slot] = known.get(slot, 0) + square
    root = isqrt(length)
    return {slot: (total * TAUGHT // root, known[slot] * 100 // length) for slot, total in sums.items()}


def _rank(units: Sequence[Unit], taught: Mapping[int, tuple[int, int]]) -> list[Hit]:
    """Sum of what each unit is worth, times the square of the share of the question that matched.

    The best counts as a thousand; what the examples teach comes with it. What matched too little of the
    question, or fits much worse than the best, is left out, unless the examples mean it.
    """
    total = sum(unit.weight for unit in units)
    sums: dict[int, int] = {}
    matched: dict[int, int] = {}
    for unit in units:
        for slot, worth in unit.worth().items():
            sums[slot] = sums.get(slot, 0) + worth
            matched[slot] = matched.get(slot, 0) + unit.weight
    found = {slot: sums[slot] * matched[slot] ** 2 // total**2 for slot in sums}
    enough = {slot for slot, weight in matched.items() if weight * 100 >= total * LEAST_SHARE}
    best = max((found[slot] for slot in enough), default=0)
    clear = {slot for slot in enough if found[slot] and found[slot] * 100 >= best * LEAST_SCORE}
    clear |= {
        slot for slot, (worth, share) in taught.items() if worth >= LEAST_TAUGHT and share >= LEAST_KNOWN
    }
    scores = (
        (slot, found.get(slot, 0) * THOUSAND // max(1, best) + taught.get(slot, (0, 0))[0]) for slot in clear
    )
    return sorted((hit for hit in scores if hit[1]), key=_order)


def _order(hit: Hit) -> tuple[int, int]:
    return -hit[1], hit[0]


def _put_first(hits: list[Hit], first: Sequence[int]) -> list[Hit]:
    """The hits with the slots in `first` before everything else."""
    top = hits[0][1] if hits else 0
    chosen = [(slot, top + len(first) - number) for number, slot in enumerate(first)]
    return chosen + [hit for hit in hits if hit[0] not in first]
