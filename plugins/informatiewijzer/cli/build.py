"""`build`: make and publish the site, and say what was made."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from informatiewijzer.base.dutch import long_date
from informatiewijzer.base.site_address import with_slash
from informatiewijzer.cli import report
from informatiewijzer.cli.dates import resolve_as_of
from informatiewijzer.cli.hostcache import Host
from informatiewijzer.cli.memory import return_large_blocks
from informatiewijzer.cli.progress import Progress
from informatiewijzer.cli.site import Built, Order, build_site
from informatiewijzer.cli.stop import FAULTS, WRONG_USE, Stop

_URL = re.compile(r"https?://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*(:\d{1,5})?(/[A-Za-z0-9._~-]+)*/?")


def build(root: Path, host: Host, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `build`; 0 when the site stands there, 1 when a fault kept it from being published."""
    return_large_blocks()
    order = make_order(root, given, environment)
    progress = Progress("Pagina's maken", 1)
    built = build_site(order, host, _say, _counter(progress))
    progress.close()
    return _tell(order, built)


def make_order(root: Path, given: Namespace, environment: Mapping[str, str]) -> Order:
    """The given words as an order. Raises Stop when they are not right."""
    catalogue = (given.catalogue or root / "catalogue").absolute()
    site = (given.site or root / "site").absolute()
    for source in (catalogue, root / "site_src"):
        if site.resolve().is_relative_to(source.resolve()):
            raise Stop(
                f"De site kan niet in de map {source.name} komen.",
                "kies een andere map met --site",
                WRONG_USE,
            )
    if site.exists() and not site.is_dir():
        raise Stop(f"{given.site} is geen map maar een bestand.", "kies een andere map met --site", WRONG_USE)
    if root.resolve().is_relative_to(site.resolve()):
        message = "In die map staat dit project; daar kan de site niet komen."
        raise Stop(message, "kies een map erin, zo: --site site", WRONG_USE)
    return Order(
        project=root,
        catalogue=catalogue,
        site=site,
        as_of=resolve_as_of(given.as_of, environment),
        base_url=base_url(given.base_url or ""),
        with_search=not given.zonder_zoeken,
        accept_shrink=given.accept_shrink,
        fresh=given.volledig,
        wait=float(given.wacht),
    )


def base_url(text: str) -> str:
    """The address of a site as somebody typed it, ending in "/"; "" stays "". Raises Stop when it is none."""
    if not text:
        return ""
    if not _URL.fullmatch(text):
        raise Stop(
            f"'{text[:80]}' is geen adres van een site.",
            "schrijf het zo: --base-url https://www.voorbeeld.nl/",
            WRONG_USE,
        )
    return with_slash(text)


def _counter(progress: Progress) -> Callable[[int], Callable[[], None]]:
    def start(total: int) -> Callable[[], None]:
        progress.total = max(total, 1)
        return progress.step

    return start


def _tell(order: Order, built: Built) -> int:
    """Say what was found and made."""
    if built.findings:
        sys.stderr.write(report.in_short(built.findings))
    if built.outcome is None:
        _say(f"Er is niets gepubliceerd. Wat in {_shown(order.site)} stond, staat er nog.")
        return FAULTS
    done = built.outcome
    print(
        f"De site staat klaar in {_shown(order.site)}: {done.pages} pagina's voor {long_date(order.as_of)}."
    )
    print(
        f"Nieuw of gewijzigd: {done.written} bestanden. Hetzelfde gebleven: {done.kept}. Weg: {done.removed}."
    )
    if not built.address:
        print(
            "Er is geen sitemap gemaakt: zet het adres van de site in instellingen.yaml (adres: https://...)."
        )
    print("Bekijken: typ 'python3 build.py serve' en open het adres dat u dan ziet.")
    return 0


def _shown(path: Path) -> str:
    here = Path.cwd()
    return f"{path.relative_to(here)}/" if path.is_relative_to(here) and path != here else str(path)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
