"""The three forms of a report: for people, for GitHub and for programs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from case_files import BASIS, amended, check
from informatiewijzer.base.findings import Code, Finding, Level
from informatiewijzer.cli import report

CODE = Code("PROEF01", Level.FAULT, "Een proef.")
NASTY = "x\n::error file=vals::100% \r\x1b[31m\u202e"


@pytest.fixture
def findings(tmp_path: Path) -> list[Finding]:
    """One fault, one warning and one tip, from a real catalogue."""
    root = Path(shutil.copytree(BASIS, tmp_path / "catalogue"))
    path = root / "activiteiten" / "eetclub.yaml"
    blocks = "naam: Zaal #5\nomschrijving: Je bent welkom.\norganisatie: buurthuis\n"
    path.write_text(amended(path.read_text("utf-8"), blocks), "utf-8")
    return check(root)


def test_text_has_place_sentence_line_and_hint(findings: list[Finding]) -> None:
    """File, line, column, level, code and sentence; the line itself; what to do; and a count at the end."""
    text = report.as_text(findings)
    assert (
        "catalogue/activiteiten/eetclub.yaml:3:14 fout VERWIJZING01 Er is geen organisatie met de naam "
        "'buurthuis'.\n"
    ) in text
    assert "| organisatie: buurthuis\n" in text
    assert "hint: Bedoelde u 'buurthuis-de-linde'?\n" in text
    assert text.endswith("1 fout, 1 waarschuwing, 1 tip.\n")


def test_nothing_found_is_said_too() -> None:
    """An empty report is one sentence for people, nothing for GitHub, an empty list for programs."""
    assert report.as_text([]) == "Alles in orde: geen fouten gevonden.\n"
    assert report.as_github([]) == ""
    assert json.loads(report.as_json([])) == []


def test_numbers_and_words_agree() -> None:
    """One fout, two fouten, no waarschuwingen."""
    finding = CODE.at("a.yaml", "Zin.", hint="Doe dit.")
    assert report.summary([finding]) == "1 fout, 0 waarschuwingen, 0 tips."
    assert report.summary([finding, finding]) == "2 fouten, 0 waarschuwingen, 0 tips."


def test_github_has_one_line_for_each(findings: list[Finding]) -> None:
    """Workflow commands with level, file, line and column; the hint goes with the message."""
    lines = report.as_github(findings).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::warning", "::notice", "::error"]
    assert "file=catalogue/activiteiten/eetclub.yaml,line=3,col=14,title=VERWIJZING01::" in lines[2]
    assert "%0ABedoelde u 'buurthuis-de-linde'?" in lines[2]


def test_no_text_can_forge_a_line_of_a_log() -> None:
    """Percent signs, line ends, codes for the terminal and reversed text are made visible or escaped."""
    finding = CODE.at(f"map/{NASTY}:1,2.yaml", f"Zin {NASTY}.", hint=f"Doe {NASTY}.", line=1, column=2)
    finding = finding.with_source(NASTY)
    github = report.as_github([finding])
    assert github.count("\n") == 1
    assert github.startswith("::error file=map/x")
    assert "%25" in github
    assert github[:-1].isprintable()
    text = report.as_text([finding])
    assert text.replace("\n", "").isprintable()
    assert not any(line.startswith("::") for line in text.splitlines())


def test_json_holds_everything(findings: list[Finding]) -> None:
    """All fields of every finding, in ASCII; an unknown line or column is null."""
    text = report.as_json([*findings, CODE.at("catalogue/locaties", "Zin é.", hint="Doe dit.")])
    assert text.isascii()
    rows = json.loads(text)
    assert [row["code"] for row in rows] == ["YAML06", "TAAL02", "VERWIJZING01", "PROEF01"]
    assert rows[2] == {
        "path": "catalogue/activiteiten/eetclub.yaml",
        "line": 3,
        "column": 14,
        "code": "VERWIJZING01",
        "level": "fout",
        "message": "Er is geen organisatie met de naam 'buurthuis'.",
        "hint": "Bedoelde u 'buurthuis-de-linde'?",
        "source_line": "organisatie: buurthuis",
    }
    assert (rows[3]["line"], rows[3]["column"], rows[3]["message"]) == (None, None, "Zin é.")


def test_every_form_is_registered() -> None:
    """The words of --format."""
    assert list(report.FORMATS) == ["text", "github", "json", "gitlab"]
