"""Text of records is text everywhere; no page asks anything of another host or stores anything."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from browser_tools import PAGES, opened
from informatiewijzer.cli.site import Order, build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

ATTACKS = {
    "script": "</title><script>alert(1)</script>",
    "beeld": '"><img src=x onerror=alert(1)>',
    "sjabloon": "{{ 7 * 7 }}@@INHOUD@@@@WORTEL@@</template><svg onload=alert(1)>",
    "blok": "<div data-blok='hulplijnen'></div>' onmouseover='alert(1)",
}
# Made-up records in which every free text is the attack; they exist only in this test.
ACTIVITY = """naam: {text}
samenvatting: {text}
omschrijving: {text}
organisatie: aanval-{name}
soort: ontmoeting
themas: [ontmoeten]
doelgroepen: [iedereen]
waar: {{vorm: op-locatie, locatie: aanval-{name}, toelichting: {text}}}
wanneer: {{soort: wisselend, toelichting: {text}}}
kosten: {{soort: betaald, bedrag: "2,50", per: {text}, toelichting: {text}}}
aanmelden: {{nodig: ja, hoe: {text}}}
eerste_keer: {text}
samen_gaan: {text}
verwijzen: {{hoe: {text}, past_bij: [{text}], past_niet_bij: [{text}], antwoord_binnen: {text}}}
aliassen: [{text}]
bron: [{{document: {text}, via: {text}}}]
zekerheid: middel
bevestigd: {{op: 2026-11-03, door: {text}, hoe: telefoon}}
status: {{stand: tijdelijk-dicht, opmerking: {text}}}
notitie_redactie: {text}
"""
ORGANISATION = """naam: {text}
samenvatting: {text}
omschrijving: {text}
soort: wijkcentrum
aliassen: [{text}]
locatie: aanval-{name}
bron: [{{document: {text}, via: {text}}}]
zekerheid: middel
status: {{stand: tijdelijk-dicht, opmerking: {text}}}
"""
LOCATION = """naam: {text}
samenvatting: {text}
omschrijving: {text}
adres: {{straat: {text}, plaats: {text}}}
wijk: noord
aliassen: [{text}]
toegankelijkheid: {{rolstoel: ja, toelichting: {text}}}
organisatie: aanval-{name}
bron: [{{document: {text}}}]
zekerheid: middel
"""
TEMPLATES = {"activiteiten": ACTIVITY, "organisaties": ORGANISATION, "locaties": LOCATION}


@pytest.fixture(scope="module")
def hostile_site(
    root: Path, as_of: date, host: Callable[[Path, Path], None], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The site of the real catalogue with an attack in every text of twelve extra records."""
    folder = tmp_path_factory.mktemp("vijandig")
    catalogue = folder / "catalogue"
    shutil.copytree(root / "catalogue", catalogue)
    for name, attack in ATTACKS.items():
        text = "'" + attack.replace("'", "''") + "'"
        for kind, template in TEMPLATES.items():
            (catalogue / kind / f"aanval-{name}.yaml").write_text(
                template.format(text=text, name=name), "utf-8"
            )
    order = Order(root, catalogue, folder / "site", as_of, base_url="https://voorbeeld.invalid/")
    built = build_site(order, host, lambda _: None)
    assert built.outcome is not None, [finding for finding in built.findings if finding.level == "fout"]
    return folder / "site"


@pytest.mark.parametrize("name", sorted(ATTACKS))
@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_an_attack_is_shown_as_text(
    browser: Browser, hostile_site: Path, serve_folder: Callable[[Path], str], kind: str, name: str
) -> None:
    """The attack is the visible heading, letter for letter; no script runs and no policy is broken."""
    address = serve_folder(hostile_site)
    with opened(browser, address) as (page, watch):
        page.goto(f"{address}{kind}/aanval-{name}/")
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").inner_text() == ATTACKS[name]
        assert page.title().startswith(ATTACKS[name])
        assert page.locator("main img, main svg[onload], main script").count() == 0
    assert (watch.dialogs, watch.strangers, watch.faults) == ([], [], [])


def test_lists_and_search_show_an_attack_as_text(
    browser: Browser, hostile_site: Path, serve_folder: Callable[[Path], str]
) -> None:
    """In lists and in search results (also as the question itself) the attack is text and nothing runs."""
    address = serve_folder(hostile_site)
    paths = ["activiteiten/", "organisaties/", "locaties/", "a-z/", "themas/ontmoeten/", "wijken/noord/"]
    questions = ["alert", *ATTACKS.values()]
    with opened(browser, address) as (page, watch):
        for path in paths:
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            assert page.locator("main img:not([src^='../']):not([src^='./'])").count() == 0
        for question in questions:
            page.goto(f"{address}zoeken/?q={quote(question)}")
            page.wait_for_load_state("networkidle")
        page.goto(f"{address}zoeken/?q=alert")
        page.wait_for_selector("[data-id^='activiteiten/aanval-']")
        assert "<script>alert(1)</script>" in page.locator("#zoek-resultaten").inner_text()
    assert (watch.dialogs, watch.strangers, watch.faults) == ([], [], [])


def test_no_page_asks_another_host_or_stores_anything(browser: Browser, site_server: str) -> None:
    """Over every kind of page: no request to a stranger, no cookie, nothing in any storage."""
    with opened(browser, site_server) as (page, watch):
        for path in PAGES.values():
            page.goto(site_server + path)
            page.wait_for_load_state("networkidle")
        stored = page.evaluate(
            "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,"
            " (await caches.keys()).length, document.cookie]"
        )
        assert page.context.cookies() == []
    assert stored == [0, 0, 0, 0, ""]
    assert (watch.strangers, watch.faults) == ([], [])


def test_a_first_visit_is_light(browser: Browser, site_server: str, built_site: Path) -> None:
    """A first visit of any kind of page takes at most 6 requests and 30 kB, compressed.

    Of pages that are about pictures (posters to choose from, the handbook) the pictures come on top.
    """
    heavy = {}
    for name, path in PAGES.items():
        if name in ("not-found", "search-results"):
            continue
        with opened(browser, site_server) as (page, watch):
            page.goto(site_server + path)
            page.wait_for_load_state("networkidle")
        files = [url.removeprefix(site_server).split("?")[0] for url in watch.requests]
        if name in ("handbook", "materials", "materials-entrance"):
            files = [file for file in files if not file.endswith((".png", ".jpg"))]
        weight = sum(len(gzip.compress(_file(built_site, file).read_bytes(), 9)) for file in files)
        if len(files) > 6 or weight > 30_000:
            heavy[name] = (len(files), weight, files)
    assert heavy == {}


def _file(site: Path, path: str) -> Path:
    return site / path / "index.html" if path.endswith("/") or not path else site / path
