"""From documents to weighted terms: what Whoosh is asked to index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from informatiewijzer.search.compounds import Splitter
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.language import Language

# The fields of the index, in the order Whoosh takes them, with what a hit in each weighs.
BOOSTS: Mapping[str, float] = {"asked": 0.3, "facets": 1.5, "names": 2.0, "text": 1.0, "title": 3.0}
WHOLE = 100  # weight of a word itself, in hundredths
PART = 50  # of a part of a compound
HEAD = 15  # of a part that says little, such as "groep" in "wandelgroep"

WeightedTerm: TypeAlias = tuple[str, int]  # a term and its weight in hundredths
Terms: TypeAlias = Mapping[str, Mapping[int, int]]  # field -> number of a term -> weight in hundredths


@dataclass(frozen=True, slots=True)
class Analysed:
    """The numbered terms of one document per field, and the length of each field in words."""

    terms: Terms
    lengths: Mapping[str, int]


def texts_of(document: SearchDocument) -> tuple[str, ...]:
    """The text of each field of a document, in the order of `BOOSTS`."""
    lists = (" ".join(document.asked), " ".join(document.facets), " ".join(document.names))
    return (*lists, document.text, document.title)


@dataclass(frozen=True)
class Analyser:
    """Turns words into terms: the stem, and the stems of the parts of a compound."""

    language: Language
    splitter: Splitter
    known: dict[str, tuple[WeightedTerm, ...]] = field(default_factory=dict)
    pairs: dict[WeightedTerm, WeightedTerm] = field(default_factory=dict)

    def terms(self, word: str) -> tuple[WeightedTerm, ...]:
        """The terms of a word with their weights; none for a stop word."""
        found = self.known.get(word)
        if found is None:
            found = () if word in self.language.stop else self._terms(word)
            self.known[word] = found
        return found

    def _terms(self, word: str) -> tuple[WeightedTerm, ...]:
        stem = self.language.stem(word)
        parts = self.splitter.split(word)
        if not parts:
            return ((stem, WHOLE),)
        weights = {stem: WHOLE}
        for part in parts:
            weight = HEAD if part in self.language.heads else PART
            term = self.language.stem(part)
            weights[term] = max(weight, weights.get(term, 0))
        # Parts come back in many words: one pair for all.
        return tuple([self.pairs.setdefault(pair, pair) for pair in weights.items()])
