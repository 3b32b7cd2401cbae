"""The records of a catalogue as they stand in their files: values as texts, and the text itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from informatiewijzer.base.findings import Finding
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.source.files import SourceFile, list_files
from informatiewijzer.source.reader import MAX_BYTES, read_tree
from informatiewijzer.source.tree import Text


@dataclass(frozen=True, slots=True)
class Source:
    """One record file: its values and its bytes. `values` is None when the file cannot be read."""

    file: SourceFile
    values: Mapping[str, Text] | None
    raw: bytes
    findings: tuple[Finding, ...] = ()


Sources = Mapping[str, Mapping[str, Source]]
"""By folder and id, sorted."""


def read_sources(root: Path) -> Sources:
    """All record files of the catalogue in `root`; a file with a fault has no values."""
    found: dict[str, dict[str, Source]] = {kind: {} for kind in sorted(RECORD_KINDS)}
    # Concepts and other files are listed too, so that they count as known; only records are read.
    for file in list_files(root, sorted(RECORD_KINDS), ()).files:
        if file.kind in found:
            found[file.kind][file.name] = _read(file)
    return found


def _read(file: SourceFile) -> Source:
    raw = Path(file.location).read_bytes()[: MAX_BYTES + 1]
    read = read_tree(raw, file.shown)
    return Source(file, read.tree.root if read.tree else None, raw, read.findings)


def value_at(values: Text, path: tuple[str, ...]) -> Text:
    """What stands at `path`, or None."""
    for step in path:
        if not isinstance(values, dict):
            return None
        values = values.get(step)
    return values
