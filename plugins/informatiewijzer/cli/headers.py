"""`headers`: the lines for a web server, to copy where the site stands."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from informatiewijzer.cli.build import base_url
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.upkeep import declare_address, declare_catalogue, ground
from informatiewijzer.exports.server_files import apache, for_netlify, nginx

_SERVERS: Mapping[str, Callable[[bool, str], str]] = {
    "nginx": nginx,
    "apache": apache,
    "netlify": lambda worker, _address: for_netlify(worker),
}


def declare(parser: DutchParser) -> None:
    """Declare what `headers` asks."""
    parser.add_argument(
        "server", metavar="SERVER", choices=tuple(_SERVERS), help=f"een van deze: {', '.join(_SERVERS)}"
    )
    declare_address(parser)
    declare_catalogue(parser)
    parser.epilog = (
        "Voor Apache (.htaccess) en voor Netlify, Cloudflare Pages en dergelijke (_headers) zit dit al in\n"
        "de gemaakte site. Voor nginx: python3 build.py headers nginx > informatiewijzer.conf\n"
        "Neem dat bestand op in het server-blok."
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `headers`; the text goes to the screen."""
    base = ground(root, given, environment)
    settings = base.catalogue.settings
    address = base_url(given.base_url or settings.address or "")
    sys.stdout.write(_SERVERS[given.server](settings.works_offline(address), address))
    return 0
