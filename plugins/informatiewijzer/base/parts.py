"""Remembers the parts of large files from build to build, so that one changed record costs one part.

A large file (every record as JSON, a calendar of a town) is its parts joined. A part is kept under a key that
stands for all it is made of, with a checksum; a damaged part or file counts as none. Parts come one by one:
those of ten thousand records are never all in memory because of this.

A file is its parts, then a list of them in JSON, then the length of that list in eight bytes.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from zlib import crc32

from informatiewijzer.base.outputs import digest

Wanted = tuple[str, Callable[[], bytes]]
"""The key of a part and how to make it."""
_LENGTH = 8
_ONE_IN = 32
"""So many keys have one that ends a block."""


class Block(NamedTuple):
    """Parts that stand beside each other and are remembered as one: its key, and which they are."""

    key: str
    parts: slice


def blocks_of(keys: Sequence[str]) -> Sequence[Block]:
    """The parts with these keys in blocks: of ten thousand parts three hundred are looked up and read.

    A block ends at keys that say so by themselves: a part that comes or goes moves no other ends.
    """
    found, start = [], 0
    for end, key in enumerate(keys, start=1):
        if end == len(keys) or not crc32(key.encode()) % _ONE_IN:
            found.append(Block(digest(*keys[start:end]), slice(start, end)))
            start = end
    return found


class _Spot(NamedTuple):
    start: int
    size: int
    checksum: int


class _Kept:
    """The parts of the last build: where each stands in the file."""

    def __init__(self, stream: BinaryIO | None, spots: Mapping[str, _Spot]) -> None:
        self.stream = stream
        self.spots = spots
        self._place = 0

    def part(self, key: str) -> bytes | None:
        """The part with this key; None when it is not there or damaged."""
        spot = self.spots.get(key)
        if spot is None or self.stream is None:
            return None
        start, size, checksum = spot
        try:
            if self._place != start:  # a seek throws away what was read ahead
                self.stream.seek(start)
            part = self.stream.read(size)
        except OSError:
            self._place = -1
            return None
        self._place = start + len(part)
        return part if len(part) == size and crc32(part) == checksum else None


class _Draft:
    """The file of this build while it is written. A disk that is full only costs us the memory."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fresh = path.with_name(f"{path.name}.{os.getpid()}")
        self._rows: list[tuple[str, int, int]] = []
        self._stream: BinaryIO | None = None
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self._fresh.open("wb")

    def add(self, key: str, part: bytes) -> None:
        """Write the next part."""
        self._rows.append((key, len(part), crc32(part)))
        self._write(part)

    def finish(self, form: str) -> None:
        """Write the list and put the file in place, in one step."""
        end = json.dumps({"vorm": form, "delen": self._rows}, separators=(",", ":")).encode()
        self._write(end + len(end).to_bytes(_LENGTH, "big"))
        if self._stream:
            with contextlib.suppress(OSError):
                self._stream.close()
                self._fresh.replace(self._path)

    def drop(self) -> None:
        """Leave nothing of a file that was not finished."""
        if self._stream:
            with contextlib.suppress(OSError):
                self._stream.close()
            with contextlib.suppress(OSError):
                self._fresh.unlink(missing_ok=True)

    def _write(self, content: bytes) -> None:
        try:
            if self._stream:
                self._stream.write(content)
        except OSError:
            self.drop()
            self._stream = None


class Parts:
    """The parts of the last build, a file for each list of parts in `folder`; None: nothing is remembered.

    `form`: the digest of the code that makes parts; what other code made counts as none.
    """

    def __init__(self, folder: Path | None = None, form: str = "") -> None:
        self._folder = folder
        self._form = form

    def of(self, name: str, wanted: Iterable[Wanted]) -> Iterator[bytes]:
        """The wanted parts in their order, one by one, made only when they are not remembered.

        What is new is remembered when the last was taken.
        """
        if self._folder is None:
            return (make() for _, make in wanted)
        return self._remembered(self._folder / name, list(wanted))

    def _remembered(self, path: Path, asked: Sequence[Wanted]) -> Iterator[bytes]:
        with contextlib.ExitStack() as stack:
            kept = self._open(path, stack)
            draft = None
            if list(kept.spots) != [key for key, _ in asked]:
                draft = _Draft(path)
                stack.callback(draft.drop)
            damaged = False
            for key, make in asked:
                part = kept.part(key)
                if part is None:
                    damaged = damaged or key in kept.spots
                    part = make()
                if draft:
                    draft.add(key, part)
                yield part
            if kept.stream:
                kept.stream.close()  # Windows replaces and removes no file that is open
            if draft:
                draft.finish(self._form)
            elif damaged:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _open(self, path: Path, stack: contextlib.ExitStack) -> _Kept:
        try:
            stream = stack.enter_context(path.open("rb"))
            spots = _spots(stream, self._form)
            stream.seek(0)
        except (OSError, ValueError, KeyError, TypeError):
            return _Kept(None, {})
        return _Kept(stream, spots)


def _spots(stream: BinaryIO, form: str) -> Mapping[str, _Spot]:
    """Where each part stands, in their order; none when other code made them."""
    size = stream.seek(-_LENGTH, os.SEEK_END)
    length = int.from_bytes(stream.read(_LENGTH), "big")
    stream.seek(size - length)
    end: Any = json.loads(stream.read(length))
    found, start = {}, 0
    for key, part, checksum in end["delen"] if end["vorm"] == form else ():
        found[key] = _Spot(start, int(part), checksum)
        start += int(part)
    return found
