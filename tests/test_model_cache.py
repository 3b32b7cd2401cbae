"""The memory of the last run gives what reading gives: never an old record, never a hidden fault."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from case_files import BASIS, Case, all_cases, amended, lay_out
from informatiewijzer.model.cache import RecordCache
from informatiewijzer.model.loading import Loaded, load_catalogue, parse_file, read_bytes
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
    assert all("eetclub" not in path.read_text() for path in (tmp_path / "geheugen").iterdir())


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


def test_rows_of_another_shape_count_as_none(root: Path, tmp_path: Path) -> None:
    """Rows that are no rows, under the right reader, are passed over as well."""
    load(root, tmp_path / "geheugen")
    for path in (tmp_path / "geheugen").iterdir():
        text = path.read_text()
        path.write_text(text[: text.index('"rijen"')] + '"rijen":{"activiteiten/eetclub":[1]}}')
    assert load(root, tmp_path / "geheugen") == load_catalogue(root)


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
