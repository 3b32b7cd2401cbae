"""Tables as an Excel file to fill in: text cells, fixed headings, choices, hints. Same input, same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from informatiewijzer.tables.columns import Column, Shape
from informatiewijzer.tables.export import Exported, Table
from informatiewijzer.tables.grid import letter
from informatiewijzer.tables.guard import guarded
from informatiewijzer.tables.hints import HOW_TO, ID_HINT, column_hint

HELP_SHEET = "Uitleg"
CHOICES_SHEET = "Keuzes"
SPARE_ROWS = 300
"""Empty rows under the table that have choices too."""
_TEXT = "@"
_HELP_WIDTH = 95
_HEAD = "Kop"
_NEEDED = "Kop verplicht"
_WIDE = {"omschrijving": 60, "tekst": 60, "samenvatting": 50, "notitie_redactie": 40, "naam": 32, "id": 28}
# Any fixed moment will do: the earliest that a zip file can hold.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def xlsx_bytes(exported: Exported) -> bytes:
    """The tables as one Excel file, with a sheet of help before and the choices behind."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, colour in ((_HEAD, "DDEBF2"), (_NEEDED, "F6E3B8")):
        book.add_named_style(_header_style(name, colour))
    _write_help(book.create_sheet(HELP_SHEET), exported.tables)
    lists = _lists(exported)
    for table in exported.tables:
        _write_table(book.create_sheet(table.kind), table, lists)
    _write_choices(book.create_sheet(CHOICES_SHEET), lists)
    book.active = 1
    book.properties.creator = "informatiewijzer"
    book.properties.created = book.properties.modified = datetime(*_MOMENT)
    raw = io.BytesIO()
    book.save(raw)
    return _fixed(raw.getvalue())


def _header_style(name: str, colour: str) -> NamedStyle:
    style = NamedStyle(name)
    style.font = Font(name="Calibri", size=11, bold=True)
    style.fill = PatternFill("solid", fgColor=colour)
    style.number_format = _TEXT
    return style


def _lists(exported: Exported) -> dict[str, tuple[str, ...]]:
    """Every list that a column chooses from: ids by list name, closed words by kind and column."""
    found = {name: ids for name, ids in sorted(exported.choices.items()) if ids}
    for table in exported.tables:
        found.update(
            {_words_name(table.kind, column): column.words for column in table.columns if column.words}
        )
    return found


def _words_name(kind: str, column: Column) -> str:
    return f"{kind}: {column.name}"


def _write_help(sheet: Worksheet, tables: Sequence[Table]) -> None:
    """How it works, and under it every column with its hint: for whoever prints it or uses no mouse."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes, one wide
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for letter_, width in zip("ABC", (26, 30, _HELP_WIDTH), strict=True):
        sheet.column_dimensions[letter_].width = width
    for number, line in enumerate(HOW_TO, start=1):
        sheet.cell(number, 1, line)
    sheet.cell(1, 1).style = _HEAD
    rows = [(table.kind, column) for table in tables for column in table.columns]
    for place, head in enumerate(("blad", "kolom", "wat erin hoort"), start=1):
        sheet.cell(len(HOW_TO) + 2, place, head).style = _HEAD
    for number, (kind, column) in enumerate(rows, start=len(HOW_TO) + 3):
        sheet.cell(number, 1, kind)
        sheet.cell(number, 2, column.name)
        hint = " ".join(column_hint(column).splitlines())
        cell = sheet.cell(number, 3, hint)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[number].height = 15 * (1 + len(hint) // _HELP_WIDTH)


def _write_choices(sheet: Worksheet, lists: Mapping[str, tuple[str, ...]]) -> None:
    for column, (name, ids) in enumerate(lists.items(), start=1):
        sheet.cell(1, column, name).style = _HEAD
        sheet.column_dimensions[letter(column)].width = 30
        for row, id_ in enumerate(ids, start=2):
            _put(sheet, row, column, id_)
    sheet.freeze_panes = "A2"


def _write_table(sheet: Worksheet, table: Table, lists: Mapping[str, tuple[str, ...]]) -> None:
    hints = (ID_HINT, *map(column_hint, table.columns))
    needed = (False, *(column.required for column in table.columns))
    for number, (name, hint) in enumerate(zip(table.header, hints, strict=True), start=1):
        cell = sheet.cell(1, number, name)
        cell.style = _NEEDED if needed[number - 1] else _HEAD
        cell.comment = Comment(hint, "informatiewijzer", height=110, width=320)
        dimension = sheet.column_dimensions[letter(number)]
        dimension.width = _WIDE.get(name, 20)
        dimension.number_format = _TEXT  # so that what is typed in empty rows stays text too
    for row, texts in enumerate(table.rows, start=2):
        for column, text in enumerate(texts, start=1):
            _put(sheet, row, column, text)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{letter(len(table.header))}{len(table.rows) + 1}"
    _add_choices(sheet, table, lists)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """A cell that is text whatever it looks like: never a formula, number or date."""
    if not text:
        return
    cell: Any = sheet.cell(row, column)
    cell.value = guarded(text.strip())
    cell.data_type = "s"
    cell.number_format = _TEXT


def _add_choices(sheet: Worksheet, table: Table, lists: Mapping[str, tuple[str, ...]]) -> None:
    names = list(lists)
    for number, column in enumerate(table.columns, start=2):
        name = _words_name(table.kind, column) if column.words else column.points_at
        if column.shape is not Shape.TEXT or name not in lists:
            continue
        place = letter(names.index(name) + 1)
        source = f"{CHOICES_SHEET}!${place}$2:${place}${len(lists[name]) + 1}"
        choice = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=True)
        # A warning, no stop: LEEG must be possible, and so must a record made on another sheet.
        choice.errorStyle = "warning"
        choice.errorTitle = "Niet in de lijst"
        choice.error = "Deze waarde staat niet in de lijst. Kies een waarde uit het blad Keuzes."
        choice.add(f"{letter(number)}2:{letter(number)}{len(table.rows) + 1 + SPARE_ROWS}")
        sheet.add_data_validation(choice)


def _fixed(raw: bytes) -> bytes:
    """The same file without the time of writing in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry.filename)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", content)
            fixed = zipfile.ZipInfo(entry.filename, _MOMENT)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.create_system = 0
            new.writestr(fixed, content)
    return out.getvalue()
