"""A reason to stop that the user can do something about."""

from __future__ import annotations

import sys
from typing import TextIO

from informatiewijzer.base.characters import printable

FAULTS = 1
WRONG_USE = 2


class Stop(Exception):
    """Ends the command with a Dutch message, an optional hint and an exit status; never a traceback."""

    def __init__(self, message: str, hint: str | None = None, status: int = FAULTS) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.status = status


def say_stop(message: str, hint: str | None, out: TextIO | None = None) -> None:
    """Write a message, and under it what the user can do."""
    stream = out or sys.stderr
    # A name that was typed may hold a character that turns the line round.
    for line in (*message.split("\n"), *([f"Wat u kunt doen: {hint}"] if hint else [])):
        print(printable(line, 2000), file=stream)
