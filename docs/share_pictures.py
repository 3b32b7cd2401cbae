"""Make the pictures for shared links, one per theme: `.venv/bin/python docs/share_pictures.py`.

Run it after a theme is added or renamed, look at the result and commit it. 1200 x 630 pixels, as Open Graph
asks. Needs Chromium or Chrome; the build itself does not.
"""

from __future__ import annotations

import os
import shutil
import sys
from html import escape
from pathlib import Path

from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.pages.icons import load_icons
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
ASSETS = ROOT / "site_src" / "pages" / "assets"
PAGE = """<!doctype html><style>
body {{ margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 80px; background: #fbf1e6;
  color: #22201e; font: 700 84px/1.15 system-ui, sans-serif; border-bottom: 24px solid #8a1c4a;
  display: flex; flex-direction: column; justify-content: space-between; }}
svg {{ width: 150px; height: 150px; fill: none; stroke: #8a1c4a; stroke-width: 1.6;
  stroke-linecap: round; stroke-linejoin: round; }}
p {{ margin: 0; font-size: 44px; font-weight: 400; color: #4b4540; }}
</style>{icon}<div>{name}</div><p>{site}</p>"""


def main() -> int:
    """Render and keep one picture per theme."""
    catalogue = load_catalogue(ROOT / "catalogue").catalogue
    chromium = (
        os.environ.get("INFORMATIEWIJZER_BROWSER")
        or shutil.which("chromium")
        or shutil.which("google-chrome")
    )
    if catalogue is None or not chromium:
        print("The catalogue does not load, or there is no Chromium or Chrome.", file=sys.stderr)
        return 2
    target = ASSETS / "delen"
    target.mkdir(exist_ok=True)
    icons = load_icons(ASSETS / "iconen")
    flags = ["--disable-gpu", "--no-sandbox"] if os.geteuid() == 0 else ["--disable-gpu"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        for theme in catalogue.themes.values():
            icon = icons.get(theme.icon or "", "")
            site = escape(catalogue.settings.site_name)
            page.set_content(PAGE.format(icon=icon, name=escape(theme.name), site=site))
            page.screenshot(path=target / f"{theme.id}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
