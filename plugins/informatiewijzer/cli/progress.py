"""Progress on the screen: a line that changes on a terminal, a few plain lines elsewhere."""

from __future__ import annotations

import sys
from typing import TextIO

_WIDTH = 24


class Progress:
    """Counts steps towards `total`; on a terminal one line is redrawn.

    In a log nothing is drawn; with `log_every` a plain line is written after that many steps.
    """

    def __init__(self, label: str, total: int, out: TextIO | None = None, log_every: int = 0) -> None:
        self.label = label
        self._log_every = log_every
        self.total = max(total, 1)
        self.done = 0
        self._out = out or sys.stderr
        self._live = self._out.isatty()
        self._shown = -1

    def step(self, detail: str = "") -> None:
        """One more done; `detail` (for example a package name) is shown behind the bar."""
        self.done += 1
        percent = min(100, 100 * self.done // self.total)
        if self._live and percent != self._shown:
            self._shown = percent
            self._draw(percent, detail)
        elif not self._live and self._log_every and self.done % self._log_every == 0:
            print(f"  {self.done} van {self.total} ({detail})", file=self._out, flush=True)

    def _draw(self, percent: int, detail: str) -> None:
        filled = _WIDTH * percent // 100
        bar = "#" * filled + "." * (_WIDTH - filled)
        self._out.write(f"\r\x1b[K{self.label} [{bar}] {percent}% {detail[:30]}")
        self._out.flush()

    def close(self) -> None:
        """Wipe the line from a terminal."""
        if self._live and self._shown >= 0:
            self._out.write("\r\x1b[K")
            self._out.flush()
