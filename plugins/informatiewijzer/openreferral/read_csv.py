"""HSDS as tables: the CSV files of a data package (HSDS 1 to 3) or of Ohana, each of its own table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from informatiewijzer.openreferral.names import TABLES
from informatiewijzer.openreferral.read_json import put
from informatiewijzer.openreferral.rows import Row
from informatiewijzer.tables.csv_read import read_csv
from informatiewijzer.tables.refusal import Refused

MAX_ROWS = 200_000
_OHANA = frozenset({"audience", "keywords", "taxonomy_ids", "funding_sources"})


def table_of(name: str) -> str | None:
    """The table in a file of this name; None when it is no table that we know."""
    path = PurePosixPath(name.lower())
    return TABLES.get(path.stem) if path.suffix == ".csv" else None


def read_tables(files: Mapping[str, bytes]) -> tuple[dict[str, list[Row]], list[str]]:
    """The tables in CSV files, and of each file that gave none why. Raises Refused without services."""
    found: dict[str, list[Row]] = {}
    unread = []
    for name in sorted(files):
        table = table_of(name)
        if table is None:
            unread.append(f"{name}: geen tabel die wij kennen")
            continue
        try:
            found.setdefault(table, []).extend(_rows(files[name], table, name))
        except Refused as refused:
            unread.append(f"{name}: {refused.message}")
    if not found.get("service") and not found.get("organization"):
        why = f" ({unread[0]})" if unread else ""
        raise Refused(
            f"Hierin vinden wij geen diensten of organisaties{why}.",
            "Er hoort een bestand services.csv of organizations.csv in te zitten.",
        )
    return found, unread


def _rows(raw: bytes, table: str, name: str) -> list[Row]:
    if not raw.strip():
        return []
    grid = read_csv(raw, name, MAX_ROWS)
    heads = [_head(head) for head in grid.header]
    rows = []
    for line in grid.rows:
        values: dict[str, str] = {}
        for head, cell in zip(heads, line.cells, strict=False):
            text = str(cell or "").strip()
            if head and text:
                put(values, head, text)
        if values:
            rows.append(Row(table, line.number, values))
    return rows


def _head(cell: object) -> str:
    return str(cell or "").strip().lower().replace(" ", "_")


def is_ohana(tables: Mapping[str, list[Row]]) -> bool:
    """Whether this is the dialect of Ohana: a service names its location, and it has fields of its own."""
    return any(_OHANA & row.values.keys() for row in tables.get("service", [])[:50])
