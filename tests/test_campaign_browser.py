"""The week in a browser on days the build did not know, and the figures on paper and in forced colours."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_tools import PHONE, opened
from informatiewijzer.cli.site import host_files, plan_with
from informatiewijzer.model.loading import load_catalogue

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[1]
BUILT = date(2026, 11, 24)
# Made up: nobody has told the dates of these weeks yet.
WEEK = """naam: Verzonnen week
omschrijving: Alleen voor de tests.
weken:
  - {van: 2026-09-24, tot_en_met: 2026-09-30, bron: {document: Verzonnen}}
  - {van: 2027-09-30, tot_en_met: 2027-10-06, bron: {document: Verzonnen}}
bron:
  - document: Verzonnen
"""
NEEDED = ("index.html", "campagne/week/", "assets/css/", "assets/js/", "assets/iconen/")


@pytest.fixture(scope="module")
def week_site(tmp_path_factory: pytest.TempPathFactory, host: Callable[[Path, Path], None]) -> Path:
    """The page of a made-up week and what it needs, built on 24 November 2026."""
    folder = tmp_path_factory.mktemp("week")
    root = Path(shutil.copytree(ROOT / "catalogue", folder / "catalogue"))
    (root / "campagne" / "week.yaml").write_text(WEEK, "utf-8")
    catalogue = load_catalogue(root).catalogue
    assert catalogue is not None
    rendered = host_files(ROOT, folder / "host", host)
    for file in plan_with(catalogue, rendered, ROOT, BUILT, "", None, with_search=False):
        if file.path.startswith(NEEDED):
            path = folder / "site" / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.make())
    return folder / "site"


def said(page: Page) -> list[str]:
    """The sentences about the week that can be seen."""
    return [text.split("\n")[0] for text in page.locator("[data-week]:visible").all_inner_texts()]


def test_the_day_of_reading_decides(
    browser: Browser, week_site: Path, serve_folder: Callable[[Path], str]
) -> None:
    """Before, during and after, by the clock in the Netherlands; a clock that runs behind changes nothing."""
    base = serve_folder(week_site)
    address = f"{base}campagne/week/"
    dates = "van donderdag 30 september 2027 tot en met woensdag 6 oktober 2027"
    before = [f"De volgende Verzonnen week is {dates}."]
    during = ["Het is nu Verzonnen week."]
    after = ["Wanneer de volgende Verzonnen week is, is nog niet bekend."]
    days = {
        "2026-11-24T11:00:00Z": before,
        "2027-09-29T21:59:00Z": before,  # 23:59 in the Netherlands
        "2027-09-29T22:01:00Z": during,
        "2027-10-06T21:59:00Z": during,
        "2027-10-06T22:01:00Z": after,
        "2030-01-01T11:00:00Z": after,
        "2019-01-01T11:00:00Z": before,
    }
    with opened(browser, base) as (page, watch):
        for moment, sentences in days.items():
            page.clock.set_fixed_time(moment)
            page.goto(address)
            assert said(page) == sentences, moment
        assert watch.faults == watch.strangers == []


def test_the_front_page_tells_of_it_in_time(
    browser: Browser, week_site: Path, serve_folder: Callable[[Path], str]
) -> None:
    """From twenty days before until its last day, and on no other day; without script as it was built."""
    base = serve_folder(week_site)
    before = "De volgende Verzonnen week is van donderdag 30 september 2027"
    days = {
        "2026-11-24T11:00:00Z": [],
        "2027-09-08T11:00:00Z": [],
        "2027-09-09T11:00:00Z": [before],
        "2027-09-30T11:00:00Z": ["Het is nu Verzonnen week."],
        "2027-10-07T11:00:00Z": [],
    }
    with opened(browser, base) as (page, _):
        for moment, sentences in days.items():
            page.clock.set_fixed_time(moment)
            page.goto(base)
            found = said(page)
            assert len(found) == len(sentences), moment
            assert all(text.startswith(start) for text, start in zip(found, sentences, strict=True))
    with opened(browser, base, java_script_enabled=False) as (page, _):
        page.goto(base)
        assert said(page) == []


def test_without_script_the_week_is_that_of_the_build(
    browser: Browser, week_site: Path, serve_folder: Callable[[Path], str]
) -> None:
    """One sentence, and the dates in a table, so that nobody is misled by an old page for long."""
    address = serve_folder(week_site) + "campagne/week/"
    with opened(browser, address, java_script_enabled=False) as (page, _):
        page.goto(address)
        assert [text[:21] for text in said(page)] == ["De volgende Verzonnen"]
        assert "donderdag 30 september 2027" in page.locator("table").inner_text()


def test_a_screen_reader_meets_each_chart_once(browser: Browser, site_server: str) -> None:
    """A drawing is one picture with a name and a description; the table after it has the same numbers."""
    with opened(browser, site_server) as (page, _):
        page.goto(site_server + "cijfers/")
        section = page.locator("section[aria-labelledby='toen-en-later']")
        picture = section.get_by_role("img")
        assert picture.count() == 1
        assert picture.locator("title").text_content() == "Hengelo in 2012 en in 2016"
        assert "Volwassenen: in 2012 33, in 2016 46." in (picture.locator("desc").text_content() or "")
        parts = section.locator("h2, [role=img], table, h3")
        order = parts.evaluate_all("all => all.map(one => one.tagName.toLowerCase())")
        assert order == ["h2", "svg", "table", "h3"]
        assert section.get_by_role("rowheader").all_inner_texts() == ["Volwassenen", "Ouderen"]


@pytest.mark.parametrize("how", ["dark", "forced", "print"])
def test_bars_can_be_seen_and_told_apart(browser: Browser, site_server: str, how: str) -> None:
    """Bars have an outline in another colour than the page, and each series a pattern of its own."""
    options = {"dark": {"color_scheme": "dark"}, "forced": {"forced_colors": "active"}, "print": {}}[how]
    with opened(browser, site_server, viewport=PHONE, **options) as (page, _):
        page.goto(site_server + "cijfers/")
        if how == "print":
            page.emulate_media(media="print")
        bars = page.locator("section[aria-labelledby='per-wijk'] .chart .bar")
        looks = bars.evaluate_all(
            "all => all.map(one => [getComputedStyle(one).stroke, getComputedStyle(one).fill])"
        )
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert len(looks) == 22
        assert all(stroke not in ("none", ground) for stroke, _ in looks)
        assert len({fill for _, fill in looks}) == 2
