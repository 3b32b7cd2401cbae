"""Why a file or a cell is not taken, in Dutch words."""

from __future__ import annotations

from informatiewijzer.base.findings import Code
from informatiewijzer.tables import codes


class Refused(Exception):
    """A whole file is not read: what is the matter and what to do, in Dutch."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class CellFault(ValueError):
    """One cell is not taken; `proposal` is what was probably meant, and is never used without being asked."""

    def __init__(self, message: str, hint: str, code: Code = codes.CELL, proposal: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code
        self.proposal = proposal
