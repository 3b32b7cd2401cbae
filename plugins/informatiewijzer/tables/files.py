"""From what rows ask to the new texts of files: what is not asked for stays byte for byte."""

from __future__ import annotations

from collections.abc import Mapping

from informatiewijzer.model.key_order import order_of
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.source.edit import edit, with_change
from informatiewijzer.source.tree import Path, Text
from informatiewijzer.source.write import write_record
from informatiewijzer.tables.asked import RowPlan
from informatiewijzer.tables.records import Sources


def new_content(row: RowPlan, sources: Sources) -> bytes:
    """The file of the row's record as it would become. Raises EditError (Dutch) when it cannot be made."""
    order = order_of(RECORD_KINDS[row.kind])
    if row.new:
        return write_record(_nested(row.edits), order).encode("utf-8")
    text = sources[row.kind][row.id].raw.decode("utf-8")
    return edit(text, row.edits, order).encode("utf-8")


def _nested(edits: Mapping[Path, Text]) -> dict[str, Text]:
    values: dict[str, Text] = {}
    for path, value in edits.items():
        values = with_change(values, path, value)
    return values
