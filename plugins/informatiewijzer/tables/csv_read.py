"""A CSV file -> a grid: of Dutch or English Excel, in UTF-8, UTF-16 or Windows-1252, with ; , or tab."""

from __future__ import annotations

import csv
import io
import re

from informatiewijzer.tables.grid import Grid, Row
from informatiewijzer.tables.limits import MAX_COLUMNS, MAX_ROWS, check_size
from informatiewijzer.tables.refusal import Refused

_DELIMITERS = ";,\t"
_AS_CSV = "Kies in Excel: Opslaan als, CSV UTF-8 (door lijstscheidingsteken gescheiden)."
LONGEST_FIELD = 35_000


def read_csv(raw: bytes, title: str, most: int | None = None) -> Grid:
    """The rows of a CSV file. Raises Refused (Dutch) when it is no CSV file or a quote is never closed.

    `most`: the largest number of rows, instead of that of an editor's file.
    """
    if most is None:
        check_size(len(raw))
    text = decode(raw)
    rows = _rows(text, most or MAX_ROWS)
    if not rows:
        raise Refused("In dit bestand staan geen rijen.", "Op de eerste rij horen de namen van de kolommen.")
    body = tuple(
        Row(number, tuple(cells))
        for number, cells in enumerate(rows[1:], start=2)
        if any(c.strip() for c in cells)
    )
    return Grid(title, tuple(rows[0]), body)


def decode(raw: bytes) -> str:
    """The text of the file; UTF-8 when it can be, else Windows-1252, which is what old Excel writes."""
    if raw.startswith((b"PK", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise Refused("Dit is geen CSV-bestand, al heet het zo.", _AS_CSV)
    try:
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = raw.decode("utf-16")
        else:
            text = _utf8_or_windows(raw)
    except UnicodeDecodeError:
        raise Refused("De letters in dit bestand zijn niet te lezen.", _AS_CSV) from None
    if "\x00" in text:
        raise Refused("In dit bestand staan tekens die niet in tekst horen.", _AS_CSV)
    return text.removeprefix("\ufeff")


def _utf8_or_windows(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def _rows(text: str, most: int) -> list[list[str]]:
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r'"?sep=([;,|\t])"?\r?', first, re.IGNORECASE)
    delimiter = told[1] if told else _delimiter(first)
    reader = csv.reader(io.StringIO(rest if told else text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > most:
                raise Refused(
                    f"Er staan meer dan {most} rijen in dit bestand.", "Verdeel het over meer bestanden."
                )
            _check_row(row, len(rows))
    except csv.Error:
        place = len(rows) + 1 + (1 if told else 0)
        message = f"Vanaf rij {place} klopt een aanhalingsteken niet: het opent en sluit niet."
        raise Refused(
            message, 'Binnen een tekst schrijft CSV een " dubbel: "". Of sla op als .xlsx.'
        ) from None
    return rows


def _check_row(row: list[str], number: int) -> None:
    if len(row) > MAX_COLUMNS:
        raise Refused(f"Rij {number} heeft meer dan {MAX_COLUMNS} kolommen.", _AS_CSV)
    if any(len(field) > LONGEST_FIELD for field in row):
        message = (
            f"Op rij {number} staat een veel te lange tekst. Waarschijnlijk mist er een aanhalingsteken."
        )
        raise Refused(message, 'Kijk op deze rij of elke tekst die met " begint ook met " eindigt.')


def _delimiter(first: str) -> str:
    """The sign that stands most in the first line outside quotes; on a draw the Dutch one."""
    plain = re.sub(r'"[^"]*"', "", first)
    return max(_DELIMITERS, key=lambda sign: (plain.count(sign), -_DELIMITERS.index(sign)))
