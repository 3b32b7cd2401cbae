"""Samen doen in a browser, with made-up calls: filter, address, what is over on the day of reading, axe."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_tools import DESKTOP, NARROW, PHONE, opened
from calls_catalogue import call_text, with_calls
from informatiewijzer.cli.server import make_server
from informatiewijzer.cli.site import Order, build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[1]
NOON = "2026-11-24T11:00:00Z"
HOSTILE = "<img src=x onerror=alert(1)> & \"'"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, host: Callable[[Path, Path], None]) -> Iterator[str]:
    """The address of a site with made-up calls; in one of them somebody wrote HTML."""
    folder = tmp_path_factory.mktemp("oproepen")
    root = with_calls(folder)
    text = call_text("Vreemde tekens", "mensen-gezocht", "noord", "2026-11-01", "2027-01-31", tekst=HOSTILE)
    (root / "oproepen" / "vreemd.yaml").write_text(text, "utf-8")
    order = Order(ROOT, root, folder / "site", date(2026, 11, 24), base_url="", with_search=False)
    built = build_site(order, host, lambda _: None)
    assert built.outcome is not None, built.findings
    server = make_server(folder / "site", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def names(page: Page) -> list[str]:
    """The names of the calls that can be seen."""
    return [text.strip() for text in page.locator("[data-oproep]:visible h2").all_inner_texts()]


def test_the_filter_keeps_its_choice_in_the_address(browser: Browser, site: str) -> None:
    """Kind and wijk narrow the list, one for the whole town fits every wijk, Back and links restore it."""
    with opened(browser, site, viewport=PHONE) as (page, watch):
        page.clock.set_fixed_time(NOON)
        page.goto(site + "samen-doen/")
        status = page.locator("[data-stand]")
        assert status.inner_text() == "4 oproepen."
        page.select_option("#oproep-wijk", "slangenbeek")
        assert names(page) == ["Chauffeur voor de bus", "Wie wandelt er mee?"]
        page.select_option("#oproep-soort", "maatje-gezocht")
        assert names(page) == ["Wie wandelt er mee?"]
        assert status.inner_text() == "1 oproep."
        assert page.url.endswith("?soort=maatje-gezocht&wijk=slangenbeek")
        page.reload()
        assert names(page) == ["Wie wandelt er mee?"]
        page.go_back()
        assert len(names(page)) == 2
        page.goto(site + "samen-doen/?soort=bedrijf-helpt&wijk=slangenbeek")
        assert names(page) == []
        assert status.inner_text().startswith("Geen oproepen bij deze keuze.")
        page.goto(site + "samen-doen/?soort=onzin&wijk=%3Cb%3E")
        assert len(names(page)) == 4
        assert watch.faults == watch.dialogs == watch.strangers == []


def test_what_is_over_when_one_reads_is_gone(browser: Browser, site: str) -> None:
    """An old build does not lie: after its last day a call is off the list and its page says so."""
    with opened(browser, site) as (page, _):
        page.clock.set_fixed_time("2026-11-25T22:59:00Z")  # 23:59 in Hengelo: still the last day
        page.goto(site + "samen-doen/zaal/")
        assert page.locator("[data-reageren]").is_visible()
        assert page.locator("[data-verlopen]").is_hidden()
        page.clock.set_fixed_time("2026-11-25T23:01:00Z")
        page.reload()
        assert page.locator("[data-reageren]").is_hidden()
        assert page.locator("[data-verlopen]").inner_text() == (
            "Deze oproep is verlopen. Reageren kan niet meer."
        )
        page.goto(site + "samen-doen/")
        assert "Een zaal voor een avond" not in names(page)
        assert page.locator("[data-stand]").inner_text() == (
            "3 oproepen. 1 oproep is verlopen en staat er niet meer."
        )
        page.clock.set_fixed_time("2027-06-01T10:00:00Z")
        page.reload()
        assert names(page) == []
        assert page.get_by_text("Er staan nu geen oproepen.").is_visible()
        assert page.locator("#oproep-wijk").is_hidden()


def test_without_script_the_list_is_the_page(browser: Browser, site: str) -> None:
    """All calls of the build with their last day in words, no filter, and no claim that there is none."""
    with opened(browser, site, java_script_enabled=False) as (page, _):
        page.goto(site + "samen-doen/")
        assert len(names(page)) == 4
        assert page.get_by_text("Reageren kan tot en met 25 november 2026.").is_visible()
        assert page.locator("#oproep-wijk").is_hidden()
        assert page.get_by_text("Er staan nu geen oproepen.").is_hidden()
        page.goto(site + "samen-doen/zaal/")
        assert page.get_by_text("Reageren kan tot en met 25 november 2026.").is_visible()
        assert page.get_by_role("link", name="Bel 074 200 00 00").is_visible()


def test_pages_of_calls_can_be_used_by_everybody(browser: Browser, site: str) -> None:
    """List and call have no axe finding, light and dark, nothing sideways at 320 px; HTML stays text."""
    found: dict[str, Any] = {}
    for viewport, scheme in ((PHONE, "light"), (DESKTOP, "dark"), (NARROW, "light")):
        with opened(browser, site, viewport=viewport, color_scheme=scheme) as (page, watch):
            page.clock.set_fixed_time(NOON)
            for path in ("samen-doen/", "samen-doen/vreemd/"):
                page.goto(site + path)
                page.wait_for_load_state("networkidle")
                wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                assert page.evaluate(wide) <= 0
                for fault in Axe().run(page).response["violations"]:
                    found[f"{path} {scheme}"] = (fault["id"], fault["nodes"][0]["html"][:160])
            assert page.get_by_text(HOSTILE, exact=True).is_visible()
            assert watch.faults == watch.dialogs == watch.strangers == []
    assert found == {}
