"""The short cut for plain files reads what it reads as libyaml does."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from informatiewijzer.source.plain import read_plain
from informatiewijzer.source.reader import MAX_EVENTS, _collect

CATALOGUE = Path(__file__).parent.parent / "catalogue"

VALUES = tuple(
    """koffie|10:00|nee|"tien uur"|'s avonds|'t huis'|a: b|a:b|- x|>-|[a, b]|[a b, c-d]|[a, "", "9 b"]
    |["a, b"]|["a: b"]|["a:"]|{van: "10:00", tot: "5,00"}|{van: [1, "2"], tot: "3"}|{van: []}
    |{van: [a], van: b}|{van: "]", tot: [b]}
    |[a, 'b']|[]
    |{van: 1, tot: 2}|{van: 1, van: 2}|{a}|https://x.nl/a?b=c&d|~|*a|&a|!x
    |é ü|x |"a\\nb"|2026-01-01|a, b|[a, b|a]|@x|%x|`x|(x)
    |a #b|a:|?|a ? b|a - b|"x" y|'x''y'|[10:00]|[a-]|[a/b]""".replace("\n    ", "").split("|")
)
KEYS = ("naam", "van", "bron", "1twente", "a-b", "a_b", "Naam", "na am", "<<")


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Files that look like ours, with now and then something odd in them."""
    lines = []
    for _ in range(draw(st.integers(1, 9))):
        indent = " " * draw(st.sampled_from((0, 0, 0, 2, 2, 4, 6, 1, 3)))
        dash = draw(st.sampled_from(("", "", "", "- ", "-", "-  ")))
        key = draw(st.sampled_from((*(f"{key}:" for key in KEYS), "", "naam :")))
        value = draw(st.sampled_from(("", "", *VALUES)))
        lines += draw(st.sampled_from(([], [], [], [""], ["# uitleg"], ["  # met: dubbele punt"], ["#"])))
        gap = " " if key and value else draw(st.sampled_from(("", "", "", " ")))
        lines.append(f"{indent}{dash}{key}{gap}{value}")
    return "\n".join(lines) + draw(st.sampled_from(("\n", "\n", "\n", "", "\n\n")))


@settings(max_examples=3_000, deadline=None, derandomize=True)
@given(documents())
@example("a: >-\n  b: c\n  d\ne: f\n")
@example("a: >-\n  b\n   c\n")
@example("a:\nb:\n  - c\n  - d: e\n    f: g\n")
@example("a: b\n  c\n")
@example("a:\n- b\n")
@example("# x\na:\n\n  # y\n  - b\n")
@example("a: b\n# x\n  c\n")
@example("a: >-\n  b\n# x\n\nc: d\n")
def test_what_is_read_plainly_is_read_as_libyaml_reads_it(text: str) -> None:
    """Where the short cut gives values, libyaml gives the same values and no complaint."""
    plain = read_plain(text, MAX_EVENTS)
    if plain is not None:
        root, has_empty, repeated = _collect(yaml.CSafeLoader(text), "x.yaml")
        assert (plain[0], plain[1], False) == (root, has_empty, repeated)


@pytest.mark.parametrize(
    "text",
    [
        "naam: Zaal #5\n",
        "naam: a\nnaam: b\n",
        "naam: 't Lansink\n",
        "naam: a: b\n",
        "naam: &x a\n",
        "naam: a",
        "naam:\n- a\n",
        "\tnaam: a\n",
        "- a\n",
        "naam: >-\n",
        "naam: >-\nvan: a\n",
        "",
        "naam: >-\n  a\n\n  b\n",
        "naam: >-\n  a\n  # b\n",
        "# wat\nnaam: a # b\n",
        "naam:\n" + "  - x\n" * (MAX_EVENTS - 7),
    ],
)
def test_anything_odd_is_left_to_libyaml(text: str) -> None:
    """The short cut judges nothing: what it does not know, libyaml reads and explains."""
    assert read_plain(text, MAX_EVENTS) is None


def test_most_of_the_real_catalogue_is_plain() -> None:
    """The short cut is worth having: nineteen in twenty of the real records take it, and read the same."""
    files = sorted(CATALOGUE.glob("*/*.yaml"))
    texts = {path: path.read_text("utf-8") for path in files}
    plain = {path: read for path, text in texts.items() if (read := read_plain(text, MAX_EVENTS)) is not None}
    records = [path for path in files if path.parent.name in ("activiteiten", "locaties", "organisaties")]
    assert len(plain.keys() & records) >= 0.95 * len(records)
    for path, read in plain.items():
        assert read[0] == _collect(yaml.CSafeLoader(texts[path]), "x.yaml")[0]
