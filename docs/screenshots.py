"""Keep pictures of the main pages under docs/screenshots/: `.venv/bin/python docs/screenshots.py`.

Takes the published site in `site/` (run `python3 build.py` first) and the editors' form. Looked at before a
release, so that a change that no test sees is seen by somebody.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from informatiewijzer.cli.form_server import make_form_server
from informatiewijzer.cli.redactie import form_place
from informatiewijzer.cli.server import make_server
from informatiewijzer.editing.desk import Desk
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "screenshots"
SIZES = {"phone": (390, 844), "desktop": (1366, 900)}
PAGES = {
    "home": "",
    "finder": "activiteiten/",
    "activity": "activiteiten/koffieochtend-slangenbeek/",
    "organisation": "organisaties/bibliotheek-hengelo/",
    "wijken": "wijken/",
    "agenda": "agenda/",
    "search": "zoeken/?q=samen%20eten",
    "crisis": "zoeken/?q=ik%20zie%20het%20niet%20meer%20zitten",
    "my-list": "mijn-lijst/#l1=koffieochtend-slangenbeek,repair-cafe~samen%20met%20Rie,o.bibliotheek-hengelo",
    "figures": "cijfers/#toen-en-later",
    "week": "campagne/week/",
    "arabic": "ar/",
}


def pictures(browser: Browser, address: str) -> Iterator[Path]:
    """A picture of the first screen of every page, in both sizes and by turns in light and dark."""
    for size, (width, height) in SIZES.items():
        scheme = "light" if size == "phone" else "dark"
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
        )
        page = context.new_page()
        for name, path in PAGES.items():
            page.goto("about:blank")
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            file = TARGET / f"{name}-{size}-{scheme}.jpg"
            page.screenshot(path=file, type="jpeg", quality=70)
            yield file
        context.close()


def form_pictures(browser: Browser) -> Iterator[Path]:
    """The form of the editors, over a copy of the records: the list, a record, a fault that is refused."""
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Path(shutil.copytree(ROOT / "catalogue", Path(folder) / "catalogue"))
        server = make_form_server(form_place(ROOT, catalogue, Desk(catalogue, date(2026, 11, 28))), 0)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context(viewport={"width": 1100, "height": 760}, locale="nl-NL")
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.get_by_role("link", name="Bridgen").wait_for()
        yield _form_picture(page, "form-list")
        page.get_by_role("link", name="Koffieochtend in wijkcentrum Slangenbeek").click()
        page.get_by_text("Zoals mensen het noemen").wait_for()
        yield _form_picture(page, "form-record")
        page.locator("input[type=time]").nth(1).fill("09:00")
        page.get_by_role("button", name="Bewaren").first.click()
        page.get_by_role("menuitem", name="Nu bewaren").click()
        page.locator("#bevindingen").wait_for()
        yield _form_picture(page, "form-refused")
        context.close()
        server.shutdown()
        server.server_close()


def _form_picture(page: Page, name: str) -> Path:
    page.wait_for_timeout(1_000)  # until what moves stands still
    file = TARGET / f"{name}.jpg"
    page.screenshot(path=file, type="jpeg", quality=60)
    return file


def main() -> int:
    """Serve `site/`, take the pictures, name them."""
    site = ROOT / "site"
    chromium = (
        os.environ.get("INFORMATIEWIJZER_BROWSER")
        or shutil.which("chromium")
        or shutil.which("google-chrome")
    )
    if not site.is_dir() or not chromium:
        print("First run: python3 build.py; and install Chromium or Chrome.", file=sys.stderr)
        return 2
    TARGET.mkdir(exist_ok=True)
    server = make_server(site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    flags = ["--disable-gpu", "--no-sandbox"] if os.geteuid() == 0 else ["--disable-gpu"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        for file in pictures(browser, f"http://127.0.0.1:{server.server_port}/"):
            print(file.relative_to(ROOT))
        for file in form_pictures(browser):
            print(file.relative_to(ROOT))
        browser.close()
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
