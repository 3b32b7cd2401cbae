"""Tables as CSV for Dutch Excel: semicolons, every field between quotes, UTF-8 with a byte order mark."""

from __future__ import annotations

import csv
import io

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.tables.export import Exported, Table
from informatiewijzer.tables.guard import guarded


def csv_files(exported: Exported) -> tuple[OutputFile, ...]:
    """A file for each kind of record. The mark tells Excel that the letters are UTF-8."""
    return tuple(OutputFile(f"{table.kind}.csv", csv_bytes(table)) for table in exported.tables)


def csv_bytes(table: Table) -> bytes:
    """One table as the bytes of a file, with CRLF line ends (RFC 4180)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(table.header)
    writer.writerows([guarded(cell.strip()) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
