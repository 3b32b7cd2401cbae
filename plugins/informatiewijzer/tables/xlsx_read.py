"""An Excel file -> grids. The only module that reads with openpyxl; nothing is calculated or run."""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from informatiewijzer.tables.grid import Cell, Grid, Odd, Row, letter
from informatiewijzer.tables.limits import check_size, check_workbook, damaged
from informatiewijzer.tables.refusal import Refused

LONGEST = 33_000
"""Characters; a cell of Excel holds 32,767."""


def read_xlsx(raw: bytes) -> tuple[Grid, ...]:
    """The sheets of an Excel file, in its order. Raises Refused (Dutch) for what we do not open."""
    check_size(len(raw))
    check_workbook(raw)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out: charts, extensions, impossible dates.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(raw), data_only=False, keep_links=False)
            grids = tuple(_grid(sheet) for sheet in book.worksheets)
    except Refused:
        raise
    except Exception:  # a damaged file gives openpyxl errors of every kind
        raise damaged() from None
    if not grids:
        raise Refused("In dit bestand staan geen bladen met vakjes.", "Kijk of u het goede bestand hebt.")
    return grids


def _grid(sheet: Worksheet) -> Grid:
    merged = _merged(sheet)
    rows = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        values = tuple(
            merged.get((number, column)) or _value(cell) for column, cell in enumerate(cells, start=1)
        )
        hidden = bool(sheet.row_dimensions[number].hidden) if number in sheet.row_dimensions else False
        rows.append(Row(number, values, hidden))
    header = rows[0].cells if rows else ()
    body = tuple(row for row in rows[1:] if any(cell not in (None, "") for cell in row.cells))
    return Grid(sheet.title, header, body, sheet.sheet_state != "visible", _hidden_columns(sheet))


def _value(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "f" or type(value).__name__ in ("ArrayFormula", "DataTableFormula"):
        text = value if isinstance(value, str) else getattr(value, "text", "") or "formule"
        return Odd("Hier staat een formule. Wij rekenen niets uit.", text[:60])
    if cell.data_type == "e":
        return Odd(f"Hier staat een foutmelding van Excel ({value}), geen waarde.", str(value))
    if isinstance(value, str) and len(value) > LONGEST:
        return Odd("Deze tekst is te lang voor een vakje van Excel.", value[:60])
    if value is None or isinstance(value, str | int | float | bool | datetime | date | time):
        return value
    return Odd("Hier staat iets dat geen tekst, getal of datum is.", str(value)[:60])


def _merged(sheet: Worksheet) -> dict[tuple[int, int], Odd]:
    """Every cell that is part of merged cells: it is not certain for which row its value is meant."""
    found: dict[tuple[int, int], Odd] = {}
    for area in sheet.merged_cells.ranges:
        why = f"De vakjes {area.coord} zijn samengevoegd. Wij weten niet voor welke rij de waarde is."
        shown = sheet.cell(area.min_row, area.min_col).value
        for row in range(area.min_row, min(area.max_row, sheet.max_row) + 1):
            for column in range(area.min_col, min(area.max_col, sheet.max_column) + 1):
                found[row, column] = Odd(why, str(shown or "")[:60])
    return found


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            # One entry may stand for a range of columns.
            first, last = dimension.min or 0, dimension.max or 0
            hidden.update(
                range(first, min(last, sheet.max_column) + 1) if first else _by_letter(dimension.index)
            )
    return frozenset(hidden)


def _by_letter(index: str | None) -> list[int]:
    return [number for number in range(1, 201) if letter(number) == index]
