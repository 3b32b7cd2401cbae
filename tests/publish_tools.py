"""Helpers of the publisher's tests: small made-up sites, and disks that fail or stop at the n-th change."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.base.outputs import OutputFile, PlannedFile, planned
from informatiewijzer.publish.disk import Disk
from informatiewijzer.publish.lock import hold
from informatiewijzer.publish.publisher import Outcome, Wishes, publish

ANYTHING = Wishes(accept_shrink=True)


class Killed(BaseException):
    """Stands for kill -9: no cleaning up can happen after it."""


class FailingDisk(Disk):
    """A disk on which the n-th change fails; a write leaves half a file behind, as a full disk does."""

    def __init__(self, failing: int, error: BaseException, can_exchange: bool = True) -> None:
        self.count = 0
        self._failing = failing
        self._error = error
        self._can_exchange = can_exchange

    def _change(self) -> None:
        self.count += 1
        dead = isinstance(self._error, Killed) and self.count > self._failing
        if self.count == self._failing or dead:
            raise self._error

    def make_folder(self, path: str) -> None:
        self._change()
        super().make_folder(path)

    def write(self, path: str, content: bytes) -> os.stat_result:
        try:
            self._change()
        except BaseException:
            if self.count == self._failing:
                Path(path).write_bytes(content[: len(content) // 2])
            raise
        return super().write(path, content)

    def link(self, source: str, path: str) -> None:
        self._change()
        super().link(source, path)

    def unlink(self, path: str) -> None:
        self._change()
        super().unlink(path)

    def remove_folder(self, path: str) -> bool:
        self._change()
        return super().remove_folder(path)

    def remove_tree(self, path: str) -> None:
        self._change()
        super().remove_tree(path)

    def rename(self, source: str, target: str) -> None:
        self._change()
        super().rename(source, target)

    def exchange(self, first: str, second: str) -> bool:
        self._change()
        return super().exchange(first, second) if self._can_exchange else False

    def flush(self, folder: str) -> None:
        self._change()


def disk_full() -> OSError:
    """What the kernel says when the disk is full."""
    return OSError(errno.ENOSPC, "No space left on device")


def pages(version: str, *names: str) -> dict[str, bytes]:
    """A small made-up site: a front page and some others, all saying which version they are."""
    made = {f"{name}/index.html": f"<p>{name} {version}".encode() for name in names}
    return {"index.html": f"<p>voorpagina {version}".encode(), "a.json": b"{}", **made}


def plan(site: Mapping[str, bytes]) -> list[PlannedFile]:
    """The files as a plan, keyed by their bytes."""
    return [planned(OutputFile(path, content)) for path, content in site.items()]


def put(
    site: Path, content: Mapping[str, bytes], disk: Disk | None = None, wishes: Wishes = ANYTHING
) -> Outcome:
    """Publish these files under the lock."""
    with hold(site, 5, lambda _: None):
        return publish(site, plan(content), wishes, disk or Disk())


def tree(folder: Path) -> dict[str, bytes]:
    """Every file under the folder with its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def times(folder: Path) -> dict[str, int]:
    """Every file under the folder with its time in nanoseconds."""
    return {path: (folder / path).stat().st_mtime_ns for path in tree(folder)}
