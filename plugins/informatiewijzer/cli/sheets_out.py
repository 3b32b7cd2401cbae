"""`export`: the records as an Excel file or as CSV files, to change there and take in again."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.base.dutch import count_of, did_you_mean, enumerate_words
from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.stop import WRONG_USE, Stop
from informatiewijzer.cli.upkeep import apart, declare_catalogue, ground, shown
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.tables.csv_write import csv_files
from informatiewijzer.tables.export import Exported, export_tables
from informatiewijzer.tables.xlsx_write import xlsx_bytes
from informatiewijzer.upkeep.files import write_all


def declare(parser: DutchParser) -> None:
    """Declare what `export` asks."""
    parser.add_argument(
        "soort",
        metavar="SOORT",
        nargs="?",
        help=f"alleen deze soort: {enumerate_words(sorted(RECORD_KINDS), 'of')}",
    )
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--xlsx", metavar="BESTAND", type=Path, help="maak dit Excel-bestand, met keuzelijsten en uitleg"
    )
    where.add_argument("--csv", metavar="MAP", type=Path, help="maak in deze map een CSV-bestand per soort")
    parser.add_argument("--leeg", action="store_true", help="alleen de kolommen, om iets nieuws in te vullen")
    parser.add_argument("--vervang", action="store_true", help="schrijf over een bestand heen dat er al is")
    declare_catalogue(parser)
    parser.epilog = (
        "U kunt de gegevens in Excel wijzigen en daarna terugzetten met: python3 build.py import BESTAND\n"
        "Daar staat ook alles in dat niet op de site komt. Geef het bestand dus niet aan anderen."
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `export`; 0 when the files are there, 2 when they cannot be made there."""
    kinds = [parse_kind(given.soort)] if given.soort is not None else sorted(RECORD_KINDS)
    base = ground(root, given, environment)
    exported = export_tables(base.folder, kinds, with_rows=not given.leeg)
    files = {path.absolute(): content for path, content in _files(given, exported)}
    for path in files:
        _check_place(path, root, base.folder, given.vervang)
    for path in files:
        path.parent.mkdir(parents=True, exist_ok=True)
    write_all(files)
    for path in files:
        print(f"Gemaakt: {shown(path)}")
    for table in exported.tables:
        print(f"  {table.kind}: {count_of(len(table.rows), 'rij', 'rijen')}")
    print(f"Klaar met wijzigen? Typ: python3 build.py import {_again(given)}")
    return 0


def _again(given: Namespace) -> str:
    words = [str(given.xlsx or given.csv)]
    words += ["--catalogue", str(given.catalogue)] if given.catalogue else []
    return " ".join(map(shlex.quote, words))


def parse_kind(text: str) -> str:
    """The folder of a kind of record. Raises Stop for what is none."""
    folded = text.strip().lower()
    if folded in RECORD_KINDS:
        return folded
    near = did_you_mean(folded, RECORD_KINDS)
    hint = f"bedoelde u '{near}'? " if near else ""
    known = enumerate_words(sorted(RECORD_KINDS), "of")
    raise Stop(f"'{text[:60]}' is geen soort gegevens.", f"{hint}kies uit: {known}", WRONG_USE)


def _files(given: Namespace, exported: Exported) -> list[tuple[Path, bytes]]:
    if given.xlsx:
        if given.xlsx.suffix.lower() != ".xlsx":
            message = f"De naam van een Excel-bestand eindigt op .xlsx; '{given.xlsx.name}' niet."
            raise Stop(message, f"noem het bijvoorbeeld {given.xlsx.stem or 'gegevens'}.xlsx", WRONG_USE)
        return [(given.xlsx, xlsx_bytes(exported))]
    made: tuple[OutputFile, ...] = csv_files(exported)
    return [(given.csv / file.path, file.content) for file in made]


def _check_place(path: Path, root: Path, catalogue: Path, replace: bool) -> None:
    if catalogue.resolve() in path.resolve().parents:
        message = f"In de map {shown(catalogue)} horen alleen de gegevens zelf."
        raise Stop(message, "kies een plek buiten die map", WRONG_USE)
    # Notes and addresses that are not shown stand in it: it must not end up on the site.
    apart(path, root, "Dit bestand")
    if path.is_dir() or any(parent.is_file() for parent in path.parents):
        raise Stop(f"{shown(path)} kan hier niet komen.", "kies een andere plek of naam", WRONG_USE)
    if path.exists() and not replace:
        message = f"{shown(path)} is er al. Misschien staan daar wijzigingen in die nog niet zijn teruggezet."
        raise Stop(message, "kies een andere naam, of zet --vervang erachter", WRONG_USE)
