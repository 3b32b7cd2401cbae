"""`redactie`: a form in the browser to add and change records, on this computer only."""

from __future__ import annotations

import sys
import threading
import webbrowser
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from informatiewijzer.cli import schema
from informatiewijzer.cli.arguments import port_number
from informatiewijzer.cli.dates import resolve_as_of
from informatiewijzer.cli.decap import ensure_decap
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.form_server import Place, make_form_server
from informatiewijzer.cli.ports import listen
from informatiewijzer.cli.stop import Stop
from informatiewijzer.cli.upkeep import declare_catalogue
from informatiewijzer.editing.desk import Desk
from informatiewijzer.editing.form_config import form_config
from informatiewijzer.editing.options import options_of
from informatiewijzer.model.loading import load_catalogue

PORT = 8765


def declare(parser: DutchParser) -> None:
    """Declare what `redactie` asks."""
    parser.add_argument(
        "--port", "--poort", metavar="NUMMER", type=port_number, default=PORT, help=f"poort (anders: {PORT})"
    )
    parser.add_argument("--niet-openen", action="store_true", help="open de browser niet vanzelf")
    declare_catalogue(parser)
    parser.epilog = (
        "Het formulier werkt alleen op deze computer. De eerste keer wordt het opgehaald (16 MB); daarna is\n"
        "er geen internet nodig. Bewaart u iets, dan wordt het eerst nagekeken. Klopt het niet, dan blijft\n"
        "het bestand zoals het was en ziet u wat u moet verbeteren. Stoppen: Ctrl-C."
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `redactie` until Ctrl-C."""
    as_of = resolve_as_of(given.as_of, environment)
    catalogue = (given.catalogue or root / "catalogue").absolute()
    if load_catalogue(catalogue).catalogue is None:
        raise Stop("De gegevens zijn niet te lezen.", "typ eerst: python3 build.py check")
    place = form_place(root, catalogue, Desk(catalogue, as_of, lambda: schema.refresh(root, catalogue)))
    server = listen(lambda port: make_form_server(place, port), given.port, "redactie")
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"Het formulier staat op {address} (stoppen met Ctrl-C).", flush=True)
    if not given.niet_openen:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("\nGestopt.", file=sys.stderr)
    finally:
        server.server_close()
    return 0


def form_place(root: Path, catalogue: Path, desk: Desk) -> Place:
    """What the server needs; the form is fetched when it is not there yet. Raises Stop."""

    def config() -> Mapping[str, Any]:
        loaded = load_catalogue(catalogue)
        return form_config(options_of(loaded.catalogue)) if loaded.catalogue else {}

    return Place(root / "site_src" / "redactie", ensure_decap(root), config, desk)
