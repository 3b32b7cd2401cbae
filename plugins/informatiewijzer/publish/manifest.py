"""What a tree holds: a list per tree, kept outside the public folder and found back by the tree's inode.

The number of a folder travels with it when it is renamed or exchanged, so list and tree never get mixed up,
whatever the moment at which a build is killed. No list means: do not trust that tree.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from informatiewijzer.publish.disk import Disk

_FORM = 1
_SOME = 2_000


class Entry(NamedTuple):
    """A published file: the key of its plan, the SHA-256 of its bytes, its size and its time (ns)."""

    key: str
    sha256: str
    size: int
    mtime_ns: int

    def has(self, shape: Shape) -> bool:
        """Whether a file of this shape may be the published one."""
        return self[2] == shape[0] and self[3] == shape[1]

    def is_same_file(self, other: Entry) -> bool:
        """Whether both name the same bytes, written at the same time."""
        return self[3] == other[3] and self[1] == other[1] and self[2] == other[2]


Files = Mapping[str, Entry]


def list_path(workplace: Path, tree: Path) -> str:
    """Where the list of this tree stands."""
    return str(workplace / f"lijst-{os.stat(tree).st_ino}.json")


def read(path: str | Path) -> dict[str, Entry] | None:
    """The list in this file, or None when there is none or it is damaged."""
    try:
        with open(path, encoding="utf-8") as handle:
            data = json.load(handle)
        if data["vorm"] != _FORM:
            return None
        rows = data["bestanden"]
        return dict(zip(rows, map(Entry._make, rows.values()), strict=True))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write(disk: Disk, path: str, files: Files) -> None:
    """Put the list in place in one step."""
    fresh = f"{path}.nieuw"
    forget(disk, fresh)
    disk.write(fresh, _content(files))
    disk.rename(fresh, path)


def _content(files: Files) -> bytes:
    """The list as JSON, made some thousands at a time: ten thousand records have forty thousand files."""
    whole, rest, comma = BytesIO(), iter(files.items()), b""
    whole.write(f'{{"vorm":{_FORM},"bestanden":{{'.encode())
    while some := dict(islice(rest, _SOME)):
        whole.write(comma + json.dumps(some, separators=(",", ":"))[1:-1].encode())
        comma = b","
    whole.write(b"}}")
    return whole.getvalue()


def forget(disk: Disk, path: str) -> None:
    """Remove the list, when there is one: from here on the tree counts as unfinished."""
    if os.path.lexists(path):
        disk.unlink(path)


Shape = tuple[int, int, int]
"""What a folder says of a file: its size, its time (ns), and the number it is known by (its inode)."""
_NO_FILE = 0, 0, 0


def walk(tree: str | Path) -> dict[str, Shape]:
    """Every file under the tree; links count as files, folders with nothing in them as "path/"."""
    found: dict[str, Shape] = {}
    for prefix, entries in folders(tree):
        # For forty thousand files each step counts: no function of ours is called for one.
        for entry in entries:
            info = entry.stat(follow_symlinks=False)
            found[prefix + entry.name] = info.st_size, info.st_mtime_ns, entry.inode()
        if not entries and prefix:
            found[prefix] = _NO_FILE
    return found


def shape_of(entry: os.DirEntry[str]) -> Shape:
    """What the folder says of this file."""
    info = entry.stat(follow_symlinks=False)
    return info.st_size, info.st_mtime_ns, entry.inode()


def folders(tree: str | Path) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    """The folders of a tree ("" or "path/") with their files as the system lists them: names and numbers.

    Nothing is asked about a file. A folder that only has folders in it is left out, an empty one is not.
    """
    stack = [("", str(tree))]
    while stack:
        prefix, folder = stack.pop()
        files, before = [], len(stack)
        with os.scandir(folder) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    stack.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    files.append(entry)
        if files or len(stack) == before:
            yield prefix, files
