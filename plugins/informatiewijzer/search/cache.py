"""What the search remembers between builds: plain JSON and rows of figures, never a pickle.

Nothing in it is trusted: a file of another format or language, or a damaged one, counts as no file.
"""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO

from informatiewijzer.search.analysis import WeightedTerm
from informatiewijzer.search.statistics import Statistics
from informatiewijzer.search.store import Entry, Table

NAME = "zoeken.bin"
FORMAT = "5"
_SOME = 4_000
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class State:
    """A finished index: its documents, tables, analysed words, and the shards made of it by their key."""

    language: str
    statistics: Statistics
    words: Table
    terms: Table
    entries: Mapping[str, Entry]
    analyses: Mapping[str, tuple[WeightedTerm, ...]]
    counts: Mapping[str, int]
    slots: Mapping[str, int]
    postings: Mapping[str, array[int]]
    shards: Mapping[str, bytes]


def save_state(folder: Path, state: State) -> None:
    """Write the state piece by piece, never whole in memory; the file is complete or not there."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{NAME}.nieuw"
    seal = _hasher(state.language)
    with unfinished.open("wb") as stream:
        stream.write(bytes(seal.digest_size))
        for piece in _pieces(state):
            seal.update(piece)
            stream.write(piece)
        stream.seek(0)
        stream.write(seal.digest())
    unfinished.replace(folder / NAME)


def _pieces(state: State) -> Iterator[bytes]:
    """A line of JSON for each part of the state, then the figures and the shards."""
    entries, postings = state.entries, state.postings
    yield _line([state.statistics.documents, state.statistics.lengths])
    yield from _lines(state.words.names)
    yield from _lines(state.terms.names)
    yield from _lines([word, list(chain(*terms))] for word, terms in state.analyses.items())
    yield from _lines(state.counts.values())
    yield from _lines(state.slots.items())
    yield from _lines([term, len(found)] for term, found in postings.items())
    yield from _lines(
        [name, entry.key, [len(part) for part in entry.words], entry.lengths, len(entry.scores)]
        for name, entry in entries.items()
    )
    yield from _lines([key, len(shard)] for key, shard in state.shards.items())
    yield from (part.tobytes() for entry in entries.values() for part in entry.words)
    yield from (entry.scores.tobytes() for entry in entries.values())
    yield from (found.tobytes() for found in postings.values())
    yield from state.shards.values()


def _lines(items: Iterable[Any]) -> Iterator[bytes]:
    """The items as lists of some thousands, a line each; an empty line ends them."""
    rest = iter(items)
    while some := list(islice(rest, _SOME)):
        yield _line(some)
    yield b"\n"


def _read_lines(stream: BinaryIO) -> Iterator[Any]:
    while line := stream.readline().strip():
        yield from json.loads(line)


def _line(part: Any) -> bytes:
    return json.dumps(part, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def load_state(folder: Path, language: str) -> State | None:
    """The state that was saved for this language; None when there is none or it is not whole."""
    seal = _hasher(language)
    try:
        with (folder / NAME).open("rb") as stream:
            told = stream.read(seal.digest_size)
            while piece := stream.read(_CHUNK):
                seal.update(piece)
            stream.seek(len(told))
            return _parse(language, stream) if told == seal.digest() else None
    except OSError:
        return None


def _hasher(language: str) -> hashlib.blake2b:
    return hashlib.blake2b(f"{FORMAT} {sys.byteorder} {language}\n".encode(), digest_size=16)


def _parse(language: str, stream: BinaryIO) -> State:
    documents, lengths = json.loads(stream.readline())
    words, terms, analysed, counts, slots, found, rows, shards = (list(_read_lines(stream)) for _ in range(8))
    return State(
        language,
        Statistics(documents, tuple((name, length) for name, length in lengths)),
        Table(words),
        Table(terms),
        _entries(rows, stream),
        {word: tuple(zip(parts[::2], parts[1::2], strict=True)) for word, parts in analysed},
        dict(zip((word for word, _ in analysed), counts, strict=True)),
        dict(slots),
        {term: _figures("I", stream, count) for term, count in found},
        {key: stream.read(size) for key, size in shards},
    )


def _entries(rows: list[list[Any]], stream: BinaryIO) -> dict[str, Entry]:
    words = [tuple(_figures("I", stream, size) for size in row[2]) for row in rows]
    return {
        name: Entry(key, fields, tuple(lengths), _figures("Q", stream, count))
        for (name, key, _, lengths, count), fields in zip(rows, words, strict=True)
    }


def _figures(kind: str, stream: BinaryIO, count: int) -> array[int]:
    figures = array(kind)
    figures.frombytes(stream.read(count * figures.itemsize))
    return figures
