"""The form in Chromium: change, refuse a fault, make something new; and nothing leaves this computer."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_tools import Watch, opened
from informatiewijzer.cli.form_server import make_form_server
from informatiewijzer.cli.redactie import form_place
from informatiewijzer.cli.stop import Stop
from informatiewijzer.editing.desk import Desk
from informatiewijzer.model.loading import load_catalogue

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
COFFEE = "#/collections/activiteiten/entries/koffieochtend-slangenbeek"
SECONDS = 30_000


@pytest.fixture
def catalogue(root: Path, tmp_path: Path) -> Path:
    """A copy of the catalogue, with a comment in one record."""
    folder = Path(shutil.copytree(root / "catalogue", tmp_path / "catalogue"))
    file = folder / "activiteiten" / "koffieochtend-slangenbeek.yaml"
    text = file.read_text("utf-8").replace("wanneer:\n", "# gevraagd aan de balie\nwanneer:\n")
    file.write_text(text, "utf-8")
    return folder


@pytest.fixture
def form(root: Path, catalogue: Path, browser: Browser) -> Iterator[tuple[Page, str]]:
    """A page and the address of the form. Without network: skipped, but in CI a failure."""
    try:
        place = form_place(root, catalogue, Desk(catalogue, date(2026, 11, 28)))
    except Stop as stop:
        if os.environ.get("CI"):
            pytest.fail(stop.message)
        pytest.skip(stop.message)
    server = make_form_server(place, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    with opened(browser, address, viewport={"width": 1280, "height": 900}) as (page, watch):
        page.set_default_timeout(SECONDS)
        yield page, address
        _nothing_left(watch)
    server.shutdown()
    server.server_close()


def _nothing_left(watch: Watch) -> None:
    """Every request was to our own server, and none was stopped by the policy."""
    local = ("data:", "blob:")
    assert [url for url in watch.strangers if not url.startswith(local)] == []
    assert [fault for fault in watch.faults if "Content Security Policy" in fault] == []


def keep(page: Page) -> None:
    """Choose "Nu bewaren"."""
    page.get_by_role("button", name="Bewaren").first.click()
    page.get_by_role("menuitem", name="Nu bewaren").click()


def test_change_and_refuse(form: tuple[Page, str], catalogue: Path) -> None:
    """A fault is told in Dutch and not written; put right, one value changes and the comment stays."""
    page, address = form
    file = catalogue / "activiteiten" / "koffieochtend-slangenbeek.yaml"
    before = file.read_text("utf-8")
    page.goto(address)
    page.get_by_role("link", name="Koffieochtend in wijkcentrum Slangenbeek").wait_for()
    page.goto(address + COFFEE)
    end = page.locator("input[type=time]").nth(1)
    end.fill("09:00")
    keep(page)
    box = page.get_by_role("alert").filter(has_text="Niet bewaard").first
    box.wait_for()
    said = page.locator("#bevindingen")
    said.wait_for()
    assert "'tot' (09:00) ligt niet na 'van' (10:00)" in said.inner_text()
    assert file.read_text("utf-8") == before
    end.fill("11:15")
    keep(page)
    page.get_by_text("Alles is bewaard").wait_for()
    assert file.read_text("utf-8") == before.replace('tot: "11:00"', 'tot: "11:15"')


def choose(page: Page, name: str, text: str) -> None:
    """Type in a list and take the first choice."""
    control = page.locator(f"input[id^={name}-field]").first
    control.click()
    control.fill(text)
    page.locator("[role=option]").first.wait_for()
    control.press("Enter")


def test_make_something_new(form: tuple[Page, str], catalogue: Path) -> None:
    """A new organisation becomes a file with the right id, in the fixed form, which the catalogue reads."""
    page, address = form
    page.goto(address + "#/collections/organisaties/new")
    page.locator("input[id^=naam-field]").first.fill("Verzonnen kring 't Proefje")
    page.locator("input[id^=samenvatting-field]").first.fill("Wij drinken thee met elkaar.")
    choose(page, "soort", "wijk")
    choose(page, "locatie", "Tempel")
    page.locator("input[id^=url-field]").first.fill("https://www.voorbeeld.nl")
    choose(page, "zekerheid", "bel even")
    keep(page)
    page.get_by_text("Alles is bewaard").wait_for()
    made = sorted(p.name for p in (catalogue / "organisaties").glob("verzonnen*"))
    assert made == ["verzonnen-kring-t-proefje.yaml"]
    text = (catalogue / "organisaties" / made[0]).read_text("utf-8")
    assert text.startswith("naam: Verzonnen kring 't Proefje\nsamenvatting: Wij drinken thee met elkaar.\n")
    assert "locatie: wijkcentrum-de-tempel\n" in text
    assert text.endswith("bron:\n  - url: https://www.voorbeeld.nl\nzekerheid: middel\n")
    loaded = load_catalogue(catalogue)
    assert loaded.catalogue is not None
    assert "verzonnen-kring-t-proefje" in loaded.catalogue.organisations
