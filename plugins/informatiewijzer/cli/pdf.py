"""`pdf`: the sheet of every wijk as a tagged PDF, printed by a Chromium that stands on this computer."""

from __future__ import annotations

import subprocess
import tempfile
import threading
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from informatiewijzer.cli.browser import VARIABLE, find_installed, needs_no_sandbox
from informatiewijzer.cli.progress import Progress
from informatiewijzer.cli.server import make_server
from informatiewijzer.cli.stop import WRONG_USE, Stop

DEFAULT = "wijkbladen"
_SHEETS = "wijken/*/blad/index.html"
_SECONDS = 60
# Without a profile of its own it would use (and change) that of the user; no calls home.
_FLAGS = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--no-pdf-header-footer", "--virtual-time-budget=3000",
)  # fmt: skip


def make_pdfs(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `pdf`; 0 when every sheet of the published site is printed. Raises Stop (Dutch)."""
    site = (given.site or root / "site").absolute()
    target = (given.map or root / DEFAULT).absolute()
    if target.resolve().is_relative_to(site.resolve()):
        raise Stop(
            "De PDF's kunnen niet in de map van de site komen.", "kies een andere map met --map", WRONG_USE
        )
    sheets = sorted(site.glob(_SHEETS))
    if not sheets:
        raise Stop(f"Er staan geen wijkbladen in {site}.", "maak eerst de site: python3 build.py build")
    browser = find_installed(environment)
    if browser is None:
        raise Stop(
            "Er is geen Chromium of Google Chrome gevonden; die maakt de PDF's.",
            f"installeer Chromium, of zet het pad ernaartoe in {VARIABLE}",
        )
    target.mkdir(parents=True, exist_ok=True)
    _print_all(browser, site, sheets, target)
    print(f"Er staan {len(sheets)} wijkbladen klaar in {target}.")
    return 0


def _print_all(browser: str, site: Path, sheets: list[Path], target: Path) -> None:
    progress = Progress("Wijkbladen maken", len(sheets))
    with _served(site) as address, tempfile.TemporaryDirectory() as scratch:
        for sheet in sheets:
            wijk = sheet.parts[-3]
            made = Path(scratch, f"{wijk}.pdf")
            _print(browser, f"{address}wijken/{wijk}/blad/", made, Path(scratch, "profiel"))
            (target / f"wijkblad-{wijk}.pdf").write_bytes(made.read_bytes())
            progress.step()
    progress.close()


def _print(browser: str, address: str, made: Path, profile: Path) -> None:
    sandbox = ["--no-sandbox"] if needs_no_sandbox() else []
    command = [browser, *_FLAGS, *sandbox, f"--user-data-dir={profile}", f"--print-to-pdf={made}", address]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        raise Stop(
            f"De browser deed langer dan {_SECONDS} seconden over {address}.", "probeer het opnieuw"
        ) from None
    if done.returncode or not made.is_file():
        last = (done.stderr.strip().splitlines() or ["geen uitleg"])[-1]
        raise Stop(
            f"De browser maakte geen PDF van {address}: {last}", f"probeer een andere browser met {VARIABLE}"
        )


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """The site on an address of this computer only, for as long as it takes."""
    server = make_server(site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
