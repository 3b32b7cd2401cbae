"""A record gets another id in one step: its file, every reference, the ledger; or nothing changes at all."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from case_files import BASIS, check
from informatiewijzer.base.findings import Level
from informatiewijzer.cli.main import run
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.upkeep.files import write_all

WORDS = """\
# Wat bezoekers typen.
beste:
  - {zoek: koken, toont: [activiteiten/eetclub], reden: Daar kookt u samen.}   # vaak gevraagd
"""
TWIN = "naam: Tafelgenoten\nsamenvatting: Een verzonnen groep.\n"
AS_OF = "--as-of=2026-11-24"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A project with a small catalogue in which much refers to the meal club and its venue."""
    root = tmp_path / "stad"
    catalogue = Path(shutil.copytree(BASIS, root / "catalogue"))
    (root / "site_src" / "pages").mkdir(parents=True)
    (catalogue / "begrippen" / "zoekwoorden.yaml").write_text(WORDS, "utf-8")
    (catalogue / "uitgegeven.yaml").write_text("activiteiten/eetclub: 2025-01-02\n", "utf-8")
    club = (catalogue / "activiteiten" / "eetclub.yaml").read_bytes()
    # Another hand: comments, Windows line ends and a mark at the start of the file.
    twin = club.replace(b"naam: Eetclub De Linde", b"# Zie ook eetclub.\nnaam: Tafelgenoten")
    twin += b"status: {stand: gestopt, vervangen_door: 'eetclub'}  # samengegaan\n"
    (catalogue / "activiteiten" / "tafel.yaml").write_bytes(b"\xef\xbb\xbf" + twin.replace(b"\n", b"\r\n"))
    return root


def go(town: Path, *words: str) -> int:
    """Carry out a command in the project."""
    return run([*words, AS_OF], town, lambda project, target: None)


def digests(town: Path) -> dict[str, str]:
    """A digest of every file of the catalogue."""
    files = (path for path in sorted(town.rglob("*")) if path.is_file())
    return {p.relative_to(town).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_everything_that_names_it_goes_along(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Records, best bets and the ledger; comments, quotes and line ends stay; no fault is left."""
    before = (town / "catalogue" / "activiteiten" / "tafel.yaml").read_bytes()
    club = (town / "catalogue" / "activiteiten" / "eetclub.yaml").read_bytes()
    assert go(town, "rename", "activiteiten/eetclub", "samen-eten-noord") == 0
    folder = town / "catalogue"
    assert not (folder / "activiteiten" / "eetclub.yaml").exists()
    assert (folder / "activiteiten" / "samen-eten-noord.yaml").read_bytes() == club
    after = (folder / "activiteiten" / "tafel.yaml").read_bytes()
    assert after == before.replace(b"'eetclub'", b"samen-eten-noord") or after == before.replace(
        b"'eetclub'", b"'samen-eten-noord'"
    )
    assert (folder / "begrippen" / "zoekwoorden.yaml").read_text("utf-8") == WORDS.replace(
        "activiteiten/eetclub", "activiteiten/samen-eten-noord"
    )
    lines = (folder / "uitgegeven.yaml").read_text("utf-8").splitlines()
    assert "activiteiten/eetclub: activiteiten/samen-eten-noord" in lines
    assert "activiteiten/samen-eten-noord: 2025-01-02" in lines
    assert [f for f in check(folder) if f.level is Level.FAULT] == []
    assert "heet nu activiteiten/samen-eten-noord" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "refers"),
    [
        ("de-linde", "linde-huis", ["activiteiten/eetclub", "organisaties/buurthuis-de-linde"]),
        ("catalogue/organisaties/luisterlijn-voorbeeld.yaml", "organisaties/luister", ["instellingen"]),
        ("organisaties/buurthuis-de-linde", "linde", ["activiteiten/eetclub"]),
    ],
)
def test_every_kind_of_reference_follows(town: Path, old: str, new: str, refers: list[str]) -> None:
    """Venues in activities and organisations, organisers, and help lines of the settings."""
    before = digests(town)
    assert go(town, "rename", old, new) == 0
    changed = {name for name, value in digests(town).items() if before.get(name) != value}
    assert {f"catalogue/{name}.yaml" for name in refers} <= changed
    assert [f for f in check(town / "catalogue") if f.level is Level.FAULT] == []


def test_blocks_of_hand_written_pages_follow(town: Path) -> None:
    """A block that tells how to reach an organisation names its id; only that word changes."""
    page = town / "site_src" / "pages" / "index.md"
    block = '<div data-blok="bereiken" data-keuze="{}"></div> buurthuis-de-linde\n'
    page.write_text(block.format("x buurthuis-de-linde buurthuis-de-linde-2"), "utf-8")
    assert go(town, "rename", "buurthuis-de-linde", "linde") == 0
    assert page.read_text("utf-8") == block.format("x linde buurthuis-de-linde-2")


def test_the_wayfinder_follows(town: Path) -> None:
    """Rules and expectations name activities by their bare id."""
    folder = town / "catalogue" / "wegwijzer"
    real = Path(__file__).parent.parent / "catalogue"
    shutil.rmtree(town / "catalogue")
    shutil.copytree(real, town / "catalogue")
    old = "huisbezoek-75plus"
    files = [folder / "regels.yaml", folder / "verwachtingen.yaml"]
    count = sum(file.read_text("utf-8").count(old) for file in files)
    assert count
    assert go(town, "rename", f"activiteiten/{old}", "bezoek-vanaf-75") == 0
    assert sum(file.read_text("utf-8").count(old) for file in files) == 0
    assert sum(file.read_text("utf-8").count("bezoek-vanaf-75") for file in files) == count
    assert [f for f in check(town / "catalogue") if f.level is Level.FAULT] == []


def test_renamed_back_is_as_before(town: Path) -> None:
    """And the address in between leads to it; nothing goes round in a circle."""
    assert go(town, "rename", "eetclub", "eetcafe") == 0
    assert go(town, "rename", "eetcafe", "eetclub") == 0
    loaded = load_catalogue(town / "catalogue").catalogue
    assert loaded is not None
    assert {address: str(line) for address, line in loaded.ledger.items()} == {
        "activiteiten/eetcafe": "activiteiten/eetclub",
        "activiteiten/eetclub": "2025-01-02",
    }
    assert (
        loaded.published(date(2026, 11, 24)).gone["activiteiten/eetcafe"].leads_to == "activiteiten/eetclub"
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["activiteiten/bestaat-niet", "x"], "Er is geen bestand"),
        (["eetclup", "x"], "bedoelde u activiteiten/eetclub?"),
        (["activiteiten/eetclub", "tafel"], "Er is al een bestand activiteiten/tafel.yaml"),
        (["activiteiten/eetclub", "Samen Eten"], "kan geen naam van een bestand zijn"),
        (["activiteiten/eetclub", "index"], "kan geen naam van een bestand zijn"),
        (["activiteiten/eetclub", "locaties/eetclub"], "Het bestand staat in activiteiten"),
        (["activiteiten/eetclub", "../../weg"], "Het bestand staat in activiteiten"),
        (["activiteiten/eetclub"], "dit ontbreekt nog"),
        (["", ""], "Er is geen bestand ''"),
    ],
)
def test_wrong_use_is_refused_in_words(
    town: Path, words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With exit status 2, and every byte as it was."""
    before = digests(town)
    assert go(town, "rename", *words) == 2
    assert says in capsys.readouterr().err
    assert digests(town) == before


def test_with_a_fault_in_the_files_nothing_is_done(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reference in a file that cannot be read would be missed."""
    (town / "catalogue" / "activiteiten" / "tafel.yaml").write_text("naam: [", "utf-8")
    before = digests(town)
    assert go(town, "rename", "eetclub", "eetcafe") == 1
    assert "Er is niets gedaan" in capsys.readouterr().err
    assert digests(town) == before


def test_a_try_changes_nothing(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--proef` says what would happen, hand-written pages that name the old address included."""
    page = town / "site_src" / "pages" / "index.md"
    page.write_text("[eten](activiteiten/eetclub/)\n", "utf-8")
    before = digests(town)
    assert go(town, "rename", "eetclub", "eetcafe", "--proef") == 0
    out = capsys.readouterr().out
    assert "zoekwoorden.yaml" in out and "index.md" in out
    assert digests(town) == before


def test_a_draft_leaves_no_old_address(town: Path) -> None:
    """What nobody ever had on paper needs no page."""
    club = town / "catalogue" / "activiteiten" / "eetclub.yaml"
    draft = club.read_text("utf-8").replace("zekerheid: hoog", "zekerheid: laag\nstatus: {stand: concept}")
    (town / "catalogue" / "activiteiten" / "idee.yaml").write_text(draft, "utf-8")
    assert go(town, "rename", "idee", "plan") == 0
    assert "idee" not in (town / "catalogue" / "uitgegeven.yaml").read_text("utf-8")


def test_writing_fails_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the n-th file cannot be put in place, those before it are put back; no litter stays."""
    for failing in range(3):
        folder = tmp_path / str(failing)
        folder.mkdir()
        files = {folder / name: name.encode() for name in ("a", "b", "c")}
        for path in files:
            path.write_bytes(b"oud")
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", _failing_at(failing))
            with pytest.raises(OSError, match="vol"):
                write_all(dict.fromkeys(files, b"nieuw"))
        assert [path.read_bytes() for path in sorted(folder.iterdir())] == [b"oud"] * 3


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_disk_that_refuses_names_the_file_that_the_editor_knows(
    step: str, town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a disk for reading only nothing changes, and no temporary name is ever told."""
    real = getattr(Path, step)

    def refuse(self: Path, *given: object) -> object:
        if self.name.endswith("~"):
            raise OSError(30, "Read-only file system", str(self))
        return real(self, *given)

    before = digests(town)
    monkeypatch.setattr(Path, step, refuse)
    assert go(town, "rename", "activiteiten/eetclub", "samen-eten-noord") == 1
    said = capsys.readouterr().err
    assert "Op deze schijf mag niet geschreven worden." in said
    assert re.search(r"\(\S*catalogue/\S+\.yaml\)", said)
    assert not re.search(r"~|/\.|Read-only", said)
    assert digests(town) == before


def _failing_at(number: int) -> Callable[[Path, Path], Path]:
    real, calls = Path.replace, iter(range(99))

    def replace(self: Path, target: Path) -> Path:
        if next(calls) == number:
            raise OSError("schijf vol")
        return real(self, target)

    return replace


def test_the_ledger_grows_and_is_left_alone(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything published is added with the day; a second time nothing is written."""
    assert go(town, "ledger", "--proef") == 0
    assert go(town, "ledger") == 0
    path = town / "catalogue" / "uitgegeven.yaml"
    first = path.read_bytes()
    assert b"activiteiten/eetclub: 2025-01-02\n" in first
    assert b"locaties/de-linde: 2026-11-24\n" in first
    path.chmod(0o444)
    assert go(town, "ledger") == 0
    assert path.read_bytes() == first
    assert "Nieuw: 0. Er is niets geschreven." in capsys.readouterr().out
