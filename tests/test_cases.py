"""Every file in tests/cases: these changes in a sound catalogue give exactly these findings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from case_files import BASIS, Case, all_cases, check, lay_out, shown
from informatiewijzer.checks.registry import all_codes

# What a file cannot show: the place where it is tested instead.
NOT_AS_DATA = {
    "BESTAND07": "test_source_files.py",
    "LEES01": "test_reading.py",  # tips of the command alone: run_checks does not count syllables
    "LEES02": "test_reading.py",
}
# YAML's and pydantic's own words; an editor never sees them.
FOREIGN = re.compile(
    r"\b(?:mapping|scalar|token|expected|block|flow|found|while|parsing|anchor|value|field|input|Traceback|None)\b"
)


def test_the_basis_is_sound() -> None:
    """Without a change there is nothing to find: what a case finds comes from its change."""
    assert check(BASIS) == []


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_case(case: Case, tmp_path: Path) -> None:
    """The findings are the expected ones: file, line, column, level, code and words; no more, no less."""
    findings = check(lay_out(case, tmp_path))
    expected = [re.fullmatch(r"(\S.*?:\d+:\d+ \w+ [A-Z]+\d+) ?(.*)", line) for line in case.expected]
    assert [shown(finding) for finding in findings] == [match[1] for match in expected if match]
    for finding, match in zip(findings, expected, strict=True):
        assert match is not None
        assert match[2] in finding.message


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_every_finding_helps(case: Case, tmp_path: Path) -> None:
    """A finding is a whole Dutch sentence, says what to do, and shows the line it points at."""
    for finding in check(lay_out(case, tmp_path)):
        assert re.fullmatch(r"['A-ZÉ\d].*[.?]", finding.message), finding.message
        assert finding.hint
        assert not FOREIGN.search(f"{finding.message} {finding.hint}")
        assert finding.line == 0 or finding.source_line is not None


def test_every_code_has_a_case() -> None:
    """No rule without an example: each code of the handbook is found in some case."""
    lines = [line for case in all_cases() for line in case.expected]
    found = {code for line in lines for code in re.findall(r":\d+:\d+ \w+ ([A-Z]+\d\d)", line)}
    assert sorted({code.code for code in all_codes()} - found - set(NOT_AS_DATA)) == []


def test_a_case_finds_what_its_name_says() -> None:
    """The code in the name of a case is among its findings; ZONDER stands for: nothing is found."""
    wrong = [
        case.name
        for case in all_cases()
        if not (any(f" {case.code}" in line for line in case.expected) or case.code == "ZONDER")
    ]
    assert wrong == []
    assert all(case.fact for case in all_cases())


def test_codes_are_one_of_a_kind() -> None:
    """A code means one thing, is letters and two digits, and has an explanation of one sentence."""
    codes = all_codes()
    assert len({code.code for code in codes}) == len(codes)
    assert all(re.fullmatch(r"[A-Z]{4,12}\d\d", code.code) for code in codes)
    assert all(re.fullmatch(r"[A-Z].+\.", code.explanation) for code in codes)
