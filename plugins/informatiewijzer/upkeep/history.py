"""What version control knows: the files as they were, and when each was last edited. Only git is asked."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import enumerate_words

_SECONDS = 60
_MOST_NAMES = 8
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST = 200 * 1024 * 1024


class NoHistory(Exception):
    """There is nothing to compare with; the message is a Dutch sentence."""


class UnknownVersion(NoHistory):
    """There is a history, but not of this day or name; `hint` says which days and names there are."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


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

    Raises NoHistory; of that UnknownVersion when there are other versions.
    """
    days = _days(folder)
    if not days:
        raise NoHistory("Van deze map is nog geen versie bewaard.")
    commit = _on_day(folder, since, days) if _DAY.fullmatch(since) else _by_name(folder, since)
    if not commit:
        message = f"Er is geen versie '{printable(since, 60)}' van de gegevens."
        raise UnknownVersion(message, _which(folder, days))
    return Version(commit, _git(folder, "log", "-1", "--format=%cs", commit).decode().strip())


def _days(folder: Path) -> list[str]:
    """The days on which something in the folder changed, the first one first. Raises NoHistory."""
    return sorted(set(_git(folder, "log", "--format=%cs", "--", ".").decode().split()))


def _on_day(folder: Path, since: str, days: Sequence[str]) -> str:
    """The last version before the end of a day; "" when that is no day, or lies before the first version."""
    try:
        known = date.fromisoformat(since) >= date.fromisoformat(days[0])
    except ValueError:
        return ""
    limit = f"--before={since}T23:59:59"
    return _git(folder, "rev-list", "-1", limit, "HEAD").decode().strip() if known else ""


def _by_name(folder: Path, name: str) -> str:
    """The version with this name in which the folder was there; "" when there is none."""
    try:
        found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        commit = found.decode().strip()
        return commit if _git(folder, "ls-tree", "--name-only", commit, ".") else ""
    except NoHistory:
        return ""


def _which(folder: Path, days: Sequence[str]) -> str:
    """What does exist, for people: the days and the newest names."""
    names = _git(folder, "tag", "--sort=-creatordate").decode().split()[:_MOST_NAMES]
    period = f"kies een dag van {days[0]} tot en met vandaag, zo: --since {days[-1]}"
    return f"{period}; of een versie met een naam: {enumerate_words(names, 'of')}" if names else period


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
