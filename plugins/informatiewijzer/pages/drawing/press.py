"""The press: posters, cards and pictures as SVG, PNG or PDF, drawn by Typst (`typesetter`).

The template and its letters stand in `site_src/drukwerk/`. Only these letters and those inside Typst are
used, never the machine's own, and no date goes in: the same input gives the same bytes (docs/adr/0043).
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, NamedTuple

from markupsafe import escape

from informatiewijzer.base.outputs import PlannedFile, digest
from informatiewijzer.model.logo import Logo
from informatiewijzer.pages.drawing.icons import load_icons
from informatiewijzer.pages.drawing.qr import qr_file
from informatiewijzer.pages.drawing.typesetter import CannotDraw, Typesetter

FOLDER = Path("site_src", "drukwerk")
Kind = Literal["pdf", "png", "svg"]
_TEMPLATE = "drukwerk.typ"
_SVG = b"<svg "
_ROOM = 'aria-hidden="true"'
# As the style sheet draws icons; the template puts its own colour in.
_PEN = (
    'xmlns="http://www.w3.org/2000/svg" fill="none" stroke="currentColor" stroke-width="2"'
    ' stroke-linecap="round" stroke-linejoin="round"'
)


@dataclass(frozen=True, slots=True)
class PrintWords:
    """Plain texts; `target` is the address in the QR code, `address` what one can type in its place."""

    title: str
    name: str
    text: str | None
    icon: str | None
    numbers: tuple[tuple[str, str], ...]
    phone: str | None
    keeper: str | None
    site_name: str
    tagline: str
    target: str
    address: str
    code: bool = True
    back: bool = False

    def for_sharing(self) -> PrintWords:
        """Beside a link that somebody shares a code and a number to call are in the way."""
        return replace(self, code=False, phone=None, keeper=None)

    def about(self, title: str, back: bool) -> PrintWords:
        """The same words in a file of that title, with a side to write on or without."""
        return replace(self, title=f"{title} - {self.site_name}", back=back)


class PressFault(RuntimeError):
    """Something cannot be drawn; the message is Dutch."""


class Drawing(NamedTuple):
    """What to draw: the name of a format in the template, the words, and a number for the colour.

    `dots`: dots per inch of a PNG; the formats of social media are 72 to a pixel.
    """

    format: str
    words: PrintWords
    colour: int
    dots: int = 72


class Size(NamedTuple):
    """Of a drawing: bytes, and of a PNG the pixels."""

    bytes: int
    wide: int
    high: int


@dataclass(frozen=True, slots=True)
class Press:
    """Template, letters and icons of a project.

    Pages tell how large a drawing is. What was drawn for that is kept until it is published, its size longer.
    """

    template: bytes
    mark: bytes
    icons: Mapping[str, str]
    logo: Logo | None
    digest: str
    typesetter: Typesetter
    codes: dict[str, bytes] = field(default_factory=dict)
    sizes: dict[str, Size] = field(default_factory=dict)
    waiting: dict[str, bytes] = field(default_factory=dict)

    def draw(self, drawing: Drawing, kind: Kind) -> bytes:
        """The file. Raises PressFault when the logo or the template cannot be drawn."""
        options: dict[str, Any] = {"format": kind}
        if kind == "pdf":
            options["pdf_standards"] = ["ua-1"]  # tagged, with title and language (ISO 14289-1)
        elif kind == "png":
            options["ppi"] = float(drawing.dots)
        try:
            content = self.typesetter.draw(self._files(drawing), options)
        except CannotDraw as error:
            what = f"'{drawing.words.name}' ({drawing.format})"
            raise PressFault(f"Dit is niet te tekenen: {what}. {error}") from error
        return titled(content, drawing.words.title) if kind == "svg" else content

    def _files(self, drawing: Drawing) -> dict[str, bytes]:
        words, logo = drawing.words, self.logo
        icon = self.icons.get(words.icon or "")
        data = {
            **asdict(words),
            "format": drawing.format,
            "colour": drawing.colour,
            "icon": icon is not None,
            "logo": "logo.svg" if logo else None,
        }
        files = {
            "main": self.template,
            "gegevens.json": json.dumps(data, ensure_ascii=False).encode(),
            "merk.svg": self.mark,
            "code.svg": self._code(words.target if words.code else ""),
        }
        if icon is not None:
            files["icoon.svg"] = icon.encode()
        return {**files, "logo.svg": logo_file(logo)} if logo else files

    def _code(self, target: str) -> bytes:
        """The QR code, made once for all drawings of an entrance: it takes longer than most drawings."""
        if target not in self.codes:
            self.codes[target] = qr_file(target)
        return self.codes[target]


def load_press(project: Path, logo: Logo | None) -> Press | None:
    """The press of a project; None when it has no template for one."""
    template = project / FOLDER / _TEMPLATE
    if not template.is_file():
        return None
    assets = project / "site_src" / "pages" / "assets" / "iconen"
    mark = (assets / "merk.svg").read_bytes()
    icons = {name: str(icon).replace(_ROOM, _PEN) for name, icon in load_icons(assets).items()}
    folder = project / FOLDER / "letters"
    letters = sorted(folder.glob("*.ttf"))
    # Each part is named, so that a changed icon changes every drawing: simple, and it happens seldom.
    key = digest(
        version("typst"),
        version("segno"),
        template.read_bytes(),
        mark,
        logo.content if logo else b"",
        *(part for pair in icons.items() for part in pair),
        *(letter.read_bytes() for letter in letters),
    )
    return Press(template.read_bytes(), mark, icons, logo, key, Typesetter(folder))


def drawn(press: Press, drawing: Drawing, kind: Kind, path: str) -> PlannedFile:
    """The drawing as a file to make when needed."""
    words = json.dumps(asdict(drawing.words), ensure_ascii=False)
    key = digest(press.digest, drawing.format, words, str(drawing.colour), str(drawing.dots), kind)
    return PlannedFile(path, key, partial(_made, press, drawing, kind, key))


def size_of(press: Press, file: PlannedFile) -> Size:
    """How large a drawing is; drawn when that is not known yet."""
    if file.key not in press.sizes:
        press.waiting[file.key] = file.make()
    return press.sizes[file.key]


def _made(press: Press, drawing: Drawing, kind: Kind, key: str) -> bytes:
    content = press.waiting.pop(key, None) or press.draw(drawing, kind)
    press.sizes[key] = Size(len(content), *(png_size(content) if kind == "png" else (0, 0)))
    return content


def logo_file(logo: Logo) -> bytes:
    """The logo as an SVG, for the press takes texts only: pixels stand in a drawing of their own size."""
    if logo.name.endswith(".svg"):
        return logo.content
    wide, high = png_size(logo.content)
    data = b64encode(logo.content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}">'
        f'<image width="{wide}" height="{high}" href="data:image/png;base64,{data}"/></svg>'
    ).encode()


def png_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels (W3C PNG, 11.2.1)."""
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def titled(svg: bytes, title: str) -> bytes:
    """The drawing with a name for who cannot see it (SVG Accessibility API Mappings)."""
    start = svg.index(_SVG) + len(_SVG)
    end = svg.index(b">", start) + 1
    name = f"<title>{escape(title)}</title>".encode()
    return svg[:start] + b'role="img" ' + svg[start:end] + name + svg[end:]
