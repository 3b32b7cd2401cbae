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
FORMAT = "10"
_CHUNK = 1 << 18
_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Memory:
    """The sections of a whole file, which is closed with the last that reads from it."""

    stream: BinaryIO
    places: Mapping[str, tuple[int, int]]

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Nothing is read any more: Windows replaces no file that is open."""
        self.stream.close()

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


class Draft:
    """A memory while it is written: section after section, piece by piece, never whole in memory.

    The seal goes before them, then where each stands, then the length of that list.
    """

    def __init__(self, stream: BinaryIO, language: str) -> None:
        self._stream = stream
        self._seal = _hasher(language)
        self._places: dict[str, tuple[int, int]] = {}
        self._end = stream.write(bytes(self._seal.digest_size))

    def add(self, name: str, parts: Iterable[bytes]) -> None:
        """Write a section."""
        begin = self._end
        for part in parts:
            self._write(part)
        self._places[name] = (begin, self._end - begin)

    def finish(self) -> None:
        """Write what is written last."""
        table = to_line(self._places)
        self._write(table + len(table).to_bytes(_LENGTH, "big"))
        self._stream.seek(0)
        self._stream.write(self._seal.digest())

    def _write(self, part: bytes) -> None:
        self._seal.update(part)
        self._end += self._stream.write(part)


@contextmanager
def saving(folder: Path | None, language: str) -> Iterator[Draft | None]:
    """A draft that takes the place of the memory when it is complete; None when nothing is remembered."""
    if folder is None:
        yield None
        return
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{NAME}.nieuw"
    with unfinished.open("wb") as stream:
        draft = Draft(stream, language)
        yield draft
        draft.finish()
    unfinished.replace(folder / NAME)


def open_memory(folder: Path | None, language: str) -> Memory | None:
    """The memory that was saved for this language; None when there is none or it is not whole."""
    try:
        stream = (folder / NAME).open("rb") if folder else None
    except OSError:
        stream = None
    if stream is None:
        return None
    memory = _whole(stream, language)
    if memory is None:
        stream.close()
    return memory


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
