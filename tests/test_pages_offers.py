"""Offers on hand-written pages: chosen by the page, made by the catalogue."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from informatiewijzer.model.freshness import Stage
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.pages.blocks import icon_view
from informatiewijzer.pages.offers import BadChoice, offers, parts
from informatiewijzer.pages.render import load_kitchen
from informatiewijzer.pages.site import Site, make_site

_ASKED = re.compile(r'data-blok="aanbod" data-keuze="([^"]*)"')


@pytest.fixture(scope="module")
def site(root: Path, as_of: date) -> Site:
    """The real catalogue as the pages see it."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    return make_site(catalogue.published(as_of), load_kitchen(root), as_of)


def asked(root: Path) -> list[tuple[str, str]]:
    """Every use of the block on the hand-written pages: page and choice."""
    pages = sorted((root / "site_src" / "pages").rglob("*.md"))
    return [(page.parent.name, text) for page in pages for text in _ASKED.findall(page.read_text("utf-8"))]


def test_every_page_that_asks_gets_an_offer(root: Path, site: Site) -> None:
    """No page of the real site promises offers and shows none."""
    uses = asked(root)
    assert len(uses) > 10
    assert [use for use in uses if not offers(site, use[1])["offers"]] == []


def test_offers_fit_and_the_first_theme_comes_first(site: Site) -> None:
    """Each offer has one of the themes; those of the theme named first stand before the others."""
    found = offers(site, "themas=wandelen,koffie-en-inloop meest=40")["offers"]
    themes = [site.catalogue.activities[card.href.split("/")[1]].themes for card in found]
    assert len(found) > 8
    assert all({"wandelen", "koffie-en-inloop"} & set(each) for each in themes)
    assert "wandelen" in themes[0]


def test_offers_are_the_first_of_all_that_fit_in_order(site: Site) -> None:
    """Fewer offers are the first of more, whatever is asked: late records last, equal ones by name."""
    chance = random.Random(63)
    themes, groups = sorted(site.catalogue.themes), sorted(site.catalogue.groups)
    ids = sorted(site.catalogue.activities)
    for _ in range(25):
        late = {f"activiteiten/{id_}": Stage.LOWER for id_ in chance.sample(ids, 20)}
        town = replace(site, catalogue=replace(site.catalogue, late=late))
        wish = f"themas={','.join(chance.sample(themes, 3))}"
        wish += f" doelgroepen={','.join(chance.sample(groups, 4))}" if chance.random() < 0.5 else ""
        all_ = [card.href[:-1] for card in offers(town, f"{wish} meest=999")["offers"]]
        few = [card.href[:-1] for card in offers(town, f"{wish} meest=3")["offers"]]
        assert few == all_[:3]
        assert [address in late for address in all_] == sorted(address in late for address in all_)


def test_with_a_group_all_offers_are_for_that_group(site: Site) -> None:
    """Groups narrow down, and what is more than `meest` is behind a link to the finder."""
    view = offers(site, "themas=bewegen doelgroepen=ouderen meest=2")
    activities = [site.catalogue.activities[card.href.split("/")[1]] for card in view["offers"]]
    assert len(activities) == 2
    assert all("ouderen" in activity.groups for activity in activities)
    assert view["more"] == "activiteiten/?thema=bewegen&doel=ouderen"
    assert view["total"] > 2


@pytest.mark.parametrize(
    ("call", "text", "words"),
    [
        (offers, "themas=wandelenn", "bedoelde u 'wandelen'"),
        (offers, "thema=wandelen", "schrijf het zo"),
        (offers, "meest=veel", "getal"),
        (parts, "over/ | Over", "schrijf het zo"),
        (parts, "over/ | Over | Zin | bestaatniet", "icoon"),
        (icon_view, "bestaatniet", "geen icoon met de naam 'bestaatniet'"),
    ],
)
def test_a_wrong_choice_is_told_in_words(
    site: Site, call: Callable[[Site, str], object], text: str, words: str
) -> None:
    """What a page asks wrongly stops the build with a Dutch sentence."""
    with pytest.raises(BadChoice, match=re.escape(words)):
        call(site, text)


def test_every_moment_of_the_life_line_has_a_picture_and_offers(built_site: Path) -> None:
    """From school to old age: each moment has an age, a drawing, what can help, and offers."""
    html = (built_site / "je-alleen-voelen" / "levenslijn" / "index.html").read_text("utf-8")
    line = html.split('<ol class="levenslijn">')[1].split("<footer")[0]
    moments = line.split('<p class="levenslijn-leeftijd">')[1:]
    assert len(moments) >= 12
    assert line.count("</h2>") >= len(moments) == line.count("Wat kan helpen?")
    for moment in moments:
        assert "/activiteiten/" in moment, moment[:80]
    drawn = re.findall(r'<li>\s*<svg[^>]*aria-hidden="true">.*?</svg>\s*<p class="levenslijn', line, re.S)
    assert len(drawn) == len(moments)
