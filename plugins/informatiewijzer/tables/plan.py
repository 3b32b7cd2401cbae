"""Which record each row of a sheet is about: one that there is, or one that is new. Nothing is written."""

from __future__ import annotations

from collections.abc import Mapping

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import count_of
from informatiewijzer.tables import codes
from informatiewijzer.tables.asked import SheetPlan, Wishes
from informatiewijzer.tables.cells import tidy
from informatiewijzer.tables.columns import columns_of
from informatiewijzer.tables.compare import compare_row
from informatiewijzer.tables.grid import Cell, Grid, Row, shown
from informatiewijzer.tables.header import read_header
from informatiewijzer.tables.ids import id_of
from informatiewijzer.tables.records import Source


def plan_sheet(
    kind: str,
    grid: Grid,
    sources: Mapping[str, Source],
    taken: frozenset[str],
    used: dict[str, str],
    wishes: Wishes,
) -> SheetPlan:
    """What every row asks, with all faults of all cells; for the arguments see SheetPlan."""
    plan = SheetPlan(kind, grid, wishes, sources, taken, used)
    if grid.hidden:
        plan.tell(codes.HIDDEN, "Dit blad is verborgen; wij slaan het over.", "Maak het blad zichtbaar.")
        return plan
    plan.places = read_header(grid, columns_of(kind), plan.tell, wishes.personal)
    _tell_hidden(plan, [row.number for row in grid.rows if row.hidden])
    for row in grid.rows:
        if not row.hidden:
            _plan_row(plan, row)
    return plan


def _tell_hidden(plan: SheetPlan, rows: list[int]) -> None:
    """One warning for all: a filter hides a hundred rows."""
    if not rows:
        return
    more = count_of(len(rows) - 1, "andere rij", "andere rijen")
    message = (
        f"Deze rij en nog {more} zijn verborgen; wij slaan ze over."
        if len(rows) > 1
        else "Deze rij is verborgen; wij slaan haar over."
    )
    plan.tell(codes.HIDDEN, message, "Haal het filter weg of maak de rijen zichtbaar.", rows[0])


def _plan_row(plan: SheetPlan, row: Row) -> None:
    cells = [cell for place, cell in enumerate(row.cells) if place in plan.places]
    if all(cell is None or (isinstance(cell, str) and not tidy(cell)) for cell in cells):
        return
    given = _given_id(plan, row)
    if given is None:
        return
    id_ = given or _new_id(plan, row)
    if not id_:
        return
    if id_ in plan.used:
        message = f"'{id_}' staat ook op {plan.used[id_]}; dan weten wij niet welke rij geldt."
        plan.tell(codes.ROW, message, "Haal een van de twee rijen weg.", row.number, 1)
        return
    plan.used[id_] = f"rij {row.number} van '{printable(plan.grid.title, 40)}'"
    compare_row(plan, row, id_, new=not given)


def _given_id(plan: SheetPlan, row: Row) -> str | None:
    """The id of an existing record, "" when the cell is empty, None after a fault."""
    place = next((place for place, column in plan.places.items() if column is None), None)
    cell: Cell = row.cells[place] if place is not None and place < len(row.cells) else None
    text = tidy(cell) if isinstance(cell, str) else "" if cell is None else shown(cell)
    if not text:
        return ""
    if text in plan.sources:
        return text
    message = f"Er is geen bestand met het id '{printable(text, 60)}' bij {plan.kind}."
    where = (place or 0) + 1
    hint = f"{plan.guess(text, plan.sources)}Iets nieuws? Laat het id dan leeg."
    plan.tell(codes.ROW, message, hint, row.number, where)
    return None


def _new_id(plan: SheetPlan, row: Row) -> str | None:
    place = next((p for p, column in plan.places.items() if column and column.path == ("naam",)), None)
    cell: Cell = row.cells[place] if place is not None and place < len(row.cells) else None
    where = (place or 0) + 1
    id_ = id_of(tidy(cell)) if isinstance(cell, str) else id_of(shown(cell))
    if not id_:
        message = "Deze rij heeft geen id en geen naam; dan weten wij niet waar zij bij hoort."
        hint = "Vul de naam in, of het id van een bestand dat er al is."
        plan.tell(codes.ROW, message, hint, row.number, where)
        return None
    if id_ in plan.sources or id_ in plan.taken:
        why = "is er al" if id_ in plan.sources else "stond eerder op de site"
        message = f"Voor deze naam zou het id '{id_}' zijn, en dat {why}."
        hint = f"Wilt u dat wijzigen? Zet '{id_}' in de kolom id. Is het iets anders? Kies een andere naam."
        plan.tell(codes.ROW, message, hint, row.number, where)
        return None
    return id_
