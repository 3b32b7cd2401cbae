"""From grids or rows to new files: everything is tried before anything is written.

Other sources than spreadsheets make their own RowPlans and use `try_rows` only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.base.findings import Finding, faults
from informatiewijzer.checks import duplicates
from informatiewijzer.checks.alike import Pair
from informatiewijzer.source.edit import EditError
from informatiewijzer.source.tree import Path as Place
from informatiewijzer.tables import codes
from informatiewijzer.tables.asked import ColumnOf, RowPlan, SheetPlan, Wishes
from informatiewijzer.tables.files import new_content
from informatiewijzer.tables.grid import Grid
from informatiewijzer.tables.places import field_of, told_in_sheet
from informatiewijzer.tables.plan import plan_sheet
from informatiewijzer.tables.records import Sources, read_sources
from informatiewijzer.tables.references import unknown_references
from informatiewijzer.tables.trial import try_out

Choose = Callable[[str, int], bool]
"""Whether a row is to be done, by the title of its sheet and its number."""
# Told by ALIKE instead, at the row, whichever of the two files the check would name.
_TOLD_AS_ALIKE = (duplicates.LIKELY.code, duplicates.SAME_NAME.code, duplicates.SAME_CONTACT.code)
_ALIKE_HINT = "Is het hetzelfde? Zet dan het id van dat bestand in deze rij, of haal de rij weg."


def _no_column(_row: RowPlan, _path: Place) -> int:
    return 0


@dataclass(frozen=True, slots=True)
class Trial:
    """What would happen. `contents`: the new files by path, not to be written while there are `faults`.

    Findings have the sheet as path, the row as line, the column as column and the cell as source line; one
    about a file that no row asked for keeps its own place. `before`: what each file held, None for no file.
    """

    rows: tuple[RowPlan, ...]
    contents: Mapping[Path, bytes]
    findings: tuple[Finding, ...]
    before: Mapping[Path, bytes | None]

    @property
    def faults(self) -> list[Finding]:
        """What stops the import."""
        return faults(self.findings)

    @property
    def sound_rows(self) -> list[RowPlan]:
        """The rows that have no fault themselves; with them alone others may have one."""
        wrong = {(finding.path, finding.line) for finding in self.faults}
        return [row for row in self.rows if (row.sheet, row.row) not in wrong]

    def is_current(self) -> bool:
        """Whether every file is still as it was when it was read."""
        return all((path.read_bytes() if path.exists() else None) == raw for path, raw in self.before.items())


@dataclass(slots=True)
class Import:
    """All sheets of one file against one catalogue: what they ask, what is wrong, what stays the same."""

    root: Path
    sources: Sources
    sheets: list[SheetPlan] = field(default_factory=list)

    @property
    def same(self) -> int:
        """The number of rows that say what the files say."""
        return sum(sheet.same for sheet in self.sheets)


def plan_import(
    root: Path, grids: Iterable[tuple[str, Grid]], taken: Iterable[str], wishes: Wishes
) -> Import:
    """What the rows of all grids ask of the catalogue in `root`; `taken`: addresses published before."""
    sources = read_sources(root)
    plan = Import(root, sources)
    used: dict[str, dict[str, str]] = {}
    ids = [address.partition("/")[::2] for address in taken]
    for kind, grid in grids:
        gone = frozenset(id_ for folder, id_ in ids if folder == kind)
        met = used.setdefault(kind, {})
        plan.sheets.append(plan_sheet(kind, grid, sources[kind], gone, met, wishes))
    return plan


def try_import(plan: Import, choose: Choose, as_of: date) -> Trial:
    """Try the chosen rows; what is wrong in the first row of a sheet counts always."""
    rows = [row for sheet in plan.sheets for row in sheet.rows if choose(row.sheet, row.row)]
    sheets = {sheet.grid.title: sheet for sheet in plan.sheets}

    def column_of(row: RowPlan, path: Place) -> int:
        return sheets[row.sheet].column_at(path)

    trial = try_rows(plan.root, rows, plan.sources, as_of, column_of)
    own = [f for s in plan.sheets for f in s.findings if f.line <= 1 or choose(f.path, f.line)]
    # A value that we did not understand is not in the trial: that its field misses there says nothing new.
    told = {(f.path, f.line, f.column) for f in faults(own)}
    tried = [f for f in trial.findings if (f.path, f.line, f.column) not in told]
    shown = [told_in_sheet(f, sheets[f.path]) if f.path in sheets else f for f in tried]
    findings = tuple(sorted((*own, *shown), key=lambda finding: finding.order))
    return replace(trial, findings=findings)


def try_rows(
    root: Path, rows: Sequence[RowPlan], sources: Sources, as_of: date, column_of: ColumnOf = _no_column
) -> Trial:
    """Try rows of any source. What the checks would say of a row's file is told at the row."""
    contents: dict[str, bytes] = {}
    findings: list[Finding] = []
    for row in rows:
        try:
            contents[row.file] = new_content(row, sources)
        except EditError as error:
            hint = f"Wijzig dit in het bestand zelf: {row.file}"
            findings.append(codes.LOCKED.at(row.sheet, str(error), hint=hint, line=row.row))
    tried = try_out(root, contents, as_of)
    by_file = {row.file: row for row in rows if row.file in contents}
    alike = [finding for pair in tried.pairs for finding in _alike(pair, by_file)]
    unknown = [f for row in by_file.values() for f in unknown_references(row, tried.loaded, column_of)]
    told = {f"{address}.yaml" for pair in tried.pairs for address in (pair.one, pair.other)}
    for finding in tried.findings:
        name = finding.path.removeprefix(f"{root.name}/")
        if finding.code in _TOLD_AS_ALIKE and name in told:
            continue
        asked = by_file.get(name)
        if asked is not None:
            column = column_of(asked, field_of(finding, contents[name]))
            finding = replace(finding, path=asked.sheet, line=asked.row, column=column)
        findings.append(finding)
    before = {root / f: None if row.new else sources[row.kind][row.id].raw for f, row in by_file.items()}
    paths = {root / name: content for name, content in contents.items()}
    return Trial(tuple(rows), paths, (*findings, *unknown, *alike), before)


def _alike(pair: Pair, by_file: Mapping[str, RowPlan]) -> Iterator[Finding]:
    """Told at the new one of the two, else at the one that changed."""
    rows = [(by_file.get(f"{a}.yaml"), b) for a, b in ((pair.other, pair.one), (pair.one, pair.other))]
    asked = sorted(((row, b) for row, b in rows if row is not None), key=lambda found: not found[0].new)
    if asked:
        row, other = asked[0]
        message = f"Dit lijkt op {other}: {enumerate_words(pair.reasons)}."
        yield codes.ALIKE.at(row.sheet, message, hint=_ALIKE_HINT, line=row.row)
