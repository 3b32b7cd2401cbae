"""Every kind of page in a real browser: axe, reflow, text spacing, keyboard, print, no JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_tools import DESKTOP, NARROW, PAGES, PHONE, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# WCAG 1.4.12, the four values a page has to bear.
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
# A style element is against our own policy, so the sheet goes in by script.
ADOPT = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
WALKED = ["home", "activity", "organisation", "wijk", "figures", "search-results", "not-found"]
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# The ring of the focused element, whether it lies in the window, and what it is called.
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
  return {
    name: (element.innerText || element.getAttribute('aria-label') || element.name || '').trim().slice(0, 60),
    tag: element.tagName, top: box.top + scrollY, left: box.left,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    visible: box.width > 0 && box.height > 0 && style.visibility !== 'hidden',
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none',
  };
}"""

# What must be read letter by letter and may yet get a hyphen at the end of a line.
BREAKING = """() => [...document.querySelectorAll(
  'code, bdi, a[href^="tel:"], a[href^="mailto:"], a[href^="http"]')]
  .filter(one => getComputedStyle(one).hyphens === 'auto').map(one => one.textContent.trim())"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing(browser: Browser, site_server: str, size: str, scheme: str) -> None:
    """No kind of page has an axe finding, best practice included, with every <details> open."""
    viewport = PHONE if size == "phone" else DESKTOP
    found: dict[str, list[str]] = {}
    with opened(browser, site_server, viewport=viewport, color_scheme=scheme) as (page, watch):
        for name, path in PAGES.items():
            page.goto(site_server + path)
            page.wait_for_load_state("networkidle")
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            results: dict[str, Any] = Axe().run(page).response
            if results["violations"]:
                found[name] = [
                    f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in results["violations"]
                ]
        assert found == {}
        assert watch.faults == []


@pytest.mark.parametrize("name", sorted(PAGES))
def test_nothing_scrolls_sideways(browser: Browser, site_server: str, name: str) -> None:
    """At 320 px (400 % zoom of 1280) and with WCAG text spacing no page is wider than the window."""
    with opened(browser, site_server, viewport=NARROW) as (page, _):
        page.goto(site_server + PAGES[name])
        page.wait_for_load_state("networkidle")
        assert page.evaluate(SIDEWAYS) <= 0
        page.evaluate(
            ADOPT,
            TEXT_SPACING,
        )
        assert page.evaluate(SIDEWAYS) <= 0


def _walk(page: Page) -> list[dict[str, Any]]:
    """Tab from the top until the focus leaves the page; at most 400 stops."""
    stops = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (stops and stop == stops[0]):
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("name", WALKED)
def test_keyboard_walk(browser: Browser, site_server: str, name: str, size: str) -> None:
    """Tab meets the skip link first; every stop is visible, inside the window and shows a ring."""
    viewport = PHONE if size == "phone" else DESKTOP
    with opened(browser, site_server, viewport=viewport) as (page, _):
        page.goto(site_server + PAGES[name])
        page.wait_for_load_state("networkidle")
        stops = _walk(page)
    assert stops[0]["name"] == "Naar de inhoud"
    assert len(stops) > 8
    assert [stop for stop in stops if not (stop["inside"] and stop["visible"] and stop["ring"])] == []


def test_the_skip_link_skips(browser: Browser, site_server: str) -> None:
    """Enter on the skip link puts the focus on the main part of the page."""
    with opened(browser, site_server) as (page, _):
        page.goto(site_server + PAGES["activity"])
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "inhoud"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_without_javascript_the_page_is_there(browser: Browser, site_server: str, name: str) -> None:
    """Without JavaScript every page has its heading, menu, help lines and links onward."""
    with opened(browser, site_server, java_script_enabled=False) as (page, _):
        page.goto(site_server + PAGES[name])
        assert page.locator("h1").count() == 1
        assert page.locator(".site-header nav a").count() == 5
        for number in ("tel:112", "tel:113"):
            assert page.locator(f"a[href='{number}']").first.is_visible()
        assert page.locator("a[href='tel:0880767000']").first.is_visible()


def test_all_published_activities_can_be_reached_without_javascript(
    browser: Browser, site_server: str
) -> None:
    """The list of activities links to every published record, script or no script."""
    with opened(browser, site_server, java_script_enabled=False) as (page, _):
        page.goto(site_server + "a-z/")
        links = page.locator("main a[href*='activiteiten/']").evaluate_all("all => all.map(one => one.href)")
    assert len(set(links)) >= 90


def test_paper_names_the_site_and_leaves_the_widgets_out(browser: Browser, site_server: str) -> None:
    """On paper a record shows site name and address, and neither the menu nor the search field."""
    with opened(browser, site_server) as (page, _):
        page.goto(site_server + PAGES["activity"])
        page.emulate_media(media="print")
        assert not page.locator("nav[aria-label=Hoofdmenu]").is_visible()
        assert page.locator(".paper").is_visible()
        assert "koffieochtend-slangenbeek" in page.locator(".paper").inner_text()
        assert len(page.pdf()) > 5_000


def test_forced_colours_keep_the_controls(browser: Browser, site_server: str) -> None:
    """In forced colours buttons and cards keep a border, so that they can still be seen."""
    with opened(browser, site_server, forced_colors="active") as (page, _):
        page.goto(site_server + PAGES["home"])
        borders = page.locator("button, .tile, input").evaluate_all(
            "all => all.map(one => getComputedStyle(one).borderTopStyle)"
        )
        assert borders
        assert set(borders) <= {"solid"}


def test_text_is_large_enough(browser: Browser, site_server: str) -> None:
    """No text on any kind of page is smaller than 16 px."""
    script = """() => [...document.querySelectorAll('body *')]
        .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
        .filter(one => one.getClientRects().length && parseFloat(getComputedStyle(one).fontSize) < 16)
        .map(one => one.outerHTML.slice(0, 100))"""
    small = {}
    with opened(browser, site_server, viewport=PHONE) as (page, _):
        for name, path in PAGES.items():
            page.goto(site_server + path)
            if found := page.evaluate(script):
                small[name] = found
    assert small == {}


def test_controls_are_large_enough(browser: Browser, site_server: str) -> None:
    """Our own controls are at least 48 px high: buttons, fields, the telephone links."""
    with opened(browser, site_server, viewport=PHONE) as (page, _):
        page.goto(site_server + PAGES["help-line"])
        heights = page.locator("button, input, a[href^='tel:']").evaluate_all(
            "all => all.filter(one => one.offsetParent).map(one => one.getBoundingClientRect().height)"
        )
    assert heights
    assert min(heights) >= 44


def test_no_hyphen_comes_into_an_address(browser: Browser, site_server: str) -> None:
    """A browser that breaks words never does so in a website, a mail address, a number or a command."""
    broken: dict[str, list[str]] = {}
    with opened(browser, site_server, viewport=PHONE) as (page, _):
        for name, path in PAGES.items():
            page.goto(site_server + path)
            if found := page.evaluate(BREAKING):
                broken[name] = found
    assert broken == {}
