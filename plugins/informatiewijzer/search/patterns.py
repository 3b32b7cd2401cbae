"""Ways to ask for advice as the editors write them: pieces of a sentence, groups of words, `+` and `-`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from informatiewijzer.search.language import Language, fold, split_words

ALSO, NOT, END, ANY = "+", "-", ".", "*"
"""Also, in any order; but not with; after a piece: the question ends with it; any letters go on there."""
SENTENCE = 4  # words: from here on a question is read as a sentence, in which pieces may stand in any order
COMMON = 2  # how much rather a phrase is announced by a telling word than by a stop word

Groups: TypeAlias = Mapping[str, Iterable[str]]
Choice: TypeAlias = frozenset[str]

_GROUP = re.compile(r"[A-Z]{2,}")


def group_names(text: str) -> list[str]:
    """The names of groups in a text of the editors: words of capitals only."""
    return [word for word in text.rstrip(END).split() if _GROUP.fullmatch(word)]


def told_words(text: str) -> str:
    """The words of a text that somebody says who asks for advice: no groups, and not what must be absent."""
    words = text.partition(f" {NOT} ")[0].split()
    return " ".join(word for word in words if not _GROUP.fullmatch(word.rstrip(END)))


def stemmed(text: str, language: Language, groups: Collection[str] = ()) -> str:
    """A text of the editors as the files have it: "dood WILLEN - hond." is "dood WILLEN-hond ."."""
    # Every word of it counts, also those that only fill up: "niet meer".
    made = [term for word in text.rstrip(END).split() for term in _terms(word, language, groups)]
    made += [END] * text.endswith(END)
    return re.sub(r" ?([+-]) ?", r"\1", " ".join(made))


def _terms(word: str, language: Language, groups: Collection[str]) -> list[str]:
    if word in groups or word in (ALSO, NOT):
        return [word]
    if ANY in word:
        return [fold(word)]
    return [language.stem(part) for part in split_words(word)]


def needed(phrase: str) -> list[list[str]]:
    """The pieces that must all stand in a question, each a row of terms."""
    return [part.split(" ") for part in phrase.partition(NOT)[0].split(ALSO)]


def unwanted(phrase: str) -> list[list[str]]:
    """The pieces of which none may stand in a question."""
    return [part.split(" ") for part in phrase.split(NOT)[1:]]


def calling_terms(
    phrases: Iterable[str], filling: Collection[str], groups: Groups | None = None
) -> list[str]:
    """A few terms of which every phrase has one that fits in a question too short to be a sentence.

    The browser has these, and fetches the phrases when it hears one or reads a sentence. Of a group all its
    terms are announced.
    """
    first = {
        name: frozenset(entry.split(" ")[0] for entry in entries) for name, entries in (groups or {}).items()
    }
    left = {frozenset(_choices(phrase, first)) for phrase in phrases if _is_short(phrase)}
    chosen: set[str] = set()
    while left:
        counts = Counter(choice for choices in left for choice in choices)
        worth = {choice: count / _cost(choice - chosen, filling) for choice, count in counts.items()}
        best = min(worth, key=lambda choice: (-worth[choice], sorted(choice)))
        chosen |= best
        left = {choices for choices in left if not any(choice <= chosen for choice in choices)}
    return sorted(chosen)


def _is_short(phrase: str) -> bool:
    """Whether a phrase can stand in a question that is no sentence."""
    parts = needed(phrase)
    return len(parts) == 1 and sum(term != END for term in parts[0]) < SENTENCE


def _choices(phrase: str, first: Mapping[str, Choice]) -> Iterable[Choice]:
    """What may announce a phrase: one of its words, or one of the first words of a group in it."""
    terms = {term for part in needed(phrase) for term in part if term != END}
    return [first.get(term, frozenset({term})) for term in terms]


def _cost(terms: Choice, filling: Collection[str]) -> float:
    return sum(COMMON if term in filling else 1 for term in terms) or 0.1
