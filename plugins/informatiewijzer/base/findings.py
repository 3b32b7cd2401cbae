"""Findings: what is wrong, where, and what to do about it, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from informatiewijzer.base.characters import printable


class Level(StrEnum):
    """How much a finding matters; the value is the Dutch word shown to editors."""

    FAULT = "fout"
    WARNING = "waarschuwing"
    TIP = "tip"


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of finding: its code, its level and one Dutch sentence of explanation for the handbook."""

    code: str
    level: Level
    explanation: str

    def at(
        self,
        path: str,
        message: str,
        *,
        hint: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> Finding:
        """A finding of this kind in file `path`; line and column count from 1."""
        return Finding(path, line or 0, column or 0, self.code, self.level, message, hint)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. Line and column count from 1; 0 = whole file."""

    path: str
    line: int
    column: int
    code: str
    level: Level
    message: str
    hint: str | None = None
    source_line: str | None = None

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key to sort findings by: file, line, column, code, sentence."""
        return self.path, self.line, self.column, self.code, self.message

    def with_source(self, text: str) -> Finding:
        """The same finding with the line of `text` (the whole file) it points at."""
        lines = text.split("\n")
        if self.source_line is not None or not 0 < self.line <= len(lines):
            return self
        return replace(self, source_line=printable(lines[self.line - 1].rstrip("\r")))


def faults(findings: Iterable[Finding]) -> list[Finding]:
    """Only the findings that stop publication."""
    return [finding for finding in findings if finding.level is Level.FAULT]
