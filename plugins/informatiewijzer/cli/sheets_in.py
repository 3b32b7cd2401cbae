"""`import`: take in what was changed or added in a spreadsheet, or a set of others; first only look."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.base.dutch import count_of
from informatiewijzer.base.findings import Level
from informatiewijzer.cli import schema
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.open_referral import take_over
from informatiewijzer.cli.row_choice import parse_rows
from informatiewijzer.cli.sheet_words import change_lines, finding_lines
from informatiewijzer.cli.sheets_out import parse_kind
from informatiewijzer.cli.stop import FAULTS, WRONG_USE, Stop
from informatiewijzer.cli.upkeep import Ground, declare_catalogue, ground
from informatiewijzer.openreferral.reading import is_open_referral
from informatiewijzer.tables.asked import Wishes
from informatiewijzer.tables.importing import Import, Trial, plan_import, try_import
from informatiewijzer.tables.reading import read_grids
from informatiewijzer.tables.refusal import Refused
from informatiewijzer.upkeep.files import write_all

MOST_TOLD = 200
"""More findings than this nobody reads at once."""


def declare(parser: DutchParser) -> None:
    """Declare what `import` asks."""
    parser.add_argument(
        "bestand",
        metavar="BESTAND",
        type=Path,
        help="een .xlsx of .csv, een map met .csv-bestanden, of Open Referral (.json, .zip of zo'n map)",
    )
    parser.add_argument("--apply", action="store_true", help="schrijf het op; zonder dit kijken wij alleen")
    parser.add_argument(
        "--rows",
        metavar="RIJEN",
        action="append",
        help="alleen deze rijen, zo: 3,7-9 of met het blad erbij: activiteiten:3,7-9",
    )
    parser.add_argument("--soort", metavar="SOORT", help="wat erin staat, als de naam dat niet zegt")
    parser.add_argument(
        "--herstel", action="store_true", help="neem onze voorstellen over, zoals een 0 die Excel wegliet"
    )
    parser.add_argument(
        "--personen", action="store_true", help="laat 06-nummers en e-mailadressen van personen staan"
    )
    parser.add_argument(
        "--verslag",
        metavar="BESTAND",
        type=Path,
        help="bij Open Referral: een tabel (.csv) met van elke waarde wat ermee is gebeurd",
    )
    declare_catalogue(parser)
    parser.epilog = (
        "Zonder --apply verandert er niets: u ziet elke fout, en per bestand wat er anders wordt.\n"
        "Met --apply wordt het opgeschreven, als er geen fout in staat. Wat u niet wijzigde, blijft letter\n"
        "voor letter zoals het was, met de opmerkingen erbij.\n"
        "Open Referral (HSDS of Ohana) geeft alleen nieuwe bestanden, als concept: nooit meteen op de site."
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `import`; 0 when it is done or could be, 1 with faults, 2 for wrong use."""
    choose = parse_rows(given.rows)
    kind = parse_kind(given.soort) if given.soort is not None else None
    _check_there(given.bestand)
    if is_open_referral(given.bestand):
        return take_over(root, given, environment)
    if given.verslag:
        raise Stop("--verslag is voor een set in Open Referral.", "laat het weg", WRONG_USE)
    base = ground(root, given, environment)
    plan = _plan(base, given, kind)
    choose.check(plan)
    trial = try_import(plan, choose, base.as_of)
    _tell(plan, trial, bool(given.rows))
    if trial.faults:
        print("\nEr staan fouten in: er is niets opgeschreven. Verbeter ze in uw bestand en begin opnieuw.")
        if not given.rows and trial.sound_rows:
            print(f"Alleen de goede rijen? Noem die met --rows, bijvoorbeeld: --rows {_example(trial)}")
        return FAULTS
    if given.apply:
        _write(root, base, trial)
    elif trial.contents:
        words = " ".join(shlex.quote(word) for word in _again(given))
        print(f"\nEr is nog niets veranderd. Akkoord? Typ: python3 build.py import {words} --apply")
    return 0


def _check_there(path: Path) -> None:
    try:
        there = path.exists()
    except OSError:
        there = False
    if not there:
        message = f"Het bestand '{str(path)[:120]}' is er niet."
        raise Stop(message, "kijk of de naam klopt en of u in de goede map staat", WRONG_USE)


def _plan(base: Ground, given: Namespace, kind: str | None) -> Import:
    wishes = Wishes(given.personen, given.herstel, base.catalogue.settings.town)
    try:
        grids = read_grids(given.bestand, kind)
    except Refused as refused:
        raise Stop(refused.message, refused.hint) from None
    return plan_import(base.folder, grids, base.catalogue.ledger, wishes)


def _again(given: Namespace) -> list[str]:
    words = [str(given.bestand)]
    for name, value in (("--soort", given.soort), ("--catalogue", given.catalogue)):
        words += [name, str(value)] if value else []
    for rows in given.rows or ():
        words += ["--rows", rows]
    return [*words, *(f"--{name}" for name in ("herstel", "personen") if getattr(given, name))]


def _example(trial: Trial) -> str:
    row = trial.sound_rows[0]
    return shlex.quote(f"{row.sheet}:{row.row}")


def _tell(plan: Import, trial: Trial, chosen: bool) -> None:
    for line in change_lines(trial.rows):
        print(line)
    told = [f for f in trial.findings if f.level is not Level.TIP or f.code.startswith("BLAD")]
    for line in finding_lines(told[:MOST_TOLD], plan):
        print(line)
    if len(told) > MOST_TOLD:
        print(f"\nEr zijn nog {len(told) - MOST_TOLD} meldingen. Los eerst deze op.")
    new = sum(row.new for row in trial.rows)
    if not trial.rows and not trial.findings:
        print("Er verandert niets: alles in dit bestand staat al zo in de gegevens.")
        return
    parts = [
        count_of(len(trial.rows) - new, "bestand anders", "bestanden anders"),
        count_of(new, "nieuw bestand", "nieuwe bestanden"),
    ]
    if not chosen:
        parts.append(count_of(plan.same, "rij blijft gelijk", "rijen blijven gelijk"))
    parts.append(count_of(len(trial.faults), "fout", "fouten"))
    print(f"\nSamen: {', '.join(parts)}.")
    tips = len(trial.findings) - len(told)
    if tips:
        print(f"Ook {count_of(tips, 'tip', 'tips')}. Die ziet u straks met: python3 build.py check")


def _write(root: Path, base: Ground, trial: Trial) -> None:
    if not trial.is_current():
        message = "Een van de bestanden is intussen door iemand anders gewijzigd. Er is niets opgeschreven."
        raise Stop(message, "begin opnieuw, dan ziet u die wijziging")
    for folder in {path.parent for path in trial.contents}:
        folder.mkdir(exist_ok=True)
    write_all(trial.contents)
    schema.refresh(root, base.folder)
    print(f"\nOpgeschreven: {count_of(len(trial.contents), 'bestand', 'bestanden')}.")
