"""Whatever fails and whenever: the old or the new complete site, never a mixture."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from informatiewijzer.publish.disk import Disk
from informatiewijzer.publish.publisher import Wishes
from publish_tools import ANYTHING, FailingDisk, Killed, disk_full, pages, put, tree

ONE = pages("een", "a", "b", "c", "weg")
TWO = {**pages("twee", "a", "d"), "b/index.html": ONE["b/index.html"]}
THREE = {**TWO, "a/index.html": b"<p>drie"}
SPARE = replace(ANYTHING, spare=True)


def _prepare(site: Path, before: int, wishes: Wishes = ANYTHING) -> None:
    for content in (ONE, TWO)[:before]:
        put(site, content, wishes=wishes)


@pytest.mark.parametrize("can_exchange", [True, False], ids=["exchange", "two-renames"])
@pytest.mark.parametrize("make_error", [disk_full, Killed], ids=["disk-full", "killed"])
@pytest.mark.parametrize("before", [0, 1, 2], ids=["first", "second", "with-spare"])
@pytest.mark.parametrize("wishes", [ANYTHING, SPARE], ids=["", "spare-made-ready"])
def test_the_nth_change_fails(
    tmp_path: Path, wishes: Wishes, before: int, make_error: Callable[[], BaseException], can_exchange: bool
) -> None:
    """Each change on disk in turn fails: the site is old or new, and the next build succeeds."""
    old: dict[str, bytes] = ({}, ONE, TWO)[before]
    new = (ONE, TWO, THREE)[before]
    for failing in range(1, 200):
        site = tmp_path / str(failing) / "site"
        _prepare(site, before, wishes)
        disk = FailingDisk(failing, make_error(), can_exchange)
        raised = _attempt(site, new, disk, wishes)
        if isinstance(raised, Killed) and not can_exchange:
            _close_the_gap(site, old, new)
        assert tree(site) in (old, new)
        if isinstance(raised, OSError):
            assert site.exists() == bool(before)
            assert tree(site) == old, f"change {failing} failed, but the site changed"
        put(site, new, wishes=wishes)
        assert tree(site) == new
        put(site, old or ONE, wishes=wishes)
        assert tree(site) == (old or ONE)
        assert not list(site.parent.glob(".site.uitgave/oud"))
        if disk.count < failing:
            return
    pytest.fail("the publisher never got through")


def _attempt(
    site: Path, new: dict[str, bytes], disk: Disk, wishes: Wishes = ANYTHING
) -> BaseException | None:
    try:
        put(site, new, disk, wishes)
    except (OSError, Killed) as error:
        return error
    return None


def _close_the_gap(site: Path, old: dict[str, bytes], new: dict[str, bytes]) -> None:
    """Killed between two renames there may be no site; the next start puts it back before anything else."""
    if old and not site.exists():
        with contextlib.suppress(OSError):
            put(site, new, FailingDisk(2, disk_full(), False))
        assert site.exists()


def test_a_full_disk_is_left_as_it_was(tmp_path: Path) -> None:
    """After a failed write nothing of the new tree stays behind to keep the disk full."""
    site = tmp_path / "site"
    put(site, ONE)
    disk = FailingDisk(12, disk_full())
    assert isinstance(_attempt(site, TWO, disk), OSError)
    assert not (tmp_path / ".site.uitgave" / "boom").exists()


def test_one_change_touches_few_files(tmp_path: Path) -> None:
    """With a spare tree one changed page costs a handful of changes on disk, however many pages there are."""
    site = tmp_path / "site"
    names = [f"p{number}" for number in range(100)]
    for version in ("een", "twee", "drie"):
        put(site, {**pages("een", *names), "p7/index.html": version.encode()})
    disk = FailingDisk(10**9, disk_full())
    put(site, {**pages("een", *names), "p8/index.html": b"<p>anders"}, disk)
    assert disk.count < 15


def test_a_first_build_may_make_the_spare_ready(tmp_path: Path) -> None:
    """Then already the second build costs a handful of changes on disk, and the spare is a whole site."""
    site = tmp_path / "site"
    one = pages("een", *(f"p{number}" for number in range(100)))
    put(site, one, wishes=SPARE)
    assert tree(tmp_path / ".site.uitgave" / "boom") == one
    disk, two = FailingDisk(10**9, disk_full()), {**one, "p7/index.html": b"<p>twee"}
    put(site, two, disk, SPARE)
    assert disk.count < 15
    assert tree(site) == two


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
