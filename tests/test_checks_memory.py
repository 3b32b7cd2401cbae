"""What checks remember of records changes no finding, whatever changes after it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from case_files import AS_OF, BASIS, Case, all_cases, amended, lay_out
from informatiewijzer.base.findings import Finding
from informatiewijzer.base.kept import read_kept, write_kept
from informatiewijzer.checks.alike import LOOKED_AT, features_of
from informatiewijzer.cli.load import load_checked
from informatiewijzer.model.loading import load_catalogue


def found(root: Path, as_of: date, memory: Path | None) -> tuple[Finding, ...]:
    """The findings of checks and reader, with a memory that is saved."""
    return load_checked(root, as_of, memory).findings


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_cold_warm_and_without_memory_find_the_same(case: Case, tmp_path: Path) -> None:
    """First the sound catalogue, then the case over it, then the case again: as without memory."""
    root, memory = tmp_path / "catalogue", tmp_path / "geheugen"
    shutil.copytree(BASIS, root)
    found(root, AS_OF, memory)
    shutil.rmtree(root)
    root = lay_out(case, tmp_path)
    expected = found(root, AS_OF, None)
    assert found(root, AS_OF, memory) == expected
    assert found(root, AS_OF, memory) == expected


def test_another_day_finds_what_it_should(tmp_path: Path) -> None:
    """The facts of records are remembered, not what a day makes of them."""
    root = Path(shutil.copytree(BASIS, tmp_path / "catalogue"))
    found(root, AS_OF, tmp_path / "geheugen")
    for day in (date(2022, 1, 1), date(2031, 1, 1), date(2045, 1, 1)):
        assert found(root, day, tmp_path / "geheugen") == found(root, day, None)


def test_a_record_that_goes_is_missed_by_those_that_name_it(tmp_path: Path) -> None:
    """An unchanged record with a reference to a record that was there the last time."""
    root = Path(shutil.copytree(BASIS, tmp_path / "catalogue"))
    found(root, AS_OF, tmp_path / "geheugen")
    for path in (root / "organisaties").iterdir():
        path.write_text(amended(path.read_text("utf-8"), "status: {stand: concept}\n"), "utf-8")
        assert found(root, AS_OF, tmp_path / "geheugen") == found(root, AS_OF, None)
        path.unlink()
        assert found(root, AS_OF, tmp_path / "geheugen") == found(root, AS_OF, None)


def test_features_are_made_of_the_named_fields() -> None:
    """A record of which nothing but the fields in LOOKED_AT is there has the same features."""
    catalogue = load_catalogue(BASIS).catalogue
    assert catalogue is not None
    records = catalogue.activities, catalogue.locations, catalogue.organisations
    for kind, table in zip(("activiteiten", "locaties", "organisaties"), records, strict=True):
        for record in table.values():
            bare = record.model_copy()
            for name in bare.__dict__.keys() - set(LOOKED_AT):
                del bare.__dict__[name]
            assert features_of(kind, bare, frozenset()) == features_of(kind, record, frozenset())


@pytest.mark.parametrize("damage", [b"", b"1", b"1 0\n", b"\xff\n{}"])
def test_a_damaged_memory_is_none(tmp_path: Path, damage: bytes) -> None:
    """Cut off, another form, another letter: what was kept is not given."""
    path = tmp_path / "map" / "geheugen"
    write_kept(path, "1", b"inhoud\nvan twee regels")
    assert read_kept(path, "1") == b"inhoud\nvan twee regels"
    assert read_kept(path, "2") is None
    path.write_bytes(path.read_bytes().replace(b"twee", b"drie"))
    assert read_kept(path, "1") is None
    path.write_bytes(damage)
    assert read_kept(path, "1") is None


def test_the_memory_of_pairs_holds_while_nothing_looks_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another summary asks for no new comparison; another name does."""
    root = Path(shutil.copytree(BASIS, tmp_path / "catalogue"))
    asked: list[int] = []
    monkeypatch.setattr("informatiewijzer.checks.duplicates.likely_pairs", lambda _: asked.append(1) or [])
    path = root / "activiteiten" / "eetclub.yaml"
    text = path.read_text("utf-8")
    for change, times in (("", 1), ("", 1), ("samenvatting: Anders.\n", 1), ("naam: Anders\n", 2)):
        path.write_text(amended(text, change) if change else text, "utf-8")
        found(root, AS_OF, tmp_path / "geheugen")
        assert len(asked) == times
