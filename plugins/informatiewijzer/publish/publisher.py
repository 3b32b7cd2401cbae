"""Publish a complete site: beside the old one, verified, exchanged in one step.

Killed or failing at any moment: the folder holds the old or the new complete site, never a mixture.
The order that makes it so: forget the spare's list - change the spare - verify - write its list - exchange.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from informatiewijzer.base.outputs import PlannedFile
from informatiewijzer.publish import live as present
from informatiewijzer.publish import manifest, paths
from informatiewijzer.publish.disk import Disk
from informatiewijzer.publish.live import Live
from informatiewijzer.publish.lock import workplace
from informatiewijzer.publish.refusal import Refusal
from informatiewijzer.publish.stage import Stage
from informatiewijzer.publish.verify import Verifier

_MOST_VANISHED = 0.2
_TREE = "boom"
_OLD = "oud"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was published: number of files and pages, how many were written, kept as they were and removed."""

    files: int
    pages: int
    written: int
    kept: int
    removed: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """`accept_shrink`: many pages may vanish; `fresh`: make all files again; `step`: called for each.

    `spare`: after a first build make the spare tree ready, so that the second one need not (ADR 70).
    """

    accept_shrink: bool = False
    fresh: bool = False
    spare: bool = False
    step: Callable[[], None] | None = None


class _SpareSpoiled(Exception):
    """The spare tree was not what its list said; it can be made anew."""


def publish(site: Path, plan: Sequence[PlannedFile], wishes: Wishes, disk: Disk | None = None) -> Outcome:
    """Make `site` hold exactly the planned files. The caller holds the lock (`lock.hold`).

    Raises Refusal (Dutch) when plan or page is not right or the folder is not ours; OSError for the disk.
    In both cases the old site stands as it was.
    """
    disk = disk or Disk()
    place, site = workplace(site), site.resolve()
    _recover(disk, place, site)
    live = present.look(site, place)
    planned = _checked(plan, live, wishes)
    if wishes.fresh:
        live = Live({path: e._replace(key="") for path, e in live.files.items()}, live.numbers)
    if _is_same(planned, live):
        return _outcome(planned, 0, 0)
    try:
        stage = _stage(disk, place, site, planned, live, wishes)
        _go_live(disk, place, site, stage)
    except (OSError, Refusal):
        _clean(disk, place)
        raise
    if wishes.spare:
        _make_spare(disk, place, site, stage.files)
    _forget_others(disk, place, site)
    return _outcome(planned, stage.written, len(live.paths - planned.keys()))


def _outcome(planned: dict[str, PlannedFile], written: int, removed: int) -> Outcome:
    pages = sum(1 for path in planned if path.endswith(".html"))
    return Outcome(len(planned), pages, written, len(planned) - written, removed)


def _checked(plan: Sequence[PlannedFile], live: Live, wishes: Wishes) -> dict[str, PlannedFile]:
    """The plan by path, in order; refused when a path is unsafe or too much of the site would vanish."""
    names = [item.path for item in plan]
    same = len(names) == len(live.paths) and live.paths == set(names)
    # The paths of the present site were looked at before.
    wrong = [] if same else paths.problems(names, live.paths)
    if wrong:
        raise Refusal("De plannen voor de site kloppen niet. Er is niets gepubliceerd.", None, wrong)
    planned = {item.path: item for item in sorted(plan, key=itemgetter(0))}
    if "index.html" not in planned:
        raise Refusal("De site heeft geen voorpagina (index.html). Er is niets gepubliceerd.")
    before = [path for path in live.paths if path.endswith(".html")]
    vanished = sorted(path for path in before if path not in planned)
    if len(vanished) > _MOST_VANISHED * len(before) and not wishes.accept_shrink:
        raise Refusal(
            f"Van de {len(before)} pagina's zouden er {len(vanished)} verdwijnen. Er is niets gepubliceerd.",
            "klopt dat, zet dan --accept-shrink achter de opdracht. Anders: kijk of er gegevens ontbreken.",
            vanished,
        )
    return planned


def _is_same(planned: dict[str, PlannedFile], live: Live) -> bool:
    if live.paths != planned.keys():
        return False
    return all(path in live.files and live.files[path].key == item.key for path, item in planned.items())


def _stage(
    disk: Disk, place: Path, site: Path, planned: dict[str, PlannedFile], live: Live, wishes: Wishes
) -> Stage:
    """The new tree, complete and verified; a spoiled spare is thrown away and made anew, once."""
    try:
        return _fill(disk, place, site, planned, live, wishes)
    except _SpareSpoiled:
        _clean(disk, place)
        return _fill(disk, place, site, planned, live, wishes)


def _fill(
    disk: Disk, place: Path, site: Path, planned: dict[str, PlannedFile], live: Live, wishes: Wishes
) -> Stage:
    tree = place / _TREE
    held = _take_spare(disk, place, tree)
    stage = Stage(disk, tree, site, held, live, Verifier(planned))
    made = []
    try:
        stage.drop_unplanned(planned)
        for path, item in planned.items():
            old = live.files.get(path)
            if old is not None and old.key == item.key:
                stage.keep(path, old)
            else:
                made.append(path)
                stage.make(item)
            if wishes.step:
                wishes.step()
    except (FileNotFoundError, FileExistsError) as error:
        if held:
            raise _SpareSpoiled from error
        raise
    # Data files come and go with their contents and no page links to them; only scripts ask for them.
    if any(not path.endswith(".json") for path in live.paths - planned.keys()):
        stage.recheck(frozenset(made))
    stage.forget_pages()
    _verify(stage, tree, bool(held), len(planned))
    return stage


def _take_spare(disk: Disk, place: Path, tree: Path) -> dict[str, manifest.Entry]:
    """What the spare tree holds; its list is forgotten first, so that a killed build leaves no half truth.

    A new folder may get the inode of one that is gone and so an old list: `_verify` would see it.
    """
    if tree.exists():
        list_path = manifest.list_path(place, tree)
        held = manifest.read(list_path)
        manifest.forget(disk, list_path)
        if held is not None:
            return held
        disk.remove_tree(str(tree))
    disk.make_folder(str(tree))
    return {}


def _verify(stage: Stage, tree: Path, from_spare: bool, expected: int) -> None:
    if stage.problems:
        raise Refusal(
            "De nieuwe site is niet in orde en is niet gepubliceerd. De oude site is niet veranderd.",
            "dit is een fout in de opmaak of in het programma; meld het als u er niet uitkomt",
            stage.problems,
        )
    found = right = 0
    for prefix, entries in manifest.folders(tree):
        found += len(entries) or 1  # a folder with nothing in it is one too many
        right += stage.holds(prefix, entries)
    if found == right == expected:
        return
    if from_spare:
        raise _SpareSpoiled
    raise Refusal(f"Er staan {found} bestanden klaar in plaats van {expected}. Er is niets gepubliceerd.")


def _go_live(disk: Disk, place: Path, site: Path, stage: Stage) -> None:
    """List first, then the exchange: from that one call on, the new site is the site."""
    tree = place / _TREE
    manifest.write(disk, manifest.list_path(place, tree), stage.files)
    disk.flush(str(tree))
    if not site.exists() or not any(site.iterdir()):
        disk.rename(str(tree), str(site))
    elif not disk.exchange(str(tree), str(site)):
        _rename_twice(disk, str(site), str(tree), str(place / _OLD))


def _rename_twice(disk: Disk, site: str, tree: str, old: str) -> None:
    """For a machine without exchange. Killed between the two, the next start puts the old site back."""
    disk.rename(site, old)
    try:
        disk.rename(tree, site)
    except OSError:
        disk.rename(old, site)
        raise
    with contextlib.suppress(OSError):  # the new site stands; the next start clears what is left
        disk.rename(old, tree)


def _make_spare(disk: Disk, place: Path, site: Path, files: manifest.Files) -> None:
    """The same site under second names, when there is no spare tree: a first build leaves none.

    Its list comes last, so a killed build leaves no half truth. The site is published: nothing may fail now.
    """
    tree = place / _TREE
    if tree.exists():
        return
    try:
        disk.make_folder(str(tree))
        stage = Stage(disk, tree, site, {}, present.NOTHING, Verifier(()))
        for path, entry in files.items():
            stage.keep(path, entry)
        manifest.write(disk, manifest.list_path(place, tree), files)
    except OSError:
        _clean(disk, place)


def _forget_others(disk: Disk, place: Path, site: Path) -> None:
    """Remove lists of trees that are gone. Litter only: the site is published, so nothing may fail now."""
    with contextlib.suppress(OSError):
        current = {manifest.list_path(place, tree) for tree in (site, place / _TREE) if tree.exists()}
        for name in sorted(os.listdir(place)):
            if name.startswith("lijst-") and str(place / name) not in current:
                disk.unlink(str(place / name))


def _recover(disk: Disk, place: Path, site: Path) -> None:
    """Finish or undo what a killed build on a machine without exchange left behind."""
    old = place / _OLD
    if not old.exists():
        return
    if not site.exists():
        disk.rename(str(old), str(site))
    else:
        disk.remove_tree(str(old))


def _clean(disk: Disk, place: Path) -> None:
    """Throw the tree under construction away; when even that fails, the next build does it."""
    with contextlib.suppress(OSError):
        disk.remove_tree(str(place / _TREE))
