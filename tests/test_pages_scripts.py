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


def test_slim_takes_room_around_signs_but_not_in_text() -> None:
    """No two words and no two signs of a sum meet; a line with a pattern or a template stays as it is."""
    script = (
        'if (a === "b = c") return { d: [e, f] };\na = b + +c;\nlet g = /a = b/.test(h);\ni = `${j} = k`;\n'
    )
    assert slim(script.encode()).decode().split("\n") == [
        'if(a==="b = c")return{d:[e,f]};', "a=b + +c;", "let g = /a = b/.test(h);", "i = `${j} = k`;", ""
    ]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_slim_takes_nothing_but_comments_and_room(name: str) -> None:
    """Each line that stays has its letters and signs in order, and its texts as they were."""
    lines = [line.strip() for line in (SCRIPTS / name).read_text("utf-8").split("\n")]
    code = [line for line in lines if line and not re.fullmatch(r"//.*|/\*\*.*\*/", line)]
    found = slim((SCRIPTS / name).read_bytes()).decode().split("\n")[:-1]
    assert [line.replace(" ", "") for line in found] == [line.replace(" ", "") for line in code]
    assert [re.findall('"[^"]*"', line) for line in found] == [re.findall('"[^"]*"', line) for line in code]


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
