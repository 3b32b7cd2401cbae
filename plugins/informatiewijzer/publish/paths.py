"""Which paths may be published."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

# Letters, digits, dot, dash and underscore; no part starts with a dot, except the folder of RFC 8615 and what
# web servers look for.
_PART = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}")
_ALLOWED = frozenset({".well-known", ".nojekyll", ".htaccess"})


def problems(paths: Iterable[str], known: Collection[str] = frozenset()) -> list[str]:
    """What is wrong with these paths, in Dutch: unsafe, double (also in capitals), file and folder.

    `known`: paths that were found safe before, each looked at by itself.
    """
    paths = list(paths)
    if all(map(_safe, set(paths).difference(known))) and not _collide(paths):
        return []
    found: list[str] = []
    seen: dict[str, str] = {}
    folders: set[str] = set()
    for path in paths:
        if path not in known and not _safe(path):
            found.append(f"{path!a}: geen veilige bestandsnaam")
            continue
        folded = path.lower()
        if folded in seen:
            found.append(f"{path}: komt twee keer voor (ook als {seen[folded]})")
        seen[folded] = path
        add_folders(folded, folders)
    found.extend(f"{seen[path]}: is bestand en map tegelijk" for path in sorted(folders & seen.keys()))
    return found


def _collide(paths: Sequence[str]) -> bool:
    """Whether two paths are one to a machine that takes no note of capitals, or a file is a folder too."""
    folded = set(map(str.lower, paths))
    folders: set[str] = set()
    for folder in {path.rpartition("/")[0] for path in folded}:
        add_folders(f"{folder}/", folders)
    return len(folded) < len(paths) or not folders.isdisjoint(folded)


def _safe(path: str) -> bool:
    return len(path) <= 400 and all(p in _ALLOWED or _PART.fullmatch(p) for p in path.split("/"))


def add_folders(path: str, folders: set[str]) -> None:
    """Add the folders that this path stands in; of a folder that is there, those above it are too."""
    folder = path.rpartition("/")[0]
    while folder and folder not in folders:
        folders.add(folder)
        folder = folder.rpartition("/")[0]
