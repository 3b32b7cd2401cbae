"""The door of this room for the command: ask a published catalogue a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from informatiewijzer.base.outputs import Finished
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.search.build import build_search
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.language import Language, load_language
from informatiewijzer.search.query import Answer, answer
from informatiewijzer.search.reader import Reader, reader_of


@dataclass(frozen=True, slots=True)
class Hit:
    """A result: the record ("activiteiten/repair-cafe"), its score and its name."""

    id: str
    score: int
    title: str


@dataclass(frozen=True, slots=True)
class Engine:
    """A finished search that can be asked many questions."""

    reader: Reader
    language: Language

    def answer(self, query: str) -> Answer:
        """Everything there is to say to a question."""
        return answer(self.reader, self.language, query)

    def boxes(self, found: Answer) -> list[Mapping[str, Any]]:
        """The advice above the results, as the files have it, most urgent first."""
        return [self.reader.advice[number] for number in found.advice]

    def shown(self, found: Answer, limit: int | None = None) -> list[Hit]:
        """The results, best first; at most `limit`."""
        cards = [(self.reader.card(slot), score) for slot, score in found.hits[:limit]]
        return [Hit(card[0], score, card[2]) for card, score in cards]

    def hits(self, query: str, limit: int | None = None) -> list[Hit]:
        """The same of a question."""
        return self.shown(self.answer(query), limit)

    def ids(self, query: str) -> list[str]:
        """The ids of all results, best first."""
        return [hit.id for hit in self.hits(query)]


def engine_of(files: Iterable[Finished]) -> Engine:
    """An engine over finished files."""
    reader = reader_of(files)
    # The files say which words fill up: the town's name is one of them.
    return Engine(reader, replace(load_language(), stop=reader.stop))


def make_engine(catalogue: Catalogue, pages: Iterable[SearchDocument] = ()) -> Engine:
    """An engine over a published catalogue and hand-written pages."""
    return engine_of(build_search(catalogue, pages=pages))
