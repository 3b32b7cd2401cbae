"""Which packages stand in `.venv`, remembered by a small stamp so that a later run starts at once."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

BUSY = "informatiewijzer-bezig"


@dataclass(frozen=True, slots=True)
class Need:
    """A set of locked packages: `name` ("bouwen" or "testen") and the lock file with their hashes."""

    name: str
    lock: str


BUILD = Need("bouwen", "requirements.lock")
TEST = Need("testen", "requirements-test.lock")
COVERED_BY = {BUILD.name: (BUILD, TEST), TEST.name: (TEST,)}


def fingerprint(root: Path, need: Need) -> str:
    """Digest of lock, project file, Python version and folder (a moved .venv does not work)."""
    hasher = hashlib.sha256()
    for part in (root / need.lock, root / "pyproject.toml"):
        hasher.update(hashlib.sha256(part.read_bytes()).digest())
    hasher.update(f"{sys.version_info[0]}.{sys.version_info[1]} {sys.platform} {root}".encode())
    return hasher.hexdigest()


def stamp_file(root: Path, need: Need) -> Path:
    """Where the stamp of these packages stands."""
    return root / ".venv" / f"informatiewijzer-{need.name}.stempel"


def is_ready(root: Path, need: Need) -> bool:
    """Whether an earlier run installed these packages (the test lock holds the build lock)."""
    if (root / ".venv" / BUSY).exists():
        return False
    return any(_matches(root, other) for other in COVERED_BY[need.name])


def _matches(root: Path, need: Need) -> bool:
    try:
        return stamp_file(root, need).read_text("ascii") == fingerprint(root, need)
    except (OSError, ValueError):
        return False


def set_busy(root: Path, busy: bool) -> None:
    """Mark `.venv` as under construction; a mark that is still there next time means: start over."""
    mark = root / ".venv" / BUSY
    if busy:
        mark.touch()
    else:
        mark.unlink(missing_ok=True)


def write_stamp(root: Path, need: Need) -> None:
    """Remember that these packages are complete."""
    stamp_file(root, need).write_text(fingerprint(root, need), "ascii")
