"""Remembers the parts of large files from build to build, so that one changed record costs one part.

A large file (every record as JSON, a calendar of a town) is its parts joined. A part is kept under a key that
stands for all it is made of, with a checksum; a damaged part or file counts as none.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO
from zlib import crc32

Wanted = tuple[str, Callable[[], bytes]]
"""The key of a part and how to make it."""
_Row = tuple[str, int, int]


class Parts:
    """The parts of the last build, a file for each list of parts in `folder`; None: nothing is remembered.

    `form`: the digest of the code that makes parts; what other code made counts as none.
    """

    def __init__(self, folder: Path | None = None, form: str = "") -> None:
        self._folder = folder
        self._form = form
        self._latest: tuple[str, list[str], list[bytes]] = ("", [], [])

    def of(self, name: str, wanted: Iterable[Wanted]) -> Sequence[bytes]:
        """The wanted parts in their order, made only when they are not remembered.

        The list asked for last stays in memory, for files that hold the same parts come after each other.
        """
        asked = list(wanted)
        keys = [key for key, _ in asked]
        if self._latest[:2] != (name, keys):
            self._latest = ("", [], [])
            self._latest = (name, keys, self._found(name, asked))
        return self._latest[2]

    def _found(self, name: str, asked: Sequence[Wanted]) -> list[bytes]:
        if self._folder is None:
            return [make() for _, make in asked]
        path = self._folder / name
        old = self._read(path, {key for key, _ in asked})
        found = [old[key] if key in old else make() for key, make in asked]
        if list(old) != [key for key, _ in asked]:
            self._write(path, [key for key, _ in asked], found)
        return found

    def _read(self, path: Path, keys: set[str]) -> Mapping[str, bytes]:
        """The remembered parts with these keys, in the order in which they were kept."""
        try:
            with path.open("rb") as stream:
                head = json.loads(stream.readline())
                return dict(_kept(stream, head["delen"], keys)) if head["vorm"] == self._form else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}

    def _write(self, path: Path, keys: Sequence[str], parts: Sequence[bytes]) -> None:
        """In one step. A disk that is full only costs us the memory."""
        rows = [(key, len(part), crc32(part)) for key, part in zip(keys, parts, strict=True)]
        head = json.dumps({"vorm": self._form, "delen": rows}, separators=(",", ":"))
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with fresh.open("wb") as stream:
                stream.write(head.encode() + b"\n")
                stream.writelines(parts)
            fresh.replace(path)


def _kept(stream: BinaryIO, rows: Iterable[_Row], keys: set[str]) -> Iterable[tuple[str, bytes]]:
    for key, size, checksum in rows:
        part = stream.read(size)
        if key in keys and len(part) == size and crc32(part) == checksum:
            yield key, part
