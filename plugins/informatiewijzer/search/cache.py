"""What the search remembers between builds: named sections of text and figures, never a pickle.

Nothing in it is trusted: a file of another format or language, or a damaged one, counts as no file. It stands
open while a build reads what it needs of it: a rebuild after one changed record needs little.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

NAME = "zoeken.bin"
FORMAT = "6"
_CHUNK = 1 << 18
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Memory:
    """The sections of a whole file."""

    stream: BinaryIO
    places: Mapping[str, tuple[int, int]]

    def read(self, name: str, start: int = 0, size: int | None = None) -> bytes:
        """A section, or `size` bytes of it."""
        begin, length = self.places[name]
        self.stream.seek(begin + start)
        return self.stream.read(length if size is None else size)

    def value(self, name: str) -> Any:
        """A section of JSON."""
        return json.loads(self.read(name))

    def names(self, name: str) -> list[str]:
        """A section of lines."""
        text = self.read(name).decode()
        return text.split("\n") if text else []

    def figures(self, name: str, kind: str = "I", start: int = 0, count: int | None = None) -> array[int]:
        """A section of figures, or `count` of them."""
        found = array(kind)
        size = None if count is None else count * found.itemsize
        found.frombytes(self.read(name, start * found.itemsize, size))
        return found


def to_line(value: Any) -> bytes:
    """A section of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def save(folder: Path, language: str, sections: Mapping[str, Iterable[bytes]]) -> None:
    """Write the sections piece by piece, never whole in memory; the file is complete or not there."""
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{NAME}.nieuw"
    seal = _hasher(language)
    with unfinished.open("wb") as stream:
        stream.write(bytes(seal.digest_size))
        for piece in _pieces(sections, seal.digest_size):
            seal.update(piece)
            stream.write(piece)
        stream.seek(0)
        stream.write(seal.digest())
    unfinished.replace(folder / NAME)


def _pieces(sections: Mapping[str, Iterable[bytes]], start: int) -> Iterator[bytes]:
    """The sections, then where each stands, then the length of that list."""
    places: dict[str, tuple[int, int]] = {}
    end = start
    for name, parts in sections.items():
        begin = end
        for part in parts:
            end += len(part)
            yield part
        places[name] = (begin, end - begin)
    table = to_line(places)
    yield table
    yield len(table).to_bytes(_LENGTH, "big")


@contextmanager
def opened(folder: Path | None, language: str) -> Iterator[Memory | None]:
    """The memory that was saved for this language; None when there is none or it is not whole."""
    try:
        stream = (folder / NAME).open("rb") if folder else None
    except OSError:
        stream = None
    if stream is None:
        yield None
        return
    with stream:
        yield _whole(stream, language)


def _whole(stream: BinaryIO, language: str) -> Memory | None:
    seal = _hasher(language)
    try:
        told = stream.read(seal.digest_size)
        while piece := stream.read(_CHUNK):
            seal.update(piece)
        if told != seal.digest():
            return None
        size = stream.seek(-_LENGTH, os.SEEK_END)
        length = int.from_bytes(stream.read(_LENGTH), "big")
        stream.seek(size - length)
        return Memory(stream, json.loads(stream.read(length)))
    except OSError:
        return None


def _hasher(language: str) -> hashlib.blake2b:
    return hashlib.blake2b(f"{FORMAT} {sys.byteorder} {language}\n".encode(), digest_size=16)
