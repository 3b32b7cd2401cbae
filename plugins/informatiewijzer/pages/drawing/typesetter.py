"""Typst in a process of its own: what it takes of memory (some 57 MiB) never adds to that of a build.

The same file is both ends: `Typesetter` asks, and run as a program it answers. One line of JSON each way for
every drawing; the bytes in it are base64. It ends when its input ends, so also when the build is killed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import weakref
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast


class CannotDraw(RuntimeError):
    """What Typst says of a drawing, or that it stopped."""


class Typesetter:
    """Typst with the letters of one folder; started at the first drawing, ended with the last user."""

    def __init__(self, letters: Path) -> None:
        self._letters = letters
        self._process: subprocess.Popen[bytes] | None = None

    def draw(self, files: Mapping[str, bytes], options: Mapping[str, Any]) -> bytes:
        """What `typst.compile` makes of files by name ("main" is the template). Raises CannotDraw."""
        asked = {"files": {name: b64encode(content).decode() for name, content in files.items()}, **options}
        answer = self._ask(json.dumps(asked).encode() + b"\n")
        if "fault" in answer:
            raise CannotDraw(answer["fault"])
        return b64decode(answer["content"])

    def _ask(self, line: bytes) -> dict[str, Any]:
        process = self._running()
        questions, answers = cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout)
        try:
            questions.write(line)
            questions.flush()
            answer = answers.readline()
        except OSError:
            answer = b""
        if not answer:
            raise CannotDraw("Het tekenprogramma (Typst) is gestopt.")
        return dict(json.loads(answer))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            # -I: only what is installed beside this Python, whatever folder or settings it was started from.
            command = [sys.executable, "-I", __file__, str(self._letters)]
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            weakref.finalize(self, _end, self._process)
        return self._process


def _end(process: subprocess.Popen[bytes]) -> None:
    process.communicate()


def answer_all(letters: str, questions: BinaryIO, answers: BinaryIO) -> None:
    """Draw what is asked until there is no more."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[letters])
    for line in questions:
        asked = json.loads(line)
        files = {name: b64decode(content) for name, content in asked.pop("files").items()}
        try:
            made = typst.compile(files, font_paths=fonts, **asked)
            answer = {"content": b64encode(bytes(made)).decode()}
        except typst.TypstError as error:
            answer = {"fault": str(error)}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    answer_all(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer)
