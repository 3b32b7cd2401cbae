"""Ordinary text is shown as it was written: nothing becomes a number, a date, a truth value or nothing."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from case_files import BASIS, amended
from informatiewijzer.model.loading import parse_bytes
from informatiewijzer.source.files import SourceFile

FILE = SourceFile("activiteiten", "eetclub", "catalogue/activiteiten/eetclub.yaml", "eetclub.yaml", 1, 1)
BASE = (BASIS / "activiteiten" / "eetclub.yaml").read_text("utf-8")

DATA = Path(__file__).parent / "data"
# Texts that plain YAML reads as something else (12:30 is 750, 010 is 8, no is false), and odd letters.
BARE = (DATA / "letterlijk-kaal.txt").read_text("utf-8").splitlines()
# Texts that YAML needs quotes for; in quotes they are ordinary.
QUOTED = (DATA / "letterlijk-met-aanhalingstekens.txt").read_text("utf-8").splitlines()


def remark_of(line: str) -> str | None:
    """What the model holds after reading `waar.toelichting` written as `line`."""
    parsed = parse_bytes(FILE, amended(BASE, f"waar:\n  vorm: onbekend\n  toelichting: {line}\n").encode())
    return parsed.value.where.remark if parsed.value is not None else None


@pytest.mark.parametrize("text", BARE)
def test_bare_text_is_literal(text: str) -> None:
    """Written without quotes it reads back as the same characters (in NFC)."""
    assert remark_of(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("text", [*BARE, *QUOTED])
def test_quoted_text_is_literal(text: str) -> None:
    """Written in single or double quotes it reads back as the same characters (in NFC)."""
    wanted = unicodedata.normalize("NFC", text)
    assert remark_of("'" + text.replace("'", "''") + "'") == wanted
    assert remark_of(json.dumps(text, ensure_ascii=False)) == wanted


@pytest.mark.parametrize("text", [*BARE, *QUOTED])
def test_text_in_a_block_is_literal(text: str) -> None:
    """In a folded block nothing needs quotes at all."""
    assert remark_of(f">-\n    {text}") == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_only_an_empty_value_is_nothing(text: str) -> None:
    """`toelichting:` without a value is absent; `~` and `null` are texts like any other."""
    assert remark_of(text) == (text or None)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_make_no_difference(ending: str, mark: str) -> None:
    """Files from Windows, from an old Mac and with a byte order mark give the same record."""
    same = parse_bytes(FILE, (mark + BASE.replace("\n", ending)).encode())
    assert same == parse_bytes(FILE, BASE.encode())
    assert same.value is not None


def test_a_fault_keeps_its_line_whatever_the_line_ends() -> None:
    """Line, column and source line of a finding do not depend on the system the file comes from."""
    text = amended(BASE, "zekerheid: zeker\n")
    findings = [parse_bytes(FILE, text.replace("\n", end).encode()).findings for end in ("\n", "\r\n", "\r")]
    assert findings[0] == findings[1] == findings[2]
    assert [(f.line, f.column, f.source_line) for f in findings[0]] == [(1, 12, "zekerheid: zeker")]


def test_decomposed_letters_are_joined() -> None:
    """An é typed as two characters (macOS) is one character, so that searching finds it."""
    assert remark_of("cafe\u0301") == "caf\u00e9"
