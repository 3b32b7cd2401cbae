"""Finished files that wait on disk until they are published: thousands of them need not be in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import Protocol

from informatiewijzer.base.outputs import OutputFile

_FEW = 1 << 21
"""Bytes that are kept in memory after all: a small site leaves the disk alone."""


class Readable(Protocol):
    """Where the bytes of many files stand behind each other."""

    def read(self, start: int, size: int) -> bytes:
        """The bytes from `start` on. Raises OSError."""


@dataclass(frozen=True, slots=True)
class ShelvedFile:
    """A finished file on a shelf; it is read each time it is asked for."""

    path: str
    shelf: Readable
    start: int
    size: int
    key: str
    """The digest of its bytes."""

    def read(self) -> bytes:
        """Its bytes. Raises OSError."""
        return self.shelf.read(self.start, self.size)


class Shelf:
    """One file without a name, gone with the last file that stands on it."""

    def __init__(self) -> None:
        self._stream = SpooledTemporaryFile(_FEW)  # noqa: SIM115 - it stays open
        self._end = 0

    def put(self, files: Iterable[OutputFile]) -> list[ShelvedFile]:
        """Put the files away one by one; gives them sorted by path."""
        return sorted(map(self._put, files), key=lambda file: file.path)

    def _put(self, file: OutputFile) -> ShelvedFile:
        start = self._end
        self._stream.seek(start)
        self._end += self._stream.write(file.content)
        return ShelvedFile(file.path, self, start, len(file.content), file.key)

    def read(self, start: int, size: int) -> bytes:
        """The bytes from `start` on."""
        self._stream.seek(start)
        found = self._stream.read(size)
        if len(found) != size:
            raise OSError("a temporary file lost what was written to it")
        return found

    def __del__(self) -> None:
        self._stream.close()
