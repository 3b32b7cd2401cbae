"""Sheets of wijken and posters: they fit, they are large, and they have the numbers."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_tools import PAGES, opened
from informatiewijzer.cli.site import Order, build_site
from paper_tools import pdf_of, read_code

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SMALLEST = 14 * 96 / 72 - 0.1  # 14 points in CSS pixels
SMALL_TEXT = """least => [...document.querySelectorAll('main *, .talk *')]
  .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  .filter(one => one.getClientRects().length && parseFloat(getComputedStyle(one).fontSize) < least)
  .map(one => one.outerHTML.slice(0, 80))"""
# A made-up wijk with more than fits, on every day of the week.
MUCH = """naam: Verzonnen bijeenkomst nummer {number}{name}
samenvatting: Verzonnen voor een proef, deze bestaat niet.
soort: ontmoeting
themas: [ontmoeten]
doelgroepen: [iedereen]
waar: {{vorm: op-locatie, locatie: wijkcentrum-slangenbeek}}
wanneer:
  soort: vast
  momenten:
    - dagen: [{day}]
      van: "10:00"
      tot: "11:30"
{more}bron: [{{document: Verzonnen voor een proef}}]
zekerheid: middel
"""
LONG = {
    "name": " met een heel lange naam voor een proef",
    "more": "      vanaf: 2026-01-05\n      behalve: [feestdagen, schoolvakanties]\n",
}
SHORT = {"name": "", "more": ""}
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@pytest.fixture
def paper(browser: Browser, site_server: str) -> Iterator[Page]:
    """A page that looks as on paper."""
    with opened(browser, site_server) as (page, _):
        page.emulate_media(media="print")
        yield page


def folders(site: Path, pattern: str) -> list[str]:
    """The addresses of the pages that fit a pattern, sorted."""
    return sorted(f"{found.parent.relative_to(site).as_posix()}/" for found in site.glob(pattern))


def test_every_wijk_has_a_sheet_of_two_sides_at_most(paper: Page, site_server: str, built_site: Path) -> None:
    """Each sheet fits on both sides of one A4, in large type, with help lines, date and useful numbers."""
    sheets = folders(built_site, "wijken/*/blad/index.html")
    assert len(sheets) == 10
    for sheet in sheets:
        paper.goto(site_server + sheet)
        sides, text = pdf_of(paper)
        assert (sheet, sides <= 2) == (sheet, True)
        for words in ("Bel 112", "Bel 113", "Bel 088 0767 000", "Gemaakt op 24 november 2026", "Bel 14 074"):
            assert words in text, (sheet, words)
        assert paper.evaluate(SMALL_TEXT, SMALLEST) == []


def test_the_sheet_says_what_is_on_which_day(paper: Page, site_server: str) -> None:
    """Under Monday stands the coffee morning with its time, its place, and that there is no number yet."""
    paper.goto(site_server + "wijken/slangenbeek/blad/")
    monday = paper.locator("section", has=paper.get_by_role("heading", name="Maandag")).inner_text()
    assert "Koffieochtend in wijkcentrum Slangenbeek" in monday
    assert "Van 10.00 tot 11.00 uur" in monday
    assert "Straatsburg 5" in monday
    assert "nog niet bekend" in monday


def test_a_wijk_without_offers_shows_what_is_close_by(paper: Page, site_server: str) -> None:
    """Woolde has nothing of its own: its sheet names offers in a wijk beside it, and useful numbers."""
    paper.goto(site_server + "wijken/woolde/blad/")
    close_by = paper.locator("section", has=paper.get_by_role("heading", name="Dichtbij")).inner_text()
    assert "Wijk " in close_by
    assert paper.get_by_role("heading", name="Goed om te weten").is_visible()


def test_codes_lead_to_the_page(paper: Page, site_server: str) -> None:
    """A telephone that reads the code of a sheet or poster opens the page of that wijk, entrance or theme."""
    for address, extra in (
        ("wijken/noord/", "blad/"),
        ("ingangen/nu-praten/", "poster/"),
        ("themas/spel/", "poster/"),
    ):
        paper.goto(site_server + address + extra)
        assert read_code(paper) == "https://voorbeeld.invalid/" + address


def test_every_poster_is_one_side(paper: Page, site_server: str, built_site: Path) -> None:
    """Every entrance and every theme has a poster of one side, with its name and no menu."""
    posters = folders(built_site, "*/*/poster/index.html")
    assert len(posters) > 20
    for poster in posters:
        paper.goto(site_server + poster)
        sides, text = pdf_of(paper)
        assert (poster, sides) == (poster, 1)
        assert paper.locator("h1").inner_text() in text
        assert "Wilt u nu met iemand praten" not in text


@pytest.mark.parametrize(("words", "days"), [(SHORT, 7), (LONG, 4)])
def test_a_full_wijk_still_fits(
    browser: Browser, root: Path, as_of: date, host: Callable[[Path, Path], None],
    serve_folder: Callable[[Path], str], tmp_path: Path, words: dict[str, str], days: int,
) -> None:  # fmt: skip
    """With sixty made-up offers in one wijk: two sides, something of every day, and that there is more."""
    catalogue = tmp_path / "catalogue"
    shutil.copytree(root / "catalogue", catalogue)
    for number in range(60):
        text = MUCH.format(number=number, day=DAYS[number % 7], **words)
        (catalogue / "activiteiten" / f"verzonnen-{number}.yaml").write_text(text, "utf-8")
    order = Order(root, catalogue, tmp_path / "site", as_of, with_search=False)
    built = build_site(order, host, lambda _: None)
    assert built.outcome is not None, [finding for finding in built.findings if finding.level == "fout"]
    address = serve_folder(tmp_path / "site")
    with opened(browser, address) as (page, _):
        page.goto(address + "wijken/slangenbeek/blad/")
        sides, text = pdf_of(page)
        headings = page.locator("main h2").all_inner_texts()
        assert "De QR-code komt erbij" in page.locator("main").inner_text()
        assert page.locator(".code").count() == 0
    assert sides == 2
    assert len({day.capitalize() for day in DAYS} & {heading.split(" (")[0] for heading in headings}) >= days
    assert "Niet alles uit deze wijk past op dit blad" in text
    assert "Bel 14 074" in text


@pytest.mark.parametrize("name", sorted(set(PAGES) - {"poster"}))
def test_every_kind_of_page_prints(paper: Page, site_server: str, name: str) -> None:
    """On paper: the name of the site and the date, the heading, the help lines; no menu and no button.

    A form that is made for paper has a heading of its own; the fields of an empty form are its lines.
    """
    paper.goto(site_server + PAGES[name])
    paper.wait_for_load_state("networkidle")
    heading = " ".join(paper.locator("h1:visible, .meetformulier h2").first.inner_text().split())
    _, text = pdf_of(paper)
    assert heading in text
    assert "Informatiewijzer Hengelo" in text
    assert str(date.today().year) in text  # the browser's own day, in the language of the page
    assert "113" in text
    assert paper.locator("button:visible, nav:visible, input:not(.briefje-leeg input):visible").count() == 0


@pytest.mark.parametrize(
    ("name", "most"),
    [("hand-over", 1), ("measuring-form", 1), ("home-visit", 2), ("home-visit-migrants", 2), ("signals", 2)],
)
def test_a_form_fits_on_its_sheet(paper: Page, site_server: str, name: str, most: int) -> None:
    """What is filled in by hand is one sheet of A4: one side, or two for the long list of questions."""
    paper.goto(site_server + PAGES[name])
    assert pdf_of(paper)[0] == most


@pytest.mark.parametrize("name", ["home-visit", "home-visit-migrants", "prescription"])
def test_a_form_has_lines_to_write_on(paper: Page, site_server: str, name: str) -> None:
    """Every place to write is as wide as some words on paper, also behind a box to tick."""
    paper.goto(site_server + PAGES[name])
    widths = paper.eval_on_selector_all(".write, .fields li", "all => all.map(one => one.clientWidth)")
    assert len(widths) > 3
    assert min(widths) > 150
