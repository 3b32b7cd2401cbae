"""Which advice belongs to a question: calm help above the results, also when it is misspelt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from informatiewijzer.search.language import Language
from informatiewijzer.search.sound import distance, sound_key

SHORTEST = 5
LONG = 6
COMMON = 4  # how much rather a phrase is announced by a telling word than by a stop word
REACH = 2  # the next word of a phrase is the next word of the question, or the one after it
END = "."  # after a phrase: the question ends with it ("ik kan niet meer", but not "... meer fietsen")


@dataclass(frozen=True, slots=True)
class _Said:
    """A word of the question in the forms that it is compared in."""

    word: str
    stem: str
    sound: str

    def is_like(self, term: str) -> bool:
        """The same word, the same sound, or (a long word) one letter different."""
        if term == self.stem or (len(term) >= SHORTEST and sound_key(term) == self.sound):
            return True
        near = (self.word, self.stem)
        return len(term) >= LONG and any(distance(term, form, 1) <= 1 for form in near)


def advice_for(advice: Sequence[Mapping[str, Any]], words: Sequence[str], language: Language) -> list[int]:
    """The numbers of the advice of which a phrase stands in the question, its words in order and close."""
    said = [_Said(word, language.stem(word), sound_key(word)) for word in words]
    return [
        number
        for number, entry in enumerate(advice)
        if any(_stands_in(phrase.split(" "), said) for phrase in entry["p"])
    ]


def calling_terms(phrases: Iterable[str], filling: Collection[str]) -> list[str]:
    """A few terms of which every phrase has one: a question without a word like them calls for no advice.

    The browser has these, and fetches the phrases when it hears one.
    """
    left = {tuple(term for term in phrase.split(" ") if term != END) for phrase in phrases}
    chosen: list[str] = []
    while left:
        counts = Counter(term for phrase in left for term in set(phrase))
        worth = {term: count * (1 if term in filling else COMMON) for term, count in counts.items()}
        best = min(worth, key=lambda term: (-worth[term], term))
        chosen.append(best)
        left = {phrase for phrase in left if best not in phrase}
    return sorted(chosen)


def _stands_in(phrase: list[str], said: Sequence[_Said]) -> bool:
    at_end = phrase[-1] == END
    terms = phrase[:-1] if at_end else phrase
    ends = (_end_from(terms, said, start) for start in range(len(said)))
    return any(end is not None and (not at_end or end == len(said) - 1) for end in ends)


def _end_from(terms: Sequence[str], said: Sequence[_Said], start: int) -> int | None:
    """Where the phrase ends that begins at `start`; None when it does not stand there."""
    if not said[start].is_like(terms[0]):
        return None
    place = start
    for term in terms[1:]:
        nearby = range(place + 1, min(place + 1 + REACH, len(said)))
        found = next((at for at in nearby if said[at].is_like(term)), None)
        if found is None:
            return None
        place = found
    return place
