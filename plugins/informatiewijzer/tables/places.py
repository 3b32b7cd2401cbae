"""Which field a finding in a file that an import would write is about, to tell it at the cell."""

from __future__ import annotations

import re

from informatiewijzer.base.findings import Finding
from informatiewijzer.model import codes as model_codes
from informatiewijzer.source.reader import read_tree
from informatiewijzer.source.tree import Path

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
