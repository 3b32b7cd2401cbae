"""From documents to weighted terms: what Whoosh is asked to index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from informatiewijzer.search.compounds import Splitter
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.language import Language, split_words

# The fields of the index, in the order Whoosh takes them, with what a hit in each weighs.
BOOSTS: Mapping[str, float] = {"asked": 0.3, "facets": 1.5, "names": 2.0, "text": 1.0, "title": 3.0}
WHOLE = 100  # weight of a word itself, in hundredths
PART = 50  # of a part of a compound
HEAD = 15  # of a part that says little, such as "groep" in "wandelgroep"

Words: TypeAlias = Mapping[str, Mapping[str, int]]  # field -> word -> how often
WeightedTerm: TypeAlias = tuple[str, int]  # a term and its weight in hundredths
Terms: TypeAlias = Mapping[str, Mapping[str, int]]  # field -> term -> weight in hundredths


@dataclass(frozen=True, slots=True)
class Analysed:
    """The terms of one document per field, and the length of each field in words."""

    terms: Terms
    lengths: Mapping[str, int]


def words_of(document: SearchDocument) -> Words:
    """The counted words of each field of a document; a field without words is absent."""
    texts = {
        "asked": " ".join(document.asked),
        "facets": " ".join(document.facets),
        "names": " ".join(document.names),
        "text": document.text,
        "title": document.title,
    }
    counted = {name: Counter(split_words(text)) for name, text in texts.items()}
    return {name: counts for name, counts in counted.items() if counts}


@dataclass(frozen=True)
class Analyser:
    """Turns words into terms: the stem, and the stems of the parts of a compound."""

    language: Language
    splitter: Splitter
    known: dict[str, tuple[WeightedTerm, ...]] = field(default_factory=dict)

    def terms(self, word: str) -> tuple[WeightedTerm, ...]:
        """The terms of a word with their weights; none for a stop word."""
        found = self.known.get(word)
        if found is None:
            found = () if word in self.language.stop else self._terms(word)
            self.known[word] = found
        return found

    def _terms(self, word: str) -> tuple[WeightedTerm, ...]:
        stem = self.language.stem(word)
        weights = {stem: WHOLE}
        for part in self.splitter.split(word):
            weight = HEAD if part in self.language.heads else PART
            term = self.language.stem(part)
            weights[term] = max(weight, weights.get(term, 0))
        return tuple(weights.items())

    def analyse(self, words: Words) -> Terms:
        """The weighted terms of a document's words, per field."""
        found: dict[str, dict[str, int]] = {}
        for name, counts in words.items():
            weights: dict[str, int] = {}
            for word, count in counts.items():
                for term, weight in self.terms(word):
                    weights[term] = weights.get(term, 0) + weight * count
            if weights:
                found[name] = weights
        return found
