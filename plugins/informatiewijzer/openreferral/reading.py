"""A file or a folder -> a Dataset. Nothing is unpacked to disk; what could not be read is told."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from informatiewijzer.openreferral.read_csv import is_ohana, read_tables, table_of
from informatiewijzer.openreferral.read_json import read_json
from informatiewijzer.openreferral.rows import Dataset, Row
from informatiewijzer.tables.limits import check_zip, damaged
from informatiewijzer.tables.refusal import Refused

MAX_FILE = 100 * 1024 * 1024
MAX_UNPACKED = 300 * 1024 * 1024
_TOO_LARGE = "Dit is groter dan wij lezen: hooguit 100 MB, en 300 MB uitgepakt."
_HINT = "Verdeel het over meer bestanden, bijvoorbeeld een per organisatie."


def is_open_referral(path: Path) -> bool:
    """Whether a file or folder is for this room: JSON, a zip with such tables or JSON, a folder of tables."""
    if path.is_dir():
        return any(table_of(each.name) for each in path.iterdir() if each.is_file())
    suffix = path.suffix.lower()
    return suffix in (".json", ".ndjson", ".jsonl", ".zip") or (suffix == ".csv" and _has_sisters(path))


def _has_sisters(path: Path) -> bool:
    """Whether a CSV file is one table of a set; a spreadsheet of ours is called otherwise."""
    return table_of(path.name) is not None and any(
        each != path and table_of(each.name) for each in path.parent.glob("*.csv")
    )


def read_dataset(path: Path) -> Dataset:
    """The set in a file (JSON, ndjson, zip) or folder (CSV). Raises Refused (Dutch) for anything else."""
    if path.is_dir() or path.suffix.lower() == ".csv":
        return _dataset(path.name, *_tabular(_folder(path if path.is_dir() else path.parent)))
    if path.stat().st_size > MAX_FILE:
        raise Refused(_TOO_LARGE, _HINT)
    raw = path.read_bytes()
    if not raw.strip():
        raise Refused("Dit bestand is leeg.", "Kijk of u het goede bestand hebt gekozen.")
    if raw.startswith(b"PK") or path.suffix.lower() == ".zip":
        return _dataset(path.name, *_tabular(_unpacked(raw)))
    return _dataset(path.name, read_json(raw), [])


def _dataset(name: str, tables: dict[str, list[Row]], unread: list[str]) -> Dataset:
    dialect = "Ohana" if is_ohana(tables) else "HSDS"
    return Dataset(name, {table: tuple(rows) for table, rows in tables.items()}, dialect, tuple(unread))


def _tabular(files: dict[str, bytes]) -> tuple[dict[str, list[Row]], list[str]]:
    """The tables in these files: of the JSON file when there is one, else of the CSV files."""
    packed = [name for name in files if name.lower().endswith(".json") and "datapackage" not in name.lower()]
    if packed and not any(table_of(name) for name in files):
        others = [f"{name}: alleen het eerste bestand is gelezen" for name in packed[1:]]
        return read_json(files[packed[0]]), others
    return read_tables(files)


def _folder(folder: Path) -> dict[str, bytes]:
    files = [each for each in sorted(folder.iterdir()) if each.is_file() and each.suffix.lower() == ".csv"]
    if sum(each.stat().st_size for each in files) > MAX_UNPACKED:
        raise Refused(_TOO_LARGE, _HINT)
    return {each.name: each.read_bytes() for each in files}


def _unpacked(raw: bytes) -> dict[str, bytes]:
    """The files in a zip, after its sizes were looked at; a part that is larger than it said is refused."""
    parts = [part for part in check_zip(raw, MAX_UNPACKED) if not part.is_dir()]
    found: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            for part in parts:
                if part.filename.lower().endswith((".csv", ".json")) and "__MACOSX" not in part.filename:
                    with packed.open(part) as stream:
                        found[part.filename] = stream.read(part.file_size + 1)
                    if len(found[part.filename]) > part.file_size:
                        raise damaged()
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        raise damaged() from None
    return found
