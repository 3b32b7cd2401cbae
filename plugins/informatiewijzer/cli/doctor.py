"""`doctor`: what is missing before the site goes live."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from informatiewijzer.base.findings import Finding, faults
from informatiewijzer.cli import report
from informatiewijzer.cli.build import base_url
from informatiewijzer.cli.dates import resolve_as_of
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.load import load_checked
from informatiewijzer.cli.stop import FAULTS, Stop
from informatiewijzer.cli.upkeep import declare_address, declare_catalogue
from informatiewijzer.upkeep.doctor import Patient, examine

_LOGO = Path("site_src", "pages", "assets", "iconen", "merk.svg")
_WORDS = Path("site_src", "talen.json")


def declare(parser: DutchParser) -> None:
    """Declare what `doctor` asks."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="vorm van het verslag")
    declare_address(parser)
    parser.add_argument("--site", metavar="MAP", type=Path, help="waar de site komt (anders: site)")
    declare_catalogue(parser)
    parser.epilog = (
        "Doe dit voordat de site live gaat, en daarna elk half jaar. Een fout moet eerst worden opgelost.\n"
        "Bij een waarschuwing of tip kan de site live, maar is hij nog niet af. Uitgang: 0 geen fouten,\n"
        "1 er zijn fouten, 2 verkeerd gebruikt."
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `doctor`; 0 when nothing stands in the way of going live, else 1."""
    as_of = resolve_as_of(given.as_of, environment)
    folder = (given.catalogue or root / "catalogue").absolute()
    checked = load_checked(folder, as_of)
    if checked.catalogue is None:
        sys.stderr.write(report.as_text(faults(checked.findings)))
        raise Stop("De gegevens zijn niet te lezen.", "los eerst deze fouten op")
    patient = Patient(
        checked.catalogue,
        checked.catalogue.published(as_of),
        checked.findings,
        as_of,
        base_url(given.base_url),
        (root / _LOGO).is_file(),
        tuple(_unchecked(root)),
        dict(_locked(folder, (given.site or root / "site").absolute())),
    )
    found = examine(patient)
    sys.stdout.write(report.as_json(found) if given.format == "json" else _text(found))
    return FAULTS if faults(found) else 0


def _text(found: tuple[Finding, ...]) -> str:
    if not found:
        return "Er ontbreekt niets. De site kan live.\n"
    end = "Los eerst de fouten op. Daarna kan de site live." if faults(found) else "De site kan live."
    return f"{report.as_text(found)}{end}\n"


def _unchecked(root: Path) -> Iterator[str]:
    """The languages whose pages still say that nobody checked the translation."""
    path = root / _WORDS
    words = json.loads(path.read_text("utf-8"))["talen"] if path.is_file() else {}
    yield from (str(language["naam"]) for language in words.values() if language.get("vertaling"))


def _locked(folder: Path, site: Path) -> Iterator[tuple[str, str]]:
    """Records that may not be read, and the folder of the site when nothing may be written there."""
    for path in sorted(folder.rglob("*.yaml")):
        if not os.access(path, os.R_OK):
            yield f"{folder.name}/{path.relative_to(folder).as_posix()}", "lezen"
    place = next(parent for parent in (site, *site.parents) if parent.exists())
    # The new site is made beside the old one, so the folder above counts as well.
    for need in {place, site.parent if site.parent.exists() else place}:
        if not os.access(need, os.W_OK | os.X_OK):
            yield str(need), "schrijven"
