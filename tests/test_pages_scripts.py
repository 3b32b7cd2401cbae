"""Our scripts on their way out: shorter, and still the same program."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from informatiewijzer.pages.client.packing import pack_client
from informatiewijzer.pages.client.scripts import OURS, slim

SCRIPTS = Path(__file__).parents[1] / "site_src" / "pages" / "assets" / "js"
NAMES = sorted(path.name for path in SCRIPTS.glob("*.js"))
# A pattern between slashes may hold any character; it is not looked at.
_PATTERN = re.compile(r"/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\n\\\[])+/[a-z]*")


def test_slim_takes_only_what_is_for_programmers() -> None:
    """Whole-line comments, indentation and empty lines go; a comment behind code and text stay."""
    script = '// for us\n/** for us */\nconst a = "// no comment";\n\n  f(a); // stays\n'
    assert slim(script.encode()) == b'const a = "// no comment";\nf(a); // stays\n'


def test_slim_twice_is_slim_once() -> None:
    """What is slim already does not change."""
    script = slim((SCRIPTS / "wanneer.js").read_bytes())
    assert slim(script) == script


@pytest.mark.parametrize("name", NAMES)
def test_scripts_have_no_line_that_could_be_text(name: str) -> None:
    """No text and no comment goes over more than one line, so a line that looks like a comment is one."""
    assert OURS.fullmatch(f"assets/js/{name}")
    for number, line in enumerate((SCRIPTS / name).read_text("utf-8").split("\n"), start=1):
        assert closed(line) or closed(_PATTERN.sub("", line)), (name, number)


def closed(line: str) -> bool:
    """Whether no text and no comment goes on behind the line."""
    return line.count("`") % 2 == 0 and line.count("/*") == line.count("*/") and not line.endswith("\\")


@pytest.mark.parametrize(
    ("entries", "most"),
    [(("zoeken-kern", "zoeken-onbekend"), 10), (("vinder", "vinder-zoek", "zoeken-onbekend"), 20)],
)
def test_search_and_finder_stay_small(entries: tuple[str, ...], most: int) -> None:
    """As they go out, the search is 10 KB of script at most, all that the finder can fetch 20 KB (gzip)."""
    pages = SCRIPTS.parents[1]
    scripts = {path.relative_to(pages).as_posix(): path.read_bytes() for path in pages.rglob("*.js")}
    packed = pack_client(scripts)
    sizes = [len(gzip.compress(slim(packed[f"assets/js/{name}.js"]), 9)) for name in entries]
    assert sum(sizes) <= most * 1000
