"""Brings the tree beside the site in the state that was planned."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from informatiewijzer.base.outputs import PlannedFile
from informatiewijzer.publish.disk import Disk
from informatiewijzer.publish.live import Live
from informatiewijzer.publish.manifest import Entry, shape_of
from informatiewijzer.publish.paths import add_folders
from informatiewijzer.publish.verify import Verifier


class Stage:
    """A tree under construction: what it holds, what went wrong, how many files were made or kept."""

    def __init__(
        self, disk: Disk, tree: Path, site: Path, held: Mapping[str, Entry], live: Live, verifier: Verifier
    ) -> None:
        self._disk = disk
        self._live = live
        self._verifier = verifier
        self._tree = f"{tree}{os.sep}"
        self._site = f"{site}{os.sep}"
        self._held = dict(held)
        self._folders: set[str] = set()
        for path in held:
            add_folders(path, self._folders)
        self._written: dict[str, int] = {}
        self.files: dict[str, Entry] = {}
        self.problems: list[str] = []

    def drop_unplanned(self, planned: Mapping[str, PlannedFile]) -> None:
        """Remove what the new site does not have, with the folders that become empty by it."""
        for path in sorted(self._held.keys() - planned.keys(), reverse=True):
            self._disk.unlink(self._tree + path)
            del self._held[path]
            for folder in _folders(path):
                if folder not in self._folders or not self._disk.remove_folder(self._tree + folder):
                    break
                self._folders.discard(folder)

    def keep(self, path: str, entry: Entry) -> None:
        """Have the file exactly as it stands in the present site, under the same inode."""
        held = self._held.get(path)
        if held is None or not held.is_same_file(entry):
            self._make_room(path)
            self._disk.link(self._site + path, self._tree + path)
        self.files[path] = entry

    def make(self, item: PlannedFile) -> None:
        """Make the file and look at it; write it, unless the present site has the very same bytes."""
        content = item.make()
        self.problems.extend(self._verifier.problems(item.path, content))
        if self.problems:
            return  # nothing will be published: go on looking for problems, stop writing
        sha256 = hashlib.sha256(content).hexdigest()
        old = self._live.files.get(item.path)
        if old is not None and old.sha256 == sha256:
            self.keep(item.path, old._replace(key=item.key))
            return
        self._make_room(item.path)
        info = self._disk.write(self._tree + item.path, content)
        self.files[item.path] = Entry(item.key, sha256, info.st_size, info.st_mtime_ns)
        self._written[item.path] = info.st_ino

    @property
    def written(self) -> int:
        """How many files are new or have other bytes."""
        return len(self._written)

    def holds(self, prefix: str, found: Iterable[os.DirEntry[str]]) -> int:
        """How many of these files in a folder of the tree are right: those we wrote or of the present site.

        Those were looked at in this build, so their number will do. Where a second name of a file gets a
        number of its own, the file is looked at.
        """
        right, files, written, numbers = 0, self.files, self._written, self._live.numbers
        for entry in found:
            path = prefix + entry.name
            if path in files:
                number = written.get(path) or numbers.get(path)
                right += entry.inode() == number or files[path].has(shape_of(entry))
        return right

    def _make_room(self, path: str) -> None:
        if self._held.pop(path, None) is not None:
            self._disk.unlink(self._tree + path)
        missing = []
        for folder in _folders(path):
            if folder in self._folders:
                break
            missing.append(folder)
        for folder in reversed(missing):
            self._disk.make_folder(self._tree + folder)
            self._folders.add(folder)

    def recheck(self, made: frozenset[str]) -> None:
        """Look again at the pages that were kept: a page that vanished may leave dead links in them."""
        for path in self.files:
            if path not in made and path.endswith(".html"):
                with open(self._tree + path, "rb") as handle:
                    self.problems.extend(self._verifier.problems(path, handle.read()))

    def forget_pages(self) -> None:
        """Let go of what was learnt of every page: all were looked at, and a long list is to be written."""
        del self._verifier


def _folders(path: str) -> list[str]:
    """The folders a file stands in, the nearest first."""
    found = []
    while "/" in path:
        path = path.rpartition("/")[0]
        found.append(path)
    return found
