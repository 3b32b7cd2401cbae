"""References of rows whose record has a fault: the checks skip those, an editor wants all faults at once."""

from __future__ import annotations

from collections.abc import Iterator

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import did_you_mean
from informatiewijzer.base.findings import Finding
from informatiewijzer.checks.subject import records_by_kind
from informatiewijzer.model.loading import Loaded
from informatiewijzer.tables import codes
from informatiewijzer.tables.asked import ColumnOf, RowPlan
from informatiewijzer.tables.cells import read_cell
from informatiewijzer.tables.columns import Column, columns_of


def unknown_references(row: RowPlan, loaded: Loaded, column_of: ColumnOf) -> Iterator[Finding]:
    """What a row newly points at that is not there; nothing when the checks have seen its record."""
    if loaded.catalogue is not None and row.id in records_by_kind(loaded.catalogue)[row.kind]:
        return
    columns = {column.name: column for column in columns_of(row.kind) if column.points_at}
    for change in row.changes:
        column = columns.get(change.column)
        if column is None or not change.new:
            continue
        known = loaded.known.get(column.points_at)
        for item in _items(change.new, column):
            if known is not None and item not in known:
                near = did_you_mean(item, known)
                hint = f"Bedoelde u '{near}'? " if near else ""
                yield codes.CELL.at(
                    row.sheet,
                    f"'{printable(item, 60)}' staat niet in de lijst '{column.points_at}'.",
                    hint=f"{hint}Kies uit het blad Keuzes.",
                    line=row.row,
                    column=column_of(row, column.path),
                )


def _items(text: str, column: Column) -> list[str]:
    value = read_cell(text, column)
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]
