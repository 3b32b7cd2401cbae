"""`ledger`: write down which addresses are on the site, so that none ever vanishes unseen."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.checks.addresses import published_addresses
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.upkeep import declare_catalogue, ground, shown
from informatiewijzer.model.ledger import LEDGER, with_published, write_ledger
from informatiewijzer.upkeep.files import write_all


def declare(parser: DutchParser) -> None:
    """Declare what `ledger` asks."""
    parser.add_argument("--proef", action="store_true", help="zeg alleen wat erbij zou komen")
    declare_catalogue(parser)
    parser.epilog = (
        "De lijst staat in catalogue/uitgegeven.yaml. Doe dit als u iets nieuws op de site hebt gezet.\n"
        "Er gaat nooit iets uit de lijst: wie een adres op papier heeft, vindt altijd iets."
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `ledger`; 0 when the list is up to date."""
    base = ground(root, given, environment)
    before = base.catalogue.ledger
    after = with_published(before, published_addresses(base.catalogue, base.as_of), base.as_of)
    fresh = sorted(address for address in after if after[address] != before.get(address))
    path = base.folder / f"{LEDGER}.yaml"
    if given.proef or (not fresh and path.exists()):
        print(f"Nieuw: {len(fresh)}. Er is niets geschreven.")
    else:
        write_all({path: write_ledger(after).encode()})
        print(f"In {shown(path)} staan nu {len(after)} adressen; nieuw: {len(fresh)}.")
    for address in fresh[:20]:
        print(f"  {address}")
    if len(fresh) > 20:
        print(f"  en nog {len(fresh) - 20}")
    return 0
