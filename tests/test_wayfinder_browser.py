"""The wayfinder in the browser: the same offers and reasons as the build; a tree without script."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_tools import opened, until
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.wayfinder.find import Answers, make_guide

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
ADDRESS = "professionals/wegwijzer/"
_TWIN = """async ([core, data, asked]) => {
  const { find } = await import(core);
  const all = await (await fetch(data)).json();
  const plain = ({ offer, points, reasons }) => [offer.id, points, reasons];
  return asked.map(([need, rest]) => find(all, need, rest).map(plain));
}"""


@pytest.fixture(scope="module")
def published(root: Path, as_of: date) -> Catalogue:
    """The real catalogue as it stands on the site."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    return catalogue.published(as_of)


def _questions(catalogue: Catalogue) -> list[Answers]:
    """Every expectation, every page of the tree, and some with many circumstances at once."""
    wayfinder = catalogue.wayfinder
    people = [Answers(one.need, one.circumstances) for one in wayfinder.expectations.values()]
    ids = tuple(wayfinder.circumstances)
    tree = [Answers(need, (id_,)) for need in wayfinder.needs for id_ in ids]
    many = [Answers(need, ids[start : start + 4]) for start, need in enumerate(wayfinder.needs)]
    return [*people, *tree, *many, *(Answers(need) for need in wayfinder.needs)]


def test_browser_and_build_agree(browser: Browser, site_server: str, published: Catalogue) -> None:
    """For every question the browser finds the same offers, with the same points and reasons."""
    guide, asked = make_guide(published), _questions(published)
    with opened(browser, site_server) as (page, watch):
        page.goto(site_server + ADDRESS)
        data = page.locator("[data-wegwijzer]").get_attribute("data-wegwijzer")
        given = [[answers.need, list(answers.circumstances)] for answers in asked]
        address = page.evaluate("(path) => new URL(path, location.href).href", data)
        found = page.evaluate(_TWIN, [site_server + "assets/js/wegwijzer-kern.js", address, given])
        assert watch.faults == []
    assert len(found) == len(asked) >= 100
    for answers, offers in zip(asked, found, strict=True):
        assert offers == [[one.id, one.points, list(one.reasons)] for one in guide.find(answers)], answers


def test_the_form_shows_what_the_page_shows(browser: Browser, site_server: str) -> None:
    """By keyboard: one answer of each kind gives the offers of that page of the tree, in that order."""
    with opened(browser, site_server) as (page, watch):
        page.goto(site_server + ADDRESS)
        page.get_by_role("button", name="Toon wat past").press("Enter")
        assert page.locator("[data-stand]").inner_text() == "Kies eerst wat iemand mist."
        page.get_by_label("Komt weinig de deur uit").press("Space")
        page.get_by_label("Is 65 jaar of ouder").press("Space")
        page.get_by_role("button", name="Toon wat past").press("Enter")
        until(page, "document.querySelectorAll('[data-uitslag] > li').length")
        shown = page.locator("[data-uitslag] > li h2").all_inner_texts()
        reasons = page.locator("[data-uitslag] .why-list li").all_inner_texts()
        assert "6 mogelijkheden" in page.locator("[data-stand]").inner_text()
        page.goto(site_server + ADDRESS + "komt-niet-buiten/ouder/")
        assert page.locator(".offers > li h3").all_inner_texts() == shown
        assert page.locator(".offers .why-list li").all_inner_texts() == reasons
        assert (watch.faults, watch.strangers) == ([], [])


def test_without_script_there_is_a_tree(browser: Browser, site_server: str) -> None:
    """Need, then circumstance, then at least three offers with their reasons; no form that does nothing."""
    with opened(browser, site_server, java_script_enabled=False) as (page, _):
        page.goto(site_server + ADDRESS)
        assert not page.locator("form.wegwijzer").is_visible()
        page.get_by_role("link", name="Mist een vertrouwd iemand").click()
        assert page.locator(".offers > li").count() >= 3
        page.get_by_role("link", name="Heeft iemand verloren").click()
        names = page.locator(".offers > li h3").all_inner_texts()
        assert "Bezoek aan weduwen en weduwnaars" in names
        assert page.locator(".offers > li .why-list").count() >= 3


def test_the_tree_stays_small(built_site: Path) -> None:
    """A page per need and circumstance, and no more: under a hundred."""
    assert 3 < len(list((built_site / ADDRESS).rglob("index.html"))) < 100
