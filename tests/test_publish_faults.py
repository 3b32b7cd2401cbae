"""Whatever fails and whenever: the old or the new complete site, never a mixture."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
from informatiewijzer.publish.disk import Disk
from publish_tools import FailingDisk, Killed, disk_full, pages, put, tree

ONE = pages("een", "a", "b", "c", "weg")
TWO = {**pages("twee", "a", "d"), "b/index.html": ONE["b/index.html"]}
THREE = {**TWO, "a/index.html": b"<p>drie"}


def _prepare(site: Path, before: int) -> None:
    for content in (ONE, TWO)[:before]:
        put(site, content)


@pytest.mark.parametrize("can_exchange", [True, False], ids=["exchange", "two-renames"])
@pytest.mark.parametrize("make_error", [disk_full, Killed], ids=["disk-full", "killed"])
@pytest.mark.parametrize("before", [0, 1, 2], ids=["first", "second", "with-spare"])
def test_the_nth_change_fails(
    tmp_path: Path, before: int, make_error: Callable[[], BaseException], can_exchange: bool
) -> None:
    """Each change on disk in turn fails: the site is old or new, and the next build succeeds."""
    old: dict[str, bytes] = ({}, ONE, TWO)[before]
    new = (ONE, TWO, THREE)[before]
    for failing in range(1, 200):
        site = tmp_path / str(failing) / "site"
        _prepare(site, before)
        disk = FailingDisk(failing, make_error(), can_exchange)
        raised = _attempt(site, new, disk)
        _check_old_or_new(site, old, new, can_exchange)
        if isinstance(raised, OSError):
            assert tree(site) == old, f"change {failing} failed, but the site changed"
        put(site, new)
        assert tree(site) == new
        assert not list(site.parent.glob(".site.uitgave/oud"))
        if disk.count < failing:
            return
    pytest.fail("the publisher never got through")


def _attempt(site: Path, new: dict[str, bytes], disk: Disk) -> BaseException | None:
    try:
        put(site, new, disk)
    except (OSError, Killed) as error:
        return error
    return None


def _check_old_or_new(site: Path, old: dict[str, bytes], new: dict[str, bytes], can_exchange: bool) -> None:
    if not can_exchange and not site.exists():
        # The one gap of a machine without exchange; the next start closes it before anything else.
        with contextlib.suppress(OSError):
            put(site, new, FailingDisk(2, disk_full(), False))
        assert not old or site.exists()
    assert tree(site) in (old, new)


def test_a_spoiled_spare_is_replaced(tmp_path: Path) -> None:
    """A file that vanished from the spare tree does not vanish from the site."""
    site = tmp_path / "site"
    _prepare(site, 2)
    (tmp_path / ".site.uitgave" / "boom" / "b" / "index.html").unlink()
    put(site, THREE)
    assert tree(site) == THREE


def test_a_litter_file_in_the_spare_is_not_published(tmp_path: Path) -> None:
    """A file that somebody put in the spare tree does not reach the site."""
    site = tmp_path / "site"
    _prepare(site, 2)
    (tmp_path / ".site.uitgave" / "boom" / "vreemd.html").write_text("<p>vreemd")
    put(site, THREE)
    assert tree(site) == THREE
