"""Reads the published files as the browser does, so that command and browser share every figure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.search.shards import FOLDER, MANIFEST, VERSION_LETTERS, letters_of, shard_of
from informatiewijzer.search.sound import list_of
from informatiewijzer.search.store import fnv


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one key: how telling it is, what each document is worth by it, more terms to look up."""

    idf: int
    worth: Mapping[int, int]  # slot -> idf x value of its level; best first
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the catalogue: as shown, and its term."""

    shown: str
    term: str


@dataclass(frozen=True)
class Reader:
    """The files of a search by path."""

    files: Mapping[str, bytes]

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What there is; see `export.Exporter` for the letters."""
        return dict(json.loads(self.files[MANIFEST]))

    def find(self, key: str) -> Found | None:
        """The record of a key."""
        versions = self.manifest["t"]
        number = shard_of(key, len(versions) // VERSION_LETTERS)
        record = self._file("t", number, versions).get(key)
        if record is None:
            return None
        telling, *rest = record
        levels = [group for group in rest if isinstance(group, list)]
        parts = tuple(part for part in rest if isinstance(part, str))
        values = self.manifest["l"]
        worth: dict[int, int] = {}
        for level, *gaps in levels:
            slot = 0
            for gap in gaps:
                slot += gap
                worth[slot] = telling * values[level - 1]
        return Found(telling, worth, parts)

    def may_be_phrase(self, key: str) -> bool:
        """Whether `key` can be a known phrase; if so, `find` tells."""
        return letters_of(fnv(key) & 0x7FFF) in self._phrases

    @cached_property
    def _phrases(self) -> frozenset[str]:
        letters = self.manifest["z"]
        return frozenset(letters[at : at + VERSION_LETTERS] for at in range(0, len(letters), VERSION_LETTERS))

    def card(self, slot: int) -> list[Any]:
        """What a result shows: id, url, title, organisation, summary, facts."""
        return list(self._file("k", slot >> self.manifest["c"], self.manifest["k"])[str(slot)])

    def words(self, word: str) -> list[Word]:
        """The word list in which `word` would stand, in order."""
        name = list_of(word)
        letters = self.manifest["w"].get(name)
        if letters is None:
            return []
        return [_word(form) for form in json.loads(self.files[f"{FOLDER}/w{name}-{letters}.json"])]

    def _file(self, kind: str, number: int, versions: str) -> dict[str, Any]:
        letters = versions[number * VERSION_LETTERS : (number + 1) * VERSION_LETTERS]
        return dict(json.loads(self.files[f"{FOLDER}/{kind}{number}-{letters}.json"]))


def _word(form: str) -> Word:
    shown, arrow, term = form.partition(">")
    if arrow:
        return Word(shown, term)
    term, _, rest = form.partition(".")
    return Word(term + rest, term)


def reader_of(files: Iterable[OutputFile]) -> Reader:
    """A reader of finished files."""
    return Reader({file.path: file.content for file in files})
