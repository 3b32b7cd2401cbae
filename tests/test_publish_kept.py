"""Pages that did not change are neither made nor written again."""

from __future__ import annotations

import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from informatiewijzer.base.outputs import PlannedFile
from informatiewijzer.publish.disk import Disk
from informatiewijzer.publish.lock import hold
from informatiewijzer.publish.publisher import Wishes, publish
from publish_tools import pages, plan, put, times, tree

ONE = pages("een", "a", "b", "c")


def test_unchanged_files_keep_their_time_over_many_builds(tmp_path: Path) -> None:
    """One page changes each time: only its time moves, and never backwards."""
    site = tmp_path / "site"
    put(site, ONE)
    for number in range(4):
        before = times(site)
        put(site, {**ONE, "a/index.html": f"<p>a {number % 2}".encode()})
        after = times(site)
        assert {path for path in before if before[path] != after[path]} == {"a/index.html"}
        assert after["a/index.html"] > before["a/index.html"]


def test_an_equal_key_means_not_made(tmp_path: Path) -> None:
    """With every key the same, nothing is made, and the folder itself stays the same one."""
    site = tmp_path / "site"
    put(site, ONE)
    inode = site.stat().st_ino

    def never() -> bytes:
        raise AssertionError("made, though the key is the same")

    again = [PlannedFile(item.path, item.key, never) for item in _plan()]
    with hold(site, 1, print):
        outcome = publish(site, again, Wishes())
    assert (outcome.written, outcome.kept) == (0, len(ONE))
    assert site.stat().st_ino == inode


def _plan() -> list[PlannedFile]:
    return plan(ONE)


def test_another_key_with_the_same_bytes_keeps_the_file(tmp_path: Path) -> None:
    """A page made again with the same bytes keeps its time."""
    site = tmp_path / "site"
    put(site, ONE)
    before = times(site)
    other = [PlannedFile(item.path, f"anders-{item.key}", item.make) for item in _plan()]
    with hold(site, 1, print):
        outcome = publish(site, other, Wishes())
    assert outcome.written == 0
    assert times(site) == before


def test_a_page_spoiled_by_hand_is_made_again(tmp_path: Path) -> None:
    """Somebody edited a published page: the next build puts it right, although its key is the same."""
    site = tmp_path / "site"
    put(site, ONE)
    (site / "a" / "index.html").write_text("<p>met de hand")
    (site / "b" / "index.html").unlink()
    assert put(site, ONE).written == 2
    assert tree(site) == ONE


def test_a_copied_project_is_still_ours(tmp_path: Path) -> None:
    """After copying site and workplace to another folder (other inodes) the next build still works."""
    put(tmp_path / "oud" / "site", ONE)
    shutil.copytree(tmp_path / "oud", tmp_path / "nieuw")
    changed = {**ONE, "a/index.html": b"<p>anders"}
    put(tmp_path / "nieuw" / "site", changed)
    assert tree(tmp_path / "nieuw" / "site") == changed
    assert tree(tmp_path / "oud" / "site") == ONE


_NAMES = ("a", "b", "b/c", "d/e/f", "d/e", "g")
_SITES = st.dictionaries(st.sampled_from(_NAMES), st.integers(0, 2), max_size=6)


class _OwnNumbers(Disk):
    """As on file systems where a second name of a file has a number of its own."""

    def link(self, source: str, path: str) -> None:
        shutil.copy2(source, path)


def test_a_second_name_may_have_a_number_of_its_own(tmp_path: Path) -> None:
    """Then kept files are looked at one by one, and the site is published all the same."""
    site = tmp_path / "site"
    for text in (b"<p>een", b"<p>twee", b"<p>drie"):
        changed = {**ONE, "a/index.html": text}
        with hold(site, 1, print):
            outcome = publish(site, plan(changed), Wishes(), _OwnNumbers())
        assert tree(site) == changed
    assert (outcome.written, outcome.kept) == (1, len(ONE) - 1)


class _NoFlush(Disk):
    """Flushing to disk is slow and changes nothing that this test looks at."""

    def flush(self, folder: str) -> None:
        """Do nothing."""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions=st.lists(_SITES, min_size=1, max_size=6))
def test_any_row_of_builds_ends_as_a_full_build(tmp_path_factory, versions: list[dict[str, int]]) -> None:
    """After any row of changes the tree equals what a full build of the last state gives."""
    site = tmp_path_factory.mktemp("rij") / "site"
    for version in versions:
        content = {"index.html": b"<p>voor"}
        content |= {f"{name}/index.html": f"<p>{number}".encode() for name, number in version.items()}
        put(site, content, _NoFlush())
        assert tree(site) == content
        assert not [p for p in site.rglob("*") if p.is_dir() and not any(p.iterdir())]
