"""`rename`: give a record another id, in one step and everywhere."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path

from informatiewijzer.cli import schema
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.upkeep import declare_catalogue, ground, in_words, shown
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.upkeep.addresses import find_address
from informatiewijzer.upkeep.files import write_all
from informatiewijzer.upkeep.rename import Renaming, plan_rename


def declare(parser: DutchParser) -> None:
    """Declare what `rename` asks."""
    parser.add_argument("oud", metavar="OUD", help="wat het nu heet, bijvoorbeeld activiteiten/eetclub")
    parser.add_argument("nieuw", metavar="NIEUW", help="hoe het gaat heten, bijvoorbeeld samen-eten-noord")
    parser.add_argument("--proef", action="store_true", help="zeg alleen wat er zou veranderen")
    declare_catalogue(parser)
    parser.epilog = (
        "Het bestand krijgt de nieuwe naam en alles wat ernaar verwijst gaat mee. Het oude adres op de site\n"
        "blijft werken: daar komt een link naar het nieuwe. Kan iets niet, dan verandert er niets."
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `rename`; 0 when it is done (or would work), 2 when it can not be done."""
    base = ground(root, given, environment)
    known = {kind: sorted(base.loaded.known.get(kind, ())) for kind in RECORD_KINDS}
    with in_words():
        old = find_address(given.oud, known)
        pages = root / "site_src" / "pages"
        renaming = plan_rename(base.folder, base.loaded, old, given.nieuw, base.as_of, pages)
    if not given.proef:
        write_all(renaming.changes)
        schema.refresh(root, base.folder)
    _tell(root, renaming, given.proef)
    return 0


def _tell(root: Path, renaming: Renaming, only_try: bool) -> None:
    if only_try:
        print(f"Dit zou kunnen: {renaming.old} wordt {renaming.new}. Er is niets veranderd.")
    else:
        print(f"{renaming.old} heet nu {renaming.new}.")
    for file in renaming.referring:
        print(f"  verwijzing aangepast in {shown(file)}")
    if renaming.forwards:
        print(f"  het oude adres /{renaming.old}/ blijft: daar komt een link naar /{renaming.new}/")
    for page in _pages_naming(root / "site_src" / "pages", renaming.old):
        print(f"  het oude adres staat nog in {shown(page)}; dat blijft werken, maar pas het liever aan")


def _pages_naming(folder: Path, address: str) -> Iterator[Path]:
    """Hand-written pages that link to the old address."""
    for path in sorted(folder.rglob("*.md")):
        if f"{address}/" in path.read_text("utf-8", "replace"):
            yield path
