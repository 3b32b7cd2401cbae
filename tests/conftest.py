"""What tests share: the site of the real catalogue, a strict local server and a browser."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from informatiewijzer.search.search import Engine
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2026, 11, 24)
_BROWSER = "INFORMATIEWIJZER_BROWSER"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No calls home and no graphics card; as root Chromium refuses to start with its sandbox.
_FLAGS = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def as_of() -> date:
    """The day for which the tests build the site."""
    return AS_OF


@pytest.fixture(scope="session")
def real(root: Path, as_of: date) -> Engine:
    """The search of the real catalogue."""
    from informatiewijzer.model.loading import load_catalogue
    from informatiewijzer.search.from_pages import page_documents
    from informatiewijzer.search.search import make_engine

    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    return make_engine(catalogue.published(as_of), page_documents(root))


@pytest.fixture(scope="session")
def host() -> Callable[[Path, Path], None]:
    """The host, put together with the core as build.py does."""
    from mkdocs_informatiewijzer.host import render_host

    return render_host


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, host: Callable[[Path, Path], None]) -> Path:
    """The published site of the real catalogue, built once for the whole run; do not write in it."""
    from informatiewijzer.cli.site import Order, build_site

    site = tmp_path_factory.mktemp("gebouwd") / "site"
    order = Order(ROOT, ROOT / "catalogue", site, AS_OF, base_url="https://voorbeeld.invalid/")
    built = build_site(order, host, lambda text: print(text, file=sys.stderr))
    assert built.outcome is not None, "\n".join(str(finding) for finding in built.findings)
    return site


@pytest.fixture
def serve_folder() -> Iterator[Callable[[Path], str]]:
    """A function that serves a folder on 127.0.0.1 with the strict CSP header and returns the address."""
    from informatiewijzer.cli.server import make_server

    servers = []

    def start(folder: Path) -> str:
        server = make_server(folder, 0)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site_server(built_site: Path) -> Iterator[str]:
    """The address of the built site, served with the strict CSP header."""
    from informatiewijzer.cli.server import make_server

    server = make_server(built_site, 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium by Playwright. Without a browser: skipped, but in CI a failure."""
    path = os.environ.get(_BROWSER) or next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(f"geen browser: zet {_BROWSER} op het pad van Chromium")
        pytest.skip(f"geen browser gevonden (zet {_BROWSER})")
    from playwright.sync_api import sync_playwright

    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*_FLAGS, "--no-sandbox"] if as_root else list(_FLAGS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page in a context of its own."""
    context = browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam")
    yield context.new_page()
    context.close()
