"""The reader where no file comes: errors of the library below, and what the loader leaves as it found it."""

from __future__ import annotations

import gc
import shutil
import unicodedata
from pathlib import Path

import pytest
import yaml
from case_files import BASIS
from informatiewijzer.base.characters import first_forbidden
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.messages import known_fields, unknown_hint
from informatiewijzer.model.records import Activity
from informatiewijzer.source import reader


@pytest.mark.parametrize("error", [yaml.YAMLError("x"), ValueError("x"), yaml.MarkedYAMLError(problem="?")])
def test_an_error_of_the_library_is_a_finding(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of PyYAML without a place, or with words we do not know, is said in our own words."""

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(reader, "_collect", fail)
    (finding,) = reader.read_tree(b"naam: [a\n", "x.yaml").findings
    assert (finding.code, finding.line, finding.column) == ("YAML01", 1, 1)
    assert finding.message.startswith("De opmaak van deze regel klopt niet")


@pytest.mark.parametrize("count", [reader.MAX_DEPTH, reader.MAX_DEPTH + 1])
def test_the_limit_of_depth_is_exact(count: int) -> None:
    """Twelve lists and blocks in each other are read, thirteen are not."""
    raw = b"a: " + b"[" * (count - 1) + b"]" * (count - 1) + b" # x\n"
    assert (reader.read_tree(raw, "x.yaml").tree is not None) == (count <= reader.MAX_DEPTH)


def test_the_limit_of_size_is_exact() -> None:
    """64 kB is read, one byte more is not."""
    raw = b"naam: " + b"x" * (reader.MAX_BYTES - 7) + b"\n"
    assert reader.read_tree(raw, "x.yaml").tree is not None
    assert [finding.code for finding in reader.read_tree(raw + b"\n", "x.yaml").findings] == ["BESTAND01"]


def test_fields_inside_lists_and_blocks_are_known() -> None:
    """For the hint with an unknown field: the names at that place, in Dutch; none inside a text."""
    assert known_fields(Activity, ("bron", 0)) == ["url", "document", "datum", "via", "gezien"]
    assert "herhaling" in known_fields(Activity, ("wanneer", "momenten", 0))
    assert known_fields(Activity, ("naam",)) == known_fields(Activity, ("bestaat-niet",)) == []
    assert unknown_hint("x", []) == "Haal dit veld weg."


@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_collection_is_left_as_it_was(enabled: bool, tmp_path: Path) -> None:
    """Loading stops it for a while, and starts it only when it was on."""
    root = Path(shutil.copytree(BASIS, tmp_path / "catalogue"))
    was = gc.isenabled()
    try:
        gc.enable() if enabled else gc.disable()
        load_catalogue(root)
        assert gc.isenabled() == enabled
    finally:
        gc.enable() if was else gc.disable()


def test_the_quick_look_at_characters_gives_the_same_answer() -> None:
    """Every character is refused or put in its NFC form, also one that is seen to be fine by its bytes."""
    for number in (*range(32, 0x250), *range(0x300, 0x310), *range(0x2000, 0x2070)):
        character = chr(number)
        read = reader.read_tree(f'naam: "a{character}"\n'.encode(), "x.yaml")
        if first_forbidden(character) is not None:
            assert read.tree is None
        elif character not in '"\\':
            assert read.tree is not None
            assert read.tree.root["naam"] == unicodedata.normalize("NFC", f"a{character}")
