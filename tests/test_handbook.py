"""The handbook for editors: its tables are those of the program, and the site shows the same text."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from informatiewijzer.checks.registry import all_codes
from informatiewijzer.cli.handbook import tables
from informatiewijzer.cli.main import COMMANDS, run
from informatiewijzer.upkeep.handbook import filled
from informatiewijzer.upkeep.refusal import Refused

Host = Callable[[Path, Path], None]


def test_the_tables_are_those_of_the_program(root: Path) -> None:
    """A new command, code or limit is in the handbook; mend with: python3 build.py handbook."""
    text = (root / "REDACTIE.md").read_text("utf-8")
    assert filled(text, tables()) == text
    told = {code.code for code in all_codes() if f"| `{code.code}` | {code.level.capitalize()}. " in text}
    assert told == {code.code for code in all_codes()}
    assert [name for name in COMMANDS if f"| `{name}` |" not in text] == []


def test_the_command_fills_and_tells(
    root: Path, host: Host, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --proef it only says that the tables lag (1); without, it fills them (0)."""
    path = tmp_path / "REDACTIE.md"
    text = (root / "REDACTIE.md").read_text("utf-8")
    old = re.sub(r"^\| `TIJD01`.*\n", "", text, flags=re.MULTILINE)
    path.write_text(old, "utf-8")
    assert run(["handbook", "--proef"], tmp_path, host) == 1
    assert path.read_text("utf-8") == old
    assert run(["handbook"], tmp_path, host) == 0
    assert path.read_text("utf-8") == text
    assert run(["handbook", "--proef"], tmp_path, host) == 0
    assert "kloppen niet meer" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["<!-- begin onzin -->\n<!-- einde onzin -->\n", "Geen enkele plek.\n"])
def test_a_handbook_without_its_places_is_refused(text: str, host: Host, tmp_path: Path) -> None:
    """A place that nobody fills, or a table without a place, is said in words; nothing is written."""
    with pytest.raises(Refused):
        filled(text, {"codes": "x"})
    (tmp_path / "REDACTIE.md").write_text(text, "utf-8")
    assert run(["handbook"], tmp_path, host) == 1
    assert (tmp_path / "REDACTIE.md").read_text("utf-8") == text


def test_no_handbook_is_said_in_words(host: Host, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the file, or with one that is no text, there is a Dutch sentence."""
    assert run(["handbook"], tmp_path, host) == 1
    (tmp_path / "REDACTIE.md").write_bytes(b"\xff\xfe")
    assert run(["handbook"], tmp_path, host) == 1
    assert capsys.readouterr().err.count("REDACTIE.md kan niet gelezen worden") == 2


def test_the_site_shows_the_handbook(root: Path, built_site: Path) -> None:
    """/redactie/ has every heading and picture of REDACTIE.md, for nobody's search engine."""
    page = (built_site / "redactie" / "index.html").read_text("utf-8")
    text = re.sub(r"```.*?```", "", (root / "REDACTIE.md").read_text("utf-8"), flags=re.DOTALL)
    headings = [re.sub(r"[`*]", "", line) for line in re.findall(r"^#+ (.*)$", text, re.MULTILINE)]
    plain = re.sub(r"<[^>]+>", "", page).replace("&amp;", "&")
    assert len(headings) > 10
    assert [heading for heading in headings if heading not in plain] == []
    assert '<meta name="robots" content="noindex">' in page
    assert "redactie/" not in (built_site / "sitemap.xml").read_text("utf-8")
    pictures = re.findall(r'<img src="([^"]+)"', text)
    assert [p for p in pictures if not (root / p).is_file()] == []
    assert page.count("<img ") == len(pictures)


def test_a_changed_handbook_renders_the_pages_again(root: Path, tmp_path: Path) -> None:
    """The kept pages of the host depend on the text of the handbook too."""
    from informatiewijzer.cli.hostcache import host_files

    for name in ("mkdocs.yml", "REDACTIE.md"):
        shutil.copy(root / name, tmp_path / name)
    for folder in ("site_src/pages", "site_src/theme", "plugins/mkdocs_informatiewijzer"):
        (tmp_path / folder).mkdir(parents=True)
    asked: list[str] = []

    def host(project: Path, target: Path) -> None:
        asked.append((project / "REDACTIE.md").read_text("utf-8")[-5:])
        (target / "index.html").write_text("x", "utf-8")

    host_files(tmp_path, tmp_path / ".cache", host)
    host_files(tmp_path, tmp_path / ".cache", host)
    (tmp_path / "REDACTIE.md").write_text("# Anders\nEinde", "utf-8")
    host_files(tmp_path, tmp_path / ".cache", host)
    assert asked[1:] == ["Einde"]
