"""The same input gives the same bytes, wherever it is built and whatever was built before."""

from __future__ import annotations

import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from informatiewijzer.cli.site import Built, Order, build_site
from informatiewijzer.model.cache import RecordCache
from informatiewijzer.model.loading import load_catalogue

_BUILD = """
import sys
from datetime import date
from pathlib import Path
from informatiewijzer.cli.site import Order, build_site
from informatiewijzer.model.cache import RecordCache
from informatiewijzer.model.loading import load_catalogue
from mkdocs_informatiewijzer.host import render_host
project, catalogue, site = map(Path, sys.argv[1:])
order = Order(project, catalogue, site, date(2026, 11, 24), base_url="https://voorbeeld.invalid/hengelo/")
built = build_site(order, render_host, print)
assert built.outcome is not None, built.findings
"""
_PROJECT = ("mkdocs.yml", "REDACTIE.md", "requirements.lock", "site_src")
Host = Callable[[Path, Path], None]


def _digests(site: Path) -> dict[str, str]:
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def _copy_backwards(source: Path, target: Path) -> None:
    """Copy a tree in reversed order, so that the folder hands its files out in another order."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file():
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)


def _build(folder: Path, root: Path, environment: dict[str, str], backwards: bool) -> dict[str, str]:
    """Build a copy of the project in a process of its own; gives the digest of every file."""
    copy = _copy_backwards if backwards else shutil.copytree
    project = folder / "project"
    project.mkdir(parents=True)
    for name in _PROJECT:
        if (root / name).is_dir():
            copy(root / name, project / name)
        else:
            shutil.copy(root / name, project)
    copy(root / "catalogue", folder / "andere naam" / "catalogue")
    command = [sys.executable, "-c", _BUILD, project, folder / "andere naam" / "catalogue", folder / "site"]
    subprocess.run(command, cwd=folder, env={**os.environ, **environment}, check=True, capture_output=True)
    return _digests(folder / "site")


def test_other_surroundings_give_the_same_bytes(tmp_path: Path, root: Path) -> None:
    """Hash seed, time zone, language, folder and order of the files make no difference to any byte."""
    here = {"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"}
    there = {"PYTHONHASHSEED": "4242", "TZ": "America/Lima", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "1"}
    one = _build(tmp_path / "een", root, here, backwards=False)
    two = _build(tmp_path / "een andere lange map" / "twee", root, there, backwards=True)
    assert sorted(one.keys() ^ two.keys()) == []
    assert [path for path in one if one[path] != two[path]] == []
    assert len(one) > 100


def _edit_text(path: Path, pattern: str, text: str) -> None:
    path.write_text(re.sub(pattern, text, path.read_text("utf-8"), count=1, flags=re.MULTILINE), "utf-8")


def _edit(project: Path, chance: random.Random) -> None:
    """One edit an editor or designer might make, anywhere in the project."""
    catalogue, number = project / "catalogue", chance.randrange(1000)
    activity, organisation, venue = (
        chance.choice(sorted((catalogue / kind).iterdir()))
        for kind in ("activiteiten", "organisaties", "locaties")
    )
    themes = catalogue / "begrippen" / "themas.yaml"
    template = project / "site_src" / "templates" / "delen" / "organisator.html"
    block = project / "site_src" / "templates" / "blokken" / "hulplijnen.html"
    copied = activity.with_name(f"nieuw-{number}.yaml")
    edits: list[Callable[[], object]] = [
        lambda: _edit_text(activity, "^samenvatting:.*", f"samenvatting: Kom gerust langs {number}."),
        lambda: _edit_text(activity, 'van: "?[0-9.:]+"?', 'van: "09:15"'),
        lambda: _edit_text(activity, "^naam: .*", f"naam: Iets nieuws {number}"),
        lambda: _edit_text(activity, "^zekerheid: hoog", "zekerheid: middel"),
        lambda: _edit_text(activity, "\\Z", "notitie_redactie: Nog eens bellen.\n"),
        lambda: _edit_text(activity, "\\Z", "status: {stand: gestopt}\n"),
        lambda: _edit_text(organisation, "telefoon: .*", f"telefoon: 074 200 0{number:03}"),
        lambda: _edit_text(organisation, "^naam: .*", f"naam: Club {number}"),
        lambda: _edit_text(venue, "^naam: .*", f"naam: Zaal {number}"),
        lambda: _edit_text(venue, "^wijk: .*", "wijk: noord"),
        lambda: _edit_text(venue, "\\Z", "toegankelijkheid: {rolstoel: ja}\n"),
        lambda: _edit_text(venue, "straat: .*", f"straat: Dorpsstraat {number}"),
        lambda: _edit_text(activity, "dagen: .*", "dagen: [zondag]"),
        lambda: _edit_text(activity, "^omschrijving: .*", f"omschrijving: Er is koffie en taart {number}."),
        lambda: _edit_text(organisation, "^samenvatting: .*", f"samenvatting: Wij helpen u {number}."),
        lambda: _edit_text(block, "\\Z", f"<p>Blok {number}</p>\n"),
        lambda: _edit_text(themes, "naam: .*", f"naam: Ander onderwerp {number}"),
        lambda: _edit_text(template, "<h2>.*?</h2>", f"<h2>Wie {number}</h2>"),
        lambda: _edit_text(project / "site_src/pages/over/index.md", "\\Z", f"\nNog een zin {number}.\n"),
        activity.unlink,
        lambda: activity.rename(copied),
        lambda: shutil.copy(activity, copied),
    ]  # fmt: skip
    chance.choice(edits)()


@pytest.fixture
def build(host: Host) -> Callable[..., Built]:
    """Builds the catalogue of a project into a folder."""

    def run(project: Path, site: Path, *, fresh: bool = False, day: date = date(2026, 11, 24)) -> Built:
        order = Order(project, project / "catalogue", site, day, accept_shrink=True, fresh=fresh)
        return build_site(order, host, lambda _: None)

    return run


def _copy_project(root: Path, project: Path) -> None:
    for name in (*_PROJECT, "catalogue"):
        if (root / name).is_dir():
            shutil.copytree(root / name, project / name)
        else:
            shutil.copy(root / name, project)


def test_after_many_edits_the_site_equals_a_full_build(
    tmp_path: Path, root: Path, build: Callable[..., Built]
) -> None:
    """Edit, build, edit, build, also for another day: each time the site and the findings of a full build."""
    project = tmp_path / "project"
    project.mkdir()
    _copy_project(root, project)
    # Whoever drops an expected offer is stopped; here it is about what does get published.
    (project / "catalogue" / "wegwijzer" / "verwachtingen.yaml").unlink()
    chance = random.Random(20261124)
    published = 0
    assert build(project, tmp_path / "site").outcome is not None
    for step in range(14):
        before = tmp_path / "voor"
        shutil.copytree(project / "catalogue", before)
        for _ in range(chance.randint(1, 4)):
            _edit(project, chance)
        day = date(2026, 11, 24) + timedelta(days=chance.choice([0, 0, 0, 1, 40]))
        built = build(project, tmp_path / "site", day=day)
        if built.outcome is None:
            shutil.rmtree(project / "catalogue")  # the edit was a fault: the editor takes it back
            before.rename(project / "catalogue")
            continue
        published += 1
        shutil.rmtree(before)
        if step % 3 == 2:
            anew = build(project, tmp_path / f"vers-{step}", fresh=True, day=day)
            assert _digests(tmp_path / "site") == _digests(tmp_path / f"vers-{step}")
            assert built.findings == anew.findings
    assert published >= 7


def test_building_twice_writes_nothing(tmp_path: Path, root: Path, build: Callable[..., Built]) -> None:
    """A second build of the same catalogue for the same day writes no file at all."""
    build(root, tmp_path / "site")
    before = {path: path.stat().st_mtime_ns for path in sorted((tmp_path / "site").rglob("*"))}
    build(root, tmp_path / "site")
    assert {path: path.stat().st_mtime_ns for path in sorted((tmp_path / "site").rglob("*"))} == before


def test_a_remembered_catalogue_equals_a_read_one(tmp_path: Path, root: Path) -> None:
    """From memory the same catalogue and findings come as from the files; damage and edits are noticed."""
    catalogue = tmp_path / "catalogue"
    shutil.copytree(root / "catalogue", catalogue)
    record = sorted((catalogue / "activiteiten").iterdir())[0]
    (catalogue / "activiteiten" / "kapot.yaml").write_text("naam: [", "utf-8")
    for step in range(4):
        if step == 2:  # same length, same time: only the bytes tell
            times = (record.stat().st_atime_ns, record.stat().st_mtime_ns)
            text = record.read_text("utf-8")
            first = text.index("naam: ") + len("naam: ")
            record.write_text(f"{text[:first]}Q{text[first + 1 :]}", "utf-8")
            os.utime(record, ns=times)
        if step == 3:
            for index, shard in enumerate(sorted((tmp_path / "geheugen").iterdir())):
                shard.write_bytes((b"", b"{", b"[]", b'{"lezer": 1}', b"\xff")[index % 5])
        cache = RecordCache(tmp_path / "geheugen")
        assert load_catalogue(catalogue, cache.parse) == load_catalogue(catalogue)
        cache.save()


def test_memory_is_used(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time no record's YAML is read."""
    first = RecordCache(tmp_path)
    loaded = load_catalogue(root / "catalogue", first.parse)
    first.save()

    def never(*_: object) -> None:
        raise AssertionError("gelezen, hoewel de bytes dezelfde zijn")

    monkeypatch.setattr("informatiewijzer.model.cache.parse_bytes", never)
    assert load_catalogue(root / "catalogue", RecordCache(tmp_path).parse) == loaded
