"""`format`: put every record in one fixed form."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.base.dutch import count_of
from informatiewijzer.cli import schema
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.stop import FAULTS, WRONG_USE, Stop
from informatiewijzer.cli.upkeep import shown
from informatiewijzer.model.key_order import order_of
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.source.edit import EditError
from informatiewijzer.source.tidy import tidy
from informatiewijzer.upkeep.files import write_all


def declare(parser: DutchParser) -> None:
    """Declare what `format` asks."""
    parser.add_argument("bestanden", metavar="BESTAND", nargs="*", type=Path, help="alleen deze bestanden")
    parser.add_argument("--check", action="store_true", help="zeg alleen wat nog niet netjes is")
    parser.add_argument(
        "--catalogue", metavar="MAP", type=Path, help="map met de gegevens (anders: catalogue)"
    )
    parser.epilog = (
        "Alle velden komen in dezelfde volgorde, met dezelfde inspringing. Er verandert niets aan wat er\n"
        "staat, en opmerkingen (# ...) blijven bij hun veld. De vaste lijsten (begrippen, wegwijzer)\n"
        "blijven zoals u ze schreef: daar zegt de indeling zelf ook iets."
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:  # noqa: ARG001
    """Carry out `format`; 1 when a file could not be done or, with --check, is not in the form yet."""
    folder = (given.catalogue or root / "catalogue").absolute()
    changes: dict[Path, bytes | None] = {}
    if not folder.is_dir():
        raise Stop(f"De map {shown(folder)} bestaat niet.", "geef de goede map met --catalogue", WRONG_USE)
    paths, refused = (_asked(given.bestanden), False) if given.bestanden else _all_of(folder)
    for path in paths:
        try:
            before = path.read_bytes()
            after = tidy(before.decode("utf-8"), order_of(RECORD_KINDS[path.parent.name])).encode("utf-8")
        except UnicodeDecodeError:
            refused = _pass_over(path, "Dit bestand is geen tekst in UTF-8.")
            continue
        except OSError:
            refused = _pass_over(path, "Dit bestand is niet te lezen. Kijk of u het mag openen.")
            continue
        except EditError as error:
            refused = _pass_over(path, str(error))
            continue
        if before != after:
            changes[path] = after
    if not given.check:
        write_all(changes)
        schema.refresh(root, folder)
    _tell(changes, len(paths), given.check, "Wat te lezen was," if refused else "Alles")
    return FAULTS if refused or (given.check and changes) else 0


def _pass_over(path: Path, why: str) -> bool:
    print(f"Overgeslagen: {shown(path)}. {why}", file=sys.stderr)
    return True


def _all_of(folder: Path) -> tuple[list[Path], bool]:
    """Every record file, and whether a folder was passed over because it may not be listed."""
    found: list[Path] = []
    refused = False
    for kind in sorted(RECORD_KINDS):
        try:
            found += _listed(folder / kind)
        except OSError:
            refused = _pass_over(folder / kind, "Deze map is niet te lezen. Kijk of u haar mag openen.")
    return found, refused


def _listed(folder: Path) -> list[Path]:
    """The record files in a folder; none when there is no such folder. Raises OSError."""
    # Not Path.glob: to that a folder that may not be listed is an empty one.
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(entry.path) for entry in entries if entry.name.endswith(".yaml"))
    except FileNotFoundError:
        return []


def _asked(paths: list[Path]) -> list[Path]:
    """The record files that were named. Raises Stop for one that is no record of a known kind."""
    found = []
    for path in paths:
        place = path.absolute()
        if place.suffix != ".yaml" or place.parent.name not in RECORD_KINDS or not place.is_file():
            raise Stop(
                f"{path} is geen bestand dat netjes gezet kan worden.",
                f"kies een .yaml in een van de mappen {', '.join(sorted(RECORD_KINDS))}",
                WRONG_USE,
            )
        found.append(place)
    return found


def _tell(changes: Mapping[Path, bytes | None], total: int, only_look: bool, what: str) -> None:
    for path in sorted(changes):
        print(shown(path))
    done = count_of(len(changes), "bestand", "bestanden")
    if not changes:
        print(f"{what} staat al netjes ({count_of(total, 'bestand', 'bestanden')}).")
    elif only_look:
        print(f"Nog niet netjes: {done}. Typ 'python3 build.py format' om dit te doen.")
    else:
        print(f"Netjes gezet: {done}.")
