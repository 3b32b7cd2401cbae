"""The first row of a sheet: which column stands where."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import did_you_mean, enumerate_words
from informatiewijzer.base.findings import Code
from informatiewijzer.tables import codes
from informatiewijzer.tables.cells import tidy
from informatiewijzer.tables.columns import ID, Column
from informatiewijzer.tables.grid import Cell, Grid, Odd
from informatiewijzer.tables.persons import is_person_column

Tell = Callable[[Code, str, str, int, int], None]


def read_header(
    grid: Grid, columns: Sequence[Column], tell: Tell, personal: bool
) -> dict[int, Column | None]:
    """The column at each place (from 0), None for the id; what is not known is told and left out."""
    by_name: dict[str, Column | None] = {ID: None, **{column.name: column for column in columns}}
    found: dict[int, Column | None] = {}
    seen: dict[str, int] = {}
    for place in range(max([len(grid.header), *(len(row.cells) for row in grid.rows)], default=0)):
        name = _name(grid.header[place]) if place < len(grid.header) else ""
        if place + 1 in grid.hidden_columns:
            message = f"De kolom '{printable(name, 40)}' is verborgen; wij slaan haar over."
            tell(codes.HIDDEN, message, "Maak de kolom zichtbaar als zij mee moet.", 1, place + 1)
        elif name in seen:
            message = f"De kolom '{printable(name, 40)}' staat er twee keer."
            tell(codes.HEADER, message, "Haal een van de twee weg.", 1, place + 1)
        elif name in by_name:
            found[place] = by_name[name]
            seen[name] = place
        elif name or _is_used(grid, place):
            _tell_unknown(name, place, by_name, tell, personal)
    if not found:
        tell(codes.HEADER, "Op de eerste rij staan geen namen van kolommen.", _example(by_name), 1, 0)
    return found


def _name(cell: Cell) -> str:
    return "" if cell is None or isinstance(cell, Odd) else tidy(str(cell)).lower()


def _is_used(grid: Grid, place: int) -> bool:
    return any(place < len(row.cells) and row.cells[place] not in (None, "") for row in grid.rows)


def _tell_unknown(name: str, place: int, known: dict[str, Column | None], tell: Tell, personal: bool) -> None:
    if not personal and is_person_column(name):
        message = f"De kolom '{printable(name, 40)}' gaat over een persoon; wij nemen haar niet over."
        tell(codes.PRIVATE, message, "Gegevens van personen horen niet op de site.", 1, place + 1)
        return
    near = did_you_mean(name, known) if name else None
    hint = f"Bedoelde u '{near}'? " if near else ""
    what = f"Wij kennen geen kolom '{printable(name, 40)}'." if name else "Deze kolom heeft geen naam."
    tell(codes.HEADER, what, f"{hint}Haal de kolom weg of geef haar een naam die wij kennen.", 1, place + 1)


def _example(known: dict[str, Column | None]) -> str:
    return f"Zet daar bijvoorbeeld: {enumerate_words(list(known)[:4])}. Of begin met: python3 build.py export"
