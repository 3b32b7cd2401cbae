"""Keep pictures of the main pages under docs/screenshots/: `.venv/bin/python docs/screenshots.py`.

Takes the published site in `site/`; run `python3 build.py` first. Looked at before a release, so that a
change that no test sees is seen by somebody.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from informatiewijzer.cli.server import make_server
from playwright.sync_api import Browser, sync_playwright

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
        browser.close()
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
