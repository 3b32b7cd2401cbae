"""The logo of the town: an SVG or PNG inside the project, looked at before it is used."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from informatiewijzer.base.characters import printable

MOST_BYTES = 300_000
MOST_PIXELS = 4_000
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE = frozenset({"script", "foreignObject", "iframe", "audio", "video", "handler"})
_ELSEWHERE = re.compile(r"""@import|url\(\s*["']?(?!#|data:image/)""")
# Two numbers for the corner, two above nothing for the size.
_BOX = re.compile(r"\s*-?[\d.]+[\s,]+-?[\d.]+([\s,]+\.?0*\.?0*[1-9][\d.]*){2}\s*")
_LINKS = ("href", "{http://www.w3.org/1999/xlink}href")


@dataclass(frozen=True, slots=True)
class Logo:
    """`name` is "logo.svg" or "logo.png"; with a `fault` (a Dutch sentence) there is no content."""

    name: str
    content: bytes
    fault: str = ""


def read_logo(project: Path, written: str | None) -> Logo | None:
    """The file that `written` names, from the folder `project`; None when the settings name none."""
    if written is None:
        return None
    place = project / written
    kind = place.suffix.lower()
    if kind not in (".svg", ".png"):
        return _bad("Een logo is een SVG- of een PNG-bestand.")
    try:
        if not place.resolve(strict=True).is_relative_to(project.resolve()):
            return _bad("Het logo staat buiten de map van het project.")
        content = place.read_bytes()
    except (OSError, ValueError):
        return _bad(f"Het logo '{printable(written, 60)}' is er niet, of is niet te lezen.")
    if len(content) > MOST_BYTES:
        return _bad(f"Het logo is te groot: hooguit {MOST_BYTES // 1000} kB.")
    fault = _svg_fault(content) if kind == ".svg" else _png_fault(content)
    return _bad(fault) if fault else Logo(f"logo{kind}", content)


def _bad(fault: str) -> Logo:
    return Logo("", b"", fault)


def _svg_fault(content: bytes) -> str:
    """What keeps this from being a plain drawing (SVG 2): no scripts, nothing from elsewhere."""
    try:
        root = fromstring(content, forbid_dtd=False)
    except (ParseError, DefusedXmlException, ValueError):
        return "Het logo is geen goede SVG."
    if root.tag != f"{_SVG}svg":
        return "Het logo is geen goede SVG."
    if not _BOX.fullmatch(root.get("viewBox", "")) and not (root.get("width") and root.get("height")):
        return "Het logo zegt niet hoe groot het is: geef de SVG een viewBox."
    for element in root.iter():
        if str(element.tag).removeprefix(_SVG) in _ACTIVE:
            return "In het logo zit iets dat iets kan doen (een script). Gebruik een gewone tekening."
        links = [element.get(name, "#") for name in _LINKS]
        styles = " ".join((*element.attrib.values(), element.text or ""))
        if _ELSEWHERE.search(styles) or not all(link.startswith(("#", "data:image/")) for link in links):
            return "Het logo haalt iets van een andere plek. Zet alles in het bestand zelf."
    return ""


def _png_fault(content: bytes) -> str:
    """Whether every chunk of a PNG is whole, with its checksum, and the pixels too (W3C PNG, section 5)."""
    broken = "Het logo is geen goede PNG, of het bestand is niet heel."
    if not content.startswith(_PNG):
        return broken
    place, kinds, pixels = len(_PNG), [], b""
    while place + 12 <= len(content):
        size = int.from_bytes(content[place : place + 4], "big")
        body = content[place + 4 : place + 8 + size]
        if content[place + 8 + size : place + 12 + size] != zlib.crc32(body).to_bytes(4, "big"):
            return broken
        kinds.append(body[:4])
        pixels += body[4:] if body[:4] == b"IDAT" else b""
        place += 12 + size
    if not kinds or kinds[0] != b"IHDR" or kinds[-1] != b"IEND":
        return broken
    wide, high = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    if max(wide, high) > MOST_PIXELS:
        return f"Het logo is te groot: hooguit {MOST_PIXELS} pixels breed en hoog."
    try:
        zlib.decompressobj().decompress(pixels, 64_000_000)
    except zlib.error:
        return broken
    return ""
