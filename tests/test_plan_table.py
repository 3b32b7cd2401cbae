"""docs/plan.md: every paragraph of the plan has its answer, and every answer exists."""

from __future__ import annotations

import re
from pathlib import Path

from informatiewijzer.cli.main import COMMANDS


def rows(root: Path) -> list[list[str]]:
    """The rows of the table: paragraph, what the plan says, what answers it."""
    lines = (root / "docs" / "plan.md").read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")][
        1:
    ]


def test_every_paragraph_has_an_answer_or_a_reason(root: Path) -> None:
    """No cell is empty, and all parts of the plan are there."""
    table = rows(root)
    assert all(len(row) == 3 and all(row) for row in table)
    parts = {row[0] for row in table}
    wanted = ["letter", "1", "1.1", "1.2", "2.1", "2.2", "3.1", "3.2", "3.2.1", "3.2.2", "3.2.3"]
    assert parts >= {*wanted, "annex I", "annex II", "annex III"}


def test_every_address_is_a_page(root: Path, built_site: Path) -> None:
    """What the table promises stands on the site, and only what is not there is marked "(not yet)"."""
    text = (root / "docs" / "plan.md").read_text("utf-8")
    addresses = re.findall(r"`/([a-z0-9/-]*)`( \(not yet\))?", text)
    assert len(addresses) > 60
    there = {address: (built_site / address / "index.html").is_file() for address, _ in addresses}
    assert [address for address, mark in addresses if not mark and not there[address]] == []
    assert [address for address, mark in addresses if mark and there[address]] == [], "take the mark away"


def test_every_command_exists(root: Path) -> None:
    """The commands that the table names are commands of build.py."""
    text = (root / "docs" / "plan.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z]+)`", text))
    assert named - set(COMMANDS) == set()
    assert named
