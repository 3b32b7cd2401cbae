"""Finds a browser for the tests, or gets one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping

VARIABLE = "INFORMATIEWIJZER_BROWSER"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_OWN_PATH = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as p: print(p.chromium.executable_path)"
)


def find_browser(environment: Mapping[str, str], say: Callable[[str], None]) -> str | None:
    """The path of a Chromium or Chrome that starts; None when there is none and none could be got.

    Looks at INFORMATIEWIJZER_BROWSER, then on PATH, then at Playwright's own, which it fetches when needed;
    last, when we are root on Debian or Ubuntu, it installs the system package.
    """
    for path in _candidates(environment, say):
        if path and starts(path):
            return path
    return None


def find_installed(environment: Mapping[str, str]) -> str | None:
    """The path of a Chromium or Chrome that is here already: INFORMATIEWIJZER_BROWSER, then PATH; or None."""
    paths = (environment.get(VARIABLE), *map(shutil.which, _NAMES))
    return next((path for path in paths if path and starts(path)), None)


def needs_no_sandbox() -> bool:
    """Whether we run as root: then Chromium refuses to start with its sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def starts(path: str) -> bool:
    """Whether this program is a browser that can start here."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and any(word in done.stdout for word in ("Chrom", "Edge"))


def _candidates(environment: Mapping[str, str], say: Callable[[str], None]) -> Iterator[str | None]:
    if VARIABLE in environment:
        yield environment[VARIABLE]
        say(f"De browser van {VARIABLE} start niet; ik zoek een andere.")
    for name in _NAMES:
        yield shutil.which(name)
    yield _playwrights_own()
    say("Geen browser gevonden. Playwright haalt er een op (ongeveer 150 MB) ...")
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    yield _playwrights_own()
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        say("Dat lukte niet. Het systeempakket chromium wordt geinstalleerd ...")
        _run(["apt-get", "update"])
        _run(["apt-get", "install", "-y", "--no-install-recommends", "chromium"])
        yield shutil.which("chromium")


def _playwrights_own() -> str | None:
    done = subprocess.run([sys.executable, "-c", _OWN_PATH], capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


def _run(command: list[str]) -> None:
    try:
        subprocess.run(
            command, check=False, stdout=sys.stderr, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        )
    except OSError:
        return
