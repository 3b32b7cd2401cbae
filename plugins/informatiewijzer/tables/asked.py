"""What the rows of a sheet ask, as values, and the plan of one sheet that gathers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import did_you_mean
from informatiewijzer.base.findings import Code, Finding
from informatiewijzer.source.tree import Path, Text
from informatiewijzer.tables.columns import Column
from informatiewijzer.tables.grid import Grid, shown
from informatiewijzer.tables.records import Source

MOST_GUESSES = 200
"""After so many findings a sheet is of another kind altogether; a guess takes milliseconds."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that differs from the file: its column, and the texts of before and after."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What one row asks of one record. `new`: there is no such record yet; then `edits` is all it holds.

    `edits`: the new value by path in the file, in order; None takes it away. `sheet`, `row`: where it stood.
    """

    kind: str
    id: str
    sheet: str
    row: int
    new: bool
    edits: Mapping[Path, Text]
    changes: tuple[Change, ...]

    @property
    def file(self) -> str:
        """The record's file, relative to the catalogue."""
        return f"{self.kind}/{self.id}.yaml"


ColumnOf = Callable[[RowPlan, Path], int]
"""The number of the column (from 1) in which a field of a row stands; 0 when it stands in none."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the editor chose: may personal data stay, may proposals be taken; the town's name."""

    personal: bool = False
    mend: bool = False
    town: str = ""


@dataclass(slots=True)
class SheetPlan:
    """The plan of one sheet while it is made.

    `taken`: ids that may not be given again, for they were once on the site; `used`: where each id of this
    kind was met so far, in words; `places`: by place in the row (from 0) the column, None for the id.
    """

    kind: str
    grid: Grid
    wishes: Wishes
    sources: Mapping[str, Source]
    taken: frozenset[str]
    used: dict[str, str]
    rows: list[RowPlan] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    same: int = 0
    places: dict[int, Column | None] = field(default_factory=dict)

    def tell(self, code: Code, message: str, hint: str, row: int = 1, column: int = 0) -> None:
        """Add a finding: its line is the row, its column (from 1) the column, its source line the cell."""
        found = code.at(self.grid.title, message, hint=hint, line=row, column=column)
        self.findings.append(with_cell(found, self.grid))

    def guess(self, word: str, choices: Iterable[str]) -> str:
        """What was probably meant, as the beginning of a hint; "" when nothing is near or much is wrong."""
        if len(self.findings) >= MOST_GUESSES:
            return ""
        near = did_you_mean(word, choices)
        return f"Bedoelde u '{near}'? " if near else ""

    def column_at(self, path: Path) -> int:
        """The number (from 1) of the column that holds the field at `path`; 0 when no column does.

        Of a block that has a column for each of its fields, the first that must be filled in.
        """
        columns = [(place + 1, column) for place, column in sorted(self.places.items()) if column]
        for number, column in columns:
            if path[: len(column.path)] == column.path:
                return number
        within = [found for found in columns if path and found[1].path[: len(path)] == path]
        needed = [number for number, column in within if column.required]
        return (needed or [number for number, _ in within] or [0])[0]


def with_cell(finding: Finding, grid: Grid) -> Finding:
    """The finding with what the editor sees in its cell."""
    cell = grid.cell(finding.line, finding.column)
    return replace(finding, source_line=printable(shown(cell), 80) or None)
