"""From a file or a folder an editor gives to grids of known kinds of record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import did_you_mean, enumerate_words
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.tables.columns import columns_of
from informatiewijzer.tables.csv_read import read_csv
from informatiewijzer.tables.grid import Grid
from informatiewijzer.tables.limits import MAX_BYTES, SAVE_AS, check_size
from informatiewijzer.tables.refusal import Refused
from informatiewijzer.tables.xlsx_read import read_xlsx

_TEXT_ENDINGS = (".csv", ".txt", ".tsv")
_HELP_SHEETS = ("uitleg", "keuzes")
_OTHERS = {
    ".xls": "Dit is een oud Excel-bestand (.xls).",
    ".xlsm": "Dit bestand kan macro's bevatten (.xlsm). Die openen wij niet.",
    ".xlsb": "Dit is een binair Excel-bestand (.xlsb).",
    ".ods": "Dit is een bestand van LibreOffice of OpenOffice (.ods).",
    ".numbers": "Dit is een bestand van Numbers.",
}


def read_grids(path: Path, kind: str | None) -> tuple[tuple[str, Grid], ...]:
    """Each grid with its kind of record. `kind` says it when the names do not. Raises Refused (Dutch)."""
    if path.is_dir():
        files = sorted(p for p in path.iterdir() if p.suffix.lower() == ".csv" and p.is_file())
        if not files:
            raise Refused(
                "In deze map staan geen CSV-bestanden.", "Geef een bestand of een map met .csv-bestanden."
            )
        return tuple(pair for file in files for pair in read_grids(file, kind))
    raw = _bytes(path)
    if path.suffix.lower() in _TEXT_ENDINGS:
        grid = read_csv(raw, path.stem)
        return ((kind or _kind_of_title(path.stem) or _kind_of_header(grid), grid),)
    return _sheets(read_xlsx(raw), kind)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        message = f"Het bestand '{printable(path.name)}' is er niet."
        raise Refused(message, "Kijk of de naam klopt en of u in de goede map staat.")
    ending = path.suffix.lower()
    if ending in _OTHERS:
        raise Refused(_OTHERS[ending], SAVE_AS)
    if ending not in (".xlsx", *_TEXT_ENDINGS):
        message = (
            f"Wij lezen bestanden die eindigen op .xlsx of .csv; dit eindigt op '{printable(ending, 20)}'."
        )
        raise Refused(message, SAVE_AS)
    check_size(path.stat().st_size)
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _sheets(grids: Sequence[Grid], kind: str | None) -> tuple[tuple[str, Grid], ...]:
    filled = [grid for grid in grids if grid.title.lower() not in _HELP_SHEETS and (grid.header or grid.rows)]
    if len(filled) == 1:
        only = filled[0]
        return ((kind or _kind_of_title(only.title) or _kind_of_header(only), only),)
    found = []
    for grid in filled:
        named = _kind_of_title(grid.title)
        if named is None and not grid.hidden:
            raise _unknown_sheet(grid.title)
        if named:
            found.append((named, grid))
    if not found:
        raise Refused("In dit bestand staat geen blad met gegevens.", _known())
    return tuple(found)


def _unknown_sheet(title: str) -> Refused:
    near = did_you_mean(title, RECORD_KINDS)
    hint = f"Bedoelde u '{near}'? " if near else ""
    return Refused(f"Wij weten niet wat er op het blad '{printable(title, 40)}' staat.", hint + _known())


def _known() -> str:
    return f"Bladen heten: {enumerate_words(sorted(RECORD_KINDS))}. Haal andere bladen weg."


def _kind_of_title(title: str) -> str | None:
    folded = title.strip().lower()
    return next(
        (kind for kind in sorted(RECORD_KINDS) if folded == kind or folded.startswith(f"{kind}-")), None
    )


def _kind_of_header(grid: Grid) -> str:
    """The one kind whose columns fit most of the names in the first row."""
    names = {str(cell).strip().lower() for cell in grid.header if cell}
    scores = {
        kind: len(names & {column.name for column in columns_of(kind)}) for kind in sorted(RECORD_KINDS)
    }
    best = max(scores.values())
    winners = [kind for kind, score in scores.items() if score == best]
    if best == 0 or len(winners) > 1:
        message = f"Wij weten niet wat voor gegevens er in '{printable(grid.title, 40)}' staan."
        raise Refused(
            message, f"Zeg het erbij, zo: --soort {winners[0] if best else 'activiteiten'}. " + _known()
        )
    return winners[0]
