"""Remembers what stood in each file, so that a rebuild after one edit parses one file and not thousands.

Kept by a digest of the file's bytes, never by its time alone: an edit can not be missed. Only trees of texts
are kept, as JSON; the models look at them again every time, and a tree they refuse is read from its file.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from pathlib import Path
from typing import Any

from informatiewijzer.model.loading import RECORD_KINDS, Parsed, most_bytes, parse_bytes, parse_file, value_of
from informatiewijzer.source import reader
from informatiewijzer.source.files import SourceFile
from informatiewijzer.source.reader import read_tree
from informatiewijzer.source.tree import Tree

_SHARDS = 64
_ROOM = Path(reader.__file__).parent

Row = tuple[str, bool, str]
"""Digest of the bytes, whether some value is empty, the values as JSON (a fifth of what objects take)."""


class TreeCache:
    """The trees of the last run, in a folder of JSON files; a damaged one counts as empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._reader = _reader_digest()
        self._old: dict[int, dict[str, Row]] = {}
        self._new: dict[int, dict[str, Row]] = {}
        self._changed: set[int] = set()

    def parse(self, file: SourceFile) -> Parsed:
        """As `parse_file`, but without reading the YAML when the bytes are those of the last run."""
        try:
            with open(file.location, "rb") as stream:  # noqa: PTH123 - a Path for each of thousands is slow
                raw = stream.read(most_bytes(file) + 1)
        except OSError:
            return parse_file(file)  # says what is wrong
        tree = self._tree(file, raw)
        if tree is None:
            return parse_bytes(file, raw)
        findings: list[Any] = []
        value = value_of(file, tree, findings)
        return parse_bytes(file, raw) if findings else Parsed(value, (), ())

    def _tree(self, file: SourceFile, raw: bytes) -> Tree | None:
        """The remembered or fresh tree of a record without findings; None for anything else."""
        if file.kind not in RECORD_KINDS:
            return None  # few, and their places are needed
        name = f"{file.kind}/{file.name}"
        key = hashlib.blake2b(raw, digest_size=16).hexdigest()
        shard = int(key[:4], 16) % _SHARDS
        known = self._shard(shard).get(name)
        if known is not None and known[0] == key:
            self._new.setdefault(shard, {})[name] = known
            return Tree(json.loads(known[2]), "", known[1])
        read = read_tree(raw, file.shown)
        if read.tree is None or read.findings:
            return None
        self._changed.add(shard)
        self._new.setdefault(shard, {})[name] = (key, read.tree.has_empty, _json(read.tree.root))
        return read.tree

    def _shard(self, number: int) -> dict[str, Row]:
        if number not in self._old:
            self._old[number] = self._read(number)
        return self._old[number]

    def _read(self, number: int) -> dict[str, Row]:
        try:
            data = json.loads((self._folder / f"{number:02}.json").read_bytes())
            rows = data["rijen"] if data["lezer"] == self._reader else {}
            return {name: (row[0], bool(row[1]), str(row[2])) for name, row in rows.items()}
        except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
            return {}

    def save(self) -> None:
        """Write what changed; each file in one step. A disk that is full only costs us the memory."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            for number in range(_SHARDS):
                rows = self._new.get(number, {})
                if number in self._changed or len(rows) != len(self._shard(number)):
                    self._write(number, rows)

    def _write(self, number: int, rows: dict[str, Row]) -> None:
        text = _json({"lezer": self._reader, "rijen": rows})
        fresh = self._folder / f"{number:02}.json.{os.getpid()}"
        fresh.write_text(text, "ascii")
        fresh.replace(self._folder / f"{number:02}.json")


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _reader_digest() -> str:
    """Digest of the code that turns bytes into trees: another reader, another tree."""
    hasher = hashlib.blake2b(digest_size=16)
    for path in sorted(_ROOM.glob("*.py")):
        hasher.update(path.read_bytes())
    return hasher.hexdigest()
