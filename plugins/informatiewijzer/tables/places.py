"""Findings in a file that an import would write, told at the cell, in words for whoever sees no file."""

from __future__ import annotations

import re
from dataclasses import replace

from informatiewijzer.base.findings import Finding
from informatiewijzer.model import codes as model_codes
from informatiewijzer.source.reader import read_tree
from informatiewijzer.source.tree import Path
from informatiewijzer.tables.asked import SheetPlan, with_cell
from informatiewijzer.tables.hints import column_hint

_FROM_EXPORT = "Begin met een nieuw bestand: python3 build.py export. Daar staat zij in."
_NAME = re.compile(r"'([^']+)'")


def field_of(finding: Finding, content: bytes) -> Path:
    """The path of the field in the file with this `content`; () when it is about the whole file."""
    tree = read_tree(content, "").tree
    if tree is None:
        return ()
    mark = (finding.line, finding.column)
    at = next((path for path, place in tree.marks.values.items() if place == mark), None)
    if finding.code == model_codes.MISSING.code and (name := _NAME.search(finding.message)):
        return (*(at or ()), name[1])  # told at the block that the field should stand in
    if at is None:
        at = next((path for path, place in tree.marks.keys.items() if place == mark), ())
    return at


def told_in_sheet(finding: Finding, sheet: SheetPlan) -> Finding:
    """The finding with what stands in its cell; what is missing is told as a column to fill in."""
    name = _NAME.search(finding.message)
    if finding.code != model_codes.MISSING.code or not name:
        return with_cell(finding, sheet.grid)
    column = sheet.places.get(finding.column - 1)
    if column is None:
        message = f"Het veld '{name[1]}' is verplicht, maar die kolom is er niet."
        return replace(finding, message=message, hint=_FROM_EXPORT, source_line=None)
    message = f"De kolom '{column.name}' moet hier nog worden ingevuld."
    hint = " ".join(column_hint(column).splitlines()[1:])
    return replace(finding, message=message, hint=hint, source_line=None)
