"""Sitemap and robots of the real catalogue."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from informatiewijzer.exports.sitemap import build_exports
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue

_BASE = "https://voorbeeld.invalid/hengelo/"
_NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def published(root: Path, as_of: date) -> Catalogue:
    """What of the real catalogue may be shown."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    return catalogue.published(as_of)


def _sitemap(site: Path) -> dict[str, str | None]:
    tree = ElementTree.parse(site / "sitemap.xml")
    rows = tree.getroot().findall("s:url", _NAMES)
    return {row.findtext("s:loc", "", _NAMES): row.findtext("s:lastmod", None, _NAMES) for row in rows}


def test_the_sitemap_names_every_page_once(built_site: Path) -> None:
    """Every page for visitors but 404 stands in the sitemap by its full address, and nothing else.

    The folders of Open Referral answer with JSON and are no pages; the handbook is for editors.
    """
    pages = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html")}
    pages -= {"404.html", "redactie/index.html"}
    pages = {page for page in pages if not page.startswith(("open-data/hsds/", "open-data/openreferral-uk/"))}
    base = "https://voorbeeld.invalid/"
    assert set(_sitemap(built_site)) == {base + page.removesuffix("index.html") for page in pages}


def test_dates_are_the_records_own(built_site: Path, published: Catalogue, as_of: date) -> None:
    """A date comes from source or confirmation, is no later than today, and pages without one have none."""
    rows = _sitemap(built_site)
    given = {loc: day for loc, day in rows.items() if day}
    assert given
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) and day <= as_of.isoformat() for day in given.values())
    assert rows["https://voorbeeld.invalid/"] is None
    assert rows["https://voorbeeld.invalid/over/"] is None
    for id_, record in published.activities.items():
        days = [str(s.dated) for s in record.sources if s.dated and s.dated.day]
        days += [s.seen.isoformat() for s in record.sources if s.seen]
        days += [record.confirmed.on.isoformat()] if record.confirmed else []
        assert rows[f"https://voorbeeld.invalid/activiteiten/{id_}/"] == (max(days) if days else None)


def test_without_an_address_there_is_no_sitemap(published: Catalogue) -> None:
    """A sitemap needs full addresses; robots.txt then names none."""
    files = {file.path: file.content for file in build_exports(published, ["index.html"], "")}
    assert sorted(files) == ["robots.txt"]
    assert b"Sitemap" not in files["robots.txt"]


def test_robots_leads_to_the_sitemap(published: Catalogue) -> None:
    """With an address robots.txt names the sitemap, in the folder of the site."""
    files = {file.path: file.content for file in build_exports(published, ["index.html", "404.html"], _BASE)}
    assert f"Sitemap: {_BASE}sitemap.xml\n".encode() in files["robots.txt"]
    assert files["sitemap.xml"].count(b"<loc>") == 1


def test_an_address_is_escaped(published: Catalogue) -> None:
    """An ampersand in the address of the site does not break the XML."""
    files = build_exports(published, ["index.html"], "https://voorbeeld.invalid/a&b/")
    sitemap = next(file.content for file in files if file.path == "sitemap.xml")
    assert (
        ElementTree.fromstring(sitemap).findtext("s:url/s:loc", "", _NAMES)
        == "https://voorbeeld.invalid/a&b/"
    )
