"""What each command asks."""

from __future__ import annotations

import argparse
from pathlib import Path

from informatiewijzer.cli.dutch_args import DutchParser


def parse(parser: DutchParser, words: list[str], passes_on: bool) -> argparse.Namespace:
    """The given words as a namespace; with `passes_on` unknown words are kept in `rest` (for pytest)."""
    if not passes_on:
        return parser.parse_args(words)
    given, rest = parser.parse_known_args(words)
    given.rest = rest
    return given


def _catalogue(parser: DutchParser) -> None:
    parser.add_argument(
        "--catalogue", metavar="MAP", type=Path, help="map met de gegevens (anders: catalogue)"
    )
    parser.add_argument("--as-of", metavar="DAG", help="reken met deze dag, bijvoorbeeld 2026-11-03")


def for_build(parser: DutchParser) -> None:
    """Declare what `build` asks."""
    _catalogue(parser)
    parser.add_argument("--site", metavar="MAP", type=Path, help="waar de site komt (anders: site)")
    parser.add_argument("--base-url", metavar="ADRES", help="het adres van de site, voor de sitemap")
    parser.add_argument("--zonder-zoeken", action="store_true", help="sla de zoekindex over (voor metingen)")
    parser.add_argument("--accept-shrink", action="store_true", help="goed dat er veel pagina's verdwijnen")
    parser.add_argument(
        "--wacht", metavar="SECONDEN", type=_seconds, default=30, help="wacht op een andere bouw"
    )
    parser.add_argument("--volledig", action="store_true", help="maak alles opnieuw, gebruik geen geheugen")


def for_check(parser: DutchParser) -> None:
    """Declare what `check` asks."""
    _catalogue(parser)
    parser.add_argument(
        "--format", choices=("text", "github", "gitlab", "json"), default="text", help="vorm van het verslag"
    )
    parser.epilog = (
        "Bij een fout verandert de site niet. Een waarschuwing of tip houdt niets tegen.\n"
        "Uitgang: 0 geen fouten, 1 er zijn fouten, 2 verkeerd gebruikt."
    )


def for_search(parser: DutchParser) -> None:
    """Declare what `search` asks."""
    parser.add_argument("query", metavar="ZOEKVRAAG", nargs="*", help="wat een bezoeker typt")
    _catalogue(parser)
    parser.add_argument("--json", action="store_true", help="geef de treffers als JSON")
    parser.add_argument(
        "--limit", metavar="AANTAL", type=_positive, default=10, help="hoeveel treffers (anders: 10)"
    )
    parser.add_argument(
        "--evaluate", action="store_true", help="meet de zoekkwaliteit met de beoordeelde vragen"
    )


def for_serve(parser: DutchParser) -> None:
    """Declare what `serve` asks."""
    _catalogue(parser)
    parser.add_argument(
        "--port", "--poort", metavar="NUMMER", type=port_number, default=8000, help="poort (anders: 8000)"
    )


def for_pdf(parser: DutchParser) -> None:
    """Declare what `pdf` asks."""
    parser.add_argument("--site", metavar="MAP", type=Path, help="de gemaakte site (anders: site)")
    parser.add_argument("--map", metavar="MAP", type=Path, help="waar de PDF's komen (anders: wijkbladen)")


def for_test(parser: DutchParser) -> None:
    """Declare what `test` asks; everything it does not know goes to pytest."""


def _positive(text: str) -> int:
    return _whole(text, 1, 10_000)


def _seconds(text: str) -> int:
    return _whole(text, 0, 86_400)


def port_number(text: str) -> int:
    """The number of a port. Raises argparse's error."""
    return _whole(text, 1, 65_535)


def _whole(text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdigit() and low <= int(text[:9]) <= high):
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is geen heel getal van {low} tot en met {high}")
    return int(text)
