"""What the commands for keeping records true share: loading, refusing in words, asking for the usual."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from informatiewijzer.base.findings import faults
from informatiewijzer.cli import report
from informatiewijzer.cli.dates import resolve_as_of
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.stop import WRONG_USE, Stop
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import Loaded, load_catalogue
from informatiewijzer.upkeep.refusal import Refused


@dataclass(frozen=True, slots=True)
class Ground:
    """What a task begins with: the folder, what stands in it, and the day."""

    folder: Path
    loaded: Loaded
    catalogue: Catalogue
    as_of: date


def declare_catalogue(parser: DutchParser) -> None:
    """Ask for the folder and the day."""
    parser.add_argument(
        "--catalogue", metavar="MAP", type=Path, help="map met de gegevens (anders: catalogue)"
    )
    parser.add_argument("--as-of", metavar="DAG", help="reken met deze dag, bijvoorbeeld 2026-11-03")


def declare_address(parser: DutchParser) -> None:
    """Ask for the address of the site."""
    help_ = "het adres, als het niet in de instellingen staat"
    parser.add_argument("--base-url", metavar="ADRES", default="", help=help_)


def ground(root: Path, given: Namespace, environment: Mapping[str, str]) -> Ground:
    """Load the catalogue. Raises Stop when there is a fault in it: nothing is done on half the records."""
    as_of = resolve_as_of(given.as_of, environment)
    folder = (given.catalogue or root / "catalogue").absolute()
    loaded = load_catalogue(folder)
    wrong = faults(loaded.findings)
    if loaded.catalogue is None or wrong:
        sys.stderr.write(report.as_text(wrong))
        raise Stop("Er staan fouten in de gegevens. Er is niets gedaan.", "los die eerst op")
    return Ground(folder, loaded, loaded.catalogue, as_of)


def apart(path: Path, root: Path, what: str) -> Path:
    """Where something comes that is not for visitors. Raises Stop for a place in the site or its sources."""
    target = path.absolute()
    for folder in ("site", "catalogue", "site_src"):
        if target.resolve().is_relative_to((root / folder).resolve()):
            raise Stop(f"{what} kan niet in de map {folder} komen.", "kies een andere plek", WRONG_USE)
    return target


@contextmanager
def in_words(status: int = WRONG_USE) -> Iterator[None]:
    """Turn a refusal of the upkeep room into a Stop with this exit status."""
    try:
        yield
    except Refused as refused:
        raise Stop(refused.message, refused.hint or None, status) from None


def shown(path: Path) -> str:
    """A path as the user would type it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
