"""What version control knows: the files as they were, and when each was last edited. Only git is asked."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_SECONDS = 60
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST = 200 * 1024 * 1024


class NoHistory(Exception):
    """There is nothing to compare with; the message is a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Version:
    """A state of the files: its code in git, short for people, and its day."""

    commit: str
    day: str

    @property
    def words(self) -> str:
        """The version as a report names it."""
        return f"versie {self.commit[:8]} van {self.day}"


def _git(folder: Path, *words: str) -> bytes:
    # Nothing a user types can be an option: values come after "--end-of-options" or behind "=".
    command = ["git", "-C", str(folder), "-c", "core.quotepath=off", *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
    except FileNotFoundError:
        raise NoHistory("Git staat niet op deze computer; dan is niet te zien wat er eerder stond.") from None
    except (subprocess.TimeoutExpired, OSError):
        raise NoHistory("Git gaf geen antwoord.") from None
    if done.returncode:
        raise NoHistory("Git kent deze map of deze versie niet.")
    return done.stdout


def version_at(folder: Path, since: str) -> Version:
    """The version of a day ("2026-11-03": the last one before the end of it) or of a name of git's.

    Raises NoHistory.
    """
    if _DAY.fullmatch(since):
        commit = _git(folder, "rev-list", "-1", f"--before={since}T23:59:59", "HEAD").decode().strip()
        if not commit:
            raise NoHistory(f"Op {since} was er nog niets.")
    else:
        name = f"{since}^{{commit}}"
        found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name)
        commit = found.decode().strip()
    return Version(commit, _git(folder, "log", "-1", "--format=%cs", commit).decode().strip())


def files_at(catalogue: Path, version: Version, target: Path) -> Path:
    """The catalogue as it was, laid out in `target`; gives its folder. Raises NoHistory."""
    try:
        raw = _git(catalogue, "archive", "--format=tar", version.commit, ".")
    except NoHistory:
        raise NoHistory(f"In {version.words} was deze map er nog niet.") from None
    folder = target / catalogue.name
    with tarfile.open(fileobj=io.BytesIO(raw[:_MOST])) as archive:
        archive.extractall(folder, filter="data")
    return folder


def last_edits(catalogue: Path) -> Mapping[str, date]:
    """The day of the last change of each file, by its path in the catalogue. Raises NoHistory."""
    raw = _git(catalogue, "log", "--format=%x00%cs", "--name-only", "--relative", "--", ".")
    found: dict[str, date] = {}
    for block in raw.decode("utf-8", "replace").split("\0")[1:]:
        day, *names = block.strip().split("\n")
        for name in names:
            if name:
                found.setdefault(name, date.fromisoformat(day))
    return found
