"""An address that was ever published keeps a page: stopped, over, renamed, hidden or taken away."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from case_files import BASIS, amended
from informatiewijzer.exports.sitemap import build_exports
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.ledger import (
    Issued,
    final_address,
    parse_ledger,
    with_published,
    write_ledger,
)
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.pages.plan import plan_pages
from informatiewijzer.pages.shell import Shell

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AS_OF = date(2026, 11, 24)
BASE = "https://voorbeeld.invalid/"
LEDGER = "activiteiten/eetclub: 2026-11-24\nlocaties/de-linde: 2026-11-24\n"
_SHELL = Shell.parse("<title>@@TITEL@@</title>@@KOP@@ @@WORTEL@@ @@INHOUD@@")
Change = Callable[..., Catalogue]


@pytest.fixture
def change(tmp_path: Path) -> Change:
    """The sound little catalogue with a second activity, a ledger and these blocks changed."""
    root = Path(shutil.copytree(BASIS, tmp_path / "catalogue"))
    club = (root / "activiteiten" / "eetclub.yaml").read_text("utf-8")
    (root / "activiteiten" / "soep.yaml").write_text(amended(club, "naam: Soep op donderdag\n"), "utf-8")

    def apply(club_blocks: str = "", ledger: str = LEDGER) -> Catalogue:
        (root / "activiteiten" / "eetclub.yaml").write_text(amended(club, club_blocks), "utf-8")
        (root / "uitgegeven.yaml").write_text(ledger, "utf-8")
        loaded = load_catalogue(root)
        assert loaded.catalogue is not None, loaded.findings
        return loaded.catalogue

    return apply


def pages(catalogue: Catalogue) -> dict[str, str]:
    """Every generated page by its path."""
    return {file.path: file.make().decode() for file in plan_pages(catalogue, _SHELL, AS_OF, BASE)}


@pytest.mark.parametrize(
    ("blocks", "title", "sentence"),
    [
        (
            "status: {stand: gestopt, opmerking: De kok ging weg.}\n",
            "Eetclub De Linde (gestopt)",
            "De kok ging weg.",
        ),
        ("status: {stand: concept}\n", "Dit staat nu niet op de site (eetclub)", "Wij kijken eerst na"),
        (
            "wanneer: {soort: vast, momenten: [{dagen: [maandag], tot_en_met: 2026-11-16}]}\n",
            "Eetclub De Linde (voorbij)",
            "Dit is voorbij.",
        ),
        (
            "bevestigd: {op: 2023-01-09, door: redacteur, hoe: telefoon}\n",
            "Eetclub De Linde (niet meer in onze lijsten)",
            "9 januari 2023",
        ),
    ],
)
def test_what_is_no_longer_shown_says_why(change: Change, blocks: str, title: str, sentence: str) -> None:
    """With a title of its own, out of search engines, and with a way on."""
    html = pages(change(blocks))["activiteiten/eetclub/index.html"]
    assert f"<title>{title}</title>" in html
    assert sentence in html
    assert '<meta name="robots" content="noindex">' in html
    assert 'href="../../activiteiten/"' in html


def test_what_has_stopped_shows_what_is_like_it(change: Change) -> None:
    """And first what came in its place."""
    html = pages(change("status: {stand: gestopt}\n"))["activiteiten/eetclub/index.html"]
    assert "Lijkt hierop" in html and "Soep op donderdag" in html
    html = pages(change("status: {stand: gestopt, vervangen_door: soep}\n"))[
        "activiteiten/eetclub/index.html"
    ]
    assert "Dit is er nu" in html and "Lijkt hierop" not in html


def test_what_is_hidden_tells_nothing_of_itself(change: Change) -> None:
    """A draft that was published once: neither its name nor its words are to be read."""
    html = pages(change("status: {stand: concept}\nsamenvatting: Geheim nog.\n"))[
        "activiteiten/eetclub/index.html"
    ]
    assert "Eetclub" not in html
    assert "Geheim" not in html


def test_a_draft_that_was_never_published_has_no_page(change: Change) -> None:
    """Only an address that somebody may have needs to lead somewhere."""
    assert "activiteiten/eetclub/index.html" not in pages(change("status: {stand: concept}\n", "{}\n"))


def test_a_renamed_record_leads_on_without_a_jump(change: Change) -> None:
    """A plain link, the new address as the canonical one, and no refresh that would lose the list."""
    html = pages(change("", LEDGER + "activiteiten/oud: activiteiten/eetclub\n"))[
        "activiteiten/oud/index.html"
    ]
    assert f'<link rel="canonical" href="{BASE}activiteiten/eetclub/">' in html
    assert 'href="../../activiteiten/eetclub/"' in html
    assert "http-equiv" not in html


def test_what_was_taken_away_keeps_an_empty_page(change: Change) -> None:
    """Also when the record itself is gone from the files."""
    html = pages(change("", LEDGER + "activiteiten/weg-ermee: weg\n"))["activiteiten/weg-ermee/index.html"]
    assert "Deze bladzijde is er niet meer" in html


def test_gone_pages_stand_in_no_list(change: Change) -> None:
    """No page of the site but itself names it, and the sitemap does not either."""
    catalogue = change("status: {stand: gestopt}\n")
    naming = [path for path, html in pages(catalogue).items() if re.search("activiteiten/eetclub/", html)]
    assert naming == ["activiteiten/eetclub/index.html"]
    published = catalogue.published(AS_OF)
    paths = ["index.html", *(f"{address}/index.html" for address in published.gone)]
    sitemap = {file.path: file.content for file in build_exports(published, paths, BASE)}["sitemap.xml"]
    assert b"eetclub" not in sitemap


def test_titles_of_gone_pages_are_their_own(change: Change) -> None:
    """Two that had one name are told apart (WCAG 2.4.2)."""
    catalogue = change("status: {stand: gestopt}\n", LEDGER + "activiteiten/a: weg\nactiviteiten/b: weg\n")
    twin = catalogue.activities["eetclub"].model_copy(update={"id": "eetclub-twee"})
    catalogue = replace(catalogue, activities={**catalogue.activities, "eetclub-twee": twin})
    titles = [re.findall("<title>(.*?)</title>", html)[0] for html in pages(catalogue).values()]
    assert len(titles) == len(set(titles))


def test_a_ledger_is_read_as_it_was_written() -> None:
    """Sorted lines with a heading; writing what was read changes nothing, whatever the line ends."""
    ledger = {
        "activiteiten/b": Issued(AS_OF),
        "activiteiten/a": Issued(moved_to="activiteiten/b"),
        "locaties/c": Issued(),
    }
    text = write_ledger(ledger)
    assert text.splitlines()[2:] == [
        "activiteiten/a: activiteiten/b",
        "activiteiten/b: 2026-11-24",
        "locaties/c: weg",
    ]
    for raw in (text, text.replace("\n", "\r\n"), "\ufeff" + text):
        assert parse_ledger(raw.encode(), "uitgegeven.yaml") == (
            {address: ledger[address] for address in sorted(ledger)},
            (),
        )
    assert parse_ledger(write_ledger({}).encode(), "x") == ({}, ())


def test_a_long_ledger_is_no_trouble() -> None:
    """Ten thousand addresses are more than a record may hold; the ledger has limits of its own."""
    ledger = {f"activiteiten/a{n}": Issued(AS_OF) for n in range(10_000)}
    read, findings = parse_ledger(write_ledger(ledger).encode(), "uitgegeven.yaml")
    assert (len(read), findings) == (10_000, ())


def test_addresses_are_added_and_never_taken_out() -> None:
    """What is in the ledger stays as it is; what was renamed and lives again is itself."""
    before = {"a/x": Issued(date(2020, 1, 1)), "a/y": Issued(moved_to="a/x"), "a/z": Issued()}
    after = with_published(before, ["a/x", "a/y", "a/nieuw"], AS_OF)
    assert {address: str(line) for address, line in after.items()} == {
        "a/x": "2020-01-01",
        "a/y": "2026-11-24",
        "a/z": "weg",
        "a/nieuw": "2026-11-24",
    }


def test_forwarding_ends_somewhere() -> None:
    """Through any number of steps; a circle leads nowhere instead of for ever."""
    ledger = {"a/1": Issued(moved_to="a/2"), "a/2": Issued(moved_to="a/3"), "a/3": Issued(AS_OF)}
    assert final_address(ledger, "a/1") == "a/3"
    assert final_address({"a/1": Issued(moved_to="a/2"), "a/2": Issued(moved_to="a/1")}, "a/1") == ""


@pytest.mark.browser
def test_gone_pages_are_for_everybody(
    root: Path,
    tmp_path: Path,
    host: Callable[[Path, Path], None],
    serve_folder: Callable[[Path], str],
    browser: Browser,
) -> None:
    """In the real site: no fault of axe, it fits 320 pixels; the way on works by keyboard, the list stays."""
    from axe_playwright_python.sync_playwright import Axe
    from browser_tools import NARROW, opened
    from informatiewijzer.cli.site import Order, build_site

    folder = Path(shutil.copytree(root / "catalogue", tmp_path / "catalogue"))
    club = folder / "activiteiten" / "koffieochtend-slangenbeek.yaml"
    club.write_text(amended(club.read_text("utf-8"), "status: {stand: gestopt}\n"), "utf-8")
    with (folder / "uitgegeven.yaml").open("a", encoding="utf-8") as ledger:
        ledger.write("activiteiten/oude-naam: activiteiten/repair-cafe\n")
    order = Order(root, folder, tmp_path / "site", AS_OF, with_search=False)
    assert build_site(order, host, print).outcome is not None
    address = serve_folder(tmp_path / "site")
    with opened(browser, address, viewport=NARROW) as (page, watch):
        for path in ("activiteiten/koffieochtend-slangenbeek/", "activiteiten/oude-naam/#l1=repair-cafe"):
            page.goto(address + path)
            assert Axe().run(page).response["violations"] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
        page.locator("main .cards a").first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/activiteiten/repair-cafe/#l1=repair-cafe")
        assert watch.faults == []
