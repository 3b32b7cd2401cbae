"""Forms that somebody fills in about themselves or another: nothing is stored and nothing is sent.

A page with such a form is one line in FORMS. Every field gets a word that stands nowhere else; then every
button is pressed, and the browser is asked what it kept and what it sent.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from browser_tools import opened
from paper_tools import pdf_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
SECRET = "Geheimpje42"


class Form(NamedTuple):
    """A page with forms; `data`: the beginning of the only files its script may fetch after loading."""

    path: str
    data: str = ""


FORMS = (
    Form("professionals/overdragen/"),
    Form("professionals/meten/optellen/"),
    Form("professionals/wegwijzer/", data="professionals/wegwijzer/gegevens-"),
    Form("zorgen-om-iemand/"),
)
_FILL = """(secret) => {
  let filled = 0;
  for (const field of document.querySelectorAll("main input, main textarea, main select")) {
    if (field.type === "checkbox" || field.type === "radio") field.click();
    else if (field.tagName === "SELECT") field.selectedIndex = field.options.length - 1;
    else if (field.type === "number" || field.type === "date") continue;
    else field.value = secret;
    field.dispatchEvent(new Event("focusin", { bubbles: true }));
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    filled += 1;
  }
  return filled;
}"""
_KEPT = """async () => ({
  local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  name: window.name, state: JSON.stringify(history.state), address: location.search + location.hash,
})"""
_NOTHING = {
    "local": {}, "session": {}, "cookies": "", "databases": 0, "caches": 0, "name": "",
    "state": "null", "address": "",
}  # fmt: skip


def test_every_form_about_somebody_is_watched(built_site: Path) -> None:
    """A page with a form that may not be sent, or with room for a story, is in the list above."""
    pages = (path for path in built_site.rglob("index.html"))
    marked = {
        f"{path.parent.relative_to(built_site).as_posix()}/"
        for path in pages
        if re.search(r"data-niet-sturen|<textarea(?![^>]*readonly)", path.read_text("utf-8"))
    }
    assert marked == {form.path for form in FORMS}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.path)
def test_nothing_is_stored_or_sent(browser: Browser, site_server: str, form: Form) -> None:
    """Every field filled in, every button pressed, the page left: no request, no storage, no cookie."""
    with opened(browser, site_server) as (page, watch):
        sent: list[str] = []
        page.on("request", lambda request: sent.append(request.post_data or ""))
        page.add_init_script("window.print = () => {};")
        page.goto(site_server + form.path)
        page.wait_for_load_state("networkidle")
        watch.requests.clear()
        assert page.evaluate(_FILL, SECRET) > 0
        _press_all(page)
        page.wait_for_timeout(300)
        assert page.evaluate(_KEPT) == _NOTHING
        assert page.context.cookies() == []
        asked = [url.removeprefix(site_server) for url in watch.requests]
        assert [url for url in asked if not (form.data and url.startswith(form.data))] == []
        page.goto("about:blank")
        assert not any(SECRET in text for text in (*watch.requests, *sent))
        assert (watch.faults, watch.strangers, watch.dialogs) == ([], [], [])


def _press_all(page: Page) -> None:
    """Every button that can be seen, those that appear meanwhile included; not those that make empty.

    "Zet op mijn lijst" stands at every record and changes the address on purpose (docs/adr/0019).
    """
    others = 'button:not([type="submit"]):not([type="reset"]):not(.list-put)'
    for name in ('button[type="submit"]', others):
        for button in page.locator(f"main {name}").all():
            if button.is_visible():
                button.click()


def test_no_form_has_an_address(browser: Browser, site_server: str) -> None:
    """Without script too there is nowhere to send to: no action, and no field with a name for a word."""
    with opened(browser, site_server, java_script_enabled=False) as (page, _):
        for form in FORMS:
            page.goto(site_server + form.path)
            assert page.locator("main form[action]").count() == 0
            assert page.locator("main textarea[name], main input[type=text][name]").count() == 0


def test_the_sheet_says_what_was_filled_in(browser: Browser, site_server: str) -> None:
    """Without consent there is no sheet; with it every word stands there, and only the sheet is printed."""
    with opened(browser, site_server) as (page, watch):
        page.goto(site_server + "professionals/overdragen/")
        page.get_by_label("Waar gaat iemand heen?").fill("Koffieochtend")
        page.get_by_label("Wat zoekt iemand, in eigen woorden?").fill("<b>Mensen</b> om mee te praten")
        page.get_by_role("button", name="Maak het blad").press("Enter")
        assert "Vraag eerst om toestemming" in page.get_by_role("status").first.inner_text()
        assert page.locator(".briefje-tekst").inner_text() == ""
        page.get_by_label("De ander vindt dit goed").press("Space")
        page.get_by_role("button", name="Maak het blad").press("Enter")
        text = page.locator(".briefje-tekst").inner_text()
        assert "Waarheen:\nKoffieochtend" in text
        assert "<b>Mensen</b> om mee te praten" in text
        assert "Ik mag altijd van gedachten veranderen." in text
        sides, printed = pdf_of(page)
        assert sides == 1
        assert "Koffieochtend" in printed
        assert "Waar gaat iemand heen?" not in printed
        page.get_by_role("button", name="Maak alles leeg").press("Enter")
        assert page.locator(".briefje-tekst").text_content() == ""
        assert watch.faults == []


@pytest.mark.parametrize(
    ("path", "sides", "words"),
    [
        ("professionals/overdragen/", 1, "Handtekening en datum"),
        ("professionals/huisbezoek/75-plus/", 2, "Mijn eerste stap"),
        ("professionals/huisbezoek/oudere-migranten/", 2, "Extra: taal en hulp"),
        ("professionals/signalen/", 2, "Huis en omgeving"),
        ("zorgen-om-iemand/", 3, "Wat zag of hoorde u?"),
    ],
)
def test_forms_print_on_a4(browser: Browser, site_server: str, path: str, sides: int, words: str) -> None:
    """Empty, and without script: a form for the pen, on so many sides of A4 at most."""
    with opened(browser, site_server, java_script_enabled=False) as (page, _):
        page.goto(site_server + path)
        count, text = pdf_of(page)
        assert count <= sides
        assert words in text
