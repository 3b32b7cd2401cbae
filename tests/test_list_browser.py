""" "Mijn lijst" as residents use it: over several pages, back and forth, on paper, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_tools import DESKTOP, NARROW, PHONE, Watch, opened, until
from icalendar import Calendar
from paper_tools import pdf_of, read_code

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

COFFEE, LIBRARY, BOWLS = "koffieochtend-slangenbeek", "o.bibliotheek-hengelo", "koersbal-houd-koers"
LIST = f"mijn-lijst/#l1={COFFEE},{LIBRARY},{BOWLS}"
STORED = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
  (await caches.keys()).length, document.cookie, window.name]"""


@pytest.fixture
def visit(browser: Browser, site_server: str) -> Iterator[tuple[Page, Watch]]:
    """A phone; at the end nothing may have gone wrong, been stored or been asked of others."""
    with opened(browser, site_server, viewport=PHONE) as (page, watch):
        yield page, watch
        assert page.evaluate(STORED) == [0, 0, 0, 0, "", ""]
        assert page.context.cookies() == []
    assert (watch.faults, watch.strangers, watch.dialogs) == ([], [], [])


def go(page: Page, address: str) -> None:
    """Open a page and wait until its scripts have done their work."""
    page.goto(address)
    page.wait_for_load_state("networkidle")


def keys(page: Page) -> list[str]:
    """The list in the address, without notes."""
    _, _, part = page.url.partition("#l1=")
    return [item.partition("~")[0] for item in part.split(",")] if part else []


def names(page: Page) -> list[str]:
    """What stands on the list, as the page shows it."""
    return page.locator("[data-regels] [data-naam]").all_inner_texts()


def said(page: Page) -> str:
    """What a screen reader heard last on the page of the list."""
    return page.locator("[data-melding]").inner_text()


def focused(page: Page) -> str:
    """The words of the element that has the focus."""
    return str(page.evaluate("document.activeElement.innerText")).strip()


def put_on_list(page: Page) -> None:
    """Presses the button of the record that is open."""
    page.get_by_role("button", name="Zet op mijn lijst").first.click()


def test_a_resident_walks_from_home_to_paper(browser: Browser, site_server: str) -> None:
    """Home, finder (coffee, Monday, Slangenbeek), list, one other, the link in a fresh browser, paper."""
    with opened(browser, site_server, viewport=PHONE) as (page, watch):
        page.clock.set_fixed_time("2026-11-24T10:00:00Z")
        go(page, site_server)
        page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Wat is er te doen").click()
        page.get_by_label("Wat zoekt u?").fill("koffie")
        page.keyboard.press("Enter")
        page.locator(".vinder-keuzes > summary").click()
        page.locator("[data-topic=tijd] > summary").click()
        page.locator("label", has=page.locator("input[value=maandag]")).click()
        page.locator("[data-topic=wijk] > summary").click()
        page.locator("label", has=page.locator("input[name=wijk][value=slangenbeek]")).first.click()
        page.locator("[data-uitslag] h3 a", has_text="Koffieochtend in wijkcentrum Slangenbeek").first.click()
        put_on_list(page)
        page.get_by_role("link", name="Bibliotheek", exact=False).first.or_(
            page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Organisaties")
        ).first.click()
        page.locator(".cards li", has_text="Bibliotheek Hengelo").get_by_role(
            "button", name="Zet op mijn lijst"
        ).first.click()
        page.get_by_role("complementary", name="Mijn lijst").get_by_role(
            "link", name="Mijn lijst (2)"
        ).click()
        page.wait_for_load_state("networkidle")
        link = page.url
        assert page.evaluate(STORED) == [0, 0, 0, 0, "", ""]
        assert (watch.faults, watch.strangers) == ([], [])
    with opened(browser, site_server) as (page, watch):
        go(page, link)
        assert names(page) == ["Koffieochtend in wijkcentrum Slangenbeek", "Bibliotheek Hengelo"]
        _, text = pdf_of(page)
        assert (watch.faults, watch.strangers) == ([], [])
    coffee, library = text.index("Koffieochtend"), text.index("Bibliotheek Hengelo")
    assert "nog niet bekend" in text[coffee:library]
    assert "074 245 25 65" in text[library:]


def test_the_list_travels_over_pages_and_back(visit: tuple[Page, Watch], site_server: str) -> None:
    """Links, a heading on the page, the search form, the Back button and a reload all keep the list."""
    page, _ = visit
    go(page, site_server + "activiteiten/" + COFFEE + "/")
    put_on_list(page)
    page.get_by_role("link", name="Wijken").first.click()
    page.locator("main a[href*='slangenbeek']").first.click()
    page.wait_for_load_state("networkidle")
    page.locator(f".cards [data-sleutel={BOWLS}]").click()
    assert keys(page) == [COFFEE, BOWLS]
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert (keys(page), page.evaluate("document.activeElement.id")) == ([COFFEE, BOWLS], "inhoud")
    page.go_back()
    page.wait_for_load_state("networkidle")
    assert keys(page) == [COFFEE, BOWLS]
    page.reload()
    page.wait_for_load_state("networkidle")
    assert keys(page) == [COFFEE, BOWLS]
    go(page, site_server + page.url.partition(site_server)[2].replace("wijken/", "zoeken/", 1))
    page.locator("main input[type=search]").fill("samen eten")
    page.keyboard.press("Enter")
    page.wait_for_selector("#zoek-resultaten h3 a, #zoek-resultaten h2 a")
    assert keys(page) == [COFFEE, BOWLS]
    page.locator("#zoek-resultaten [data-sleutel]").first.click()
    assert len(keys(page)) == 3


def test_letters_work_with_a_list(visit: tuple[Page, Watch], site_server: str) -> None:
    """A link to a heading scrolls there and the list stays in the address."""
    page, _ = visit
    go(page, f"{site_server}a-z/#l1={COFFEE}")
    page.locator(".letters a", has_text="W").click()
    until(page, "scrollY > 500")
    assert keys(page) == [COFFEE]
    go(page, f"{site_server}a-z/#l1={COFFEE}&letter-w")
    until(page, "scrollY > 500")
    assert page.url.endswith(f"#l1={COFFEE}")


def test_a_button_takes_off_what_it_put_on(visit: tuple[Page, Watch], site_server: str) -> None:
    """The button says what it will do, tells what it did, the bar counts; an empty list leaves no trace."""
    page, _ = visit
    go(page, site_server + "activiteiten/" + COFFEE + "/")
    bar = page.get_by_role("complementary", name="Mijn lijst")
    assert not bar.is_visible()
    put_on_list(page)
    assert "Mijn lijst (1)" in bar.inner_text()
    assert "staat nu op uw lijst" in page.locator("[data-lijst-melding]").inner_text()
    page.get_by_role("button", name="Haal van mijn lijst").first.click()
    assert not bar.is_visible()
    assert "#" not in page.url


def test_order_by_keyboard(visit: tuple[Page, Watch], site_server: str) -> None:
    """Enter on "Omlaag" moves the record, tells its new place, keeps the focus; at the end nothing moves."""
    page, _ = visit
    go(page, site_server + LIST)
    page.get_by_role("button", name="Omlaag Koffieochtend").focus()
    page.keyboard.press("Enter")
    until(page, "document.querySelector('[data-melding]').textContent.includes('plek 2 van 3')")
    assert keys(page) == [LIBRARY, COFFEE, BOWLS]
    page.keyboard.press("Enter")
    until(page, "document.querySelector('[data-melding]').textContent.includes('plek 3 van 3')")
    assert focused(page).startswith("Omlaag")
    page.keyboard.press("Enter")
    assert keys(page) == [LIBRARY, BOWLS, COFFEE]


def test_away_and_back(visit: tuple[Page, Watch], site_server: str) -> None:
    """After "Haal weg" the focus is on "Zet terug", which brings the record back to its own place."""
    page, _ = visit
    go(page, site_server + LIST)
    page.get_by_role("button", name="Haal weg Bibliotheek").click()
    page.wait_for_selector(".list-gone")
    assert keys(page) == [COFFEE, BOWLS]
    assert focused(page) == "Zet terug"
    assert "is van uw lijst gehaald" in said(page)
    page.keyboard.press("Enter")
    # The focus comes when the code is drawn anew, a moment after the list.
    until(page, "document.activeElement.innerText.trim() === 'Bibliotheek Hengelo'")
    assert page.locator(".list-gone").count() == 0
    assert keys(page) == [COFFEE, LIBRARY, BOWLS]


def test_a_note_is_in_the_link_and_on_paper(
    browser: Browser, visit: tuple[Page, Watch], site_server: str
) -> None:
    """What one writes is in the address and on paper, as text, whatever it is."""
    page, _ = visit
    note = "<b onclick=alert(1)>samen</b> met de buren, 10 uur"
    go(page, site_server + LIST)
    page.locator("[data-schrijf]").first.fill(note)
    page.keyboard.press("Tab")
    until(page, "location.hash.includes('~')")
    link = page.url
    with opened(browser, site_server) as (other, _):
        go(other, link)
        assert other.locator("[data-schrijf]").first.input_value() == note
        assert f"Notitie: {note}" in pdf_of(other)[1]
        assert other.locator("[data-op-papier] b").count() == 0


def test_a_tampered_link_does_no_harm(visit: tuple[Page, Watch], site_server: str) -> None:
    """Unknown ids are named as such, what is no id is left out, words of JavaScript are no records."""
    page, _ = visit
    bad = "constructor,bestaat-niet-xyz,<img src=x onerror=alert(1)>,../../geheim,toString"
    go(page, f"{site_server}mijn-lijst/#l1={COFFEE},{bad}~%E0%A4%A")
    assert keys(page) == [COFFEE, "constructor", "bestaat-niet-xyz"]
    assert names(page)[1:] == [
        "Dit staat niet (meer) op deze site: constructor",
        "Dit staat niet (meer) op deze site: bestaat-niet-xyz",
    ]
    assert "klopt niet" in page.locator("[data-let-op]").inner_text()
    assert page.locator("main img").count() == 0


def test_a_link_of_a_later_version_says_so(visit: tuple[Page, Watch], site_server: str) -> None:
    """The page does not pretend that the list is empty or right, and leaves the address as it is."""
    page, _ = visit
    go(page, site_server + "mijn-lijst/#l9=iets")
    assert "nieuwere versie" in page.locator("[data-let-op]").inner_text()
    assert page.url.endswith("#l9=iets")


def test_only_the_files_of_the_list_are_fetched(visit: tuple[Page, Watch], site_server: str) -> None:
    """One record asks for one small file; an empty list for none."""
    page, watch = visit
    go(page, site_server + "mijn-lijst/")
    assert page.get_by_text("Er staat nog niets op uw lijst").is_visible()
    assert [url for url in watch.requests if ".json" in url] == []
    go(page, f"{site_server}mijn-lijst/#l1={COFFEE}")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert len({url for url in watch.requests if ".json" in url}) == 1


def test_one_calendar_for_all(browser: Browser, site_server: str) -> None:
    """The downloaded calendar has an event for every record with fixed times, and one time zone."""
    with opened(browser, site_server, accept_downloads=True) as (page, watch):
        go(page, f"{site_server}mijn-lijst/#l1={COFFEE},{LIBRARY},bingo-kulturhus-hasselo,{BOWLS}")
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Zet in mijn agenda").click()
        calendar = Calendar.from_ical(waiting.value.path().read_bytes())
        assert watch.faults == []
    uids = [str(event["UID"]).rpartition("-")[0] for event in calendar.walk("VEVENT")]
    assert uids == [COFFEE, "bingo-kulturhus-hasselo", "bingo-kulturhus-hasselo"]
    assert len(calendar.walk("VTIMEZONE")) == 1
    assert "X-WR-CALNAME" not in calendar


def test_copy_as_text(browser: Browser, site_server: str) -> None:
    """The text has names, numbers or "nog niet bekend", and the link; refused, it can be copied by hand."""
    with opened(browser, site_server, permissions=["clipboard-read", "clipboard-write"]) as (page, _):
        go(page, site_server + LIST)
        page.get_by_role("button", name="Kopieer als tekst").click()
        page.get_by_text("Gekopieerd.").first.wait_for()
        text = page.evaluate("navigator.clipboard.readText()")
        assert "2. Bibliotheek Hengelo\nTelefoon: 074 245 25 65" in text
        assert "1. Koffieochtend in wijkcentrum Slangenbeek\nTelefoonnummer: nog niet bekend" in text
        assert text.endswith(page.url)
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('nee')); }")
        page.get_by_role("button", name="Kopieer de link").click()
        assert page.get_by_label("Kopieer deze tekst:").input_value() == page.url


def test_share_where_the_browser_can(browser: Browser, site_server: str) -> None:
    """With navigator.share a button hands over the link; without it there is no such button."""
    with opened(browser, site_server) as (page, _):
        go(page, site_server + LIST)
        assert page.get_by_role("button", name="Deel de link").count() == 0
        page.add_init_script("navigator.share = async data => { window.shared = data; }")
        page.reload()
        page.get_by_role("button", name="Deel de link").click()
        until(page, "window.shared")
        assert page.evaluate("window.shared") == {"title": "Mijn lijst", "url": page.url}


def test_the_code_holds_the_link(visit: tuple[Page, Watch], site_server: str) -> None:
    """Another program reads the link in the drawn QR code, also in dark colours."""
    page, _ = visit
    page.emulate_media(color_scheme="dark")
    go(page, site_server + LIST)
    style = "one => [getComputedStyle(one).fill, getComputedStyle(one).backgroundColor]"
    assert page.locator(".code").evaluate(style) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert read_code(page) == page.url


def test_a_list_of_three_fits_on_one_sheet(visit: tuple[Page, Watch], site_server: str) -> None:
    """On paper: numbers, no buttons, no fields, and the help lines; three records take one side."""
    page, _ = visit
    go(page, site_server + LIST)
    sides, text = pdf_of(page)
    assert sides == 1
    assert "Bel 074 245 25 65" in text
    assert "Bel 113" in text
    for widget in ("Omhoog", "Haal weg", "Kopieer", "Uw notitie"):
        assert widget not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_full_list(browser: Browser, site_server: str, scheme: str) -> None:
    """A list with records, an unknown one and an undo button has no finding, on a phone and a desktop."""
    for viewport in (PHONE, DESKTOP):
        with opened(browser, site_server, viewport=viewport, color_scheme=scheme) as (page, watch):
            go(page, site_server + LIST + ",bestaat-niet")
            page.get_by_role("button", name="Haal weg Koersbal").click()
            page.wait_for_selector(".list-gone")
            results: dict[str, Any] = Axe().run(page).response
            go(page, f"{site_server}activiteiten/#l1={COFFEE}")
            more: dict[str, Any] = Axe().run(page).response
            assert [fault["id"] for fault in [*results["violations"], *more["violations"]]] == []
            assert watch.faults == []


def test_nothing_is_lost_on_a_narrow_screen(browser: Browser, site_server: str) -> None:
    """At 320 px the list does not scroll sideways, and its buttons are at least 48 px high."""
    with opened(browser, site_server, viewport=NARROW) as (page, _):
        go(page, site_server + LIST)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0
        heights = page.locator("main button").evaluate_all("all => all.map(one => one.offsetHeight)")
        assert min(heights) >= 47
        go(page, f"{site_server}wijken/slangenbeek/#l1={COFFEE}")
        assert page.evaluate(wide) <= 0


def test_the_bar_hides_no_focus(browser: Browser, site_server: str) -> None:
    """Tab through a long page: no stop lies under the bar (WCAG 2.4.11)."""
    script = """() => { const one = document.activeElement, bar = document.querySelector('.list-bar');
      if (bar.contains(one)) return true;
      return one.getBoundingClientRect().top < bar.getBoundingClientRect().top - 4; }"""
    with opened(browser, site_server, viewport=PHONE) as (page, _):
        go(page, f"{site_server}wijken/slangenbeek/#l1={COFFEE}")
        for _ in range(70):
            page.keyboard.press("Tab")
            assert page.evaluate(script), page.evaluate("document.activeElement.outerHTML")


def test_without_javascript_there_are_no_dead_buttons(browser: Browser, site_server: str) -> None:
    """No button, no bar; the page of the list says what one can do instead."""
    with opened(browser, site_server, java_script_enabled=False) as (page, _):
        page.goto(site_server + "activiteiten/" + COFFEE + "/")
        assert page.get_by_text("Zet op mijn lijst").count() == 0
        assert not page.locator(".list-bar").is_visible()
        page.goto(site_server + "mijn-lijst/")
        assert page.locator("noscript .notice").is_visible()
        assert not page.locator("[data-mijn-lijst]").is_visible()
