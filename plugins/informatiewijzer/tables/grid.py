"""What a spreadsheet file holds, whatever its form: sheets of rows of cells, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import TypeAlias

Raw: TypeAlias = "str | int | float | bool | date | datetime | time | None"
"""What stands in a cell. A CSV file has texts only."""


@dataclass(frozen=True, slots=True)
class Odd:
    """What cannot be a value: a formula, an error, part of merged cells. `shown` is what the editor sees."""

    why: str
    shown: str = ""


Cell: TypeAlias = "Raw | Odd"


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `number` is the one that the spreadsheet shows in its margin."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False


@dataclass(frozen=True)
class Grid:
    """One sheet: its title, the names in its first row and the rows under it."""

    title: str
    header: tuple[Cell, ...]
    rows: tuple[Row, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()

    def cell(self, row: int, column: int) -> Cell:
        """What stands in a row and column as the spreadsheet counts them; None where there is nothing."""
        cells = self.header if row == 1 else self._by_number.get(row, ())
        return cells[column - 1] if 0 < column <= len(cells) else None

    @cached_property
    def _by_number(self) -> dict[int, tuple[Cell, ...]]:
        return {row.number: row.cells for row in self.rows}


def letter(column: int) -> str:
    """The letters of a column that is counted from 1: A, B, ... Z, AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def shown(cell: Cell) -> str:
    """The cell as the editor sees it, for a message."""
    if isinstance(cell, Odd):
        return cell.shown
    return "" if cell is None else str(cell)
