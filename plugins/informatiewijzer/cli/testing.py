"""`test`: style, types and tests, with everything they need."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.cli import install, stamp
from informatiewijzer.cli.browser import VARIABLE, find_browser
from informatiewijzer.cli.stop import FAULTS, Stop

_NO_BROWSER = """
================================================================================
LET OP: er is geen browser gevonden en er kon er geen worden opgehaald.
De proeven die een browser nodig hebben, worden overgeslagen.
Wat u kunt doen: installeer Chromium of Google Chrome, of zet het pad ernaartoe
in de omgevingsvariabele {0}, en start opnieuw.
================================================================================
"""


def run_tests(root: Path, words: list[str], environment: Mapping[str, str]) -> int:
    """Carry out `test`; words go to pytest, and with words only pytest runs. 0 when everything passed."""
    if not (root / "tests").is_dir():
        raise Stop(
            "In deze map zitten geen proeven van het programma.",
            "de gegevens nakijken doet u met: python3 build.py check",
        )
    install.ensure(root, stamp.TEST)
    browser = find_browser(environment, _say)
    if browser is None:
        _say(_NO_BROWSER.format(VARIABLE))
        if environment.get("CI"):
            _say("In CI mag dat niet: de proef is gezakt.")
            return FAULTS
    given = {**environment, VARIABLE: browser or ""}
    failed = [name for name, command in _steps(words) if not _passes(name, command, root, given)]
    _say(f"Niet goed: {', '.join(failed)}." if failed else "Alles is goed.")
    return FAULTS if failed else 0


def _steps(words: list[str]) -> list[tuple[str, list[str]]]:
    tests = ("tests (pytest)", ["pytest", *words])
    if words:
        return [tests]
    return [("stijl (ruff)", ["ruff", "check", "."]), ("typen (mypy)", ["mypy"]), tests]


def _passes(name: str, command: list[str], root: Path, environment: Mapping[str, str]) -> bool:
    _say(f"== {name}")
    done = subprocess.run([sys.executable, "-m", *command], cwd=root, env=dict(environment), check=False)
    return done.returncode == 0


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
