"""The search of the last build, read from its memory piece by piece as it is asked for."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from informatiewijzer.base.outputs import Finished
from informatiewijzer.base.shelf import ShelvedFile
from informatiewijzer.search.analysis import WeightedTerm
from informatiewijzer.search.cache import Memory
from informatiewijzer.search.expansion import Key, Target
from informatiewijzer.search.lessons import Lesson
from informatiewijzer.search.statistics import Statistics
from informatiewijzer.search.store import Entry, Table


class Entries(Mapping[str, Entry]):
    """The documents of the last build by id; each is read when it is asked for."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._rows: dict[str, list[Any]] = {}
        self._known: dict[str, Entry] = {}
        words = scores = 0
        for name, key, sizes, lengths, count in memory.value("documents"):
            self._rows[name] = [key, sizes, lengths, count, words, scores]
            words += sum(sizes)
            scores += count

    def keys_of_all(self) -> dict[str, str]:
        """The digest of each document."""
        return {name: row[0] for name, row in self._rows.items()}

    def __getitem__(self, name: str) -> Entry:
        if name not in self._known:
            key, sizes, lengths, count, words, scores = self._rows[name]
            numbers = self._memory.figures("words of documents", "I", words, sum(sizes))
            ends = list(accumulate(sizes))
            fields = tuple(numbers[end - size : end] for size, end in zip(sizes, ends, strict=True))
            figures = self._memory.figures("scores of documents", "Q", scores, count)
            self._known[name] = Entry(key, fields, tuple(lengths), figures)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class Postings(Mapping[str, "array[int]"]):
    """The postings of the last build by term, read when asked for, and what they became."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        sizes = memory.figures("sizes of postings")
        starts = accumulate(sizes, initial=0)
        self._places = dict(
            zip(memory.names("terms of postings"), zip(starts, sizes, strict=False), strict=True)
        )
        self._known: dict[str, array[int]] = {}
        self.total = sum(sizes)

    def renewed(self) -> Postings:
        """The same, to be changed; what this one has read is not read again."""
        other = object.__new__(Postings)
        other.__dict__.update(self.__dict__, _places=self._places.copy(), _known=self._known.copy())
        return other

    def put(self, term: str, slot: int, score: int | None) -> None:
        """Give a document this score for a term, or none."""
        found = array("I", self.get(term, ()))
        self.total -= len(found)
        at = bisect_left(found, slot << 16)
        if at < len(found) and found[at] >> 16 == slot:
            del found[at]
        if score is not None:
            found.insert(at, slot << 16 | score)
        self.total += len(found)
        self._known[term] = found
        self._places.pop(term, None)
        if found:
            self._places[term] = (0, len(found))

    def __getitem__(self, term: str) -> array[int]:
        start, count = self._places[term]
        if term not in self._known:
            self._known[term] = self._memory.figures("postings", "I", start, count)
        return self._known[term]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@dataclass(frozen=True, slots=True)
class _Contents:
    """The files of the last build, behind each other in the memory."""

    memory: Memory

    def read(self, start: int, size: int) -> bytes:
        """The bytes from `start` on. Raises OSError."""
        return self.memory.read("contents", start, size)


@dataclass(frozen=True)
class Past:
    """What the last build found out."""

    memory: Memory

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """Single figures and digests."""
        return dict(self.memory.value("facts"))

    @property
    def statistics(self) -> Statistics:
        """The rounded statistics."""
        documents, lengths = self.facts["statistics"]
        return Statistics(documents, tuple((name, length) for name, length in lengths))

    @cached_property
    def words(self) -> Table:
        """Every word that stood in a document."""
        return Table(self.memory.names("words"))

    @cached_property
    def terms(self) -> Table:
        """Every term of those words."""
        return Table(self.memory.names("terms"))

    @cached_property
    def entries(self) -> Entries:
        """The documents."""
        return Entries(self.memory)

    @cached_property
    def sources(self) -> tuple[str, Mapping[str, str]]:
        """What all keys of sources depended on, and these keys by document; "": nobody knew."""
        form, keys = self.memory.value("sources")
        return form, keys

    @cached_property
    def numbers(self) -> array[int]:
        """Per word, by number, in how many fields of documents it stands."""
        return self.memory.figures("counts")

    @cached_property
    def firsts(self) -> array[int]:
        """Per word, by number, the number of its own term and 1; 0: none."""
        return self.memory.figures("firsts")

    @property
    def counts(self) -> dict[str, int]:
        """The same by word; words that are new since have no figure yet."""
        counted = zip(self.words.names, self.numbers, strict=False)
        return {word: count for word, count in counted if count}

    @cached_property
    def analyses(self) -> dict[str, tuple[WeightedTerm, ...]]:
        """The terms of every word."""
        rows = (line.split(" ") for line in self.memory.names("analyses"))
        return {word: tuple(zip(parts[::2], map(int, parts[1::2]), strict=True)) for word, *parts in rows}

    @cached_property
    def splitting(self) -> frozenset[str]:
        """The words that others were split by."""
        return frozenset(self.memory.names("splitting"))

    @cached_property
    def lessons(self) -> dict[str, Lesson]:
        """What the examples taught about the documents in their slots, by term."""
        rows = self.memory.value("lessons")
        return {term: Lesson(telling, array("I", postings)) for term, telling, *postings in rows}

    @cached_property
    def slots(self) -> dict[str, int]:
        """The number of each document."""
        return dict(self.memory.value("slots"))

    @cached_property
    def postings(self) -> Postings:
        """The postings by term."""
        return Postings(self.memory)

    @cached_property
    def expansions(self) -> dict[Key, tuple[Target, ...]]:
        """What the editors' words lead to."""
        rows = self.memory.value("expansions")
        return {key: tuple(Target(tuple(terms), factor) for terms, factor in row) for key, row in rows}

    @cached_property
    def typed(self) -> dict[str, tuple[list[str], list[str]]]:
        """By its own term the words of the editors, and those that they wrote alone; sorted."""
        return dict(self.memory.value("typed"))

    def files(self) -> dict[str, Finished]:
        """All files by path, in order; each is read when it is asked for."""
        rows = self.memory.value("files")
        starts = accumulate((size for _, size, _ in rows), initial=0)
        contents = _Contents(self.memory)
        return {
            path: ShelvedFile(path, contents, start, size, key)
            for (path, size, key), start in zip(rows, starts, strict=False)
        }

    def totals(self) -> tuple[Counter[str], Counter[str]]:
        """How many words the fields have together, and how many documents have each field."""
        words, present = self.memory.value("totals")
        return Counter(words), Counter(present)
