"""`links`: ask other sites whether the pages we link to are still there. Apart from the build, on purpose."""

from __future__ import annotations

import argparse
import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.progress import Progress
from informatiewijzer.cli.report import visible
from informatiewijzer.cli.stop import WRONG_USE, Stop
from informatiewijzer.cli.upkeep import apart, declare_catalogue, ground, shown
from informatiewijzer.upkeep.link_check import LinkChecker, LinkResult, is_public
from informatiewijzer.upkeep.link_file import FILE, links_of, write_links
from informatiewijzer.upkeep.link_words import WORDS, LinkState

_QUIET = (LinkState.FINE,)


def declare(parser: DutchParser) -> None:
    """Declare what `links` asks."""
    parser.add_argument(
        "--resultaat", metavar="BESTAND", type=Path, help=f"waar de uitkomst komt (anders: {FILE})"
    )
    parser.add_argument("--limit", metavar="AANTAL", type=_number, help="kijk hooguit zoveel links na")
    parser.add_argument(
        "--wacht",
        metavar="SECONDEN",
        type=_number,
        default=10,
        help="zo lang mag een site erover doen (anders: 10)",
    )
    parser.add_argument(
        "--lijst", action="store_true", help="toon alleen de links, vraag niets aan andere sites"
    )
    # For a test with a server on this computer; a link may otherwise never lead into the own network.
    parser.add_argument("--proef-lokaal", action="store_true", help=argparse.SUPPRESS)
    declare_catalogue(parser)
    parser.epilog = (
        "Dit vraagt elke site waar wij naar linken of de pagina er nog is, hooguit een keer per seconde.\n"
        "Het verslag (python3 build.py report) toont de uitkomst. Een kapotte link houdt de site niet tegen."
    )


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= 100_000):
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is geen heel getal van 1 tot en met 100000")
    return int(text)


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `links`; 0 also when links are broken: that is news, not a fault of this command."""
    base = ground(root, given, environment)
    links = links_of(base.catalogue.published(base.as_of))
    urls = list(links)[: given.limit]
    if given.lijst:
        for url in urls:
            print(f"{visible(url)}  ({', '.join(links[url])})")
        return 0
    # Looked at first: the answers take minutes and must not be lost.
    path = _place(given.resultaat, root) if given.resultaat else (base.folder.parent / FILE).absolute()
    allowed = (lambda _: True) if given.proef_lokaal else is_public
    pause = 0.0 if given.proef_lokaal else 1.0
    checker, progress = LinkChecker(allowed, float(given.wacht), pause), Progress("Links", len(urls))
    results = []
    for result in checker.check_all(urls):
        results.append(result)
        progress.step()
    progress.close()
    write_links(path, base.as_of, results)
    _tell(results, links)
    print(f"De uitkomst staat in {shown(path)}. Het verslag maakt u met: python3 build.py report")
    return 0


def _place(path: Path, root: Path) -> Path:
    target = apart(path, root, "De uitkomst")
    if target.is_dir() or not target.parent.is_dir():
        raise Stop(f"'{path}' kan hier niet komen.", "noem een bestand in een map die er is", WRONG_USE)
    return target


def _tell(results: list[LinkResult], links: Mapping[str, tuple[str, ...]]) -> None:
    """Every link that needs a look, grouped by what is the matter, each with what can be done."""
    for state in LinkState:
        found = [result for result in results if result.state is state]
        if not found or state in _QUIET:
            continue
        print(f"\n{WORDS[state].what}\n  Wat u kunt doen: {WORDS[state].advice}")
        for result in found:
            code = f" [{result.status}]" if result.status else ""
            now = f" -> {visible(result.target)}" if result.target else ""
            print(f"  - {visible(result.url)}{code}{now}  ({', '.join(links[result.url])})")
    counts = Counter(result.state for result in results)
    print(f"\n{len(results)} links bekeken; {counts[LinkState.FINE]} zijn goed.")
    if results and counts[LinkState.NO_DOMAIN] + counts[LinkState.NO_ANSWER] == len(results):
        sys.stderr.write("Geen enkele site gaf antwoord. Is er wel internet op deze computer?\n")
