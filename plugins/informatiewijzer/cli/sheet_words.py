"""What an import would change, and what is wrong with it, as lines for an editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from informatiewijzer.base.findings import Finding
from informatiewijzer.cli.report import place, visible
from informatiewijzer.tables.asked import Change, RowPlan
from informatiewijzer.tables.grid import letter, shown
from informatiewijzer.tables.importing import Import

WIDEST = 160
_BEFORE = 30
"""Characters of what stayed the same that are shown before the first difference in a long text."""


def change_lines(rows: Iterable[RowPlan]) -> Iterator[str]:
    """Per row the record, and per changed field the old and the new value."""
    for row in rows:
        what = "nieuw: " if row.new else ""
        yield f"{visible(row.sheet)}, rij {row.row}: {what}{row.kind}/{row.id}"
        for change in row.changes:
            yield f"    {change.column}: {_change(change)}"


def _change(change: Change) -> str:
    if not change.old:
        return _quoted(change.new)
    if not change.new:
        return f"{_quoted(change.old)} -> (weg)"
    same = _same_start(change.old, change.new)
    start = max(0, same - _BEFORE) if max(len(change.old), len(change.new)) > WIDEST else 0
    return f"{_quoted(change.old, start)} -> {_quoted(change.new, start)}"


def _same_start(one: str, two: str) -> int:
    pairs = enumerate(zip(one, two, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(two)))


def _quoted(text: str, start: int = 0) -> str:
    before, after = "..." if start else "", "..." if len(text) > start + WIDEST else ""
    one_line = visible(text[start : start + WIDEST].replace("\n", " "))
    return f'"{before}{one_line}{after}"'


def finding_lines(findings: Sequence[Finding], plan: Import) -> Iterator[str]:
    """Per finding where it is, what stands there, what is wrong and what to do."""
    sheets = {sheet.grid.title: sheet.grid for sheet in plan.sheets}
    for finding in findings:
        grid = sheets.get(finding.path)
        where = place(finding)
        if grid is not None:
            parts = [visible(finding.path), f"rij {finding.line}"]
            if finding.column:
                name = visible(shown(grid.cell(1, finding.column)))[:40]
                parts.append(f"kolom {letter(finding.column)}" + (f" ({name})" if name else ""))
            where = ", ".join(parts)
        yield ""
        yield f"{where}: {finding.level} {finding.code}"
        if finding.source_line:
            yield f"    er staat: {visible(finding.source_line)[:WIDEST]}"
        yield f"    {visible(finding.message)}"
        for line in (finding.hint or "").splitlines():
            yield f"    wat u kunt doen: {visible(line)}"
