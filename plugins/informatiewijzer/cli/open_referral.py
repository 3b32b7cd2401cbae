"""`import` of a set in Open Referral (HSDS, Ohana): new drafts only, with a report of every value."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.base.dutch import count_of
from informatiewijzer.base.findings import Finding, faults
from informatiewijzer.cli import report, schema
from informatiewijzer.cli.stop import FAULTS, WRONG_USE, Stop
from informatiewijzer.cli.upkeep import apart, ground, shown
from informatiewijzer.openreferral.mapping import Outcome, map_dataset
from informatiewijzer.openreferral.reading import read_dataset
from informatiewijzer.openreferral.report import as_table, in_short
from informatiewijzer.tables.refusal import Refused
from informatiewijzer.tables.trial import try_out
from informatiewijzer.upkeep.files import write_all

_ONLY_SHEETS = ("rows", "soort", "herstel", "personen")
_MOST = 20


def take_over(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Map the set, report, try, and with --apply write; 0 when it is done or could be, 1 with faults."""
    for name in _ONLY_SHEETS:
        if getattr(given, name):
            message = f"--{name} is voor een spreadsheet; dit is een set in Open Referral."
            raise Stop(message, "laat het weg", WRONG_USE)
    report_place = _report_place(given.verslag, root)
    base = ground(root, given, environment)
    try:
        outcome = map_dataset(read_dataset(given.bestand), base.catalogue)
    except Refused as refused:
        raise Stop(refused.message, refused.hint) from None
    print(in_short(outcome))
    _report(report_place, outcome)
    contents = outcome.contents()
    wrong = faults(try_out(base.folder, contents, base.as_of).findings)
    if wrong:
        return _refuse(wrong)
    if not contents:
        print("Er is niets nieuws om over te nemen.")
    elif given.apply:
        _write(root, base.folder, contents)
    else:
        words = [str(given.bestand), *(["--catalogue", str(given.catalogue)] if given.catalogue else [])]
        again = " ".join(map(shlex.quote, words))
        print(f"Er is nog niets veranderd. Akkoord? Typ: python3 build.py import {again} --apply")
    return 0


def _report_place(path: Path | None, root: Path) -> Path | None:
    """Where the whole report comes, when it was asked for. Raises Stop."""
    if path is None:
        return None
    if path.suffix.lower() != ".csv" or path.is_dir():
        raise Stop("Het verslag is een tabel.", "geef een naam die eindigt op .csv", WRONG_USE)
    if not path.absolute().parent.is_dir():
        raise Stop(f"De map '{path.parent}' bestaat niet.", "maak die eerst, of kies een andere", WRONG_USE)
    return apart(path, root, "Het verslag")


def _report(place: Path | None, outcome: Outcome) -> None:
    """The whole report, value by value."""
    if place is None:
        print("Elke waarde apart zien? Zet erachter: --verslag verslag.csv\n")
        return
    place.write_bytes(as_table(outcome))
    print(f"Het hele verslag staat in {shown(place)}.\n")


def _refuse(wrong: list[Finding]) -> int:
    print(report.as_text(wrong[:_MOST]), end="")
    if len(wrong) > _MOST:
        print(f"En nog {len(wrong) - _MOST}.")
    print("\nEr staan fouten in wat het zou worden: er is niets opgeschreven.")
    return FAULTS


def _write(root: Path, folder: Path, contents: Mapping[str, bytes]) -> None:
    """All files or none; none of them was there before."""
    paths = {folder / name: content for name, content in contents.items()}
    taken = [path for path in paths if path.exists()]
    if taken:
        raise Stop(f"{shown(taken[0])} is er intussen al. Er is niets opgeschreven.", "begin opnieuw")
    for parent in sorted({path.parent for path in paths}):
        parent.mkdir(exist_ok=True)
    write_all(paths)
    schema.refresh(root, folder)
    print(f"Opgeschreven: {count_of(len(paths), 'nieuw bestand', 'nieuwe bestanden')}, allemaal als concept.")
