"""What is remembered of records: a line each in a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from informatiewijzer.base.kept import read_kept, write_kept


class Row(NamedTuple):
    """What is known of a file that held a record without any finding.

    `key`: the digest of its bytes; `stamp`: what its folder said of it, "-" when that may not be trusted;
    `print` and `bare`: the prints of the record; `text`: the record as JSON (a fifth of what objects take).
    """

    key: str
    stamp: str
    print: str
    bare: str
    text: bytes


def read_rows(path: Path, reader: str) -> dict[str, Row]:
    """The rows of a file by the name of their record; none when other code wrote them or they are damaged."""
    found = {}
    for line in filter(None, (read_kept(path, reader) or b"").split(b"\n")):
        head, text = line.split(b" {", 1)
        name, key, stamp, print_, bare = head.decode().split(" ")
        found[name] = Row(key, stamp, print_, bare, b"{" + text)
    return found


def write_rows(path: Path, reader: str, rows: Mapping[str, Row]) -> None:
    """Put the rows in place in one step. Raises OSError."""
    lines = [" ".join((name, *row[:4], "")).encode() + row.text for name, row in rows.items()]
    write_kept(path, reader, b"\n".join(lines))
