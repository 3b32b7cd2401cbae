"""What is looked at before a spreadsheet is opened: its kind, its size, its depth. No unpacking.

An Excel file is a zip of XML: kilobytes can become gigabytes, and one cell in the last row makes readers walk
a million rows. So size, ratio, depth and the furthest cell are known before anything builds a tree.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from xml.parsers import expat

from informatiewijzer.tables.refusal import Refused

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 50 * 1024 * 1024
MAX_RATIO = 100
MAX_PARTS = 500
MAX_DEPTH = 40
MAX_ELEMENTS = 2_500_000
MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELLS = 1_200_000
"""From the first cell to the furthest one: openpyxl makes all that lie between."""
MAX_AREA = 100_000
"""Cells in all areas that are merged or one link: openpyxl goes by each of them."""
_CELL = re.compile(r"([A-Z]{1,4})([0-9]{1,9})")
_SMALL_PART = 64 * 1024

SAVE_AS = "Open het in Excel en kies: Opslaan als, Excel-werkmap (*.xlsx)."
_BY_PART: Mapping[str, tuple[str, str]] = {
    "xl/vbaProject.bin": ("Dit bestand bevat macro's (kleine programma's). Die openen wij niet.", SAVE_AS),
    "xl/workbook.bin": ("Dit is een binair Excel-bestand (.xlsb).", SAVE_AS),
    "Index/Document.iwa": (
        "Dit is een bestand van Numbers.",
        "Kies in Numbers: Archief, Exporteer naar, Excel.",
    ),
    "content.xml": (
        "Dit is een bestand van LibreOffice of OpenOffice (.ods).",
        "Kies daar: Opslaan als, bestandstype Excel 2007-365 (.xlsx).",
    ),
    "word/document.xml": ("Dit is een Word-bestand.", "Zet de tabel in Excel en sla die op als .xlsx."),
    "ppt/presentation.xml": (
        "Dit is een PowerPoint-bestand.",
        "Zet de tabel in Excel en sla die op als .xlsx.",
    ),
}


def check_size(size: int) -> None:
    """Raises Refused when a file is larger than any list of activities is."""
    if size > MAX_BYTES:
        message = (
            f"Dit bestand is te groot: {size // 1024 // 1024} MB. Hooguit {MAX_BYTES // 1024 // 1024} MB mag."
        )
        raise Refused(message, "Haal plaatjes en lege bladen eruit, of verdeel het over meer bestanden.")
    if size == 0:
        raise Refused("Dit bestand is leeg.", "Kijk of u het goede bestand hebt gekozen.")


def check_kind(raw: bytes) -> None:
    """Raises Refused for what is no Excel file of today: old, encrypted, PDF, plain text."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            message = "Dit bestand is beveiligd met een wachtwoord."
            raise Refused(message, "Haal het wachtwoord eraf: Bestand, Info, Werkmap beveiligen.")
        raise Refused("Dit is een oud Excel-bestand (.xls).", SAVE_AS)
    if raw.startswith(b"%PDF"):
        raise Refused("Dit is een PDF, geen spreadsheet.", "Vraag om het Excel- of CSV-bestand.")
    if not raw.startswith(b"PK"):
        raise Refused("Dit is geen Excel-bestand.", SAVE_AS)


def check_zip(raw: bytes, most: int = MAX_UNPACKED) -> list[zipfile.ZipInfo]:
    """The parts of a zip file. Raises Refused when it is damaged, encrypted or grows too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, OverflowError):
        raise damaged() from None
    if len(parts) > MAX_PARTS:
        raise Refused("Er zitten veel te veel onderdelen in dit bestand.", SAVE_AS)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused("Dit bestand is beveiligd met een wachtwoord.", "Haal het wachtwoord eraf.")
    if len({part.filename for part in parts}) < len(parts):
        raise damaged()
    size, packed_size = sum(p.file_size for p in parts), sum(p.compress_size for p in parts)
    if size > most or (size > _SMALL_PART and size > MAX_RATIO * max(packed_size, 1)):
        message = "Dit bestand wordt uitgepakt veel te groot. Zo'n bestand kan een computer laten vastlopen."
        raise Refused(message, "Kopieer alleen de tabel naar een nieuw, leeg bestand.")
    return parts


def check_workbook(raw: bytes) -> None:
    """Raises Refused when an Excel file holds what we do not open, or would take too much to open."""
    check_kind(raw)
    parts = check_zip(raw)
    names = [part.filename for part in parts]
    for name, (message, hint) in _BY_PART.items():
        if name in names:
            raise Refused(message, hint)
    if "xl/workbook.xml" not in names:
        raise Refused("Dit is geen Excel-bestand, maar een ander ingepakt bestand.", SAVE_AS)
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        budget = _Budget()
        for part in parts:
            if part.filename.endswith((".xml", ".rels", ".vml")):
                _check_part(packed, part, budget)


def damaged() -> Refused:
    """The refusal of a file that does not open."""
    return Refused(
        "Dit bestand is beschadigd of niet af.", f"Vraag het opnieuw, of: {SAVE_AS[0].lower()}{SAVE_AS[1:]}"
    )


class _Budget:
    """Counts elements over all parts of one file, and per part how far its cells reach."""

    def __init__(self) -> None:
        self.elements = self.depth = self.area = self.row = self.column = 0

    def begin(self) -> None:
        """Begin with another part."""
        self.depth = self.row = self.column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        self.depth += 1
        if self.depth > MAX_DEPTH or self.elements > MAX_ELEMENTS:
            raise Refused(
                "Dit bestand is te groot of te diep om te lezen.", "Kopieer de tabel naar een nieuw bestand."
            )
        tag = name.rpartition(":")[2]
        if tag == "c" and "r" in attributes:
            self._reach(*_check_place(attributes["r"]))
        elif tag == "row" and "r" in attributes:
            self._reach(*_check_place(f"A{attributes['r']}"))
        elif tag in ("mergeCell", "hyperlink") and "ref" in attributes:
            self._cover(attributes["ref"])

    def _reach(self, row: int, column: int) -> None:
        self.row, self.column = max(self.row, row), max(self.column, column)
        if self.row * self.column > MAX_CELLS:
            raise Refused("Dit blad is te groot om te lezen.", "Verdeel het over meer bestanden.")

    def _cover(self, reference: str) -> None:
        (top, left), (bottom, right) = (_check_place(end) for end in (reference.split(":") * 2)[:2])
        self.area += (abs(bottom - top) + 1) * (abs(right - left) + 1)
        if self.area > MAX_AREA:
            message = "Er zijn heel veel vakjes samengevoegd of een link geworden."
            raise Refused(message, "Kopieer alleen de tekst naar een nieuw, leeg bestand.")

    def end(self, _name: str) -> None:
        self.depth -= 1

    def doctype(self, *_: object) -> None:
        raise damaged()


def _check_place(reference: str) -> tuple[int, int]:
    """Row and column of a cell. Raises Refused when it is no cell, or one far away."""
    match = _CELL.fullmatch(reference.replace("$", ""))
    if not match:
        raise damaged()
    column = 0
    for character in match[1]:
        column = column * 26 + ord(character) - 64
    if int(match[2]) > MAX_ROWS or column > MAX_COLUMNS:
        message = f"Er staat iets in vakje {reference}, heel ver naar rechts of naar onderen."
        hint = f"Hooguit {MAX_ROWS} rijen en {MAX_COLUMNS} kolommen. Kopieer de tabel naar een nieuw bestand."
        raise Refused(message, hint)
    return int(match[2]), column


def _check_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, budget: _Budget) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = budget.start
    parser.EndElementHandler = budget.end
    parser.StartDoctypeDeclHandler = budget.doctype
    budget.begin()
    try:
        with packed.open(part) as stream:
            while chunk := stream.read(1 << 16):
                parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError,
            NotImplementedError, RuntimeError):  # fmt: skip
        raise damaged() from None
