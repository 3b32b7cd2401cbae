"""`init`: begin a new town in a folder of its own."""

from __future__ import annotations

import os
import shutil
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.base.characters import printable
from informatiewijzer.cli import schema
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.stop import WRONG_USE, Stop
from informatiewijzer.cli.upkeep import declare_catalogue, ground, in_words
from informatiewijzer.upkeep.files import named
from informatiewijzer.upkeep.new_town import Town, town_files

_MOST_WIJKEN = 60


def declare(parser: DutchParser) -> None:
    """Declare what `init` asks."""
    parser.add_argument("map", metavar="MAP", type=Path, help="de nieuwe map (bestaat nog niet, of is leeg)")
    parser.add_argument("--naam", metavar="PLAATS", help="de naam van de plaats, zo: --naam Voorbeeldstad")
    parser.add_argument("--provincie", metavar="NAAM", help="de provincie, zo: --provincie Utrecht")
    parser.add_argument("--wijken", metavar="WIJKEN", help="de wijken, zo: --wijken 'Centrum, Oost, West'")
    declare_catalogue(parser)
    parser.epilog = (
        "U krijgt een map met het hele programma, lege lijsten, de landelijke hulplijnen en twee verzonnen\n"
        "voorbeelden. Wat u niet opgeeft, wordt gevraagd. Daarna: cd MAP en python3 build.py"
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `init`; 0 when the new folder stands there."""
    target = _target(given.map, root)
    town = Town(
        _one_line(given.naam or _asked("Hoe heet de plaats?", "--naam"), "naam"),
        _one_line(given.provincie or _asked("In welke provincie ligt die?", "--provincie"), "provincie"),
        _wijken(given.wijken or _asked("Welke wijken zijn er? Zet er komma's tussen.", "--wijken")),
    )
    base = ground(root, given, environment)
    with in_words():
        files = town_files(root, base.folder, base.catalogue, town)
    count = _write(target, files)
    print(f"De map voor {town.name} staat klaar in {given.map}: {count} bestanden.")
    print("Nu: ga naar die map en typ 'python3 build.py serve'. Lees daarna REDACTIE.md.")
    print("De twee voorbeelden (voorbeeld-...) gooit u weg als u eigen bestanden hebt.")
    print("Wat er nog ontbreekt voordat de site live kan: python3 build.py doctor")
    return 0


def _target(path: Path, root: Path) -> Path:
    target = path.absolute()
    if target.resolve().is_relative_to(root.resolve()) or root.resolve().is_relative_to(target.resolve()):
        raise Stop(
            "De nieuwe map kan niet in dit project zelf staan.",
            "kies een map ernaast, zo: ../mijn-stad",
            WRONG_USE,
        )
    if target.is_symlink() or (target.exists() and (not target.is_dir() or any(target.iterdir()))):
        raise Stop(f"'{path}' bestaat al en is niet leeg.", "kies een andere naam", WRONG_USE)
    if not target.parent.is_dir():
        raise Stop(
            f"De map '{path.parent}' bestaat niet.", "maak die eerst, of kies een andere plek", WRONG_USE
        )
    return target


def _asked(question: str, option: str) -> str:
    """The answer of somebody at the keyboard. Raises Stop when nobody is there."""
    if not sys.stdin.isatty():
        raise Stop(f"Dit ontbreekt nog: {option}.", "typ 'python3 build.py init --help'", WRONG_USE)
    try:
        return input(f"{question} ")
    except EOFError:
        raise Stop("Er is niets gemaakt.", "start opnieuw", WRONG_USE) from None


def _one_line(text: str, option: str) -> str:
    line = " ".join(text.split())
    if (
        not line
        or len(line) > 50
        or not any(c.isalpha() for c in line)
        or not set('<>{}@"\\:#').isdisjoint(line)
    ):
        raise Stop(
            f"'{printable(text, 60)}' kan niet bij --{option}.",
            "noem alleen de naam, in hooguit 50 tekens",
            WRONG_USE,
        )
    return line


def _wijken(text: str) -> tuple[str, ...]:
    names = tuple(_one_line(part, "wijken") for part in text.split(",") if part.strip())
    if not 0 < len(names) <= _MOST_WIJKEN:
        raise Stop(
            f"U noemt {len(names)} wijken.", f"noem er 1 tot {_MOST_WIJKEN}, met komma's ertussen", WRONG_USE
        )
    return names


def _write(target: Path, files: Mapping[str, bytes]) -> int:
    """All of the folder or nothing: it is made beside its place and then gets its name. How many files."""
    fresh = target.with_name(f".{target.name}.nieuw-{os.getpid()}")
    try:
        with named(target):
            return _fill(fresh, target, files)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _fill(fresh: Path, target: Path, files: Mapping[str, bytes]) -> int:
    for name, content in files.items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    # What helps a text editor follows from the records: as the command `schema` makes it.
    schemas = schema.changed_files(fresh, fresh / "catalogue") or {}
    schema.write_schemas(schemas)
    if target.exists():
        target.rmdir()
    fresh.rename(target)
    return len(files) + len(schemas)
