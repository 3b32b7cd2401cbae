"""`python -m benchmarks.record_pages CATALOGUE SITE PATHS`: only what the peers do, through our real code.

Loads and checks the catalogue, renders the page of every record, verifies it and publishes the tree with the
assets and the front page; no lists, agenda, calendars, data files or search. `PATHS` is a file with the paths
of the whole site, one a line: the links of the pages are held against them, as in a build.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from informatiewijzer.base.garbage import no_garbage_collection
from informatiewijzer.base.outputs import OutputFile, PlannedFile, digest, planned
from informatiewijzer.cli.hostcache import host_files
from informatiewijzer.cli.load import load_checked
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.pages import plan as pages
from informatiewijzer.publish import publisher
from informatiewijzer.publish.lock import hold
from informatiewijzer.publish.verify import Verifier

ROOT = Path(__file__).parent.parent
RECORD_KINDS = (pages.activity_pages, pages.location_pages, pages.organisation_pages)
FRONT = "index.html"


def main(catalogue: Path, site: Path, as_of: date, base_url: str, paths: Path) -> int:
    """Publish the pages of records; how many files there are."""
    with no_garbage_collection():  # as in a build
        return _publish(catalogue, site, as_of, base_url, paths)


def _publish(catalogue: Path, site: Path, as_of: date, base_url: str, paths: Path) -> int:
    from mkdocs_informatiewijzer.host import render_host

    checked = load_checked(catalogue, as_of)
    if checked.catalogue is None:
        raise SystemExit("the catalogue does not load")
    files = host_files(ROOT, ROOT / ".cache", render_host)
    plan = _plan(checked.catalogue.published(as_of), files, as_of, base_url)
    everything = frozenset(paths.read_text("utf-8").splitlines())

    def verifier(own: Collection[str]) -> Verifier:
        return Verifier(everything.union(own))

    # Only here a part of a site is published, and its links lead to pages of the whole.
    publisher.Verifier = verifier  # type: ignore[assignment,misc]
    with hold(site, 30.0, print):
        return publisher.publish(site, plan, publisher.Wishes()).files


def _plan(published: Catalogue, files: Mapping[str, bytes], as_of: date, base_url: str) -> list[PlannedFile]:
    site = pages._complete_site(published, as_of, ROOT, base_url)
    files = pages.prepared(files, site)
    shell = pages.make_shell(files, site, base_url)
    site = replace(site, base_url=shell.base_url)
    base = digest(site.kitchen.digest, shell.digest, *sorted(site.pictures))
    records = [page.planned(site.kitchen, shell, base) for kind in RECORD_KINDS for page in kind(site)]
    kept = {path: content for path, content in files.items() if not path.endswith(".html") or path == FRONT}
    return [*records, *(planned(OutputFile(path, content)) for path, content in kept.items())]


if __name__ == "__main__":
    catalogue, target, listing = map(Path, sys.argv[1:])
    main(catalogue, target, date(2026, 11, 24), "https://voorbeeld.example/", listing)
