"""`release`: write down what is new in the open data, and which addresses are on the site."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path

from informatiewijzer.base.dutch import long_date
from informatiewijzer.checks.addresses import published_addresses
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.stop import WRONG_USE, Stop
from informatiewijzer.cli.upkeep import declare_catalogue, ground, shown
from informatiewijzer.exports.public import open_records
from informatiewijzer.model.ledger import LEDGER, with_published, write_ledger
from informatiewijzer.model.releases import (
    RELEASES,
    Release,
    last_day,
    marks_of,
    releases_of,
    with_release,
    write_releases,
)
from informatiewijzer.upkeep.files import write_all

_MOST = 10


def declare(parser: DutchParser) -> None:
    """Declare what `release` asks."""
    parser.add_argument("--proef", action="store_true", help="zeg alleen wat er nieuw is")
    declare_catalogue(parser)
    parser.epilog = (
        "Doe dit eens per maand, als uw wijzigingen op de site staan. Het werkt twee lijsten bij:\n"
        "catalogue/uitgaven.yaml (wat er nieuw, veranderd of weg is) en catalogue/uitgegeven.yaml (elk\n"
        "adres dat ooit op de site stond). U hoeft er zelf niets in te schrijven. Is er niets veranderd,\n"
        "dan blijft alles zoals het is."
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `release`; 0 also when there is nothing new, 2 for a day before the last one."""
    base = ground(root, given, environment)
    marks = marks_of(open_records(base.catalogue.published(base.as_of)))
    before = base.catalogue.releases
    last = last_day(before)
    if last and last > base.as_of:
        message = f"Er is al een latere uitgave, van {long_date(last)}."
        raise Stop(message, "laat --as-of weg, of kies een latere dag", WRONG_USE)
    after = with_release(before, marks, base.as_of)
    newest = next(iter(releases_of(after)), None)
    if after == before or newest is None:
        print("Er is niets veranderd sinds de laatste uitgave. Er is niets geschreven.")
        return 0
    _tell(newest if newest.day == base.as_of else Release(base.as_of))
    if given.proef:
        print("Dit was een proef: er is niets geschreven.")
        return 0
    addresses = published_addresses(base.catalogue, base.as_of)
    ledger = with_published(base.catalogue.ledger, addresses, base.as_of)
    path = base.folder / f"{RELEASES}.yaml"
    changes = {path: write_releases(after).encode()}
    if ledger != base.catalogue.ledger:
        changes[base.folder / f"{LEDGER}.yaml"] = write_ledger(ledger).encode()
    write_all(changes)
    print(f"Bijgewerkt: {', '.join(shown(each) for each in changes)}.")
    return 0


def _tell(release: Release) -> None:
    print(f"Uitgave van {long_date(release.day)}:")
    for words, addresses in (
        ("nieuw", release.came),
        ("veranderd", release.changed),
        ("weg", release.went),
    ):
        print(f"  {words}: {len(addresses)}{_some(addresses)}")


def _some(addresses: Sequence[str]) -> str:
    if not addresses:
        return ""
    more = f" en nog {len(addresses) - _MOST}" if len(addresses) > _MOST else ""
    return f" ({', '.join(addresses[:_MOST])}{more})"
