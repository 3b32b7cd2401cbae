"""The templates and icons of a project, read once, and the parts of pages that come back on other pages."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from markupsafe import Markup

from informatiewijzer.base.outputs import digest
from informatiewijzer.pages.drawing.icons import load_icons
from informatiewijzer.pages.jinja import Templates
from informatiewijzer.pages.links import host_name, mailto, safe_url, tel

# No record can hold these characters (the reader refuses controls): the place of the root, the end of a card.
_ROOT, _END = "\x00", "\x01"


class Renderable(Protocol):
    """A card: its HTML before and after the root of its link, once it is known."""

    halves: tuple[str, str] | None


class Kitchen:
    """Templates by name ("activiteit.html"), with one digest over all of them and the icons.

    Parts (a row of facts, a list of telephone numbers) come back on many pages; each is rendered once.
    """

    def __init__(self, sources: Mapping[str, str], icons: Mapping[str, Markup]) -> None:
        templates = Templates(sources)
        templates.filters.update(safe_url=safe_url, host_name=host_name, tel=tel, mailto=mailto)
        # Filters and not functions: what a template calls Jinja looks into first, each time.
        templates.filters.update(part=self.part, parts=self.parts, cards=self.cards)
        templates.globals["icon"] = lambda name: icons.get(name or "", Markup(""))
        self._templates = templates
        self.icons = tuple(icons)
        self._parts: dict[tuple[str, str], dict[Hashable, Markup]] = {}
        self.digest = digest(*(part for item in (*sources.items(), *icons.items()) for part in item))

    def html(self, template: str, view: Mapping[str, Any]) -> Markup:
        """The template filled with the view. Raises jinja2.UndefinedError for a name the view lacks."""
        return Markup(self._templates.get_template(template).render(view))  # noqa: S704 - autoescaped

    def part(self, data: Hashable, name: str, root: str) -> Markup:
        """`delen/<name>.html` filled with `data`, for pages at `root`; kept for the next page that asks."""
        known = self._known(name, root)
        html = known.get(data)
        return self._make(known, data, name, root) if html is None else html

    def parts(self, data: Sequence[Hashable], name: str, root: str) -> Markup:
        """The same part for each of `data`, one after the other."""
        known = self._known(name, root)
        made = [
            self._make(known, each, name, root) if (html := known.get(each)) is None else html
            for each in data
        ]
        return Markup("".join(made))  # noqa: S704

    def _known(self, name: str, root: str) -> dict[Hashable, Markup]:
        found = self._parts.get((name, root))
        return self._parts.setdefault((name, root), {}) if found is None else found

    def _make(self, known: dict[Hashable, Markup], data: Hashable, name: str, root: str) -> Markup:
        html = known[data] = self.html(f"delen/{name}.html", {"data": data, "root": root})
        return html

    def cards(self, cards: Sequence[Renderable], root: str) -> Markup:
        """Cards as list items, with links from a page at `root` ("../"); new ones are rendered in one go."""
        new = [card for card in cards if card.halves is None]
        if new:
            html = str(self.html("kaarten.html", {"cards": new, "root": _ROOT, "end": _END}))
            for card, text in zip(new, html.split(_END), strict=False):
                before, _, after = text.partition(_ROOT)
                card.halves = (before, after)
        return Markup("".join([f"{c.halves[0]}{root}{c.halves[1]}" for c in cards if c.halves]))  # noqa: S704


def load_kitchen(project: Path) -> Kitchen:
    """Read `site_src/templates` and the icons of a project."""
    folder = project / "site_src" / "templates"
    files = sorted(folder.rglob("*.html"))
    sources = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}
    return Kitchen(sources, load_icons(project / "site_src" / "pages" / "assets" / "iconen"))
