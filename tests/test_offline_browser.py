"""Keeping the site on a phone: only after a press of the button, never an old schedule in silence."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from informatiewijzer.cli.server import Handler

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CHOICE = "over/offline/?proef=ja"
RECORD = "activiteiten/koffieochtend-slangenbeek/"
CACHES = "() => caches.keys()"
WORKERS = "() => navigator.serviceWorker.getRegistrations().then(all => all.length)"


def keep(page: Page, address: str) -> None:
    """Press the button and wait until the site says that it is kept."""
    page.goto(address + CHOICE)
    page.click("[data-bewaar]")
    page.wait_for_selector("[data-weg]:not([hidden])")


def notices(page: Page) -> list[str]:
    """The lines above a page that say that it is not of now."""
    return page.locator("main > [data-bewaard]").all_inner_texts()


@pytest.fixture
def copy(built_site: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test may change."""
    return Path(shutil.copytree(built_site, tmp_path / "site"))


def test_nothing_is_kept_before_the_button(page: Page, site_server: str) -> None:
    """Looking around, also at the page of the choice itself, registers no worker and stores nothing."""
    for path in ("", RECORD, CHOICE):
        page.goto(site_server + path)
        page.wait_for_load_state("networkidle")
    assert page.locator("[data-bewaar]").is_visible()
    assert (page.evaluate(CACHES), page.evaluate(WORKERS)) == ([], 0)


def test_on_an_unsafe_address_it_says_that_it_cannot(page: Page, site_server: str) -> None:
    """Without https (and without the word for tests) there is no button but a sentence."""
    page.goto(site_server + "over/offline/")
    page.wait_for_selector("[data-stand]:not(:empty)")
    assert "https" in page.locator("[data-stand]").inner_text()
    assert not page.locator("[data-bewaar]").is_visible()


def test_seen_pages_open_without_network_and_say_their_date(page: Page, site_server: str) -> None:
    """Online a page has no line; offline the same page has one with the date, also in Arabic."""
    keep(page, site_server)
    for path in (RECORD, "ar/"):
        page.goto(site_server + path)
        page.wait_for_load_state("networkidle")
        assert notices(page) == []
    page.context.set_offline(True)
    page.goto(site_server + RECORD)
    assert page.locator("h1").inner_text().startswith("Koffieochtend")
    [line] = notices(page)
    assert line.startswith("U bent offline: dit zijn de gegevens van ")
    assert page.evaluate("new Intl.DateTimeFormat('nl', {dateStyle: 'long'}).format(new Date())") in line
    page.goto(site_server + "ar/")
    assert "لا يوجد اتصال" in notices(page)[0]


def test_help_and_my_list_work_without_having_been_seen(page: Page, site_server: str) -> None:
    """The help lines, the start and "Mijn lijst" open offline right after the button was pressed."""
    keep(page, site_server)
    page.context.set_offline(True)
    for path in ("ingangen/nu-praten/", "", "mijn-lijst/"):
        page.goto(site_server + path)
        assert len(notices(page)) == 1
        assert page.locator("a[href='tel:113']").first.is_visible()


def test_a_page_that_was_never_seen_leads_to_what_is_kept(page: Page, site_server: str) -> None:
    """Offline an unknown page becomes the list of kept pages, at its own address so that its links work."""
    keep(page, site_server)
    page.context.set_offline(True)
    page.goto(site_server + "wijken/noord/")
    assert page.url.startswith(site_server + "over/offline/")
    page.wait_for_selector("[data-ontbreekt]:not([hidden])")
    page.locator("[data-bladzijden] a", has_text="Nu praten").click()
    page.wait_for_url("**/ingangen/nu-praten/")


def test_search_works_offline_when_it_was_kept(page: Page, site_server: str) -> None:
    """After "Bewaar ook het zoeken" a question gets its results without network; the question is not kept."""
    keep(page, site_server)
    page.click("[data-zoeken]")
    page.wait_for_selector("[data-zoeken]", state="hidden")
    page.context.set_offline(True)
    page.goto(site_server + "zoeken/?q=wandelen")
    page.wait_for_selector("[data-id]")
    assert len(notices(page)) == 1
    urls = page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async name =>"
        " (await (await caches.open(name)).keys()).map(one => one.url)))).flat()"
    )
    assert [url for url in urls if "?" in url] == []


def test_everything_can_be_taken_away(page: Page, site_server: str) -> None:
    """After "Haal alles weer weg" there is no worker and no store."""
    keep(page, site_server)
    page.click("[data-weg]")
    page.wait_for_selector("[data-bewaar]:not([hidden])")
    assert (page.evaluate(CACHES), page.evaluate(WORKERS)) == ([], 0)


def test_a_new_build_takes_over(page: Page, copy: Path, serve_folder: Callable[[Path], str]) -> None:
    """A new worker replaces the store: the page that was seen before is the new one, also offline."""
    address = serve_folder(copy)
    keep(page, address)
    page.goto(address + RECORD)
    page.wait_for_load_state("networkidle")
    [old] = page.evaluate(CACHES)
    record, worker = copy / RECORD / "index.html", copy / "sw.js"
    record.write_text(record.read_text("utf-8").replace("<h1 ", "<h1 data-nieuw ", 1), "utf-8")
    worker.write_text(worker.read_text("utf-8").replace('"versie":"', '"versie":"nieuw', 1), "utf-8")
    page.evaluate(
        "async () => { const changed = new Promise(done =>"
        " navigator.serviceWorker.addEventListener('controllerchange', done));"
        " await (await navigator.serviceWorker.ready).update(); await changed; }"
    )
    # The new worker is in charge before it has tidied up; it gets up to ten seconds for that.
    page.evaluate(
        "async old => { for (let turn = 0; turn < 500 && (await caches.keys()).includes(old); turn++)"
        " await new Promise(done => setTimeout(done, 20)); }",
        old,
    )
    [new] = page.evaluate(CACHES)
    assert new != old
    page.context.set_offline(True)
    page.goto(address + RECORD)
    assert page.locator("h1[data-nieuw]").count() == 1


def test_the_choice_is_accessible_when_it_shows_everything(page: Page, site_server: str) -> None:
    """With the site kept, the page with its buttons and its list has no axe finding."""
    keep(page, site_server)
    assert Axe().run(page).response["violations"] == []


class _Hesitating(Handler):
    """A server that answers a record only when it may: a network that got stuck."""

    go_on: threading.Event

    def do_GET(self) -> None:
        """Wait before the record."""
        if self.path.startswith(f"/{RECORD}"):
            self.go_on.wait(30)
        super().do_GET()


@pytest.fixture
def stuck_server(built_site: Path) -> Iterator[tuple[str, threading.Event]]:
    """The address of a server that may get stuck, and the event that keeps it going."""
    go_on = threading.Event()
    go_on.set()
    handler = type("Stuck", (_Hesitating,), {"go_on": go_on})
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(built_site)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", go_on
    go_on.set()
    server.shutdown()
    server.server_close()


def test_a_stuck_network_gives_the_kept_page_with_its_date(
    page: Page, stuck_server: tuple[str, threading.Event]
) -> None:
    """When the network does not answer, the kept page comes, and it says that the network is slow."""
    address, go_on = stuck_server
    keep(page, address)
    page.goto(address + RECORD)
    go_on.clear()
    page.goto(address + RECORD)
    assert notices(page)[0].startswith("Uw verbinding is traag: dit zijn de gegevens van ")
    go_on.set()
