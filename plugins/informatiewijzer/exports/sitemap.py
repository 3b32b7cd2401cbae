"""sitemap.xml and robots.txt (sitemaps.org protocol 0.9, RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.base.site_address import with_slash
from informatiewijzer.model.base import Record
from informatiewijzer.model.catalogue import Catalogue

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 50_000  # sitemaps.org: the most addresses in one file
_NOT_LISTED = ("404.html", "redactie/index.html")  # the second is for editors


def build_exports(published: Catalogue, paths: Iterable[str], base_url: str) -> list[OutputFile]:
    """sitemap.xml (only when the address of the site is known) and robots.txt.

    `paths`: every file of the site. A page's date is the last on which its record was confirmed or its source
    was made or looked at; a page without such a date has none, for a made-up date misleads search engines.
    """
    if not base_url:
        return [OutputFile("robots.txt", _robots(""))]
    base = with_slash(base_url)
    hidden = {*_NOT_LISTED, *(f"{address}/index.html" for address in published.gone)}
    pages = sorted(p for p in paths if p.endswith(".html") and p not in hidden and not _is_data(p))
    return [
        OutputFile("robots.txt", _robots(base)),
        OutputFile("sitemap.xml", _sitemap(base, pages[:_MOST], _dates(published))),
    ]


def _is_data(path: str) -> bool:
    """Whether a file holds open data; of that folder only the page that explains it is a page."""
    return path.startswith("open-data/") and path != "open-data/index.html"


def _robots(base: str) -> bytes:
    return ("User-agent: *\nAllow: /\n" + (f"\nSitemap: {base}sitemap.xml\n" if base else "")).encode()


def _sitemap(base: str, pages: Iterable[str], dates: Mapping[str, str]) -> bytes:
    lines = ["<?xml version='1.0' encoding='utf-8'?>", f'<urlset xmlns="{_NAMESPACE}">']
    for path in pages:
        lines += (" <url>", f"  <loc>{escape(base + path.removesuffix('index.html'), quote=False)}</loc>")
        if path in dates:
            lines.append(f"  <lastmod>{dates[path]}</lastmod>")
        lines.append(" </url>")
    return "\n".join([*lines, "</urlset>", ""]).encode()


def _dates(published: Catalogue) -> dict[str, str]:
    """The path of each record's page with its last date, for the records that have one."""
    rooms: tuple[tuple[str, Mapping[str, Record]], ...] = (
        ("activiteiten", published.activities),
        ("locaties", published.locations),
        ("organisaties", published.organisations),
        ("samen-doen", published.calls),
    )
    found = {}
    for room, records in rooms:
        for id_, record in records.items():
            days = list(_own_dates(record))
            if days:
                found[f"{room}/{id_}/index.html"] = max(days)
    return found


def _own_dates(record: Record) -> Iterator[str]:
    if record.confirmed:
        yield record.confirmed.on.isoformat()
    for source in record.sources:
        if source.seen:
            yield source.seen.isoformat()
        if source.dated and source.dated.day:  # "2019" or "november 2019" is no day
            yield str(source.dated)
