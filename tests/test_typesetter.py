"""Typst draws in a process of its own; what goes wrong there is told here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from informatiewijzer.pages.drawing.typesetter import CannotDraw, Typesetter

SVG = {"format": "svg"}


@pytest.fixture
def typesetter(root: Path) -> Typesetter:
    """With the letters of the project."""
    return Typesetter(root / "site_src" / "drukwerk" / "letters")


def test_it_draws_again_and_again(typesetter: Typesetter) -> None:
    """One process for all drawings: the same question gets the same bytes."""
    files = {"main": b'#set page(width: 4cm, height: 2cm)\n#image("punt.svg")', "punt.svg": DOT}
    first = typesetter.draw(files, SVG)
    assert first.startswith(b"<svg")
    assert typesetter.draw(files, SVG) == first


def test_a_fault_is_told_and_drawing_goes_on(typesetter: Typesetter) -> None:
    """A template that cannot be drawn says why; the next drawing succeeds."""
    with pytest.raises(CannotDraw, match="unknown variable"):
        typesetter.draw({"main": b"#dit-bestaat-niet"}, SVG)
    assert typesetter.draw({"main": b"Goed"}, SVG).startswith(b"<svg")


def test_a_program_that_stops_is_a_fault_in_dutch(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever kills it: no traceback, no waiting."""
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(CannotDraw, match="is gestopt"):
        typesetter.draw({"main": b"Goed"}, SVG)


def test_nothing_is_started_before_it_is_needed_and_nothing_stays(root: Path) -> None:
    """A build never loads Typst itself, and a program that ends leaves no typesetter behind."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from informatiewijzer.pages.drawing.typesetter import Typesetter\n"
        f"one = Typesetter(Path({str(root / 'site_src/drukwerk/letters')!r}))\n"
        "assert one._process is None\n"
        "one.draw({'main': b'Goed'}, {'format': 'svg'})\n"
        "assert 'typst' not in sys.modules\n"
        "process = one._process\n"
        "del one\n"
        "assert process.returncode == 0\n"
    )
    folder = {"PYTHONPATH": str(root / "plugins")}
    subprocess.run([sys.executable, "-c", program], check=True, env=folder, timeout=60)


DOT = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><circle cx="1" cy="1" r="1"/></svg>'
