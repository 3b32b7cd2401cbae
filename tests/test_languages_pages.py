"""Pages in English, Turkish, Arabic and Polish: own language and direction, facts from the catalogue only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser_tools import NARROW, opened
from informatiewijzer.cli.load import load_checked
from informatiewijzer.pages.languages import Languages, load_languages

if TYPE_CHECKING:
    from datetime import date

    from informatiewijzer.model.catalogue import Catalogue
    from playwright.sync_api import Browser

CODES = {"en": "ltr", "tr": "ltr", "ar": "rtl", "pl": "ltr"}
PAGES = ("", "hulp/", "uitleg/")
DUTCH_CHROME = (
    "Naar de inhoud",
    "Hoofdmenu",
    "Kruimelpad",
    "Over deze site",
    "Wilt u nu",
    "Bij direct gevaar",
)


def html(site: Path, path: str) -> str:
    """A page of the built site."""
    return (site / path / "index.html").read_text("utf-8")


def shapes(value: Any) -> Any:
    """The keys of nested words without the words, to compare two languages."""
    if isinstance(value, dict):
        return {key: shapes(part) for key, part in value.items()}
    return [shapes(part) for part in value] if isinstance(value, list) else type(value).__name__


@pytest.fixture(scope="module")
def languages(root: Path) -> Languages:
    """The words of the project."""
    return load_languages(root)


@pytest.fixture(scope="module")
def catalogue(root: Path, as_of: date) -> Catalogue:
    """The real catalogue."""
    loaded = load_checked(root / "catalogue", as_of).catalogue
    assert loaded is not None
    return loaded


def test_every_language_has_the_same_words(languages: Languages) -> None:
    """No language lacks a word that another has, and no word is empty."""
    first, *others = languages.words.values()
    wanted = shapes(first)
    assert sorted(languages.words) == sorted(CODES)
    for words in others:
        assert shapes(words) == wanted
    assert '""' not in json.dumps(dict(languages.words))


def test_the_words_follow_the_catalogue(languages: Languages, catalogue: Catalogue) -> None:
    """Every entrance and help line of the catalogue has a translation, and no translation is left over."""
    for words in languages.words.values():
        assert set(words["ingangen"]) == set(catalogue.entrances)
        assert set(words["lijnen"]) == set(catalogue.settings.help_lines)


def test_the_words_hold_no_telephone_number(languages: Languages) -> None:
    """Numbers come from the catalogue: a number in the words would grow old unseen."""
    assert (
        re.search(r"\d", json.dumps(dict(languages.words), ensure_ascii=False).replace("113-zelf", ""))
        is None
    )


@pytest.mark.parametrize("code", sorted(CODES))
@pytest.mark.parametrize("page", PAGES)
def test_a_page_speaks_one_language(built_site: Path, languages: Languages, code: str, page: str) -> None:
    """Own lang and dir, translated skip link, menu and footer, the mark of a translation; no Dutch chrome."""
    text, words = html(built_site, f"{code}/{page}"), languages.words[code]
    assert f'<html lang="{code}" dir="{CODES[code]}">' in text
    for key in ("overslaan", "vertaling", "hoofdmenu", "voet", "andere_talen"):
        assert words[key] in text, key
    outside_dutch = re.sub(r'<(aside|p) lang="nl".*?</\1>', "", text, flags=re.S)
    assert [chrome for chrome in DUTCH_CHROME if chrome in outside_dutch] == []


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_help_page_has_the_numbers_of_the_catalogue(
    built_site: Path, catalogue: Catalogue, code: str
) -> None:
    """All numbers of the help lines and the emergency number stand there, each with its own direction."""
    text = html(built_site, f"{code}/hulp")
    lines = [catalogue.organisations[id_] for id_ in catalogue.settings.help_lines]
    numbers = [number for line in lines for number in line.contact.phones]
    for number in (*numbers, catalogue.settings.emergency.phone):
        assert f'<bdi dir="ltr">{number}</bdi>' in text


@pytest.mark.parametrize("code", sorted(CODES))
def test_dutch_inside_is_marked_as_dutch(built_site: Path, code: str) -> None:
    """Names and words in Dutch carry lang="nl" and their own direction (WCAG 3.1.2)."""
    text = html(built_site, f"{code}/uitleg") + html(built_site, f"{code}/hulp")
    for word in ("Wanneer", "Nog niet bekend", "De Luisterlijn"):
        assert f' lang="nl" dir="ltr">{word}</' in text


def test_every_page_leads_to_the_languages(built_site: Path, languages: Languages) -> None:
    """Each page of the site links to all four languages, in their own words and marked as such."""
    for path in ("", "activiteiten/koffieochtend-slangenbeek", "wijken/noord", "a-z", "ar/hulp"):
        text = html(built_site, path)
        for code, words in languages.words.items():
            link = rf'<a href="[./]*{code}/" lang="{code}" dir="{CODES[code]}"[^>]*>{words["naam"]}</a>'
            assert re.search(link, text), (path, code)


def alternates(text: str) -> dict[str, str]:
    """The language links in the head of a page."""
    return dict(re.findall(r'<link rel="alternate" hreflang="([a-z]+)" href="([^"]+)">', text))


def groups(languages: Languages) -> Iterator[list[str]]:
    """The addresses that say the same in five languages."""
    for page, dutch in languages.pages.items():
        yield [dutch, *(f"{code}/{page}" for code in languages.words)]


def test_pages_of_a_group_name_each_other(built_site: Path, languages: Languages) -> None:
    """hreflang is mutual: all five pages of a group carry the same five whole addresses, and each exists."""
    for group in groups(languages):
        found = [alternates(html(built_site, address)) for address in group]
        assert found[0] == dict(
            zip(["nl", *languages.words], [f"https://voorbeeld.invalid/{a}" for a in group], strict=True)
        )
        assert all(one == found[0] for one in found)


def test_without_an_address_there_are_no_language_links(languages: Languages) -> None:
    """hreflang needs whole addresses; when the site's address is unknown there is none."""
    assert languages.heads("") == {}


def test_an_activity_says_which_languages_or_that_nobody_knows(built_site: Path) -> None:
    """An activity without known languages says "nog niet bekend" for them, never "Nederlands"."""
    text = html(built_site, "activiteiten/koffieochtend-slangenbeek")
    rows = dict(re.findall(r"<dt>([^<]+)</dt>\s*<dd[^>]*>([^<]+)</dd>", text))
    label = next(name for name in rows if "talen" in name.lower())
    assert rows[label] == "Nog niet bekend"


@pytest.mark.browser
def test_arabic_runs_from_right_to_left(browser: Browser, site_server: str) -> None:
    """In Arabic the icon of a tile stands right of its words, and a number still reads from left to right."""
    with opened(browser, site_server, viewport=NARROW) as (page, _):
        page.goto(site_server + "ar/")
        icon = page.locator(".tile svg").first.bounding_box()
        words = page.locator(".tile strong").first.bounding_box()
        assert icon
        assert words
        assert icon["x"] > words["x"]
        number = page.locator(".talk bdi", has_text="088").first
        assert number.evaluate("one => getComputedStyle(one).direction") == "ltr"
