"""Wrong use by an editor: each line of data/verkeerd-gebruik.txt is told in Dutch and changes nothing."""

from __future__ import annotations

import io
import re
import shlex
import shutil
from pathlib import Path

import pytest
from case_files import BASIS
from informatiewijzer.cli.main import run

CASES = Path(__file__).parent / "data" / "verkeerd-gebruik.txt"
ENGLISH = re.compile(
    r"\b(?:usage|error|invalid|expected|required|argument|options|Traceback|the|Errno|No such|denied)\b"
)
BESIDE = {
    "leeg.csv": b"id;naam\n",
    "nul.csv": b"",
    "geen.xlsx": b"\0\1\2",
    "kapot.zip": b"PK\3\4kapot",
    "kapot.json": b"[1,2",
    "iets-anders.json": b'{"foo": 1, "bar": [1, 2]}',
    "set.json": b'[{"id": "1", "name": "Verzonnen"}]',
    "iets.bin": b"\xff\xfe\0",
    "organisaties.csv": b"id;naam\nbestaat-niet;Proef\n",
}


def cases() -> list[tuple[int, str, str]]:
    """The lines of the file: status, what is said, command."""
    lines = CASES.read_text("utf-8").splitlines()
    rows = [line.split(" | ", 2) for line in lines if line and not line.startswith("#")]
    return [(int(status), said, command) for status, said, command in rows]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small project, and a folder beside it with files that are no good."""
    folder = tmp_path_factory.mktemp("verkeerd")
    town, beside = folder / "stad", folder / "hier"
    shutil.copytree(BASIS, town / "catalogue")
    (town / "catalogue" / "uitgaven.yaml").write_text("2026-11-20 activiteiten/oud: k00000000\n", "utf-8")
    for name in ("site", "site_src/pages"):
        (town / name).mkdir(parents=True)
    (beside / "legemap").mkdir(parents=True)
    for name, content in BESIDE.items():
        (beside / name).write_bytes(content)
    (beside / "dood").symlink_to(folder / "er-is-niets")
    return town, beside


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize(("status", "said", "command"), cases(), ids=[command for _, _, command in cases()])
def test_it_is_told_in_dutch_and_nothing_changes(
    status: int, said: str, command: str, places: tuple[Path, Path], capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The status is right, the sentence is there, what to do as well; no file is made or changed."""
    town, beside = places
    monkeypatch.chdir(town)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    before = files(town.parent)
    words = [word.replace("{hier}", str(beside)) for word in shlex.split(command)]
    day = [] if "--as-of" in words else ["--as-of", "2026-11-24"]
    takes_day = words[0] not in ("format", "schema")
    assert run([*words, *(day if takes_day else [])], town, _never) == status
    out, err = capsys.readouterr()
    assert said.replace("{hier}", str(beside)) in out + err
    assert "at u kunt doen: " in out + err or "niets geschreven" in out + err
    assert not ENGLISH.search(out + err)
    assert "niet hadden voorzien" not in err
    assert files(town.parent) == before


def _never(project: Path, target: Path) -> None:
    raise AssertionError("de host werd gevraagd")
