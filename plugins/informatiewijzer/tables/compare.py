"""A row beside the record it is about: which cells differ, and what to change in the file for that."""

from __future__ import annotations

from informatiewijzer.base.characters import printable
from informatiewijzer.base.findings import Level
from informatiewijzer.source.tree import Path, Text
from informatiewijzer.tables import codes
from informatiewijzer.tables.asked import Change, RowPlan, SheetPlan
from informatiewijzer.tables.cells import EMPTY, LOCKED, read_cell, tidy, write_cell
from informatiewijzer.tables.changes import Changes, changes_of
from informatiewijzer.tables.columns import Column
from informatiewijzer.tables.grid import Cell, Row
from informatiewijzer.tables.persons import without_persons
from informatiewijzer.tables.records import value_at
from informatiewijzer.tables.refusal import CellFault
from informatiewijzer.tables.same import means_the_same
from informatiewijzer.tables.typed import cell_text


def compare_row(plan: SheetPlan, row: Row, id_: str, new: bool) -> None:
    """Add to the plan what the row asks of record `id_`, and the faults of its cells."""
    source = plan.sources.get(id_)
    if source is not None and source.values is None:
        message = f"Het bestand '{id_}' heeft zelf een fout; dat moet eerst goed."
        plan.tell(codes.ROW, message, "Kijk het na met: python3 build.py check", row.number, 1)
        return
    values = dict(source.values or {}) if source else {}
    edits: dict[Path, Text] = {}
    changes = []
    told = len(plan.findings)
    for place, column in sorted(plan.places.items()):
        if column is not None and place < len(row.cells):
            found = _compare_cell(plan, row, place, column, values)
            if found is not None:
                edits.update(found[0])
                changes.append(found[1])
    if edits or new:
        plan.rows.append(RowPlan(plan.kind, id_, plan.grid.title, row.number, new, edits, tuple(changes)))
    elif all(finding.level is not Level.FAULT for finding in plan.findings[told:]):
        plan.same += 1


def _compare_cell(
    plan: SheetPlan, row: Row, place: int, column: Column, values: dict[str, Text]
) -> tuple[Changes, Change] | None:
    old = value_at(values, column.path)
    before = write_cell(old, column)
    cell = row.cells[place]
    if isinstance(cell, str) and tidy(cell) == tidy(before):
        return None
    try:
        text = _text(plan, cell, column, before)
        if text in ("", before, tidy(before), LOCKED):
            return None
        if before == LOCKED:
            message = "Wat hier in het bestand staat, past niet in een vakje."
            raise CellFault(message, "Wijzig dit in het bestand zelf.", codes.LOCKED)
        if text == EMPTY:
            return ({column.path: None}, Change(column.name, before, "")) if old is not None else None
        if means_the_same(text, before, column):
            _tell_kept(plan, row, place, cell, before)
            return None
        return _changed(plan, row, place, column, old, text)
    except CellFault as fault:
        plan.tell(fault.code, str(fault), fault.hint, row.number, place + 1)
        return None


def _tell_kept(plan: SheetPlan, row: Row, place: int, cell: Cell, before: str) -> None:
    message = f"Hier staat '{printable(str(cell), 40)}'; wij laten '{printable(before, 40)}' staan."
    plan.tell(codes.KEPT, message, "U hoeft niets te doen.", row.number, place + 1)


def _text(plan: SheetPlan, cell: Cell, column: Column, before: str) -> str:
    """The text of the cell; a proposal in its place only when asked for, or when it is what was there."""
    try:
        return cell_text(cell, column)
    except CellFault as fault:
        proposal = fault.proposal
        if proposal and (plan.wishes.mend or proposal == before or means_the_same(proposal, before, column)):
            return proposal
        raise


def _changed(
    plan: SheetPlan, row: Row, place: int, column: Column, old: Text, text: str
) -> tuple[Changes, Change] | None:
    new = read_cell(text, column)
    if not plan.wishes.personal:
        new, dropped = without_persons(new, column, _names(plan, row))
        for one in dropped:
            message = f"'{printable(one, 60)}' lijkt van een persoon te zijn; wij nemen het niet over."
            hint = "Gebruik het nummer of adres van de organisatie."
            plan.tell(codes.PRIVATE, message, hint, row.number, place + 1)
    if not new:
        return None
    edits = changes_of(column, old, new)
    before, after = write_cell(old, column), write_cell(new, column)
    return (edits, Change(column.name, before, after)) if edits and after != before else None


def _names(plan: SheetPlan, row: Row) -> list[str]:
    """Names that make an address no person's: of the town, and all that stands in the row's short cells."""
    texts = [cell for cell in row.cells if isinstance(cell, str) and len(cell) <= 80 and "@" not in cell]
    return [plan.wishes.town, *texts]
