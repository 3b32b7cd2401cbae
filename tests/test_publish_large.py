"""Large files and long lists: looked at and written piece by piece, judged and read as if whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from informatiewijzer.publish import manifest
from informatiewijzer.publish.disk import Disk
from informatiewijzer.publish.manifest import Entry
from informatiewijzer.publish.verify import Verifier, _is_json

LINE = json.dumps({"naam": "Café 'De Eik' \u2019s avonds", "tekst": "x" * 900}, ensure_ascii=False)
MANY = ",\n".join([LINE] * 1_200)


def problems(text: str | bytes) -> list[str]:
    """What is said of a JSON file with this text."""
    return Verifier([]).problems("a.json", text if isinstance(text, bytes) else text.encode())


@pytest.mark.parametrize("many", [LINE, MANY], ids=["small", "large"])
@pytest.mark.parametrize(
    "form", ['{{"a":[\n{}\n]}}\n', "[{}]", '[\n{},\n[1],\n"[",\n0\n]', '{{"a":1,"b":[\n{}\n]\n}}']
)
def test_what_is_json_is_let_through(many: str, form: str) -> None:
    """Whether its records stand on lines of their own or not, and however much there is."""
    assert problems(form.format(many)) == []


@pytest.mark.parametrize("many", [LINE, MANY], ids=["small", "large"])
@pytest.mark.parametrize(
    "form",
    [
        "[\n{}\n",  # no end
        "[\n{},\n]",  # a comma too many
        "[\n{},\n{{}},,\n[]]",
        "[\n{}\n{{}}\n]",  # none between two lines
        '{{"a":\n{}\n{{}}}}',
        "{{\n[1]\n:{}}}",  # a list for a name
        '["\n[1]\n",{}]',  # the end of a line in a text
        '[\n{},\n{{"b":}}\n]',
    ],
)
def test_what_is_no_json_is_told(many: str, form: str) -> None:
    """A fault between, in or after the lines stops the publication, in a small and in a large file."""
    (said,) = problems(form.format(many))
    assert said.startswith("a.json: is geen goede JSON (")


def test_what_is_no_utf8_is_told() -> None:
    """Half a letter in one of many lines, or at the end."""
    whole = f"[\n{MANY}\n]".encode()
    assert problems(whole) == []
    assert problems(whole.replace("é".encode(), b"\xc3", 1)) != []
    assert problems(whole + b"\xc3") != []


_PIECES = st.sampled_from(
    (
        *'{}[]:,"/ ',
        *(
            '"a"',
            "1",
            "-",
            "0",
            "01",
            ".5",
            "1.",
            "1e",
            "1e5",
            "-0",
            "null",
            "true",
            "tru",
            "NaN",
            "Infinity",
        ),
        *("\\", "\\u00e9", "\\ud800", "\\x", "\t", "\x00", "\x1f", "é", "\ufeff", "'", "//"),
    )
)


@settings(max_examples=1_500, deadline=None)
@given(st.lists(_PIECES, max_size=9).map("".join))
@example('["\x01"]')
@example("[1,]")
@example("[01]")
def test_what_the_quick_parser_takes_for_json_is_json(text: str) -> None:
    """A line that is said to be whole is one that Python's parser takes too."""
    for line in (text, f"[{text}]", f'{{"a":{text}}}', f'"{text}"'):
        if _is_json(line.encode()):
            json.loads(line)


@pytest.mark.parametrize("count", [0, 1, 1_999, 2_000, 2_001, 5_000])
def test_a_list_of_any_length_is_read_as_written(tmp_path: Path, count: int) -> None:
    """The list of a tree is one JSON text, the same as if made in one go."""
    files = {f"map/é-{number}.html": Entry("k", "s" * 64, number, 1) for number in range(count)}
    path = tmp_path / "lijst-1.json"
    manifest.write(Disk(), str(path), files)
    assert manifest.read(path) == files
    assert path.read_text("ascii") == json.dumps({"vorm": 1, "bestanden": files}, separators=(",", ":"))
