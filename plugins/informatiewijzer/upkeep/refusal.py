"""Why a task of the editors cannot be done."""

from __future__ import annotations


class Refused(Exception):
    """Nothing was changed; the message and the hint are Dutch sentences."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
