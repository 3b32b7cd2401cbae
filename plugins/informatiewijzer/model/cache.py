"""Remembers the record in each file, so that a rebuild after one edit parses one file and not thousands.

Kept by a digest of the file's bytes. A file of which nothing moved that its folder says of it, and that was
left alone for a while before we looked, is not even read (ADR 67). Only records that gave no finding at all
are kept, as JSON (never a pickle), under a digest of the code that read them.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

from pydantic import ValidationError
from pydantic_core import SchemaValidator

from informatiewijzer.model.base import Record
from informatiewijzer.model.loading import RECORD_KINDS, Parsed, parse_bytes, parse_file, read_bytes
from informatiewijzer.model.plain import Print, print_of
from informatiewijzer.model.rows import Row, read_rows, write_rows
from informatiewijzer.source import reader
from informatiewijzer.source.files import SourceFile

_SHARDS = 64
_ROOMS = (Path(reader.__file__).parent, Path(__file__).parent)
_NO_SCHEMAS = ("metadata", "serialization", "default")
_NO_STAMP = "-"
_RACY = 2_000_000_000
"""Nanoseconds within which a second edit may leave the times of a file as they are (2 s: FAT)."""


class RecordCache:
    """The records of the last run, in a folder of files; what is damaged counts as none.

    `now_ns`: the moment just before the folder is listed; without it every file is read.
    """

    def __init__(self, folder: Path, now_ns: int | None = None) -> None:
        self._folder = folder
        self._quiet = now_ns - _RACY if now_ns is not None and os.name == "posix" else 0
        self._reader = code_digest(*_ROOMS)
        self._old: dict[int, dict[str, Row]] = {}
        self._new: dict[int, dict[str, Row]] = {}
        self._changed: set[int] = set()
        self.digests: dict[str, str] = {}
        """The digest of every file of a record that was parsed: "activiteiten/eetclub"."""

    def parse(self, file: SourceFile) -> Parsed:
        """As `parse_file`, but without reading the YAML when the bytes are those of the last run."""
        if file.kind not in RECORD_KINDS:
            return parse_file(file)  # few, and the places in them are needed
        name, stamp = f"{file.kind}/{file.name}", self._stamp(file)
        shard = crc32(name.encode()) % _SHARDS
        row = self._shard(shard).get(name)
        if row is not None and row.stamp == stamp != _NO_STAMP:
            record = _record(file.kind, row.text)
            if record is not None:
                return self._known(shard, name, row, record, True)
        try:
            raw = read_bytes(file)
        except OSError:
            return parse_file(file)  # says what is wrong
        key = hashlib.blake2b(raw, digest_size=16).hexdigest()
        record = _record(file.kind, row.text) if row is not None and row.key == key else None
        if row is not None and record is not None:
            if row.stamp != stamp:
                self._changed.add(shard)
            return self._known(shard, name, row._replace(stamp=stamp), record, True)
        self.digests[name] = key
        parsed = parse_bytes(file, raw)
        if isinstance(parsed.value, Record) and not parsed.findings:
            self._changed.add(shard)
            text = parsed.value.model_dump_json(by_alias=True, exclude_unset=True).encode()
            row = Row(key, stamp, *print_of(parsed.value), text)
            return self._known(shard, name, row, parsed.value, False)
        return parsed

    def _stamp(self, file: SourceFile) -> str:
        """What the folder says of a file; "-" when it changed so shortly before that we may not trust it."""
        if max(file.mtime_ns, file.ctime_ns) >= self._quiet:
            return _NO_STAMP
        return f"{file.size},{file.mtime_ns},{file.ctime_ns},{file.number}"

    def _known(self, shard: int, name: str, row: Row, record: Record, remembered: bool) -> Parsed:
        self.digests[name] = row.key
        self._new.setdefault(shard, {})[name] = row
        return Parsed(record, (), (), Print(row.print, row.bare), remembered)

    def _shard(self, number: int) -> dict[str, Row]:
        if number not in self._old:
            self._old[number] = read_rows(self._path(number), self._reader)
        return self._old[number]

    def _path(self, number: int) -> Path:
        return self._folder / f"{number:02}"

    def save(self) -> None:
        """Write what changed; each file in one step. A disk that is full only costs us the memory."""
        with contextlib.suppress(OSError):
            for number in range(_SHARDS):
                rows = self._new.get(number, {})
                if number in self._changed or len(rows) != len(self._shard(number)):
                    write_rows(self._path(number), self._reader, rows)


def code_digest(*rooms: Path) -> str:
    """Digest of the Python files in some folders: what other code found may not be taken over."""
    hasher = hashlib.blake2b(digest_size=16)
    for path in sorted(path for room in rooms for path in room.glob("*.py")):
        hasher.update(path.read_bytes())
    return hasher.hexdigest()


def _record(kind: str, text: bytes) -> Any:
    """The remembered record; None when the text holds none."""
    try:
        return _validator(kind).validate_json(text)
    except ValidationError:
        return None


@cache
def _validator(kind: str) -> SchemaValidator:
    """Makes a record of this kind from what was validated before: its types are held to, our rules are not.

    The rules are functions in Python and take four fifths of the time; the digest of their code is the same.
    """
    model = RECORD_KINDS[kind]
    model.model_rebuild()
    return SchemaValidator(_without_functions(model.__pydantic_core_schema__))


def _without_functions(schema: Any) -> Any:
    """A pydantic core schema with every validator function replaced by the schema that it wraps."""
    if isinstance(schema, list | tuple):
        return type(schema)(map(_without_functions, schema))
    if not isinstance(schema, dict):
        return schema
    if str(schema.get("type", "")).startswith("function-") and "schema" in schema:
        return _without_functions(schema["schema"])
    return {key: value if key in _NO_SCHEMAS else _without_functions(value) for key, value in schema.items()}
