"""The agenda in a real browser: today, this week and next week at the moment of reading, anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_tools import DESKTOP, PHONE, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

COFFEE = "Koffieochtend in wijkcentrum Slangenbeek"
GROUP = "Ontmoetingsgroep in De Sterrentuin"
PHONE_LINE = "Bellen of chatten met De Kindertelefoon"
BINGO = "Bingo in Kulturhus Hasselo"
# What stands under each heading that the script made: [heading, names].
SHOWN = """() => {
  const days = [];
  for (const child of document.querySelector('[data-dagen]').children) {
    if (/^H[23]$/.test(child.tagName)) days.push([child.textContent, []]);
    else for (const link of child.querySelectorAll('a')) days.at(-1)[1].push(link.textContent);
  }
  return days;
}"""


def at(page: Page, moment: str, address: str) -> dict[str, list[str]]:
    """The headings and names of the agenda at `address` when it is `moment` (UTC)."""
    page.clock.set_fixed_time(moment)
    page.goto(address)
    page.wait_for_selector("[data-dagen]:not([hidden])")
    return dict(page.evaluate(SHOWN))


def test_today_this_week_and_next_week(browser: Browser, site_server: str) -> None:
    """On Tuesday morning: today's, then the days of this week, then those of next week."""
    with opened(browser, site_server, viewport=PHONE) as (page, watch):
        shown = at(page, "2026-11-24T08:00:00Z", f"{site_server}agenda/")
    headings = list(shown)
    assert headings[0] == "Vandaag, dinsdag 24 november"
    assert GROUP in shown[headings[0]] and PHONE_LINE in shown[headings[0]]
    order = [headings.index(each) for each in ("Deze week", "Vrijdag 27 november", "Volgende week")]
    assert order == sorted(order)
    assert shown["Vrijdag 27 november"] == [BINGO]
    assert shown["Maandag 30 november"] == [COFFEE]
    assert all(PHONE_LINE not in names for names in list(shown.values())[1:]), "daily: today only"
    assert watch.faults == []


def test_what_is_over_is_gone_without_a_new_build(browser: Browser, site_server: str) -> None:
    """The telephone line closes at nine: at ten to nine it is there, at ten past it is not."""
    with opened(browser, site_server) as (page, _):
        before = at(page, "2026-11-24T19:50:00Z", f"{site_server}agenda/")
        after = at(page, "2026-11-24T20:10:00Z", f"{site_server}agenda/")
    assert PHONE_LINE in before["Vandaag, dinsdag 24 november"]
    assert PHONE_LINE not in after["Vandaag, dinsdag 24 november"]


def test_an_old_build_still_tells_the_truth(browser: Browser, site_server: str) -> None:
    """Half a year later, in summer time: the same site shows the days of that week."""
    with opened(browser, site_server) as (page, _):
        shown = at(page, "2027-06-13T22:30:00Z", f"{site_server}agenda/")
    assert next(iter(shown)) == "Vandaag, maandag 14 juni"
    assert COFFEE in shown["Vandaag, maandag 14 juni"]
    assert shown["Vrijdag 25 juni"] == [BINGO], "the fourth Friday of June"


def test_a_public_holiday_is_said(browser: Browser, site_server: str) -> None:
    """The fourth Friday of December is Christmas: agenda and record say so on that day, and on no other."""
    with opened(browser, site_server) as (page, watch):
        at(page, "2026-12-23T08:00:00Z", f"{site_server}agenda/")
        notes = page.locator("[data-dagen] h3:has(+ p)").all_inner_texts()
        page.goto(f"{site_server}activiteiten/bingo-kulturhus-hasselo/")
        page.wait_for_selector("[data-keren] li")
        times = page.locator("[data-keren] li").all_inner_texts()
    assert "Vrijdag 25 december" in notes
    assert set(notes) <= {"Vrijdag 25 december", "Zaterdag 26 december", "Vrijdag 1 januari"}
    assert times[0].startswith("vrijdag 25 december")
    assert [time.endswith("(feestdag: bel even of het doorgaat)") for time in times] == [True, *[False] * 4]
    assert watch.faults == []


def test_today_is_that_of_hengelo(browser: Browser, site_server: str) -> None:
    """A reader in Auckland, where it is Wednesday already, sees Hengelo's Tuesday."""
    context = browser.new_context(timezone_id="Pacific/Auckland", locale="en-NZ")
    page = context.new_page()
    shown = at(page, "2026-11-24T12:00:00Z", f"{site_server}agenda/")
    context.close()
    assert next(iter(shown)) == "Vandaag, dinsdag 24 november"


def test_on_sunday_there_is_no_rest_of_the_week(browser: Browser, site_server: str) -> None:
    """On the last day of the week only today and next week are left."""
    with opened(browser, site_server) as (page, _):
        shown = at(page, "2026-11-29T09:00:00Z", f"{site_server}agenda/")
    assert "Deze week" not in shown
    assert "Volgende week" in shown and COFFEE in shown["Morgen, maandag 30 november"]


def test_a_wijk_has_its_own_agenda(browser: Browser, site_server: str) -> None:
    """In Slangenbeek on Tuesday: nothing today, said in words; the coffee next Monday."""
    with opened(browser, site_server) as (page, _):
        shown = at(page, "2026-11-24T08:00:00Z", f"{site_server}agenda/slangenbeek/")
        assert "Vandaag kennen wij niets meer op een vaste tijd." in page.inner_text("main")
    assert shown["Vandaag, dinsdag 24 november"] == []
    assert shown["Maandag 30 november"] == [COFFEE]


def test_the_home_page_shows_the_coming_days(browser: Browser, site_server: str) -> None:
    """Today and the days after it, until there are enough; one step to the whole agenda."""
    with opened(browser, site_server, viewport=PHONE) as (page, watch):
        shown = at(page, "2026-11-24T08:00:00Z", site_server)
        assert list(shown)[:2] == ["Vandaag, dinsdag 24 november", "Vrijdag 27 november"]
        assert 5 <= sum(map(len, shown.values())) <= 8
        page.get_by_role("link", name="Bekijk de hele agenda").click()
        page.wait_for_url("**/agenda/")
    assert watch.faults == []


@pytest.mark.parametrize("path", ["", "agenda/"])
def test_without_script_the_weekdays_are_there(browser: Browser, site_server: str, path: str) -> None:
    """No JavaScript: the weekdays, opened, with what is on them; nothing about today."""
    with opened(browser, site_server, java_script_enabled=False) as (page, _):
        page.goto(site_server + path)
        assert page.locator("details[data-vast] h3", has_text="Maandag").is_visible()
        assert page.locator("details[data-vast] a", has_text=COFFEE).is_visible()
        assert not page.locator("[data-dagen]").is_visible()


def test_on_paper_everything_is_unfolded(browser: Browser, site_server: str) -> None:
    """Folded on the screen, the weekdays and what has no fixed day open when somebody prints."""
    with opened(browser, site_server) as (page, _):
        at(page, "2026-11-24T08:00:00Z", f"{site_server}agenda/")
        assert page.locator("details[data-vast]").get_attribute("open") is None
        page.pdf()
        assert page.locator("details[data-vast]").get_attribute("open") is not None
        assert page.locator("main details:not([open])").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_axe_finds_nothing_in_the_agenda(browser: Browser, site_server: str, size: str, scheme: str) -> None:
    """Town, wijk and an empty wijk, filled by the script and with everything unfolded."""
    viewport = PHONE if size == "phone" else DESKTOP
    with opened(browser, site_server, viewport=viewport, color_scheme=scheme) as (page, watch):
        for path in ("agenda/", "agenda/noord/", "agenda/woolde/"):
            page.goto(site_server + path)
            page.wait_for_load_state("networkidle")
            page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            found = Axe().run(page).response["violations"]
            assert [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in found] == [], path
    assert watch.faults == []


def test_tab_goes_down_the_page(browser: Browser, site_server: str) -> None:
    """With the keyboard: every line of today and the weekdays' fold is reached, in order, once."""
    with opened(browser, site_server, viewport=PHONE) as (page, _):
        at(page, "2026-11-24T08:00:00Z", f"{site_server}agenda/")
        reached = []
        for _step in range(60):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.textContent.trim()"))
            if reached[-1].startswith("Van maandag"):
                break
        names = [name for name in reached if name in (GROUP, PHONE_LINE, BINGO, COFFEE)]
        assert names[:3] == [GROUP, PHONE_LINE, BINGO]
        assert reached[-1].startswith("Van maandag")
        page.keyboard.press("Enter")
        assert page.locator("details[data-vast] h3", has_text="Maandag").is_visible()
