"""The service worker for who wants to keep the site on a phone: made when the whole plan is known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from informatiewijzer.base.outputs import OutputFile, PlannedFile, digest
from informatiewijzer.model.catalogue import Catalogue

WORKER = "sw.js"
SEARCH_LIST = "offline.json"
SOURCE = Path("site_src", "offline", "sw.js")
WORDS = Path("site_src", "talen.json")
DUTCH = {
    "offline": "U bent offline: dit zijn de gegevens van {datum}. Bel even voordat u gaat.",
    "traag": "Uw verbinding is traag: dit zijn de gegevens van {datum}. Bel even voordat u gaat.",
}
# What works without network from the first moment; what a site does not have is left out.
_PAGES = ("", "ingangen/nu-praten/", "mijn-lijst/", "zoeken/", "agenda/", "over/offline/")
_ASSETS = ("assets/css/", "assets/js/", "assets/vendor/")
_ICON = "assets/iconen/merk.svg"
_SEARCH = "zoek/"
_DATA = ("zoek/advies.json", "zoek/index.json")


def offline_files(
    project: Path, published: Catalogue, plan: Iterable[PlannedFile], base_url: str
) -> list[OutputFile]:
    """`sw.js` and the list of search files; nothing when this site is not to be kept offline.

    The worker names the digest of the whole plan, so that every change of the site gives a new worker, and
    browsers take over a new worker by themselves (Service Workers, W3C, "Update").
    """
    if not published.settings.works_offline(base_url):
        return []
    files = sorted((file.path, file.key) for file in plan)
    paths = [path for path, _ in files]
    build = {
        "versie": digest("\0".join([part for file in files for part in file])),
        "kern": list(_core(paths)),
        "zoeken": SEARCH_LIST,
        "woorden": _words(project),
    }
    head = f"const BOUW = {json.dumps(build, ensure_ascii=False, separators=(',', ':'))};\n"
    search = {"bestanden": [path for path in paths if path.startswith(_SEARCH)]}
    return [
        OutputFile(SEARCH_LIST, json.dumps(search, separators=(",", ":")).encode()),
        OutputFile(WORKER, head.encode() + (project / SOURCE).read_bytes()),
    ]


def _core(paths: Sequence[str]) -> Iterator[str]:
    """Addresses of pages and assets that are kept from the start, in a fixed order; `paths` are sorted."""
    known = set(paths)
    yield from (page for page in _PAGES if f"{page}index.html" in known)
    assets = [path for path in paths if path.startswith(_ASSETS) and path.endswith((".css", ".js"))]
    yield from sorted([*assets, *known.intersection((_ICON, *_DATA))])


def _words(project: Path) -> dict[str, dict[str, str]]:
    path = project / WORDS
    others = json.loads(path.read_text("utf-8"))["talen"] if path.is_file() else {}
    return {"nl": DUTCH, **{code: {key: words[key] for key in DUTCH} for code, words in others.items()}}
