"""`format`: one fixed form, and nothing is ever lost on the way to it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from informatiewijzer.cli.main import run
from informatiewijzer.model.key_order import order_of
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.source.edit import EditError, values_of
from informatiewijzer.source.tidy import comments, tidy
from informatiewijzer.source.tree import Text

ORDER = order_of(RECORD_KINDS["activiteiten"])
UNTIDY = """\
# Boven aan het bestand
zekerheid:   hoog   # van de organisatie zelf
bron: [{url: 'https://voorbeeld.invalid/', datum: 2026}]
naam:  "Koffie"
# Over de tijden
wanneer:
    momenten:
    -   van: 10:00
        dagen:
          - maandag
          # de dinsdag viel af
          - woensdag
    soort: vast
samenvatting: |-
    Elke week koffie.
waar: {vorm: aan-huis}   # nooit bij ons
# Onderaan
"""
TIDY = """\
# Boven aan het bestand
naam: Koffie
samenvatting: Elke week koffie.
waar:
  vorm: aan-huis  # nooit bij ons
# Over de tijden
wanneer:
  soort: vast
  momenten:
    # de dinsdag viel af
    - dagen: [maandag, woensdag]
      van: "10:00"
bron:
  - url: https://voorbeeld.invalid/
    datum: 2026
zekerheid: hoog  # van de organisatie zelf
# Onderaan
"""


def never(project: Path, target: Path) -> None:
    """A host that may not be asked anything."""
    raise AssertionError("de host werd gevraagd")


def test_the_form_is_fixed() -> None:
    """Keys in the order of the models, quotes where needed, comments beside what they belong to."""
    assert tidy(UNTIDY, ORDER) == TIDY
    assert tidy(TIDY, ORDER) == TIDY
    assert tidy("\ufeff" + UNTIDY.replace("\n", "\r\n"), ORDER) == TIDY


def test_the_catalogue_is_in_the_form(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every record of the real catalogue stands as `format` would write it."""
    assert run(["format", "--check", "--catalogue", str(root / "catalogue")], root, never) == 0, (
        capsys.readouterr().out
    )


WORD = st.text("abcdefgh \u00e9'\"#:-?,[]{}0123456789|>%@`&*!", max_size=30)
VALUE = st.recursive(
    WORD | st.text("woord #\n", max_size=200) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["van", "tot", "soort", "a b", "x#y"]), inner, max_size=3)
    ),
    max_leaves=8,
)
RECORD = st.dictionaries(
    st.sampled_from(["naam", "zekerheid", "bron", "waar", "wanneer", "eigen"]), VALUE, min_size=1
)


@settings(max_examples=100, deadline=None)
@given(record=RECORD, marks=st.lists(st.tuples(st.integers(0, 40), st.booleans()), max_size=5))
def test_twice_is_once_and_nothing_is_lost(record: dict[str, Text], marks: list[tuple[int, bool]]) -> None:
    """Whatever stands in a file: the values stay, every comment stays, and a second time changes nothing."""
    from informatiewijzer.source.write import write_record

    text = _with_marks(write_record(record, {}), marks)
    try:
        before = values_of(text)
    except EditError:
        return  # a comment landed where none may stand, or a character is refused: then it is no file
    found = sorted(comment.text for comment in comments(text))
    once = tidy(text, ORDER)
    assert values_of(once) == before
    assert sorted(comment.text for comment in comments(once)) == found
    assert tidy(once, ORDER) == once


def _with_marks(text: str, marks: list[tuple[int, bool]]) -> str:
    """The file with comments on lines of their own and behind others; not inside blocks of text."""
    lines = text.split("\n")
    for number, (place, behind) in enumerate(marks):
        at = place % len(lines)
        if behind and lines[at]:
            lines[at] += f"  # opmerking {number}"
        else:
            lines.insert(at, f"# opmerking {number}")
    return "\n".join(lines)


@pytest.fixture
def catalogue(root: Path, tmp_path: Path) -> Path:
    """A copy of the catalogue with one untidy record in it."""
    folder = tmp_path / "catalogue"
    shutil.copytree(root / "catalogue", folder)
    (folder / "activiteiten" / "rommelig.yaml").write_text(UNTIDY, "utf-8")
    return folder


def test_check_only_looks(root: Path, catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--check gives 1, names the file and writes nothing; without it the file is put right, once."""
    file = catalogue / "activiteiten" / "rommelig.yaml"
    words = ["format", "--catalogue", str(catalogue)]
    assert run([*words, "--check"], root, never) == 1
    out = capsys.readouterr().out
    assert "rommelig.yaml" in out
    assert "Nog niet netjes: 1 bestand." in out
    assert file.read_text("utf-8") == UNTIDY
    assert run(words, root, never) == 0
    assert file.read_text("utf-8") == TIDY
    capsys.readouterr()
    assert run(words, root, never) == 0
    assert "Alles staat al netjes" in capsys.readouterr().out


def test_what_cannot_be_read_is_passed_over(
    root: Path, catalogue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A broken file is named and stays as it is; the others are done; 1."""
    broken = catalogue / "organisaties" / "kapot.yaml"
    latin = catalogue / "locaties" / "latijn.yaml"
    broken.write_text('naam: "nooit dicht\n', "utf-8")
    latin.write_bytes("naam: Café\n".encode("latin-1"))
    assert run(["format", "--catalogue", str(catalogue)], root, never) == 1
    err = capsys.readouterr().err
    assert err.count("Overgeslagen: ") == 2
    assert "UTF-8" in err
    assert broken.read_text("utf-8") == 'naam: "nooit dicht\n'
    assert (catalogue / "activiteiten" / "rommelig.yaml").read_text("utf-8") == TIDY


def test_a_folder_that_may_not_be_listed_is_named(
    root: Path, catalogue: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is passed over in words with 1, never taken for an empty one; the other folders are done."""
    real = os.scandir
    closed = catalogue / "organisaties"

    def scandir(place: Path) -> object:
        if Path(place) == closed:
            raise PermissionError(13, "Permission denied", str(place))
        return real(place)

    monkeypatch.setattr(os, "scandir", scandir)
    words = ["format", "--catalogue", str(catalogue)]
    assert run(words, root, never) == 1
    said = capsys.readouterr()
    assert "organisaties. Deze map is niet te lezen." in said.err
    assert "Permission" not in said.err
    assert "Netjes gezet: 1 bestand." in said.out
    assert run([*words, "--check"], root, never) == 1
    assert "Wat te lezen was, staat al netjes" in capsys.readouterr().out


def test_a_file_that_may_not_be_read_is_named(
    root: Path, catalogue: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for one file."""
    real = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        if self.name == "rommelig.yaml":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    assert run(["format", "--check", "--catalogue", str(catalogue)], root, never) == 1
    assert "rommelig.yaml. Dit bestand is niet te lezen." in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["bestaat-niet.yaml", "README.md", "catalogue/begrippen/themas.yaml"])
def test_wrong_files_are_refused(
    wrong: str, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is no record gives 2 and says which folders there are."""
    monkeypatch.chdir(root)
    assert run(["format", wrong], root, never) == 2
    assert "activiteiten, locaties, oproepen, organisaties" in capsys.readouterr().err
