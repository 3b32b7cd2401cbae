"""`report`: the health of the catalogue, as text and as a page."""

from __future__ import annotations

import sys
import tempfile
from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from informatiewijzer.base.characters import printable
from informatiewijzer.checks.registry import run_checks
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.stop import WRONG_USE, Stop
from informatiewijzer.cli.upkeep import Ground, apart, declare_catalogue, ground, shown
from informatiewijzer.pages.render import load_kitchen
from informatiewijzer.upkeep.compare import Difference, catalogue_then, differences, site_of
from informatiewijzer.upkeep.document import as_text
from informatiewijzer.upkeep.health import Known, make_report
from informatiewijzer.upkeep.history import NoHistory, UnknownVersion, last_edits, version_at
from informatiewijzer.upkeep.link_file import FILE, read_links
from informatiewijzer.upkeep.report_page import report_html

_MOST_LINES = 8


def declare(parser: DutchParser) -> None:
    """Declare what `report` asks."""
    parser.add_argument(
        "--html", metavar="BESTAND", type=Path, help="maak er een bladzijde van, om te bekijken of te printen"
    )
    parser.add_argument(
        "--since", metavar="DAG-OF-VERSIE", help="toon ook wat er veranderd is, bijvoorbeeld sinds 2026-11-03"
    )
    parser.add_argument("--alles", action="store_true", help="kort lange lijsten op het scherm niet in")
    declare_catalogue(parser)
    parser.epilog = (
        "Zonder --html komt het verslag op het scherm. Links worden hier niet nagekeken: dat doet\n"
        "'python3 build.py links'. Voor --since is git nodig; zonder git staat er waarom het niet kan.\n"
        "Bestaat die dag of versie niet, dan leest u welke er wel zijn."
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `report`; 0 when it was made, whatever it says; 2 for a version that there is not."""
    base = ground(root, given, environment)
    target = _target(given.html, root)
    findings = (*base.loaded.findings, *run_checks(base.loaded, base.folder, base.as_of))
    since, changes = _since(root, base, given.since)
    known = Known(
        base.catalogue,
        base.as_of,
        tuple(sorted(findings, key=lambda finding: finding.order)),
        read_links(base.folder.parent / FILE),
        _edits(base.folder),
        since,
        changes,
    )
    report = make_report(known)
    if target is None:
        sys.stdout.write(printable_lines(as_text(report, None if given.alles else _MOST_LINES)))
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(report_html(root, report), "utf-8")
        print(f"Het verslag staat in {shown(target)}. Open het in een browser.")
    return 0


def printable_lines(text: str) -> str:
    """The text without characters that can trick a terminal."""
    return "".join(f"{printable(line, 2000)}\n" for line in text.splitlines())


def _target(path: Path | None, root: Path) -> Path | None:
    """Where the page comes. Raises Stop for a folder, or a place inside the site or the records."""
    if path is None:
        return None
    target = path.absolute()
    if target.is_dir() or target.suffix.lower() not in (".html", ".htm"):
        raise Stop(
            f"'{path}' is geen bestand voor een bladzijde.",
            "schrijf het zo: --html verslag/verslag.html",
            WRONG_USE,
        )
    return apart(path, root, "Het verslag")


def _edits(folder: Path) -> Mapping[str, date] | None:
    try:
        return last_edits(folder)
    except NoHistory:
        return None


def _since(root: Path, base: Ground, since: str | None) -> tuple[str, tuple[Difference, ...] | None]:
    """What is compared with, and the differences; or why there is nothing to compare with, and None.

    Raises Stop when there is a history, but not of this day or name: that is a slip of the pen.
    """
    if since is None:
        return "", None
    try:
        version = version_at(base.folder, since)
        with tempfile.TemporaryDirectory() as folder:
            then = catalogue_then(base.folder, version, Path(folder))
    except UnknownVersion as unknown:
        raise Stop(str(unknown), unknown.hint, WRONG_USE) from None
    except NoHistory as reason:
        return f"Vergelijken met '{printable(since, 60)}' kan niet. {reason}", None
    if then is None:
        return f"De gegevens van {version.words} zijn niet meer te lezen.", None
    kitchen = load_kitchen(root)
    before, after = site_of(then, kitchen, base.as_of), site_of(base.catalogue, kitchen, base.as_of)
    return version.words, differences(before, after)
