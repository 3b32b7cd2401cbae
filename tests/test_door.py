"""The one door: Dutch words, exit status 0, 1 or 2, and never a traceback."""

from __future__ import annotations

import ast
import errno
import json
import os
import re
import subprocess
import sys
from datetime import date, datetime
from http.server import ThreadingHTTPServer
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from informatiewijzer.cli import browser, dates, report, stamp
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.main import COMMANDS, run
from informatiewijzer.cli.pip_words import explain
from informatiewijzer.cli.ports import listen
from informatiewijzer.cli.progress import Progress
from informatiewijzer.cli.stop import Stop

ENGLISH = re.compile(r"\b(usage|error|invalid|expected|required|argument|options|Traceback|the)\b")


def never(project: Path, target: Path) -> None:
    """A host that may not be asked anything."""
    raise AssertionError("de host werd gevraagd")


WRONG = (
    (["bild"], "bedoelde u 'build'"),
    (["serv"], "bedoelde u 'serve'"),
    (["xyzzy"], "kies uit: build, check, "),
    (["build", "--sit", "x"], "bedoelde u '--site'"),
    (["build", "--site"], "achter --site hoort nog een waarde"),
    (["build", "meer"], "dit ken ik niet: meer"),
    (["build", "--as-of", "gisteren"], "geen dag die ik ken"),
    (["build", "--as-of", "2026-02-30"], "geen dag die ik ken"),
    (["build", "--as-of", "20261103"], "geen dag die ik ken"),
    (["build", "--base-url", "javascript:alert(1)"], "geen adres van een site"),
    (["build", "--base-url", "https://a.nl/?x=1"], "geen adres van een site"),
    (["build", "--wacht", "-1"], "--wacht"),
    (["build", "--site", "catalogue/site"], "kan niet in de map catalogue"),
    (["check", "--format", "xml"], "--format kan niet"),
    (["check", "--format", "een twee"], "--format kan niet 'een twee' zijn; kies uit"),
    (["new", "activiteit "], "SOORT kan niet 'activiteit ' zijn; kies uit"),
    (["search"], "Wat wilt u zoeken?"),
    (["search", "--limit", "nul", "koffie"], "geen heel getal"),
    (["serve", "--port", "99999"], "geen heel getal"),
)


@pytest.mark.parametrize(("words", "expected"), WRONG, ids=lambda value: " ".join(value)[:40])
def test_wrong_use_is_two_and_dutch(
    words: list[str], expected: str, root: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Wrong use gives 2, says in Dutch what is wrong and what to do; nothing on standard output."""
    monkeypatch.chdir(root)
    assert run(words, root, never) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert expected in err
    assert "Wat u kunt doen: " in err
    assert not ENGLISH.search(err), err


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in COMMANDS)])
def test_help_is_dutch(words: list[str], root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every explanation is in Dutch and leaves with 0."""
    try:
        status = run(words, root, never)
    except SystemExit as leaving:  # argparse ends the program after its explanation
        status = int(leaving.code or 0)
    out = capsys.readouterr().out
    assert status == 0
    assert out.startswith("gebruik: ")
    assert not ENGLISH.search(out), out


def test_a_surprise_is_no_traceback(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error nobody foresaw gives 1 and a Dutch sentence; --debug shows the details."""

    def surprise(*_: object) -> None:
        raise RuntimeError("iets geks")

    monkeypatch.setattr("informatiewijzer.cli.check.load_checked", surprise)
    assert run(["check"], root, never) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert run(["check", "--debug"], root, never) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_any_screen_can_show_it(encoding: str, root: Path) -> None:
    """Where output is kept in another encoding, a character that is not in it stands there as a code."""
    program = (
        "import pathlib, sys\n"
        "from informatiewijzer.cli.main import run\n"
        "sys.exit(run(sys.argv[2:], pathlib.Path(sys.argv[1]), None))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(root), "doctor", "--as-of", "2026-11-24"],
        env={**os.environ, "PYTHONIOENCODING": encoding}, capture_output=True, check=False,
    )  # fmt: skip
    told = done.stdout.decode(encoding)
    assert done.returncode == 1
    assert ("العربية" if encoding == "utf-8" else r"\u0627") in told
    assert b"voorzien" not in done.stderr


def test_a_name_cannot_turn_the_line_round(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was typed is shown with codes for characters that trick a terminal."""
    assert run(["import", "\u202etxt.csv"], root, never) == 2
    assert r"\u202etxt.csv" in capsys.readouterr().err


def test_a_full_disk_is_named(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is called a full disk."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr("informatiewijzer.cli.check.load_checked", full)
    assert run(["check"], root, never) == 1
    assert "De schijf is vol" in capsys.readouterr().err


def test_a_place_that_cannot_be_is_named(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A folder below a file is told with its name, and not as something nobody had foreseen."""
    (tmp_path / "bestand").write_text("x", "utf-8")
    place = tmp_path / "bestand" / "ronde"
    assert run(["recheck", "--map", str(place)], root, never) in (1, 2)
    told = capsys.readouterr().err
    assert str(tmp_path / "bestand") in told and "niet hadden voorzien" not in told


def test_the_program_of_a_town_has_no_tests(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`test` in a folder that `init` made says what to do instead."""
    assert run(["test"], tmp_path, never) == 1
    assert "build.py check" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "port", "words"),
    [
        (errno.EADDRINUSE, 8765, ("al in gebruik", "--port 8766")),
        (errno.EADDRINUSE, 65535, ("al in gebruik", "--port 8000")),
        (errno.EACCES, 80, ("mag u", "--port 8000")),
    ],
)
def test_a_port_that_cannot_be_had(number: int, port: int, words: tuple[str, str]) -> None:
    """It is said why, with a port that exists and that anybody may use."""

    def taken(_: int) -> ThreadingHTTPServer:
        raise OSError(number, "x")

    with pytest.raises(Stop) as caught:
        listen(taken, port, "redactie")
    assert words[0] in caught.value.message and words[1] in (caught.value.hint or "")


def test_an_old_python_can_read_the_door(root: Path) -> None:
    """build.py parses as Python 3.7 and imports only os and sys before it has looked at the version."""
    source = (root / "build.py").read_text("utf-8")
    tree = ast.parse(source, feature_version=(3, 7))
    imports = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert {alias.name for node in imports for alias in node.names} == {"os", "sys"}
    assert "3.11" in source
    assert not any(isinstance(node, ast.JoinedStr) for node in ast.walk(tree))


def test_the_way_in_needs_no_package(root: Path) -> None:
    """What runs before .venv exists imports the standard library and nothing else."""
    code = (
        "import sys; sys.path.insert(0, 'plugins'); import informatiewijzer.cli.door;"
        "names = {name.split('.')[0] for name in sys.modules} - set(sys.stdlib_module_names);"
        "print(sorted(n for n in names if not n.startswith('_') and n != 'informatiewijzer'))"
    )
    # -S -I: without site-packages and without the environment.
    done = subprocess.run([sys.executable, "-S", "-I", "-c", code], cwd=root, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def _project(folder: Path) -> Path:
    for name in ("requirements.lock", "requirements-test.lock", "pyproject.toml"):
        (folder / name).write_text(name)
    (folder / ".venv").mkdir()
    return folder


def test_the_stamp_remembers_what_is_installed(tmp_path: Path) -> None:
    """Ready after the stamp; not any more after a change of lock, project file or folder."""
    project = _project(tmp_path)
    assert not stamp.is_ready(project, stamp.BUILD)
    stamp.write_stamp(project, stamp.BUILD)
    assert stamp.is_ready(project, stamp.BUILD)
    assert not stamp.is_ready(project, stamp.TEST)
    for name in ("requirements.lock", "pyproject.toml"):
        before = (project / name).read_text()
        (project / name).write_text("anders")
        assert not stamp.is_ready(project, stamp.BUILD)
        (project / name).write_text(before)
    assert stamp.is_ready(project, stamp.BUILD)
    moved = project.rename(project.with_name("verhuisd"))
    assert not stamp.is_ready(moved, stamp.BUILD)


def test_what_tests_need_covers_what_building_needs(tmp_path: Path) -> None:
    """With the test packages installed, building needs nothing more."""
    project = _project(tmp_path)
    stamp.write_stamp(project, stamp.TEST)
    assert stamp.is_ready(project, stamp.BUILD)


def test_an_interrupted_install_is_not_trusted(tmp_path: Path) -> None:
    """The mark of an install that was going on makes every stamp worthless; so does a damaged stamp."""
    project = _project(tmp_path)
    stamp.write_stamp(project, stamp.BUILD)
    stamp.set_busy(project, True)
    assert not stamp.is_ready(project, stamp.BUILD)
    stamp.set_busy(project, False)
    assert stamp.is_ready(project, stamp.BUILD)
    stamp.stamp_file(project, stamp.BUILD).write_bytes(b"\xff\xfe")
    assert not stamp.is_ready(project, stamp.BUILD)


def test_the_test_lock_holds_the_build_lock(root: Path) -> None:
    """The same versions in both locks, each with a hash, and no address of an index."""
    pins = re.compile(r"^([a-z0-9][^ ;]*==[^ ;]+)", re.MULTILINE)
    build = (root / "requirements.lock").read_text()
    tests = (root / "requirements-test.lock").read_text()
    assert set(pins.findall(build)) <= set(pins.findall(tests))
    for lock in (build, tests):
        hashed = re.findall(r"==[^\n]* \\\n    --hash=sha256:[0-9a-f]{64}", lock)
        assert len(hashed) == len(pins.findall(lock))
        assert "://" not in lock
        assert "--index" not in lock


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ("The virtual environment was not created because ensurepip is not available.", "python3-venv"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "controlegetal"),
        ("OSError: [Errno 28] No space left on device", "ruimte"),
        ("ERROR: Could not install packages: [Errno 13] Permission denied: '/x'", "schrijven"),
        ("NewConnectionError: Failed to establish a new connection: [Errno -3]", "internet"),
        ("ERROR: No matching distribution found for mkdocs==1.6.1", "internet"),
        ("iets heel anders", "verwijder de map .venv"),
    ],
)
def test_a_failed_install_is_explained(output: str, expected: str) -> None:
    """Each cause gets its own Dutch sentence and what to do; the unknown shows its last lines."""
    stop = explain(output)
    assert expected in f"{stop.message} {stop.hint}"
    assert stop.status == 1
    if output.startswith("iets"):
        assert output in stop.message


def test_as_of_prefers_what_is_given() -> None:
    """The option comes before SOURCE_DATE_EPOCH; the day is the one in the Netherlands."""
    assert dates.resolve_as_of("2026-11-03", {"SOURCE_DATE_EPOCH": "0"}) == date(2026, 11, 3)
    midnight = {"SOURCE_DATE_EPOCH": "1782856800"}  # 22:00 the day before in UTC
    assert dates.resolve_as_of(None, midnight) == date(2026, 7, 1)
    assert dates.resolve_as_of(None, {}) == datetime.now(ZoneInfo("Europe/Amsterdam")).date()


@pytest.mark.parametrize("epoch", ["morgen", "-1", "1e9", "99999999999", "٣", "1.5"])
def test_a_strange_epoch_is_wrong_use(epoch: str) -> None:
    """SOURCE_DATE_EPOCH is looked at before it is used."""
    with pytest.raises(Stop) as caught:
        dates.resolve_as_of(None, {"SOURCE_DATE_EPOCH": epoch})
    assert caught.value.status == 2


def _bad_catalogue(folder: Path, root: Path) -> Path:
    import shutil

    catalogue = folder / "catalogue"
    shutil.copytree(root / "catalogue", catalogue)
    record = sorted((catalogue / "activiteiten").iterdir())[0]
    record.write_text(record.read_text("utf-8") + "onzin_veld: ja\n", "utf-8")
    return catalogue


def test_check_speaks_three_languages(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same fault as text, as annotation and as JSON; each time 1."""
    catalogue = _bad_catalogue(tmp_path, root)
    name = sorted((root / "catalogue" / "activiteiten").iterdir())[0].name
    out = {}
    for form in report.FORMATS:
        words = ["check", "--catalogue", str(catalogue), "--as-of", "2026-11-24", "--format", form]
        assert run(words, root, never) == 1
        out[form] = capsys.readouterr().out
    assert f"catalogue/activiteiten/{name}:" in out["text"]
    assert "onzin_veld" in out["text"]
    assert f"::error file=catalogue/activiteiten/{name},line=" in out["github"]
    rows = [row for row in json.loads(out["json"]) if row["level"] == "fout"]
    assert [row["path"] for row in rows] == [f"catalogue/activiteiten/{name}"]
    assert rows[0]["hint"]


def test_a_build_with_a_fault_publishes_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault gives 1, the finding, and no folder."""
    catalogue = _bad_catalogue(tmp_path, root)
    site = str(tmp_path / "site")
    words = ["build", "--catalogue", str(catalogue), "--site", site, "--as-of", "2026-11-24"]
    assert run(words, root, never) == 1
    assert "Er is niets gepubliceerd" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_annotations_cannot_be_forged() -> None:
    """A line break, percent or colon in a text cannot start a command of its own in a log."""
    from informatiewijzer.base.findings import Code, Level

    finding = Code("X01", Level.FAULT, "x").at("a,b:c%.yaml", "een\r\n::error::nep", hint="10%\n::x")
    text = report.as_github([finding])
    assert text.count("\n") == 1
    assert "\r" not in text
    assert "a%2Cb%3Ac%25.yaml" in text


def test_unprintable_characters_are_shown_as_codes() -> None:
    """A text direction override or an escape code in a message does nothing to the terminal."""
    assert report.visible("a\u202eb\x1b[31mc") == "a\\u202eb\\x1b[31mc"


def test_a_browser_may_be_named(tmp_path: Path) -> None:
    """The variable comes first; a program that is no browser is passed over."""
    fake = tmp_path / "browser"
    fake.write_text("#!/bin/sh\necho Chromium 1.0\n")
    fake.chmod(0o755)
    assert browser.find_browser({browser.VARIABLE: str(fake)}, lambda _: None) == str(fake)
    assert not browser.starts(str(tmp_path))
    assert not browser.starts("/bin/true" if os.path.exists("/bin/true") else sys.executable)  # noqa: PTH110


def test_progress_is_silent_in_a_log(tmp_path: Path) -> None:
    """Bars are for terminals: a log gets none."""
    with (tmp_path / "log").open("w+") as log:
        progress = Progress("Pakketten", 2, log)
        progress.step("a")
        progress.close()
        log.seek(0)
        assert log.read() == ""


def test_unknown_sentences_of_argparse_still_come_through() -> None:
    """What we have no Dutch for is passed on, so nothing is lost."""
    with pytest.raises(Stop) as caught:
        DutchParser("x", "y").error("zomaar iets")
    assert "zomaar iets" in caught.value.message
