"""Which advice belongs to a question: calm help above the results, also when it is misspelt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from informatiewijzer.search.danger import Ear
from informatiewijzer.search.language import Language
from informatiewijzer.search.patterns import ANY, END, SENTENCE, needed, unwanted
from informatiewijzer.search.sound import distance, sound_key

SHORTEST = 5
LONG = 6
REACH = 2  # the next word of a piece is the next word of the question, or the one after it
WINDOW = 9  # pieces that may stand in any order are at most so many words apart

Heard: TypeAlias = Mapping[str, int]
"""The terms and groups that a place of the question is like, with the place where each ends."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A word of the question in the forms that it is compared in."""

    word: str
    stem: str
    sound: str

    def is_like(self, term: str) -> bool:
        """The same word, the same sound, or (a long word) one letter different; "zelfmoord*" begins it."""
        if ANY in term:
            return self._goes_on(term)
        if term == self.stem or (len(term) >= SHORTEST and sound_key(term) == self.sound):
            return True
        near = (self.word, self.stem)
        return len(term) >= LONG and any(distance(term, form, 1) <= 1 for form in near)

    def _goes_on(self, term: str) -> bool:
        if term.startswith(ANY):
            return self.word.endswith(term[1:])
        return self.word.startswith(term[:-1]) or self.sound.startswith(sound_key(term)[:-1])


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The pieces that must stand in a question, all their terms, and the pieces that may not."""

    needed: list[list[str]]
    terms: frozenset[str]
    unwanted: list[list[str]]


def _phrase(text: str) -> _Phrase:
    parts = needed(text)
    return _Phrase(parts, frozenset(term for part in parts for term in part) - {END}, unwanted(text))


@dataclass(frozen=True)
class Listener:
    """The file with advice (`w`: groups of words, `a`: advice, `e`: the ear), and what was heard before."""

    groups: Mapping[str, Sequence[str]]
    advice: Sequence[Mapping[str, Any]]
    ear: Ear | None = None
    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def advice_for(self, words: Sequence[str], language: Language) -> list[int]:
        """The numbers of the advice of which a phrase stands in the question.

        Where none is urgent, but the question sounds like danger, also of the advice that listens for that.
        """
        heard = self._heard(words, language)
        every = {name for here in heard for name in here}
        found = [
            number
            for number, phrases in enumerate(self._phrases)
            if any(phrase.terms <= every and _stands_in(phrase, heard) for phrase in phrases)
        ]
        if not self.ear or any(self.advice[number]["spoed"] for number in found):
            return found
        return sorted({*found, *self._listening}) if self.ear.hears(words, language) else found

    @cached_property
    def _listening(self) -> list[int]:
        return [number for number, entry in enumerate(self.advice) if entry["luistert"]]

    @cached_property
    def _phrases(self) -> list[list[_Phrase]]:
        return [[_phrase(text) for text in entry["p"]] for entry in self.advice]

    def _heard(self, words: Sequence[str], language: Language) -> list[dict[str, int]]:
        heard = [dict.fromkeys(self._names(word, language), at) for at, word in enumerate(words)]
        for name, terms in self._long_entries:
            for at, here in enumerate(heard):
                end = _end_from(terms, heard, at)
                if end is not None and name not in here:
                    here[name] = end
        return heard

    def _names(self, word: str, language: Language) -> frozenset[str]:
        """The terms that a word is like, and the groups that have one of them."""
        found = self.known.get(word)
        if found is None:
            said = _said(word, language)
            like = (names for term, names in self._vocabulary.items() if said.is_like(term))
            found = self.known[word] = frozenset(name for names in like for name in names)
        return found

    @cached_property
    def _vocabulary(self) -> Mapping[str, set[str]]:
        """Every term with what it counts as: itself, and the groups that have it as a word."""
        phrases = [phrase for entry in self.advice for phrase in entry["p"]]
        parts = [part for phrase in phrases for part in (*needed(phrase), *unwanted(phrase))]
        parts += [terms for _, terms in self._long_entries]
        found = {term: {term} for part in parts for term in part}
        for name, entries in self.groups.items():
            for entry in entries:
                if " " not in entry:
                    found.setdefault(entry, set()).add(name)
        return found

    @cached_property
    def _long_entries(self) -> Sequence[tuple[str, list[str]]]:
        """What a group has of more than one word."""
        return [
            (name, entry.split(" ")) for name, every in self.groups.items() for entry in every if " " in entry
        ]


def _said(word: str, language: Language) -> _Said:
    return _Said(word, language.stem(word), sound_key(word))


def _stands_in(phrase: _Phrase, heard: Sequence[Heard]) -> bool:
    """Whether all pieces stand within a window of the question, and no piece that may not."""
    if len(phrase.needed) > 1 and len(heard) < SENTENCE:
        return False
    parts = [_spans(part, heard) for part in phrase.needed]
    if not all(parts) or any(_spans(part, heard) for part in phrase.unwanted):
        return False
    return any(
        all(any(start >= first and end - first <= WINDOW for start, end in part) for part in parts)
        for first in range(len(heard))
    )


def _spans(part: Sequence[str], heard: Sequence[Heard]) -> list[tuple[int, int]]:
    """Where a piece begins and ends, for every place where it stands."""
    at_end = part[-1] == END
    terms = part[:-1] if at_end else part
    ends = ((start, _end_from(terms, heard, start)) for start in range(len(heard)))
    return [(start, end) for start, end in ends if end is not None and (not at_end or end == len(heard) - 1)]


def _end_from(terms: Sequence[str], heard: Sequence[Heard], start: int) -> int | None:
    """Where the piece ends that begins at `start`; None when it does not stand there."""
    end = heard[start].get(terms[0])
    for term in terms[1:]:
        if end is None:
            return None
        nearby = range(end + 1, min(end + 1 + REACH, len(heard)))
        end = next((heard[at][term] for at in nearby if term in heard[at]), None)
    return end
