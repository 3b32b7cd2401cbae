"""What a search word finds beyond itself: synonyms, wider words, parts of compounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import TypeAlias

from informatiewijzer.search.language import Language, split_words
from informatiewijzer.search.words import SearchWords

Term: TypeAlias = str
Key: TypeAlias = str  # a term, or the stems of a phrase joined with spaces

HUNDRED = 100
SAME = 75  # a synonym counts for this much, in hundredths
SAME_PHRASE = 65
WIDER = 65
PHRASE = 90  # an expression is worth nearly as much as the word it stands for
FOREIGN = 95
ALSO = 30  # the words of a phrase, one by one
FURTHER = 50  # what a target leads to in its turn ("buddy" -> "maatje" -> "iemand die meegaat")
LEAST_FURTHER = 20  # less than this is not worth its postings
FACTORS: Mapping[str, int] = {
    "ruimer": WIDER, "uitdrukking": PHRASE, "engels": FOREIGN, "turks": FOREIGN, "begrip": 60,
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """Terms that a document must all have, and what finding it this way is worth, in hundredths."""

    terms: tuple[Term, ...]
    factor: int


def key_of(text: str, language: Language) -> Key:
    """The key a text is looked up by: the stems of all its words but those that only fill up."""
    return " ".join(language.stem(word) for word in language.telling(split_words(text)))


def terms_of(text: str, language: Language) -> tuple[Term, ...]:
    """The terms of a text without stop words; of only stop words, all of them."""
    words = split_words(text)
    return tuple(language.terms(words) or dict.fromkeys(map(language.stem, words)))


def expansions(words: SearchWords, language: Language) -> dict[Key, tuple[Target, ...]]:
    """Per key what it leads to, strongest first; keys sorted."""
    found: dict[Key, dict[tuple[Term, ...], int]] = {}
    for typed, target, factor in _pairs(words):
        key, terms = key_of(typed, language), terms_of(target, language)
        if key and terms and terms != (key,):
            factors = found.setdefault(key, {})
            factors[terms] = max(factor, factors.get(terms, 0))
    direct = {key: dict(factors) for key, factors in found.items()}
    expressions = {key_of(typed, language) for leads in words.leads for typed in leads.typed
                   if leads.section == "uitdrukking"}  # fmt: skip
    for key in found:
        if " " in key and key not in expressions:
            _add_own_words(key, found[key], language)
    _add_further(words, found, direct, language)
    return {key: _targets(found[key]) for key in sorted(found)}


def _add_further(
    words: SearchWords,
    found: dict[Key, dict[tuple[Term, ...], int]],
    direct: Mapping[Key, Mapping[tuple[Term, ...], int]],
    language: Language,
) -> None:
    """One step on: a target leads to what typing it leads to, for half of that."""
    keys: dict[str, Key] = {}
    for typed, target, factor in _pairs(words):
        key = keys.setdefault(typed, key_of(typed, language))
        between = keys.setdefault(target, key_of(target, language))
        if between == key or key not in found:
            continue
        for terms, more in direct.get(between, {}).items():
            worth = factor * more * FURTHER // HUNDRED**2
            if terms != (key,) and worth >= LEAST_FURTHER:
                found[key][terms] = max(worth, found[key].get(terms, 0))


def _targets(factors: Mapping[tuple[Term, ...], int]) -> tuple[Target, ...]:
    return tuple(sorted((Target(*pair) for pair in factors.items()), key=lambda t: (-t.factor, t.terms)))


def _pairs(words: SearchWords) -> Iterator[tuple[str, str, int]]:
    for group in words.groups:
        for typed, target in permutations(group, 2):
            yield typed, target, SAME_PHRASE if " " in target else SAME
    for leads in words.leads:
        for typed in leads.typed:
            yield from ((typed, target, FACTORS[leads.section]) for target in leads.found)


def _add_own_words(key: Key, factors: dict[tuple[Term, ...], int], language: Language) -> None:
    # A phrase also finds its own words: together for the full worth, alone for little.
    stop = {language.stem(word) for word in language.stop}
    own = tuple(dict.fromkeys(term for term in key.split(" ") if term not in stop))
    if own:
        factors.setdefault(own, 100)
        for term in own:
            factors.setdefault((term,), ALSO)
