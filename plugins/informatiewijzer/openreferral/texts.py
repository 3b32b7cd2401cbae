"""Texts of others made fit for a record: no markup, no forbidden characters, not too long for the field."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from informatiewijzer.base.characters import without_forbidden

NAME, SUMMARY, LINE, PROSE = 80, 160, 300, 2_000
_MOST = 20_000  # of what is longer nothing would be kept; parsing it could take long
_BREAKS = frozenset({"p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = frozenset({"script", "style", "template", "noscript"})
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")


class _Text(HTMLParser):
    """Gathers the words between the tags; a block ends a line, what is never shown falls out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self._hidden += tag in _HIDDEN
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        if tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def clean(text: str) -> str:
    """The text without markup and without characters that a record may not hold; paragraphs stay."""
    text = text[:_MOST]
    if _TAG.search(text):
        parser = _Text()
        parser.feed(text)
        parser.close()
        text = "".join(parser.parts)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u00a0", " ")
    lines = [" ".join(line.split()) for line in without_forbidden(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    """The cleaned text on one line."""
    return " ".join(clean(text).split())


def cut(text: str, most: int) -> str:
    """The text, at most so long: up to the last sentence that fits, else the last word, with an ellipsis."""
    if len(text) <= most:
        return text
    head = text[: most + 1]
    ends = [match.end() for match in re.finditer(r"[.!?](?=\s)", head)]
    if ends and ends[-1] >= most // 2:
        return head[: ends[-1]]
    return head[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def summary_of(text: str) -> str:
    """The first sentences of the first paragraph that fit in a summary."""
    return cut(one_line(clean(text).split("\n\n")[0]), SUMMARY)
