"""The address of "Mijn lijst": what goes in comes out, and what somebody tampered with does no harm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from browser_tools import opened
from informatiewijzer.pages.client.my_list import shard_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PARSE = "async hash => (await import('/assets/js/overal.js')).parse(hash) ?? null"
FORMAT = "async items => (await import('/assets/js/overal.js')).format(items)"
KEY_OF = "async href => (await import('/assets/js/overal.js')).keyOf(href)"


@pytest.fixture
def somewhere(browser: Browser, site_server: str) -> Iterator[Page]:
    """A page of the site, for its scripts."""
    with opened(browser, site_server) as (page, _):
        page.goto(site_server + "mijn-lijst/")
        yield page


def items(*pairs: tuple[str, str]) -> list[dict[str, str]]:
    """Items of a list as the script has them."""
    return [{"key": key, "note": note} for key, note in pairs]


# Notes that hold every sign with a meaning of its own in the address.
NOTES = [
    "",
    "samen met de buren",
    "a,b~c&d=e#f%20g",
    "100% zeker; 'graag' (om 10 uur)!*",
    "Çay içelim مرحبا 🙂",
]


@pytest.mark.parametrize("note", NOTES)
def test_a_list_comes_back_from_its_address(somewhere: Page, note: str) -> None:
    """Items and notes survive the address, and the address holds only signs that a link may hold."""
    given = items(("koffieochtend", note), ("o.bibliotheek-hengelo", ""), ("eetclub", "x"))
    address = somewhere.evaluate(FORMAT, given)
    assert address.isascii()
    assert not set(address) & set(" \"'<>()`{}|\\^")
    assert somewhere.evaluate(PARSE, address)["items"] == given


def test_the_address_is_short(somewhere: Page) -> None:
    """Without notes a list is little more than its ids, so that it fits in a message and in a code."""
    assert somewhere.evaluate(FORMAT, items(("eetclub", ""), ("o.bieb", ""))) == "#l1=eetclub,o.bieb"
    assert somewhere.evaluate(FORMAT, []) == ""


TAMPERED: list[tuple[str, list[str], int]] = [
    ("#l1=eetclub,EETCLUB,../../x,<b>,a%2Fb,-a,a-,a--b,__proto__", ["eetclub"], 8),
    ("#l1=constructor,eetclub,eetclub,,", ["constructor", "eetclub"], 0),
    ("#l1=" + ",".join(f"a{number}" for number in range(40)), [f"a{number}" for number in range(30)], 10),
    ("#l1=" + "a" * 5000, [], 1),
    ("#l1=eetclub~%zz", ["eetclub"], 0),
    ("#l1=", [], 0),
]


@pytest.mark.parametrize(("address", "keys", "wrong"), TAMPERED)
def test_what_is_wrong_is_left_out_and_counted(
    somewhere: Page, address: str, keys: list[str], wrong: int
) -> None:
    """Only well-formed ids stay, none twice, thirty at most; the rest is counted, so that one hears of it."""
    found = somewhere.evaluate(PARSE, address)
    assert [item["key"] for item in found["items"]] == keys
    assert found["wrong"] == wrong


def test_a_note_is_made_harmless(somewhere: Page) -> None:
    """Control and direction characters go, white space is one space, and a note has at most 120 signs."""
    note = "a%00b%E2%80%AEc%0A%0Ad%20%20e" + "f" * 300
    (item,) = somewhere.evaluate(PARSE, f"#l1=eetclub~{note}")["items"]
    assert item["note"].startswith("a b c d e")
    assert len(item["note"]) <= 120


@pytest.mark.parametrize("address", ["", "#", "#inhoud", "#l=a", "#lx=a", "#letter-b"])
def test_other_addresses_hold_no_list(somewhere: Page, address: str) -> None:
    """A link to a heading is not taken for a list."""
    assert somewhere.evaluate(PARSE, address) is None


def test_a_later_version_is_known_as_such(somewhere: Page) -> None:
    """A list of a version that we do not know yet is not misread."""
    found: dict[str, Any] = somewhere.evaluate(PARSE, "#l2=eetclub!7")
    assert (found["items"], found["newer"]) == ([], True)


def test_keys_of_addresses(somewhere: Page, site_server: str) -> None:
    """Record pages of activities and organisations have a key; lists, other pages, other sites have none."""
    keys = {
        "activiteiten/eetclub/": "eetclub",
        "organisaties/bieb/?q=a#inhoud": "o.bieb",
        "activiteiten/": "",
        "activiteiten/bladzijde-2/": "",
        "locaties/bieb/": "",
        "wijken/noord/blad/": "",
    }
    assert {path: somewhere.evaluate(KEY_OF, site_server + path) for path in keys} == keys
    assert somewhere.evaluate(KEY_OF, "https://elders.invalid/activiteiten/eetclub/") == ""


def test_browser_and_build_count_the_same_file(somewhere: Page) -> None:
    """`shardOf` in the browser and `shard_of` of the build agree on every key."""
    keys = [f"{before}{word}-{number}" for before in ("", "o.") for word in "abc" for number in range(50)]
    script = "async ([keys, n]) => { const { shardOf } = await import('/assets/js/lijst-pagina.js');"
    script += " return keys.map(key => shardOf(key, n)); }"
    for count in (1, 8, 16, 1024):
        assert somewhere.evaluate(script, [keys, count]) == [shard_of(key, count) for key in keys]
