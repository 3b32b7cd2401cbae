"""Reads the published files as the browser does, so that command and browser share every figure."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from informatiewijzer.base.outputs import Finished
from informatiewijzer.search.advice import Listener
from informatiewijzer.search.danger import Ear
from informatiewijzer.search.packed import LEARNT, VALUES, numbers_in, unpack_levels
from informatiewijzer.search.shards import (
    ADVICE,
    FOLDER,
    MANIFEST,
    anchor_of,
    lengthened,
    parts_of,
    phrase_hash,
    shard_of,
)
from informatiewijzer.search.sound import list_of

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one key: how telling it is, what each document is worth by it, more terms to look up."""

    idf: int
    worth: Mapping[int, int]  # slot -> idf x value of its level; best first
    parts: tuple[str, ...] = ()
    telling: int = 0
    """How telling it is among the examples; 0 when none has it."""
    learnt: Mapping[int, int] = field(default_factory=dict)
    """What the examples say that each document is worth by it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the catalogue: as shown, and its term."""

    shown: str
    term: str


@dataclass(frozen=True)
class Reader:
    """The files of a search by path; each is parsed once, as the browser does."""

    files: Mapping[str, bytes]
    parsed: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What there is; see `export.Exporter` for the letters."""
        return dict(json.loads(self.files[MANIFEST]))

    def find(self, key: str) -> Found | None:
        """The record of a key."""
        record = self._shard(key).get(key)
        if record is None:
            return None
        telling, packed, *parts = record
        own, _, lesson = packed.partition(LEARNT)
        known, _, learnt = lesson.partition(" ")
        worth = {slot: telling * value for slot, value in _values(own)}
        return Found(telling, worth, tuple(parts), sum(numbers_in(known)), dict(_values(learnt)))

    def may_be_phrase(self, key: str) -> bool:
        """Whether `key` can be a known phrase; if so, `find` tells."""
        return anchor_of(key, self._filling) != key or phrase_hash(key) in self._phrases

    def chosen(self, stems: Collection[str]) -> list[int]:
        """The slots of the editors' choices for a question with these stems."""
        found = list(self.manifest["b"])
        for stem in set(stems) - self._filling:
            found += self._shard(stem).get(f"={stem}", [])
        return [slot for _, key, slots in sorted(found) if {*key.split(" ")} <= {*stems} for slot in slots]

    @cached_property
    def stop(self) -> frozenset[str]:
        """The words that say nothing about what is sought."""
        fill, others, _ = map(lengthened, self.manifest["s"].split("|"))
        return frozenset((*fill, *others))

    @cached_property
    def _filling(self) -> frozenset[str]:
        return frozenset(word for part in self.manifest["s"].split("|") for word in lengthened(part))

    @cached_property
    def _phrases(self) -> frozenset[int]:
        return frozenset(numbers_in(self.manifest["z"]))

    @cached_property
    def heads(self) -> frozenset[str]:
        """Terms that say little as the last part of a compound."""
        return frozenset(self.manifest["h"].split())

    def card(self, slot: int) -> list[Any]:
        """What a result shows: id, url, title, organisation, summary, facts."""
        return list(self._file("k", slot >> self.manifest["c"])[str(slot)])

    @cached_property
    def listener(self) -> Listener:
        """Who hears which advice is called for."""
        file = json.loads(self.files[ADVICE])
        return Listener(file["w"], file["a"], Ear(*file["e"]) if "e" in file else None)

    @property
    def advice(self) -> Sequence[Mapping[str, Any]]:
        """The advice by number: which phrases call for it, which results come first, what its box says."""
        return self.listener.advice

    def words(self, first: str, shortest: int, longest: int) -> list[Word]:
        """The words that begin (in sound) like `first`, at least those whose terms have these lengths."""
        name = list_of(first)
        whole, split = self.manifest["w"]
        if name in split:
            return [word for part in parts_of(shortest, longest) for word in self._list(f"{name}{part}")]
        return self._list(f"{name}0") if name in whole else []

    def knows(self, term: str) -> bool:
        """Whether a term stands in the word lists."""
        return any(word.term == term for word in self.words(term, len(term), len(term)))

    def _list(self, name: str) -> list[Word]:
        return self._kept(f"{FOLDER}/w{name}.json", lambda text: list(map(_word, lengthened(text))))

    def _shard(self, key: str) -> dict[str, Any]:
        return self._file("t", shard_of(key, self.manifest["t"], self._filling))

    def _file(self, kind: str, number: int) -> dict[str, Any]:
        return self._kept(f"{FOLDER}/{kind}{number}.json", dict[str, Any])

    def _kept(self, path: str, make: Callable[[Any], _T]) -> _T:
        """What `make` makes of a file, made once."""
        if path not in self.parsed:
            self.parsed[path] = make(json.loads(self.files[path]))
        found: _T = self.parsed[path]
        return found


def _values(packed: str) -> Iterator[tuple[int, int]]:
    """Each slot with the value of its level, best first."""
    return ((slot, VALUES[level - 1]) for level, slots in unpack_levels(packed) for slot in slots)


def _word(form: str) -> Word:
    shown, arrow, term = form.partition(">")
    if arrow:
        return Word(shown, term)
    term, _, rest = form.partition(".")
    return Word(term + rest, term)


def reader_of(files: Iterable[Finished]) -> Reader:
    """A reader of finished files."""
    return Reader({file.path: file.read() for file in files})
