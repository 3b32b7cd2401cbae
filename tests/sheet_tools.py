"""A project with a catalogue to export and import, and hands that change cells as an editor would."""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from case_files import BASIS
from informatiewijzer.cli.main import run
from openpyxl import Workbook, load_workbook

ROOT = Path(__file__).parent.parent
AS_OF = "--as-of=2026-11-24"
Cells = Mapping[tuple[str, str, str], object]
"""New values by kind, id and column."""


def project(folder: Path, catalogue: Path = BASIS) -> Path:
    """A project in `folder` with a copy of a catalogue."""
    shutil.copytree(catalogue, folder / "catalogue")
    return folder


def go(town: Path, *words: str) -> int:
    """Carry out a command in the project, as on the day of the test catalogue."""
    return run([*words, AS_OF], town, lambda project, target: None)


def contents(town: Path) -> dict[str, bytes]:
    """Every file of the catalogue."""
    files = (path for path in sorted((town / "catalogue").rglob("*")) if path.is_file())
    return {path.relative_to(town / "catalogue").as_posix(): path.read_bytes() for path in files}


def digest(town: Path) -> str:
    """One digest of all files of the catalogue."""
    every = b"".join(name.encode() + b"\0" + raw + b"\0" for name, raw in contents(town).items())
    return hashlib.sha256(every).hexdigest()


def change_xlsx(path: Path, cells: Cells) -> None:
    """Type new values in the cells of an exported Excel file."""
    book = load_workbook(path)
    for (kind, id_, column), value in cells.items():
        sheet = book[kind]
        names = [cell.value for cell in sheet[1]]
        row = next(n for n, cell in enumerate(sheet["A"], start=1) if cell.value == id_)
        sheet.cell(row, names.index(column) + 1).value = value  # type: ignore[assignment]
    book.save(path)


def change_csv(folder: Path, cells: Cells) -> None:
    """Type new values in the cells of exported CSV files, and save them as Dutch Excel does by default."""
    for kind in sorted({kind for kind, _, _ in cells}):
        path = folder / f"{kind}.csv"
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))
        for (folder_, id_, column), value in cells.items():
            if folder_ == kind:
                row = next(row for row in rows if row[0] == id_)
                row[rows[0].index(column)] = str(value)
        write_csv(path, rows)


def write_csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Rows as Excel saves them: semicolons, quotes only where needed, CRLF, a mark in front."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def book_with(path: Path, kind: str, rows: Iterable[Sequence[object]]) -> Path:
    """A bare Excel file with one sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = kind
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
