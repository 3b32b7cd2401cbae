"""Hand-written pages as plain text: their title and a section for every heading of the second level.

Only what search and readability need: words, not markup. The host renders the pages themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from informatiewijzer.source.reader import read_tree
from informatiewijzer.source.tree import Text

_HEAD = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*(?:\{:?\s*(?:#([\w-]+))?[^}]*\})?\s*#*\s*")
_FENCE = re.compile(r"\s*(```|~~~)")
# Markup on its way out, in this order: comments, tags, pictures, links, attributes, lists and tables.
_MARKUP = (
    (re.compile(r"<!--.*?-->", re.DOTALL), " "),
    (re.compile(r"</?(?:a|abbr|b|bdi|em|i|span|strong)\b[^>\n]*>"), ""),
    (re.compile(r"<[^>\n]*>"), " "),
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\{:?\s*[#.][^}\n]*\}"), " "),
    (re.compile(r"^\s*(?:[-*+]|\d+\.|>)\s+", re.MULTILINE), "\n"),
    (re.compile(r"^[\s|:-]+$", re.MULTILINE), ""),
    (re.compile(r"`|\*+|(?<!\w)_|_(?!\w)"), ""),
    (re.compile(r"^\s*\|", re.MULTILINE), "\n"),
    (re.compile(r"\|"), " "),
    (re.compile(r"&nbsp;"), " "),
    (re.compile(r"&amp;"), "&"),
)
_SPACES = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class Section:
    """A piece of a page: anchor and heading ("" before the first), text by paragraph, its first line."""

    anchor: str
    heading: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page: its file, its address ("over/offline/"), what stands above it, and its sections."""

    path: Path
    address: str
    meta: dict[str, Text]
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """The title of the page; "" when it has none."""
        return str(self.meta.get("title") or "")


def written_pages(folder: Path) -> Iterator[WrittenPage]:
    """The Markdown pages in `folder`, sorted by file; what cannot be read is for the host to refuse."""
    for path in sorted(folder.rglob("*.md")):
        try:
            source = path.read_text("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        except (OSError, UnicodeDecodeError):
            continue
        place = path.relative_to(folder).with_suffix("").as_posix()
        address = "" if place == "index" else f"{place.removesuffix('/index')}/"
        yield parse_page(path, address, source)


def parse_page(path: Path, address: str, source: str) -> WrittenPage:
    """The page in a text of Markdown."""
    head = _HEAD.match(source)
    tree = read_tree(head[1].encode("utf-8"), path.name).tree if head else None
    first = source.count("\n", 0, head.end()) if head else 0
    body = source[head.end() :] if head else source
    return WrittenPage(path, address, tree.root if tree else {}, tuple(_sections(body, first)))


def _sections(body: str, first: int) -> Iterator[Section]:
    anchor, heading, line, lines = "", "", first + 1, list[str]()
    fenced = False
    for number, text in enumerate(body.split("\n"), first + 1):
        fenced ^= bool(_FENCE.match(text))
        found = None if fenced else _HEADING.fullmatch(text)
        if found and len(found[1]) <= 2:
            if len(found[1]) == 2:
                yield Section(anchor, heading, plain("\n".join(lines)), line)
                heading = plain(found[2])
                anchor, line, lines = found[3] or slug(heading), number, []
        else:
            lines.append(f"\n{found[2]}\n" if found else text)
    yield Section(anchor, heading, plain("\n".join(lines)), line)


def plain(markdown: str) -> str:
    """The words of a piece of Markdown, a line for each paragraph, item or row."""
    for pattern, instead in _MARKUP:
        markdown = pattern.sub(instead, markdown)
    paragraphs: list[str] = []
    fresh = True
    for line in markdown.split("\n"):
        text = _SPACES.sub(" ", line).strip()
        if text and not fresh:
            paragraphs[-1] += f" {text}"
        elif text:
            paragraphs.append(text)
        fresh = not text
    return "\n".join(paragraphs)


def slug(heading: str) -> str:
    """The anchor that the host's table of contents gives to a heading without one of its own."""
    plain_letters = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain_letters).strip().lower())
