"""The page /zoeken/ in Chromium: typing, corrections, marks, help, keyboard, hostile text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from search_tools import files_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
RESULTS = "#zoek-resultaten > li"


def test_results_come_while_typing_and_focus_stays(page: Page, site_server: str) -> None:
    """After a short pause there are results, the address follows, the cursor stays in the field."""
    page.goto(f"{site_server}zoeken/")
    page.locator("form[role=search] input").press_sequentially("wandelen", delay=20)
    page.wait_for_selector(RESULTS)
    page.wait_for_url("**/zoeken/?q=wandelen")
    assert page.evaluate("document.activeElement.name") == "q"
    assert "resultaten voor ‘wandelen’" in page.inner_text("#zoek-status")


def test_back_and_forward_follow_the_questions(page: Page, site_server: str) -> None:
    """A question that was sent is a place to go back to."""
    page.goto(f"{site_server}zoeken/?q=biljart")
    page.wait_for_selector(RESULTS)
    page.fill("form[role=search] input", "zwemmen")
    page.press("form[role=search] input", "Enter")
    expect(page.locator("#zoek-status")).to_contain_text("‘zwemmen’")
    page.go_back()
    expect(page.locator("#zoek-status")).to_contain_text("‘biljart’")
    assert page.input_value("form[role=search] input") == "biljart"


def test_a_correction_is_visible_and_words_are_marked(page: Page, site_server: str) -> None:
    """ "swemmen" says what was looked for, and marks it with a mark element."""
    page.goto(f"{site_server}zoeken/?q=swemmen")
    page.wait_for_selector(RESULTS)
    assert "‘zwemmen’ in plaats van ‘swemmen’. Bedoelde u dat?" in page.inner_text("#zoek-status")
    assert page.locator(f"{RESULTS} mark").first.inner_text().lower().startswith("zwem")


def test_what_was_typed_can_be_searched_for_all_the_same(page: Page, site_server: str) -> None:
    """Beside "Bedoelde u dat?" stands a link; another question is corrected again."""
    page.goto(f"{site_server}zoeken/?q=swemmen")
    page.get_by_role("link", name="Zoek toch op ‘swemmen’.").click()
    expect(page.locator("#zoek-status")).to_contain_text("Wij vonden niets voor ‘swemmen’.")
    assert page.url.endswith("?q=swemmen&letterlijk")
    page.fill("form[role=search] input", "biljard")
    expect(page.locator("#zoek-status")).to_contain_text("Bedoelde u dat?")
    assert page.url.endswith("?q=biljard")


@pytest.mark.parametrize("question", ["ik wil dood", "zelfmort"])
def test_a_crisis_question_gets_numbers_above_the_results(
    page: Page, site_server: str, question: str
) -> None:
    """112, then 113 and 0800-0113, before any result."""
    page.goto(f"{site_server}zoeken/?q={question}")
    page.wait_for_selector("#zoek-advies a")
    calls = page.eval_on_selector_all("#zoek-advies a", "all => all.map((a) => a.getAttribute('href'))")
    assert calls[:3] == ["tel:112", "tel:113", "tel:08000113"]
    top = page.evaluate("document.querySelector('#zoek-advies').getBoundingClientRect().top")
    assert top < page.evaluate("document.querySelector('#zoek-resultaten').getBoundingClientRect().top")


def test_nothing_found_offers_a_way_on(page: Page, site_server: str) -> None:
    """The page says which words to leave out, and how many results that gives."""
    page.goto(f"{site_server}zoeken/?q=koffie quantum mechanica telescoop")
    page.wait_for_selector("#zoek-hulp a")
    assert page.inner_text("#zoek-hulp a").startswith("Zoek op ‘koffie’ (")
    assert page.locator("#zoek-meer").is_hidden()


def test_more_results_keep_the_keyboard_where_it_is(page: Page, site_server: str) -> None:
    """The button brings ten more and goes to the first of them."""
    page.goto(f"{site_server}zoeken/?q=ouderen")
    page.wait_for_selector(RESULTS)
    assert page.locator(RESULTS).count() == 10
    page.click("#zoek-meer button")
    expect(page.locator(RESULTS).nth(10)).to_be_visible()
    same = (
        "document.activeElement === document.querySelectorAll('#zoek-resultaten > li')[10].querySelector('a')"
    )
    assert page.evaluate(same)


def test_who_comes_back_finds_the_same_place(page: Page, site_server: str) -> None:
    """Open the fourteenth result by keyboard and go back: as many stand there, the focus on that one."""
    page.goto(f"{site_server}zoeken/?q=ouderen")
    page.wait_for_selector(RESULTS)
    page.click("#zoek-meer button")
    link = page.locator(f"{RESULTS} h2 a").nth(13)
    expect(link).to_be_visible()
    name = link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)
    page.go_back()
    expect(page.locator(f"{RESULTS} h2 a").nth(13)).to_be_focused()
    assert page.locator(RESULTS).count() == 20
    expect(page.locator(":focus")).to_have_text(name)
    expect(page.locator(":focus")).to_be_in_viewport()


def test_nothing_found_says_whom_to_ask(page: Page, site_server: str) -> None:
    """The organisation that keeps the site, with a way to reach it; gone as soon as something is found."""
    page.goto(f"{site_server}zoeken/?q=quantummechanica")
    expect(page.locator("#zoek-vraag a").first).to_be_visible()
    assert page.locator("#zoek-vraag a").count() >= 2
    page.fill("#zoek-q", "koffie")
    page.wait_for_selector(RESULTS)
    expect(page.locator("#zoek-vraag")).to_be_hidden()


def test_without_script_the_page_points_to_the_lists(browser: Browser, site_server: str) -> None:
    """The notice and the links are there; nothing pretends to search."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_server}zoeken/")
    assert "Zoeken werkt alleen met JavaScript" in page.inner_text("main")
    for name in ("themas", "wijken", "a-z"):
        assert page.locator(f"main a[href='../{name}/']").count() == 1
    context.close()


def test_hostile_text_is_shown_as_text(
    page: Page, built_site: Path, tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    """A record full of markup, and a question full of it: no element of it is made, no script runs."""
    for name in ("assets", "zoeken"):
        (tmp_path / name).symlink_to(built_site / name)
    for file in files_of():
        (tmp_path / file.path).parent.mkdir(exist_ok=True)
        (tmp_path / file.path).write_bytes(file.content)
    problems: list[str] = []
    page.on("dialog", lambda dialog: problems.append(dialog.message))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(f"{serve_folder(tmp_path)}zoeken/?q=onerror <img src=x onerror=alert(2)>")
    page.wait_for_selector(RESULTS)
    assert page.locator(RESULTS).first.inner_text().count("<script>alert(1)</script>") >= 1
    assert page.locator("main img, main script").count() == 0
    assert [problem for problem in problems if "Content Security" in problem or problem in ("1", "2")] == []
