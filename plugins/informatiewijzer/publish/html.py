"""The last look at every page before it is published: a free alarm against injection and dead links."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from informatiewijzer.base.outputs import Stamped

# Possessive (++, *+), for what was read is never given back: a fifth quicker.
_TAG = re.compile(rb"""<[a-zA-Z][^<>"']*+(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*+>""")
# The same, and the first two bytes of a tag that has no end.
_TAG_OR_START = re.compile(rb"""<[a-zA-Z](?:[^<>"']*+(?:"[^"]*+"[^<>"']*+|'[^']*+'[^<>"']*+)*+>)?+""")
# Stands for a piece of a page that is left out. In text it is no tag; a tag that is still open, in whatever
# quotes, or only has its "<", gets no end by it.
_SEAM = b"""a<"<'<\n"""
_NAME = re.compile(rb"[a-zA-Z][^\s/>]*")
_ATTRIBUTE = re.compile(rb"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?""")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_LINKS = frozenset({"href", "src", "action", "formaction", "poster"})
_SCHEMES = frozenset({"https:", "http:", "tel:", "mailto:"})
_NEVER = frozenset({"style", "iframe", "object", "embed", "base", "applet"})
_DATA_BLOCKS = frozenset({"application/ld+json"})
_MOST_LINKS = 16_000
_MOST_OTHERS = 1_000
"""How many tags are remembered. Links come back in other pages; of the others, those that all pages share
come early, and most of what comes later stands in one page."""
# A tag that needs no closer look: a plain element with plain attributes and at most a link to elsewhere by
# https, tel or mailto, or (group 1 and 2: the steps up, and the rest) to a folder of this site, or (group 3)
# to a file beside the page.
_PLAIN = re.compile(
    rb"""<(?!script|style|iframe|object|embed|base|applet|link(?!\s+rel="canonical"\s)|image|use)[a-z][a-z0-9]*(?:\s+(?:
    (?:class|id|title|name|content|property|datetime|lang|dir|rel|role|value|for|type|hidden|open|charset
      |width|height|viewBox|d|focusable|aria-[a-z]+|data-[a-z-]+)(?:="[^"]*")?
    |href="(?:https?:[^"]*|tel:[^"]*|mailto:[^"]*|\#[^"]*|((?:\.\./)+)([a-z0-9/-]*)(?<=/)(?:[?\#][^"]*)?|([a-z0-9-]+\.[a-z]+))"
    ))*\s*/?>""",
    re.VERBOSE,
)


class _Tag(NamedTuple):
    links: tuple[str, ...]
    fault: str | None


class _Near(NamedTuple):
    """Of pages in folders beside each other: the tags that are fine, and the folders above (`_above`).

    `settled`: of the texts that pages share, in which all is whole and fine (`_settled`).
    """

    fine: set[bytes]
    above: Sequence[bytes]
    settled: dict[tuple[bytes, ...], Sequence[bool]]

    def remember(self, raw: bytes) -> None:
        """This tag is fine in every page here."""
        if len(self.fine) < (_MOST_LINKS if raw.startswith(b"<a ") else _MOST_OTHERS):
            self.fine.add(raw)


class PageInspector:
    """Looks at pages of one site; `planned` holds every path of it.

    A tag that was fine is not looked at again in pages beside it: a link that starts with "../" or "#" leads
    to the same file from every folder in the same parent folder. That makes 10,000 pages cost one second.
    """

    def __init__(self, planned: Collection[str]) -> None:
        self._planned = planned
        self._folders = {p.removesuffix("index.html").encode() for p in planned if p.endswith("index.html")}
        self._near: dict[str, _Near] = {}

    def problems(self, path: str, content: bytes) -> Iterator[str]:
        """What is wrong in this page, in Dutch: inline script, style or handler, an unsafe or a dead link."""
        here = posixpath.dirname(path)
        near = self._beside(here)
        for raw in sorted(self._unclear(content, here, near)):
            tag = _inspect(raw)
            found = list(self._tag_problems(path, here, raw, tag))
            if found:
                yield from found
            elif all(link.startswith(("../", "#")) for link in tag.links):
                near.remember(raw)

    def _unclear(self, content: bytes, here: str, near: _Near) -> list[bytes]:
        """The tags that need the long look."""
        if isinstance(content, Stamped) and content == b"".join(content.pieces):
            texts = content.pieces[::2]
            settled = near.settled.get(texts)
            if settled is None:  # the tags that were fine in an earlier page
                settled = _settled(texts, near.fine)
                if any(settled):
                    near.settled[texts] = settled
            fresh = set(_TAG_OR_START.findall(_rest(content.pieces, settled))) - near.fine
            unclear = [raw for raw in fresh if not self._is_plain(raw, here, near)]
            if all(raw.endswith(b">") for raw in unclear):
                return unclear
        fresh = set(_TAG.findall(content)) - near.fine
        return [raw for raw in fresh if not self._is_plain(raw, here, near)]

    def _beside(self, here: str) -> _Near:
        """What the pages in folders beside this one share."""
        parent = posixpath.dirname(here) if here else "/"
        near = self._near.get(parent)
        if near is None:
            near = self._near[parent] = _Near(set(), _above(parent) if here else [], {})
        return near

    def _is_plain(self, raw: bytes, here: str, near: _Near) -> bool:
        """The quick look, right for nine tags in ten; False only means that the long look is needed."""
        found = _PLAIN.fullmatch(raw)
        if found is None:
            return False
        if found[3]:
            return f"{here}/{found[3].decode()}" in self._planned  # another file for every page
        steps = len(found[1] or b"") // 3
        if steps and not (steps <= len(near.above) and near.above[steps - 1] + found[2] in self._folders):
            return False
        near.remember(raw)
        return True

    def _tag_problems(self, path: str, here: str, raw: bytes, tag: _Tag) -> Iterator[str]:
        if tag.fault:
            yield f"{path}: {tag.fault}: {raw[:100].decode('utf-8', 'replace')!a}"
        for link in tag.links:
            target = _target(link, here)
            if target is None or (target and target not in self._planned):
                yield f"{path}: de verwijzing {link[:100]!a} komt nergens uit"


def _settled(texts: Sequence[bytes], fine: Collection[bytes]) -> Sequence[bool]:
    """Which of these texts need no look in another page: every tag in them is whole, and fine.

    One that comes after the beginning of a tag most likely has the end of it.
    """
    tags = [_TAG_OR_START.findall(text + _SEAM) for text in texts]
    open_before = [False, *(any(not raw.endswith(b">") for raw in found) for found in tags)]
    return [
        not is_open and all(raw in fine for raw in found)
        for is_open, found in zip(open_before, tags, strict=False)
    ]


def _rest(pieces: Sequence[bytes], settled: Sequence[bool]) -> bytes:
    """The page without the texts that are settled: the first piece and every second one after it."""
    rest = [*pieces]
    rest[::2] = [_SEAM if left_out else text for left_out, text in zip(settled, pieces[::2], strict=True)]
    return b"".join(rest)


def _above(here: str) -> list[bytes]:
    """The folder of a page and those above it, each with a slash behind it, the top ("") last."""
    parts = here.split("/") if here else []
    return ["".join(f"{part}/" for part in parts[:end]).encode() for end in range(len(parts), -1, -1)]


def _inspect(raw: bytes) -> _Tag:
    found = _NAME.match(raw, 1)
    name = found[0].decode("ascii", "replace").lower() if found else ""
    attributes = _attributes(raw[1 + len(name) : -1])
    fault = _fault(name, attributes)
    links = []
    for attribute in sorted(_LINKS & attributes.keys()):
        link = attributes[attribute].strip()
        scheme = _SCHEME.match(link)
        if scheme and scheme[0].lower() in _SCHEMES and _may_leave(name, attribute, attributes):
            continue
        if scheme or link.startswith(("//", "\\")):
            fault = fault or "een verwijzing die niet mag"
        else:
            links.append(link)
    return _Tag(tuple(links), fault)


def _may_leave(name: str, attribute: str, attributes: dict[str, str]) -> bool:
    """Whether this address may be elsewhere: a link to follow may, what a browser fetches itself may not."""
    if name == "link":
        return attributes.get("rel") in ("canonical", "alternate")
    return attribute == "href" and name in ("a", "area")


def _attributes(raw: bytes) -> dict[str, str]:
    """Of an attribute that comes twice the first counts, as in browsers (HTML, 13.2.5.33)."""
    return {
        name.decode("ascii", "replace").lower(): html.unescape(value.strip(b"\"'").decode("utf-8", "replace"))
        for name, value in reversed(_ATTRIBUTE.findall(raw))
    }


def _fault(name: str, attributes: dict[str, str]) -> str | None:
    if name == "script" and "src" not in attributes and attributes.get("type") not in _DATA_BLOCKS:
        return "script in de pagina zelf"
    if name in _NEVER:
        return f"<{name}> mag niet"
    for attribute in attributes:
        if attribute.startswith("on") or attribute in ("style", "srcdoc"):
            return f"het kenmerk {attribute} mag niet"
    return None


def _target(link: str, here: str) -> str | None:
    """The file a relative link leads to; "" for the page itself, None when it leaves the site."""
    link = link.partition("#")[0].partition("?")[0]
    if not link:
        return ""
    if link.startswith("/"):
        # Only a page at the top, such as 404.html, may: it is served for every address, at any depth.
        return None if here else ""
    joined = posixpath.normpath(posixpath.join(here, unquote(link)))
    if joined.startswith(".."):
        return None
    if joined == ".":
        return "index.html"
    return f"{joined}/index.html" if link.endswith(("/", "/..", "/.")) or link in (".", "..") else joined
