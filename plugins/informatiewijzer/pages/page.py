"""A page before it is made: its address, what it depends on, and how to make its view when it is needed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from informatiewijzer.base.later import later
from informatiewijzer.base.outputs import PlannedFile, digest
from informatiewijzer.pages.jinja import html_of
from informatiewijzer.pages.render import Kitchen
from informatiewijzer.pages.shell import Shell, root_of

# Under which word of the menu a page belongs; anything else stands under its own first folder.
_SECTIONS = {"themas": "activiteiten", "doelgroepen": "activiteiten", "ingangen": "activiteiten"}
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def plain_key(data: object) -> str:
    """Plain data (texts, numbers, lists, tuples, mappings) as one text."""
    return _encode(data)


class Page(NamedTuple):
    """`path` ends in "index.html"; `crumbs` are (name, address) pairs between the start and this page.

    `depends` stands for everything that `view` and `meta` read, so that an unchanged page needs no view at
    all. `meta` gives more of the head, for a site that stands at the address it gets ("" when unknown).
    """

    path: str
    title: str
    description: str
    template: str
    view: Callable[[], Mapping[str, Any]]
    depends: str
    crumbs: Sequence[tuple[str, str]] = ()
    meta: Callable[[str], str] | None = None
    extras: Sequence[str] = ()
    """Style sheets and scripts this page needs besides those of every page: "assets/css/oproepen.css"."""
    stands_for: str = ""
    """The path of the page whose address search engines should keep instead of this one's."""

    def planned(self, kitchen: Kitchen, shell: Shell, base: str) -> PlannedFile:
        """The file to make. `base`: the digest of templates and shell, the same for all pages."""
        key = digest(
            "\0".join(
                (base, self.path, self.template, self.title, self.description, self.depends, *self.extras)
                + ((self.stands_for,) if self.stands_for else ())
            )
        )
        # The key stands for what it depends on: a text of kilobytes for every list, needed no more.
        return PlannedFile(self.path, key, later(Page.html, self._replace(depends=""), kitchen, shell))

    def html(self, kitchen: Kitchen, shell: Shell) -> bytes:
        """The finished page."""
        root = root_of(self.path)
        folder = self.path.partition("/")[0]
        view = self.view()
        return shell.stamp(
            path=self.path,
            title=self.title,
            description=self.description,
            main=kitchen.html(self.template, {**view, "root": root}),
            head=_extras(root, self.extras) + (self.meta(shell.base_url) if self.meta else ""),
            crumbs=_crumbs(root, self.crumbs, view["h1"]),
            section=_SECTIONS.get(folder, folder),
            stands_for=self.stands_for,
        )


def _extras(root: str, paths: Sequence[str]) -> str:
    return "".join(
        f'<link rel="stylesheet" href="{root}{path}">'
        if path.endswith(".css")
        else f'<script type="module" src="{root}{path}"></script>'
        for path in paths
    )


def _crumbs(root: str, crumbs: Sequence[tuple[str, str]], here: str) -> str:
    links = [("Begin", ""), *crumbs]
    items = "".join([f'<li><a href="{root}{href}">{html_of(name)}</a></li>' for name, href in links])
    last = f'<li><span aria-current="page">{html_of(here)}</span></li>'
    return f'<nav class="crumbs" aria-label="Kruimelpad"><ol>{items}{last}</ol></nav>'
