"""Remembers the record in each file, so that a rebuild after one edit parses one file and not thousands.

Kept by a digest of the file's bytes, never by its time alone: an edit can not be missed. Only records that
gave no finding at all are kept, as JSON (never a pickle), under a digest of the code that read them.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import SchemaValidator

from informatiewijzer.model.base import Record
from informatiewijzer.model.loading import RECORD_KINDS, Parsed, parse_bytes, parse_file, read_bytes
from informatiewijzer.source import reader
from informatiewijzer.source.files import SourceFile

_SHARDS = 64
_ROOMS = (Path(reader.__file__).parent, Path(__file__).parent)

_NO_SCHEMAS = ("metadata", "serialization", "default")

Row = tuple[str, str]
"""Digest of the bytes, and the record as JSON (a fifth of what objects take)."""


class RecordCache:
    """The records of the last run, in a folder of JSON files; a damaged one counts as empty."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
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
        try:
            raw = read_bytes(file)
        except OSError:
            return parse_file(file)  # says what is wrong
        name, key = f"{file.kind}/{file.name}", hashlib.blake2b(raw, digest_size=16).hexdigest()
        self.digests[name] = key
        shard = int(key[:4], 16) % _SHARDS
        row = self._shard(shard).get(name)
        record = _record(file.kind, row[1]) if row is not None and row[0] == key else None
        if row is not None and record is not None:
            self._new.setdefault(shard, {})[name] = row
            return Parsed(record, (), ())
        parsed = parse_bytes(file, raw)
        if isinstance(parsed.value, Record) and not parsed.findings:
            self._changed.add(shard)
            text = parsed.value.model_dump_json(by_alias=True, exclude_unset=True)
            self._new.setdefault(shard, {})[name] = (key, text)
        return parsed

    def _shard(self, number: int) -> dict[str, Row]:
        if number not in self._old:
            self._old[number] = self._read(number)
        return self._old[number]

    def _read(self, number: int) -> dict[str, Row]:
        try:
            data = json.loads((self._folder / f"{number:02}.json").read_bytes())
            rows = data["rijen"] if data["lezer"] == self._reader else {}
            return {name: (str(row[0]), str(row[1])) for name, row in rows.items()}
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
        text = json.dumps({"lezer": self._reader, "rijen": rows}, separators=(",", ":"))
        fresh = self._folder / f"{number:02}.json.{os.getpid()}"
        fresh.write_text(text, "ascii")
        fresh.replace(self._folder / f"{number:02}.json")


def code_digest(*rooms: Path) -> str:
    """Digest of the Python files in some folders: what other code found may not be taken over."""
    hasher = hashlib.blake2b(digest_size=16)
    for path in sorted(path for room in rooms for path in room.glob("*.py")):
        hasher.update(path.read_bytes())
    return hasher.hexdigest()


def _record(kind: str, text: str) -> Any:
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
    return SchemaValidator(_without_functions(RECORD_KINDS[kind].__pydantic_core_schema__))


def _without_functions(schema: Any) -> Any:
    """A pydantic core schema with every validator function replaced by the schema that it wraps."""
    if isinstance(schema, list | tuple):
        return type(schema)(map(_without_functions, schema))
    if not isinstance(schema, dict):
        return schema
    if str(schema.get("type", "")).startswith("function-") and "schema" in schema:
        return _without_functions(schema["schema"])
    return {key: value if key in _NO_SCHEMAS else _without_functions(value) for key, value in schema.items()}
