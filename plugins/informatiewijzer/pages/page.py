"""A page before it is made: its address, its view and its template; and how that becomes a planned file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import escape

from informatiewijzer.base.outputs import PlannedFile, digest
from informatiewijzer.pages.render import Kitchen
from informatiewijzer.pages.shell import Shell, root_of

# Under which word of the menu a page belongs; anything else stands under its own first folder.
_SECTIONS = {"themas": "activiteiten", "doelgroepen": "activiteiten", "ingangen": "activiteiten"}
_encode = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), default=lambda card: card.digest
).encode


@dataclass(frozen=True, slots=True)
class Page:
    """`path` ends in "index.html"; `crumbs` are (name, address) pairs between the start and this page."""

    path: str
    title: str
    description: str
    template: str
    view: Mapping[str, Any]
    crumbs: Sequence[tuple[str, str]] = ()

    def planned(self, kitchen: Kitchen, shell: Shell) -> PlannedFile:
        """The file to make; its key covers view, templates and shell, and nothing else goes into it."""
        data = _encode((self.title, self.description, self.crumbs, self.view))
        key = digest(self.path, self.template, data, kitchen.digest, shell.digest)
        return PlannedFile(self.path, key, lambda: self.html(kitchen, shell))

    def html(self, kitchen: Kitchen, shell: Shell) -> bytes:
        """The finished page."""
        root = root_of(self.path)
        folder = self.path.partition("/")[0]
        return shell.stamp(
            path=self.path,
            title=self.title,
            description=self.description,
            main=kitchen.html(self.template, {**self.view, "root": root}),
            crumbs=_crumbs(root, self.crumbs, self.title),
            section=_SECTIONS.get(folder, folder),
        )


def _crumbs(root: str, crumbs: Sequence[tuple[str, str]], here: str) -> str:
    links = [("Begin", ""), *crumbs]
    items = "".join(f'<li><a href="{root}{href}">{escape(name)}</a></li>' for name, href in links)
    last = f'<li><span aria-current="page">{escape(here)}</span></li>'
    return f'<nav class="crumbs" aria-label="Kruimelpad"><ol>{items}{last}</ol></nav>'
