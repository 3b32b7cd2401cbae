"""Remembers in which records the rules about one record alone found nothing, and what others ask of them.

Kept by the digest of the bytes of a record's file, under a digest of the code: with other bytes or rules
the record is looked at again. Findings themselves are never kept, so a record with one is always looked at.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from informatiewijzer.base import findings
from informatiewijzer.base.kept import read_kept, write_kept
from informatiewijzer.checks.facts import facts_of
from informatiewijzer.checks.subject import AnyRecord, Facts, Rows
from informatiewijzer.model import base
from informatiewijzer.model.cache import code_digest
from informatiewijzer.source import reader

_ROOMS = tuple(Path(file).parent for file in (__file__, base.__file__, reader.__file__, findings.__file__))

_ONE_IN = 500


class Faultless:
    """`digests`: of the file of every record, by "activiteiten/eetclub"; what is not in it is unknown."""

    def __init__(self, digests: Mapping[str, str], file: Path | None = None) -> None:
        self._digests = digests
        self._file = file
        self._code = code_digest(*_ROOMS) if file else ""
        self._old = self._read()
        self._new: dict[str, Any] = {"goed": {}, "feiten": {}, "rijen": {}}

    def has(self, kind: str, id_: str) -> bool:
        """Whether nothing was found in this very record before."""
        mark = self._mark(kind, id_)
        if mark not in self._old["goed"]:
            return False
        self._new["goed"][mark] = 1
        return True

    def add(self, kind: str, id_: str) -> None:
        """Nothing was found in this record."""
        mark = self._mark(kind, id_)
        if mark:
            self._new["goed"][mark] = 1

    def facts(self, kind: str, record: AnyRecord) -> Facts:
        """What rules ask of this record: as it was looked up before, else looked up now."""
        mark = self._mark(kind, record.id)
        known = self._old["feiten"].get(mark)
        facts = Facts(*known) if known else facts_of(kind, record, self._file is not None)
        if mark:
            self._new["feiten"][mark] = facts
        return facts

    def rows(self, name: str, key: str, make: Callable[[], Rows]) -> Rows:
        """What was made under this name and key before, else made now."""
        known = self._old["rijen"].get(name)
        rows: Rows = known[1] if known and known[0] == key else make()
        self._new["rijen"][name] = [key, rows]
        return rows

    def _mark(self, kind: str, id_: str) -> str:
        digest = self._digests.get(f"{kind}/{id_}")
        return f"{kind}/{digest}" if digest else ""

    def _read(self) -> Mapping[str, Any]:
        kept = read_kept(self._file, self._code) if self._file else None
        return json.loads(kept) if kept else {"goed": {}, "feiten": {}, "rijen": {}}

    def save(self) -> None:
        """Write what this run learned, in one step. A disk that is full only costs us the memory."""
        if self._file is None or self._nearly_same():
            return
        with contextlib.suppress(OSError):
            write_kept(self._file, self._code, json.dumps(self._new, separators=(",", ":")).encode())

    def _nearly_same(self) -> bool:
        """Whether hardly any record is another one at most: those are looked at again next time."""
        old, new = self._old, self._new
        return old["rijen"] == new["rijen"] and all(
            len(old[part].keys() ^ new[part].keys()) <= len(old[part]) // _ONE_IN
            for part in ("goed", "feiten")
        )
