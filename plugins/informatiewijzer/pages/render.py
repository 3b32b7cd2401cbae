"""Our own Jinja environment: autoescape on, undefined names are errors, templates read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from informatiewijzer.base.outputs import digest
from informatiewijzer.pages.icons import load_icons
from informatiewijzer.pages.links import host_name, mailto, safe_url, tel


@dataclass(frozen=True, slots=True)
class Kitchen:
    """Compiled templates by name ("activiteit.html"), with one digest over all of them and the icons."""

    templates: Mapping[str, Template]
    digest: str

    def html(self, template: str, view: Mapping[str, Any]) -> Markup:
        """The template filled with the view. Raises jinja2.UndefinedError for a name the view lacks."""
        return Markup(self.templates[template].render(view))  # noqa: S704 - autoescaped by the template


def load_kitchen(project: Path) -> Kitchen:
    """Read `site_src/templates` and the icons of a project and compile every template once."""
    folder = project / "site_src" / "templates"
    files = sorted(folder.rglob("*.html"))
    sources = {file.relative_to(folder).as_posix(): file.read_text("utf-8") for file in files}
    icons = load_icons(project / "site_src" / "pages" / "assets" / "iconen")
    environment = _environment(sources, icons)
    compiled = {name: environment.get_template(name) for name in sources}
    parts = [part for item in (*sources.items(), *icons.items()) for part in item]
    return Kitchen(compiled, digest(*parts))


def _environment(sources: Mapping[str, str], icons: Mapping[str, Markup]) -> Environment:
    environment = Environment(
        loader=DictLoader(sources),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(safe_url=safe_url, host_name=host_name, tel=tel, mailto=mailto)
    environment.globals["icon"] = lambda name: icons.get(name or "", Markup(""))
    return environment
