"""The machine's memory: what a C library cannot do is left."""

from __future__ import annotations

import ctypes
import sys

import pytest
from informatiewijzer.cli.memory import return_large_blocks


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_a_library_without_the_call_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    """Other systems and other C libraries on Linux have no mallopt: nothing happens and nothing fails."""
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    return_large_blocks()
