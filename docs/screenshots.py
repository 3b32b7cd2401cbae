"""Keep pictures of the main pages under docs/screenshots/: `.venv/bin/python docs/screenshots.py`.

Takes the published site in `site/` (run `python3 build.py` first) and what editors see, for the handbook.
Looked at before a release, so that a change that no test sees is seen by somebody.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

from informatiewijzer.cli.form_server import make_form_server
from informatiewijzer.cli.redactie import form_place
from informatiewijzer.cli.server import make_server
from informatiewijzer.editing.desk import Desk
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "screenshots"
HANDBOOK = ROOT / "site_src" / "pages" / "redactie" / "beeld"
BUILD = (sys.executable, str(ROOT / "build.py"))
WHEN = '''  soort: vast
  momenten:
    - dagen:
        - {day}
      van: {start}
      tot: "11:00"'''
TOWN = ("--naam", "Voorbeeldstad", "--provincie", "Utrecht", "--wijken", "Centrum, Oost, West")
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


def handbook_pictures(browser: Browser) -> Iterator[Path]:
    """What editors see, of a town that does not exist: the form, a fault that it refuses, `check`."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "voorbeeldstad"
        subprocess.run([*BUILD, "init", str(project), *TOWN], check=True, capture_output=True)
        catalogue = project / "catalogue"
        _change(catalogue, "  soort: onbekend", WHEN.format(day="maandag", start='"10:00"'))
        server = make_form_server(form_place(ROOT, catalogue, Desk(catalogue, date(2026, 11, 28))), 0)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context(viewport={"width": 1100, "height": 700}, locale="nl-NL")
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.get_by_role("link", name="Voorbeeld van een koffieochtend").wait_for()
        yield _kept(page, "lijst")
        page.get_by_role("link", name="Voorbeeld van een koffieochtend").click()
        page.get_by_text("Zoals mensen het noemen").wait_for()
        yield _kept(page, "formulier")
        page.locator("input[type=time]").nth(1).fill("09:00")
        page.get_by_role("button", name="Bewaren").first.click()
        page.get_by_role("menuitem", name="Nu bewaren").click()
        page.locator("#bevindingen").wait_for()
        yield _kept(page, "geweigerd")
        context.close()
        server.shutdown()
        server.server_close()
        yield _terminal(browser, catalogue)


def _terminal(browser: Browser, catalogue: Path) -> Path:
    """What `check` says of a record with two faults."""
    _change(catalogue, WHEN.format(day="maandag", start='"10:00"'), WHEN.format(day="mandag", start="10.00"))
    command = [*BUILD, "check", "--catalogue", str(catalogue)]
    said = subprocess.run(command, check=False, capture_output=True, text=True)
    findings = (said.stdout + said.stderr).replace(f"{catalogue.parent}/", "").strip().split("\n\n")
    shown = "\n\n".join([*(text for text in findings if " fout " in text), findings[-1]])
    page = browser.new_page(viewport={"width": 1100, "height": 300})
    page.set_content(
        "<pre style='margin:0;padding:20px;background:#1b1718;color:#f4efe9;font:16px/1.5 monospace;"
        f"white-space:pre-wrap'>$ python3 build.py check\n{escape(shown)}</pre>"
    )
    file = HANDBOOK / "nakijken.png"
    page.locator("pre").screenshot(path=file)
    page.close()
    return file


def _change(catalogue: Path, old: str, new: str) -> None:
    record = catalogue / "activiteiten" / "voorbeeld-koffieochtend.yaml"
    record.write_text(record.read_text("utf-8").replace(old, new, 1), "utf-8")


def _kept(page: Page, name: str) -> Path:
    page.wait_for_timeout(1_000)  # until what moves stands still
    file = HANDBOOK / f"{name}.jpg"
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
        HANDBOOK.mkdir(exist_ok=True)
        for file in handbook_pictures(browser):
            print(file.relative_to(ROOT))
        browser.close()
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
