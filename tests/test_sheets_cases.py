"""Every file in tests/sheets: this spreadsheet gives exactly these findings and changes, or is refused so.

A case begins with its fact; then the file (`=== name.csv | encoding`) and what must follow (`=== verwacht`):

    2:3 fout BLAD03 part of the sentence     row, column, level, code
    wordt activiteiten/eetclub naam = x      a changed field of a record that there is
    nieuw activiteiten/x                     a new record
    weigert part of the sentence             nothing of the file is read

Encodings: those of Python, `codes` for \\u202e and such, `x20` for so many times, `halve-utf-16`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from case_files import AS_OF, BASIS
from informatiewijzer.tables.asked import Wishes
from informatiewijzer.tables.codes import CODES
from informatiewijzer.tables.importing import plan_import, try_import
from informatiewijzer.tables.reading import read_grids
from informatiewijzer.tables.refusal import Refused
from sheet_tools import go, project

FOLDER = Path(__file__).parent / "sheets"
# What a text file cannot show: tested as Excel files.
IN_EXCEL = {"BLAD05", "BLAD06"}


@dataclass(frozen=True)
class Case:
    """One case: its fact, the name and the bytes of the spreadsheet, and the lines that must follow."""

    name: str
    fact: str
    file: str
    content: bytes
    expected: tuple[str, ...]


def read_case(path: Path) -> Case:
    """The case in one file."""
    fact, given, expected = re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)
    head, _, body = given.partition("\n")
    name, _, manner = head.partition(" | ")
    lines = tuple(line for line in expected.partition("\n")[2].splitlines() if line)
    return Case(path.stem, fact.strip(), name, _encoded(body, manner), lines)


def _encoded(body: str, manner: str) -> bytes:
    if manner == "codes":
        return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), body).encode("utf-8")
    if manner == "halve-utf-16":
        return body.encode("utf-16")[:3]
    if re.fullmatch(r"x\d+", manner):
        return (body * int(manner[1:])).encode("utf-8")
    return body.encode(manner or "utf-8")


CASES = [read_case(path) for path in sorted(FOLDER.glob("*.txt"))]


def outcome(case: Case, folder: Path) -> list[str]:
    """What becomes of the spreadsheet, as lines of a case; tips of the checks are left out."""
    path = folder / case.file
    path.write_bytes(case.content)
    try:
        plan = plan_import(BASIS, read_grids(path, None), [], Wishes(town="Voorbeeldstad"))
    except Refused as refused:
        assert refused.hint
        return [f"weigert {refused.message}"]
    trial = try_import(plan, lambda sheet, row: True, AS_OF)
    told = [f for f in trial.findings if f.code.startswith("BLAD") or f.level == "fout"]
    assert all(finding.hint for finding in told)
    found = [f"{f.line}:{f.column} {f.level} {f.code} {f.message}" for f in told]
    for row in trial.rows:
        if row.new:
            found += [f"nieuw {row.kind}/{row.id}"] if not trial.faults else []
        else:
            done = row.changes if not trial.faults else ()
            found += [f"wordt {row.kind}/{row.id} {c.column} = {c.new}" for c in done]
    return [line.replace("\n", "\\n") for line in found]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, tmp_path: Path) -> None:
    """What follows is what is expected, no more, no less; the catalogue is not touched."""
    found = outcome(case, tmp_path)
    assert len(found) == len(case.expected), found
    for line, wanted in zip(sorted(found), sorted(case.expected), strict=True):
        assert _fits(line, wanted), (line, wanted)


def _fits(line: str, wanted: str) -> bool:
    match = re.fullmatch(r"(weigert|\d+:\d+ \w+ [A-Z]+\d\d) ?(.*)", wanted)
    return line == wanted if match is None else line.startswith(match[1]) and match[2] in line


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_command_has_words_for_it(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --apply: 0 and written, or 1, every byte as it was, and Dutch sentences; never a traceback."""
    town = project(tmp_path / "stad")
    before = sorted((path, path.read_bytes()) for path in town.rglob("*.yaml"))
    path = tmp_path / case.file
    path.write_bytes(case.content)
    status = go(town, "import", str(path), "--apply")
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert "niet hadden voorzien" not in said.err
    after = sorted((path, path.read_bytes()) for path in town.rglob("*.yaml"))
    wrong = any(line.startswith("weigert") or " fout " in line for line in case.expected)
    assert status == (1 if wrong else 0)
    assert (after != before) == any(line.startswith(("wordt", "nieuw")) for line in case.expected)
    assert go(town, "check") == 0


def test_every_code_has_a_case() -> None:
    """No rule without an example."""
    lines = [line for case in CASES for line in case.expected]
    found = {code for line in lines for code in re.findall(r" ([A-Z]+\d\d)\b", line)}
    assert {code.code for code in CODES} - found == IN_EXCEL


def test_a_case_is_what_its_name_says() -> None:
    """The code in its name is among what follows; GOED: no fault; WEIGERT: refused."""
    for case in CASES:
        kind = case.name.split("-")[0]
        text = "\n".join(case.expected)
        assert case.fact.endswith(".")
        assert kind in text or (kind == "GOED") or (kind == "WEIGERT" and text.startswith("weigert"))
