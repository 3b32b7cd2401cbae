"""Which files are read: real links, pipes, folders and odd names on a real disk."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from case_files import BASIS, check
from informatiewijzer.base.findings import Finding
from informatiewijzer.model.loading import load_catalogue, parse_file
from informatiewijzer.source.files import list_files

KINDS = ("activiteiten", "organisaties")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound little catalogue."""
    return Path(shutil.copytree(BASIS, tmp_path / "catalogue"))


def about(root: Path, name: str) -> list[Finding]:
    """The findings about one file or folder of the catalogue."""
    return [finding for finding in check(root) if finding.path == f"catalogue/{name}"]


def test_a_link_to_outside_is_not_read(root: Path, tmp_path: Path) -> None:
    """A link to a file elsewhere is refused aloud, and nothing of that file is in any message."""
    secret = tmp_path / "geheim.txt"
    secret.write_text("naam: GEHEIM\n")
    (root / "activiteiten" / "gluren.yaml").symlink_to(secret)
    assert [finding.code for finding in about(root, "activiteiten/gluren.yaml")] == ["BESTAND04"]
    assert "GEHEIM" not in repr(check(root))


@pytest.mark.parametrize("name", ["activiteiten", "instellingen.yaml"])
def test_a_link_in_the_place_of_what_we_know_is_refused(root: Path, tmp_path: Path, name: str) -> None:
    """A known folder or file that is a link is not followed either."""
    shutil.move(root / name, tmp_path / "elders")
    (root / name).symlink_to(tmp_path / "elders")
    assert "BESTAND04" in [finding.code for finding in about(root, name)]


def test_a_catalogue_that_is_a_link_is_refused(root: Path, tmp_path: Path) -> None:
    """The folder itself may not be a link, nor be absent, nor be a file."""
    link = tmp_path / "koppeling"
    link.symlink_to(root)
    for folder in (link, tmp_path / "bestaat-niet", root / "instellingen.yaml"):
        loaded = load_catalogue(folder)
        assert loaded.catalogue is None
        assert [finding.code for finding in loaded.findings] == ["BESTAND06"]


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _dead_link(path: Path) -> None:
    path.symlink_to("weg")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links as on Unix")
@pytest.mark.parametrize(
    ("make", "word"), [(_pipe, "bijzonder"), (_folder, "map"), (_dead_link, "snelkoppeling")]
)
def test_what_is_no_plain_file_is_named_and_not_opened(
    root: Path, make: Callable[[Path], None], word: str
) -> None:
    """A pipe would keep the program waiting for ever; a folder or dead link cannot be read."""
    make(root / "activiteiten" / "vreemd.yaml")
    (finding,) = about(root, "activiteiten/vreemd.yaml")
    assert (finding.code, word in finding.message) == ("BESTAND04", True)


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Eetclub.yaml", "eetclub.yaml"),
        ("eet_club.yaml", "eet-club.yaml"),
        ("eet--club.yaml", "eet-club.yaml"),
        ("-eetclub.yaml", "eetclub.yaml"),
        ("eetclub .yaml", "eetclub.yaml"),
        ("café.yaml", "caf.yaml"),
        ("eetclub.yml", "eetclub.yaml"),
        ("eetclub.YAML", "eetclub.yaml"),
        ("eetclub.yaml.bak", "bak.yaml"),
        ("notities.txt", "notities.yaml"),
        ("index.yaml", "index-groep.yaml"),
        ("lpt1.yaml", "lpt1-groep.yaml"),
        (f"{'a' * 61}.yaml", f"{'a' * 60}.yaml"),
        (".yaml", "koffieochtend.yaml"),
    ],
)
def test_a_wrong_name_is_told_with_a_right_one(root: Path, name: str, better: str) -> None:
    """No file is skipped in silence; the hint holds a name that may be used."""
    (root / "activiteiten" / "eetclub.yaml").rename(root / "activiteiten" / name)
    (finding,) = about(root, f"activiteiten/{name}")
    assert finding.code == "BESTAND05"
    assert better.removesuffix(".yaml")[-20:] in (finding.hint or "")


def test_sixty_characters_is_not_too_long(root: Path) -> None:
    """The limit itself is allowed."""
    (root / "activiteiten" / "eetclub.yaml").rename(root / "activiteiten" / f"{'a' * 60}.yaml")
    assert check(root) == []


def test_a_name_in_a_log_cannot_forge_a_line(root: Path) -> None:
    """Line ends and codes for the terminal in a file name are shown as codes."""
    (root / "activiteiten" / "x\n::error::vals\x1b[31m.yaml").write_text("naam: x\n")
    shown = [f.path + f.message + (f.hint or "") for f in check(root) if f.code == "BESTAND05"]
    assert len(shown) == 1
    assert shown[0].isprintable()


def test_a_name_that_is_no_text_is_refused(root: Path) -> None:
    """Bytes that are no UTF-8 in a file name give a finding, not an error."""
    try:
        (root / "activiteiten" / os.fsdecode(b"caf\xe9.yaml")).write_text("naam: x\n")
    except OSError:
        pytest.skip("this disk takes only names in UTF-8")
    found = [finding for finding in check(root) if finding.code == "BESTAND05"]
    assert len(found) == 1
    assert repr(found).encode("utf-8")


def test_names_that_differ_only_in_capitals(root: Path) -> None:
    """On Windows and macOS `Eetclub` and `eetclub` are one file; the one with the capital is refused."""
    shutil.copy(root / "activiteiten" / "eetclub.yaml", root / "activiteiten" / "EETCLUB.yaml")
    if len(list((root / "activiteiten").iterdir())) == 1:
        pytest.skip("this disk does not tell capitals apart")
    assert [finding.code for finding in about(root, "activiteiten/EETCLUB.yaml")] == ["BESTAND05"]
    assert about(root, "activiteiten/eetclub.yaml") == []


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", ".gitkeep"])
def test_litter_of_file_managers_is_no_fault(root: Path, name: str) -> None:
    """What an editor's computer leaves behind by itself is passed over."""
    (root / name).write_bytes(b"\0")
    (root / "activiteiten" / name).write_bytes(b"\0")
    assert check(root) == []


@pytest.mark.parametrize(
    "name", [".eetclub.yaml.swp", "eetclub.yaml~", "~$eetclub.yaml", ".~lock.eetclub.yaml#"]
)
def test_what_an_open_editor_leaves_is_no_fault(root: Path, name: str) -> None:
    """While somebody edits a record the site can still be built."""
    (root / "activiteiten" / name).write_bytes(b"\0")
    assert check(root) == []


def test_the_lock_of_emacs_is_no_fault(root: Path) -> None:
    """Emacs marks an open file with a link that leads nowhere."""
    (root / "activiteiten" / ".#eetclub.yaml").symlink_to("iemand@computer.1:2")
    assert check(root) == []


def test_a_file_that_vanishes_while_we_look(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that an editor renames between listing and looking is passed over; the rest is read."""
    (root / "activiteiten" / "tijdelijk.yaml").write_text("naam: x\n")
    scan = os.scandir

    class Listed(list):  # type: ignore[type-arg]
        folder = Path()

        """A finished listing, as a context manager like the one of os.scandir."""

        def __enter__(self) -> Listed:
            return self

        def __exit__(self, *_: object) -> None:
            if self.folder.name == "activiteiten":
                (root / "activiteiten" / "tijdelijk.yaml").unlink()

    def scan_slowly(folder: Path) -> Listed:
        listed = Listed(scan(folder))
        listed.folder = Path(folder)
        return listed

    monkeypatch.setattr(os, "scandir", scan_slowly)
    assert check(root) == []
    assert not (root / "activiteiten" / "tijdelijk.yaml").exists()


def test_a_file_that_cannot_be_opened(root: Path) -> None:
    """A file that is gone or closed to us when its turn comes gives a finding."""
    listing = list_files(root, KINDS, ["instellingen"])
    file = next(file for file in listing.files if file.name == "eetclub")
    (root / "activiteiten" / "eetclub.yaml").unlink()
    (finding,) = parse_file(file).findings
    assert (finding.code, finding.path) == ("BESTAND07", "catalogue/activiteiten/eetclub.yaml")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it(root: Path) -> None:
    """The same for a file that we may not read."""
    (root / "activiteiten" / "eetclub.yaml").chmod(0)
    assert [finding.code for finding in about(root, "activiteiten/eetclub.yaml")] == ["BESTAND07"]


def test_a_folder_that_cannot_be_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is closed to us, or vanishes meanwhile, gives a finding; the others are still read."""
    scan = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "locaties":
            raise PermissionError(13, "dicht")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    codes = {finding.path: finding.code for finding in check(root)}
    assert codes["catalogue/locaties"] == "BESTAND07"
    assert codes["catalogue/activiteiten/eetclub.yaml"] == "VERWIJZING01"


def test_files_are_listed_in_order(root: Path) -> None:
    """The order of a listing is that of the names, whatever order the disk gives."""
    for name in ("b", "a-2", "a", "c"):
        shutil.copy(root / "activiteiten" / "eetclub.yaml", root / "activiteiten" / f"{name}.yaml")
    names = [(file.kind, file.name) for file in list_files(root, KINDS, ["instellingen"]).files]
    assert names == sorted(names)
    assert ("", "instellingen") in names
