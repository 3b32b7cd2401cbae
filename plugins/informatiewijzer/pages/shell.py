"""The shell: the page the host rendered once, split at its tokens; generated pages are stamped into it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from informatiewijzer.base.outputs import Stamped, digest
from informatiewijzer.base.site_address import with_slash
from informatiewijzer.pages.jinja import html_of

# Same for every page of a section at one depth, so they are filled once and kept.
_FIXED = ("WORTEL", "HIER")
_FREE = ("TITEL", "OMSCHRIJVING", "KOP", "KRUIMELS", "INHOUD", "ADRES")
_TOKEN = re.compile(rf"@@({'|'.join((*_FIXED, *_FREE))})(?::([a-z0-9-]+))?@@")

Piece = tuple[str, str, str]
"""Text, then the token that follows it and the token's argument ("" when there is none)."""


class ShellError(ValueError):
    """The shell page lacks a token; the message is Dutch."""


def root_of(path: str) -> str:
    """The relative way from a page back to the root: "activiteiten/x/index.html" -> "../../"."""
    return "../" * path.count("/") or "./"


def address_of(path: str) -> str:
    """A page's path as an address: "activiteiten/x/index.html" -> "activiteiten/x/"."""
    return path.removesuffix("index.html")


def canonical(base_url: str, path: str) -> str:
    """The head element that names the page's own address; nothing when the site's address is unknown."""
    return f'<link rel="canonical" href="{html_of(base_url + address_of(path))}">' if base_url else ""


def split_tokens(html: str) -> tuple[Piece, ...]:
    """The page cut at its tokens; the last piece has no token."""
    pieces: list[Piece] = []
    end = 0
    for match in _TOKEN.finditer(html):
        pieces.append((html[end : match.start()], match[1], match[2] or ""))
        end = match.end()
    return (*pieces, (html[end:], "", ""))


@dataclass(frozen=True, slots=True)
class Mould:
    """The shell for one section at one depth: constant texts with the names of the values between them.

    As bytes: with one word of Arabic in the shell a page as text takes twice the memory and is slow to write.
    """

    texts: tuple[bytes, ...]
    names: tuple[str, ...]

    def fill(self, values: Mapping[str, str]) -> Stamped:
        """The page as bytes; the values are HTML already."""
        out = [self.texts[0]]
        for name, text in zip(self.names, self.texts[1:], strict=True):
            out.append(values[name].encode("utf-8"))
            out.append(text)
        return Stamped.of(tuple(out))


@dataclass(frozen=True, slots=True)
class Shell:
    """The split shell page and the address of the site ("" when unknown, else ending in "/")."""

    pieces: tuple[Piece, ...]
    digest: str
    base_url: str
    moulds: dict[tuple[str, str], Mould]
    heads: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, html: str, base_url: str = "") -> Shell:
        """Split the host's shell page. Raises ShellError when a token is missing."""
        pieces = split_tokens(html)
        found = {name for _, name, _ in pieces}
        missing = [name for name in ("WORTEL", "TITEL", "INHOUD") if name not in found]
        if missing:
            raise ShellError(f"In de schil (site_src/theme/base.html) ontbreekt: @@{missing[0]}@@")
        return cls(pieces, digest(html), "", {}).at(base_url)

    def at(self, base_url: str) -> Shell:
        """The same shell for a site that stands at `base_url`; "" when that is not known."""
        base = with_slash(base_url)
        return Shell(self.pieces, digest(self.digest, base), base, {})

    def with_heads(self, heads: Mapping[str, str], key: str) -> Shell:
        """The same shell with more elements in the head of some pages (by path); `key`: their digest."""
        return replace(self, digest=digest(self.digest, key), heads=heads)

    def stamp(
        self,
        *,
        path: str,
        title: str,
        description: str,
        main: str,
        head: str = "",
        crumbs: str = "",
        section: str = "",
        stands_for: str = "",
    ) -> Stamped:
        """The finished page. `title` and `description` are text, the others HTML; `section`: menu entry.

        `stands_for`: the path whose address is the canonical one, when it is not this page's.
        """
        return self._mould(root_of(path), section).fill(
            {
                "TITEL": html_of(title),
                "OMSCHRIJVING": html_of(description),
                "KOP": canonical(self.base_url, stands_for or path) + self.heads.get(path, "") + head,
                "KRUIMELS": crumbs,
                "INHOUD": main,
                "ADRES": html_of(self.base_url + address_of(path)) if self.base_url else "",
            }
        )

    def _mould(self, root: str, section: str) -> Mould:
        mould = self.moulds.get((root, section))
        if mould is None:
            mould = self.moulds[root, section] = _mould(self.pieces, root, section)
        return mould


def _mould(pieces: tuple[Piece, ...], root: str, section: str) -> Mould:
    texts, names, text = [], [], ""
    for before, name, argument in pieces:
        text += before
        if name == "WORTEL":
            text += root
        elif name == "HIER":
            text += ' aria-current="true"' if argument == section else ""
        elif name:
            texts.append(text)
            names.append(name)
            text = ""
    return Mould(tuple(text.encode("utf-8") for text in (*texts, text)), tuple(names))
