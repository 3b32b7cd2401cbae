"""Whatever the bytes: the reader gives a tree or findings, and what it gives can be trusted."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import yaml
from case_files import BASIS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from informatiewijzer.base.characters import first_forbidden
from informatiewijzer.model.loading import parse_bytes
from informatiewijzer.source.files import SourceFile
from informatiewijzer.source.plain import read_plain
from informatiewijzer.source.reader import MAX_EVENTS, Read, _collect, read_tree
from informatiewijzer.source.tree import Text, texts

RECORD = (BASIS / "activiteiten" / "eetclub.yaml").read_bytes()
REAL = [path.read_bytes() for path in sorted((Path(__file__).parent.parent / "catalogue").glob("*/*.yaml"))]
FILE = SourceFile("activiteiten", "x", "catalogue/activiteiten/x.yaml", "x.yaml", 1, 1)
BOUNDED = settings(max_examples=250, deadline=None, derandomize=True)
FEWER = settings(BOUNDED, max_examples=80)  # trees take long to make up

# Pieces that mean something to YAML, so that random files get further than their first character.
PIECES = st.sampled_from(
    (
        b"naam: ", b"a: ", b"- ", b"  ", b"\n", b"\r\n", b"\r", b"\t", b"'", b'"', b"\\u202e", b"\\0", b"\\",
        b"[", b"]", b"{", b"}", b",", b": ", b":", b"#", b" #", b"&a ", b"*a", b"!x ", b"<<: ", b"---\n",
        b"...\n", b"? ", b"| \n", b">-\n", b"%YAML 1.1\n", b"~", b"10:00", b"\xff", b"\x00",
        b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\xc3\xa9",
    )
)  # fmt: skip
FILES = st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=40).map(b"".join))


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A real record with a few pieces cut out, put in or doubled."""
    raw = draw(st.sampled_from([RECORD, *REAL]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 12)))
        raw = raw[:start] + draw(st.one_of(st.just(b""), PIECES, st.just(raw[start:end] * 2))) + raw[end:]
    return raw


def is_sound(read: Read, raw: bytes) -> None:
    """A tree without forbidden characters, or a finding that says where and what to do."""
    assert read.tree is not None or read.findings
    for finding in read.findings:
        assert finding.hint and finding.message.endswith(".")
        assert finding.line >= 0 and finding.column >= 0
        assert first_forbidden(finding.source_line or "") is None
        assert finding.line <= len(re.split(rb"\r\n|\r|\n", raw))
    if read.tree is not None:
        assert all(first_forbidden(text) is None for _, text in texts(read.tree.root))


@BOUNDED
@given(FILES)
@example(b"")
@example(b"\xef\xbb\xbf")
@example(b"naam: \xc3")
@example(b"'a'\n: b")
@example(b"a: [" * 13)
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """The reader never raises, and points inside the file."""
    is_sound(read_tree(raw, "x.yaml"), raw)


@BOUNDED
@given(damaged())
@example(b"naam: b\n" + b"a" * 1100 + b": x\n")
def test_a_damaged_record_is_a_record_or_findings(raw: bytes) -> None:
    """Reading and validating a damaged file gives a value or faults, never both none and never an error."""
    is_sound(read_tree(raw, "x.yaml"), raw)
    parsed = parse_bytes(FILE, raw)
    assert parsed.value is not None or parsed.findings
    assert all(finding.hint for finding in parsed.findings)


@BOUNDED
@given(damaged())
def test_the_short_cut_agrees_with_libyaml_on_damaged_records(raw: bytes) -> None:
    """Where the short cut reads a damaged file, libyaml reads the same and has no complaint."""
    text = raw.decode("utf-8", "replace")
    plain = read_plain(text, MAX_EVENTS) if first_forbidden(text) is None and "\r" not in text else None
    if plain is not None:
        assert plain == _collect(yaml.CSafeLoader(text), "x.yaml")[:2]


# Text as editors write it: any letters, no controls; NFC, because the reader makes it so.
LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn", "Zl", "Zp"))
WORDS = (
    st.text(LETTERS, min_size=1, max_size=40)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: first_forbidden(text) is None)
)
KEYS = st.from_regex(r"[a-z][a-z0-9_-]{0,20}", fullmatch=True)
TREES = st.dictionaries(
    KEYS,
    st.recursive(
        WORDS,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=4), st.dictionaries(KEYS, inner, min_size=1, max_size=4)
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=6,
)


class _NoAliases(yaml.SafeDumper):
    """Writes a text that stands twice in a tree twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@FEWER
@given(TREES, st.booleans(), st.sampled_from(["'", '"', None]))
def test_what_is_written_is_read(root: dict[str, Text], flow: bool, quotes: str | None) -> None:
    """A tree of texts, written by PyYAML in any of its styles, reads back as the same texts."""
    written = yaml.dump(
        root,
        Dumper=_NoAliases,
        allow_unicode=True,
        default_flow_style=flow,
        default_style=quotes,
        width=10_000,
    )
    read = read_tree(written.encode(), "x.yaml")
    # Without quotes PyYAML marks "10:00" with quotes itself; with them nothing is a number or a date.
    assert read.tree is not None, read.findings
    assert read.tree.root == root


@FEWER
@given(TREES)
def test_places_point_at_the_text(root: dict[str, Text]) -> None:
    """The line and column of a value are where its text stands in the file."""
    written = yaml.dump(root, Dumper=_NoAliases, allow_unicode=True, default_style='"', width=10_000)
    tree = read_tree(written.encode(), "x.yaml").tree
    assert tree is not None
    lines = written.split("\n")
    for path, text in texts(tree.root):
        line, column = tree.place(path)
        assert yaml.safe_load(lines[line - 1][column - 1 :]) == text
    for path, (line, column) in tree.marks.keys.items():
        assert lines[line - 1][column - 1 :].startswith(f'"{path[-1]}":')
