"""Remembers in which records the rules about one record alone found nothing.

Kept by the digest of the bytes of a record's file, under a digest of the code: with other bytes or rules
the record is looked at again. Findings themselves are never kept, so a record with one is always looked at.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.base import findings
from informatiewijzer.model import base
from informatiewijzer.model.cache import code_digest
from informatiewijzer.source import reader

_ROOMS = tuple(Path(file).parent for file in (__file__, base.__file__, reader.__file__, findings.__file__))


class Faultless:
    """`digests`: of the file of every record, by "activiteiten/eetclub"; what is not in it is unknown."""

    def __init__(self, digests: Mapping[str, str], file: Path | None = None) -> None:
        self._digests = digests
        self._file = file
        self._code = code_digest(*_ROOMS) if file else ""
        self._old = self._read()
        self._new: set[str] = set()

    def has(self, kind: str, id_: str) -> bool:
        """Whether nothing was found in this very record before."""
        mark = self._mark(kind, id_)
        if mark not in self._old:
            return False
        self._new.add(mark)
        return True

    def add(self, kind: str, id_: str) -> None:
        """Nothing was found in this record."""
        mark = self._mark(kind, id_)
        if mark:
            self._new.add(mark)

    def _mark(self, kind: str, id_: str) -> str:
        digest = self._digests.get(f"{kind}/{id_}")
        return f"{kind}/{digest}" if digest else ""

    def _read(self) -> frozenset[str]:
        try:
            data = json.loads(self._file.read_bytes()) if self._file else {}
            return frozenset(data["goed"]) if data["code"] == self._code else frozenset()
        except (OSError, ValueError, KeyError, TypeError):
            return frozenset()

    def save(self) -> None:
        """Write what this run learned, in one step. A disk that is full only costs us the memory."""
        if self._file is None or self._new == self._old:
            return
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._file.with_name(f"{self._file.name}.{os.getpid()}")
            fresh.write_text(json.dumps({"code": self._code, "goed": sorted(self._new)}), "ascii")
            fresh.replace(self._file)
