"""Our own SVG icons, read once, stripped to an allow-list and kept as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from markupsafe import Markup, escape

_SHAPES = frozenset({"path", "circle", "rect", "line", "polyline", "ellipse"})
_ATTRIBUTES = frozenset(
    {"d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "points", "fill"}
)


class _Shapes(HTMLParser):
    """Collects the allowed shapes of an SVG file with their allowed attributes; drops all else."""

    def __init__(self) -> None:
        super().__init__()
        self.html: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SHAPES:
            kept = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs if name in _ATTRIBUTES)
            self.html.append(f"<{tag}{kept}/>")


def sanitised(svg: str) -> Markup:
    """The file's shapes in a hidden 24 x 24 drawing: icons always stand beside a word (WCAG 1.1.1)."""
    parser = _Shapes()
    parser.feed(svg)
    parser.close()
    body = "".join(parser.html)
    return Markup(f'<svg viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">{body}</svg>')  # noqa: S704


def load_icons(folder: Path) -> Mapping[str, Markup]:
    """All icons of a folder by file name without ".svg", sorted."""
    files = sorted(folder.glob("*.svg"))
    return {file.stem: sanitised(file.read_text("utf-8")) for file in files}
