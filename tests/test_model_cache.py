"""The memory of the last run gives what reading gives: never an old record, never a hidden fault."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from case_files import BASIS, Case, all_cases, amended, lay_out
from informatiewijzer.model.cache import RecordCache
from informatiewijzer.model.loading import Loaded, load_catalogue, parse_file, read_bytes
from informatiewijzer.model.plain import print_of
from informatiewijzer.model.prints import prints_of
from informatiewijzer.source.files import SourceFile


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound little catalogue."""
    return Path(shutil.copytree(BASIS, tmp_path / "catalogue"))


def load(root: Path, folder: Path) -> Loaded:
    """The catalogue, read with the memory in `folder`, which is saved."""
    cache = RecordCache(folder)
    loaded = load_catalogue(root, cache.parse)
    cache.save()
    return loaded


@pytest.mark.parametrize("case", all_cases()[::3], ids=lambda case: case.name)
def test_with_and_without_memory_is_the_same(case: Case, tmp_path: Path) -> None:
    """Cold, warm and without: the same catalogue and the same findings, for good and bad files."""
    root = lay_out(case, tmp_path)
    plain = load_catalogue(root)
    assert load(root, tmp_path / "geheugen") == plain
    assert load(root, tmp_path / "geheugen") == plain


def test_an_edit_is_seen_whatever_its_time(root: Path, tmp_path: Path) -> None:
    """A file with other bytes, the same size and the same time is read again."""
    path = root / "activiteiten" / "eetclub.yaml"
    load(root, tmp_path / "geheugen")
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace("17:00", "16:30"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    loaded = load(root, tmp_path / "geheugen")
    assert loaded == load_catalogue(root)
    assert loaded.catalogue is not None
    assert f"{loaded.catalogue.activities['eetclub'].when.slots[0].start}" == "16:30:00"


def test_a_file_that_is_gone_is_forgotten(root: Path, tmp_path: Path) -> None:
    """A removed record is in neither the catalogue nor the memory."""
    load(root, tmp_path / "geheugen")
    (root / "activiteiten" / "eetclub.yaml").unlink()
    assert load(root, tmp_path / "geheugen") == load_catalogue(root)
    assert all(b"eetclub" not in path.read_bytes() for path in (tmp_path / "geheugen").iterdir())


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _nonsense(path: Path) -> None:
    path.write_bytes(b'{"lezer": 3')


def _other_shape(path: Path) -> None:
    path.write_text('{"lezer": "x", "rijen": [1, 2]}')


def _binary(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")


@pytest.mark.parametrize("damage", [_empty, _nonsense, _other_shape, _binary])
def test_a_damaged_memory_counts_as_none(root: Path, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    """Whatever stands in it, the records are read from their files."""
    load(root, tmp_path / "geheugen")
    for path in (tmp_path / "geheugen").iterdir():
        damage(path)
    assert load(root, tmp_path / "geheugen") == load_catalogue(root)


def test_a_flipped_letter_counts_as_damage(root: Path, tmp_path: Path) -> None:
    """Another letter in a remembered record: its file is read again."""
    load(root, tmp_path / "geheugen")
    for path in (tmp_path / "geheugen").iterdir():
        path.write_bytes(path.read_bytes().replace(b"eetclub", b"eetklub"))
    assert load(root, tmp_path / "geheugen") == load_catalogue(root)


def _later(root: Path) -> int:
    """A moment long after the last change of every file."""
    return max(path.stat().st_ctime_ns for path in root.rglob("*")) + 10**10


def _load_at(root: Path, folder: Path, moment: int) -> Loaded:
    cache = RecordCache(folder, moment)
    loaded = load_catalogue(root, cache.parse)
    cache.save()
    return loaded


def _never(*_: object) -> None:
    raise AssertionError("gelezen, hoewel er niets veranderd is")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere every file is read")
def test_what_was_left_alone_is_not_read(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of which neither size, times nor inode moved since a look long after its last change."""
    moment = _later(root)
    first = _load_at(root, tmp_path / "geheugen", moment)
    monkeypatch.setattr("informatiewijzer.model.cache.read_bytes", _never)
    assert _load_at(root, tmp_path / "geheugen", moment) == first


def test_a_look_right_after_a_change_is_not_trusted(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within two seconds a second change may have the same times: then the file is read the next time too."""
    _load_at(root, tmp_path / "geheugen", _later(root) - 10**10 + 10**9)
    read: list[str] = []
    real = read_bytes
    monkeypatch.setattr(
        "informatiewijzer.model.cache.read_bytes", lambda file: read.append(file.name) or real(file)
    )
    _load_at(root, tmp_path / "geheugen", _later(root))
    assert "eetclub" in read


def test_an_edit_that_hides_its_time_is_read(root: Path, tmp_path: Path) -> None:
    """Same size, time put back, and the file replaced by another with the same size and time."""
    path = root / "activiteiten" / "eetclub.yaml"
    _load_at(root, tmp_path / "geheugen", _later(root))
    before, text = path.stat(), path.read_text("utf-8")
    for start in ("16:30", "16:45"):
        other = path.with_name("ander")
        other.write_text(text.replace("17:00", start), "utf-8")
        os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
        other.replace(path)
        loaded = _load_at(root, tmp_path / "geheugen", _later(root))
        assert loaded.catalogue is not None
        assert f"{loaded.catalogue.activities['eetclub'].when.slots[0].start}" == f"{start}:00"


def test_prints_are_those_of_the_records(root: Path, tmp_path: Path) -> None:
    """Remembered or new, of the whole catalogue and of what is shown: the prints of these very records."""
    for _ in range(2):
        catalogue = load(root, tmp_path / "geheugen").catalogue
        assert catalogue is not None
        assert catalogue.prints["activiteiten/eetclub"].print == print_of(catalogue.activities["eetclub"])
        for each in (catalogue, catalogue.published(date(2026, 11, 24))):
            bare = replace(each, prints={})
            assert prints_of(each) == prints_of(bare)
        fewer = replace(catalogue, organisations={}).published(date(2026, 11, 24))
        assert prints_of(fewer) == prints_of(replace(fewer, prints={}))


def test_a_memory_that_cannot_be_kept_costs_nothing_else(root: Path, tmp_path: Path) -> None:
    """When the folder can not be made (a file stands there), loading goes on."""
    (tmp_path / "geheugen").write_text("in de weg")
    assert load(root, tmp_path / "geheugen") == load_catalogue(root)


def test_a_file_that_cannot_be_read_says_so(root: Path, tmp_path: Path) -> None:
    """A closed or vanished file gives its finding with the memory too."""
    cache = RecordCache(tmp_path / "geheugen")
    path = root / "activiteiten" / "eetclub.yaml"

    def parse(file):  # type: ignore[no-untyped-def]
        if file.name == "eetclub":
            path.unlink()
        return cache.parse(file)

    assert [finding.code for finding in load_catalogue(root, parse).findings] == ["BESTAND07"]


def test_a_fault_of_the_model_has_its_place_when_warm(root: Path, tmp_path: Path) -> None:
    """A well-formed file with a faulty value: line and source line are those of the file, cold and warm."""
    path = root / "activiteiten" / "eetclub.yaml"
    path.write_text(amended(path.read_text("utf-8"), "zekerheid: zeker\n"), "utf-8")
    for _ in range(2):
        (finding,) = load(root, tmp_path / "geheugen").findings
        assert (finding.line, finding.column, finding.source_line) == (1, 12, "zekerheid: zeker")


@pytest.mark.parametrize("size", [0, 10, 100_000])
def test_a_file_that_changed_since_it_was_listed_is_read_whole(root: Path, tmp_path: Path, size: int) -> None:
    """The size in the listing is a guess: a record that grew or shrank after it is read to its end."""
    location = str(root / "activiteiten" / "eetclub.yaml")
    file = SourceFile("activiteiten", "eetclub", "catalogue/activiteiten/eetclub.yaml", location, size, 0)
    assert read_bytes(file) == Path(location).read_bytes()
    assert RecordCache(tmp_path / "geheugen").parse(file) == parse_file(file)
