"""Structured data: what search engines may read of a record, and that no record can break out of it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from calendar_tools import closed, site_of, town
from hypothesis import given
from hypothesis import strategies as st
from informatiewijzer.model.records import Costs, WhereKind
from informatiewijzer.model.schedule import When, WhenKind
from informatiewijzer.pages.json_text import Data, Ready, encode, members
from informatiewijzer.pages.plan import plan_generated
from informatiewijzer.pages.shell import Shell
from informatiewijzer.pages.site import Site
from informatiewijzer.pages.structured import Structured, script
from informatiewijzer.publish.html import PageInspector
from informatiewijzer.schedule.occurrences import occurrences

SHELL = Shell.parse("<title>@@TITEL@@</title>@@WORTEL@@@@KOP@@@@INHOUD@@")
BLOCK = re.compile(r'<script type="application/ld\+json">([^<]*)</script>')
BASE = "https://voorbeeld.invalid/"
ATTACKS = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]>\"}' & \\ \u2028\u2029 é 😀",
    "</SCRIPT ><img src=x onerror=alert(1)>",
)


@pytest.fixture(scope="module")
def site(root: Path, as_of: date) -> Site:
    """The made-up town."""
    return site_of(root, town(root), as_of)


def data_of(site: Site, id_: str, base: str = "") -> Mapping[str, Any]:
    """The data of one made-up activity."""
    block = Structured(site).activity(site.catalogue.activities[id_], base)
    found = BLOCK.fullmatch(block)
    assert found is not None, block
    return dict(json.loads(found[1]))


def test_every_record_page_has_one_block(built_site: Path) -> None:
    """Activities, organisations and venues: one block of ASCII of a type that fits; others none."""
    types = {"activiteiten": {"Event", "Service"}, "organisaties": {"Organization"}, "locaties": {"Place"}}
    seen = set()
    for page in sorted(built_site.rglob("index.html")):
        parts = page.relative_to(built_site).parts
        blocks = BLOCK.findall(page.read_text("utf-8"))
        if len(parts) != 3 or parts[0] not in types:
            assert blocks == [], page
            continue
        (block,) = blocks
        assert block.isascii() and not set("<>&") & set(block)
        data = json.loads(block)
        assert data["@context"] == "https://schema.org" and data["@type"] in types[parts[0]], page
        assert data["url"] == f"{BASE}{parts[0]}/{parts[1]}/"
        seen.add(data["@type"])
    assert seen == {"Event", "Service", "Organization", "Place"}


def test_a_real_morning_is_an_event_with_a_schedule(built_site: Path) -> None:
    """The coffee morning: weekday, times, time zone, venue with address, organiser."""
    page = (built_site / "activiteiten/koffieochtend-slangenbeek/index.html").read_text("utf-8")
    data = json.loads(BLOCK.findall(page)[0])
    assert data["@type"] == "Event"
    assert data["eventSchedule"] == {
        "@type": "Schedule",
        "scheduleTimezone": "Europe/Amsterdam",
        "repeatFrequency": "P1W",
        "byDay": ["https://schema.org/Monday"],
        "startTime": "10:00",
        "endTime": "11:00",
    }
    assert data["location"]["address"]["postalCode"] == "7559 NM"
    assert data["organizer"]["@type"] == "Organization"


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_leaves_the_block(root: Path, as_of: date, attack: str) -> None:
    """Whatever the name: the block holds it letter for letter, and the page passes the verification."""
    hostile = site_of(root, town(root, dagdeel={"name": attack, "summary": attack}), as_of)
    assert data_of(hostile, "dagdeel")["name"] == attack
    path = "activiteiten/dagdeel/index.html"
    plan = {file.path: file for file in plan_generated(hostile, SHELL)}
    html = plan[path].make()
    assert len(BLOCK.findall(html.decode("utf-8"))) == 1
    assert html.lower().count(b"<script") == 2, "the block and the script of the next times"
    inspector = PageInspector([*plan, "activiteiten/dagdeel/agenda.ics", "assets/js/wanneer-pagina.js"])
    wrong = [line for line in inspector.problems(path, html) if "komt nergens uit" not in line]
    assert wrong == []


def test_the_days_left_out_are_those_of_the_page(site: Site) -> None:
    """`exceptDate` holds exactly the Mondays of two years that holidays take out; and the one odd day."""
    activity = site.catalogue.activities["niet-op-feestdagen"]
    left_out = data_of(site, activity.id)["eventSchedule"]["exceptDate"]
    start = site.as_of
    on = {each.day for each in occurrences(activity.when, start, date(2028, 12, 31), site.closings)}
    mondays = {start + timedelta(days=n) for n in range(760) if (start + timedelta(days=n)).weekday() == 0}
    assert {date.fromisoformat(day) for day in left_out if day <= "2028-12-01"} == {
        day for day in mondays - on if day <= date(2028, 12, 1)
    }
    assert "2026-12-07" in left_out and "2027-03-29" in left_out


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        ("om-de-week", {"repeatFrequency": "P2W", "startDate": "2026-11-09"}),
        ("laatste", {"repeatFrequency": "P1M", "byDay": ["-1SU"]}),
        ("tot-en-met", {"startDate": "2026-10-05", "endDate": "2027-04-05"}),
    ],
)
def test_a_rhythm_is_said_in_the_words_of_the_standard(
    site: Site, id_: str, expected: Mapping[str, Any]
) -> None:
    """schema.org/Schedule: repeatFrequency as a duration (ISO 8601), byDay as iCalendar for the nth day."""
    schedule = data_of(site, id_)["eventSchedule"]
    assert {name: schedule[name] for name in expected} == expected


def test_several_slots_are_several_schedules(site: Site) -> None:
    """The second and the fourth Friday."""
    found = data_of(site, "tweede-en-vierde")["eventSchedule"]
    assert [each["byDay"] for each in found] == [["2FR"], ["4FR"]]


def test_once_is_a_day(site: Site) -> None:
    """A single time has its own start and end, on the clock of the town, and no schedule."""
    data = data_of(site, "een-keer")
    assert (data["startDate"], data["endDate"]) == ("2026-12-12T14:00", "2026-12-12T16:00")
    assert "eventSchedule" not in data


def test_what_is_not_known_is_left_out(site: Site) -> None:
    """No price, place, telephone or end that nobody knows; and without an address of the site no address."""
    data = data_of(site, "zonder-eind")
    assert not {"offers", "isAccessibleForFree", "url", "@id", "endDate"} & data.keys()
    assert "endTime" not in data["eventSchedule"]
    assert all(value not in (None, "", [], {}) for value in data.values())


@pytest.mark.parametrize(
    ("costs", "expected"),
    [
        ({"soort": "gratis"}, {"isAccessibleForFree": True}),
        ({"soort": "betaald", "bedrag": "2,50"}, {"price": "2.50", "priceCurrency": "EUR"}),
        ({"soort": "betaald"}, {}),
    ],
)
def test_costs_are_said_when_known(
    root: Path, as_of: date, costs: Mapping[str, str], expected: Mapping[str, Any]
) -> None:
    """Free is said as free; an amount as an offer in euros; paid without an amount says nothing."""
    town_ = town(root, dagdeel={"costs": Costs.model_validate(costs)})
    data = data_of(site_of(root, town_, as_of), "dagdeel")
    found = {**data.get("offers", {}), **{k: v for k, v in data.items() if k == "isAccessibleForFree"}}
    assert {name: found[name] for name in expected} == expected
    assert bool(found) == bool(expected)


def test_what_is_no_event_is_a_service(root: Path, as_of: date) -> None:
    """Without dates to count, by telephone, or closed for now: a service with its provider, without times."""
    base = town(root)
    where = base.activities["dagdeel"].where.model_copy(update={"kind": WhereKind.PHONE, "venue": None})
    when = When.model_construct(kind=WhenKind.APPOINTMENT, slots=(), remark=None)
    changed = town(root, dagdeel={"where": where}, laatste={"when": when}, elke_maandag=closed(base))
    site = site_of(root, changed, as_of)
    for id_ in ("dagdeel", "laatste", "elke-maandag", "niet-elke-week"):
        data = data_of(site, id_)
        assert data["@type"] == "Service" and "provider" in data and "eventSchedule" not in data


def test_notes_of_editors_are_not_in_it(root: Path, as_of: date) -> None:
    """The note for the editors, drafts and doubt stay inside."""
    noted = town(root, dagdeel={"editors_note": "Geheim van de redactie"})
    assert "Geheim" not in json.dumps(data_of(site_of(root, noted, as_of), "dagdeel"))


def test_a_name_change_of_a_venue_reaches_the_data(root: Path, as_of: date) -> None:
    """The key of a page covers its block: another address of the venue gives another key."""

    def keys(site: Site) -> dict[str, str]:
        return {file.path: file.key for file in plan_generated(site, SHELL)}

    before = town(root)
    venue = before.locations["wijkcentrum-slangenbeek"]
    address = venue.address.model_copy(update={"street": "Elders 1"})
    moved = {**before.locations, venue.id: venue.model_copy(update={"address": address})}
    after = keys(site_of(root, replace(before, locations=moved), as_of))
    assert (
        after["activiteiten/dagdeel/index.html"]
        != keys(site_of(root, before, as_of))["activiteiten/dagdeel/index.html"]
    )


def test_the_block_is_written_the_same_each_time() -> None:
    """ASCII, no spaces, the order in which it was made; < > & as escape codes."""
    assert script({"name": "a<b> & é"}) == (
        '<script type="application/ld+json">'
        '{"@context":"https://schema.org","name":"a\\u003cb\\u003e \\u0026 \\u00e9"}</script>'
    )


@given(
    st.dictionaries(
        st.sampled_from(["name", "url", "location"]), st.text() | st.lists(st.text()) | st.booleans()
    )
)
def test_members_are_those_of_an_encoder(data: Data) -> None:
    """The direct way writes what the encoder of Python writes, also of what is JSON text already."""
    ready = {name: Ready(encode(value)) for name, value in data.items()}
    assert f"{{{members(data)}}}" == f"{{{members(ready)}}}" == encode(data)


def test_pages_say_what_they_are_when_shared(built_site: Path) -> None:
    """Open Graph title and description are those of the page itself; the address is the canonical one."""
    for path in ("", "activiteiten/koffieochtend-slangenbeek/", "themas/samen-eten/", "agenda/"):
        html = (built_site / path / "index.html").read_text("utf-8")
        title = re.findall("<title>([^<]*)</title>", html)
        assert re.findall('<meta property="og:title" content="([^"]*)">', html) == title
        description = re.findall('<meta name="description" content="([^"]*)">', html)
        assert re.findall('<meta property="og:description" content="([^"]*)">', html) == description
        assert f'<link rel="canonical" href="{BASE}{path}">' in html


def test_a_shared_page_has_the_picture_of_its_theme(built_site: Path) -> None:
    """Every theme has a picture of its own, and pages of activities and themes name one that is there."""
    for kind in ("themas", "ingangen"):
        pages = {path.parent.name for path in (built_site / kind).glob("*/index.html")}
        pictures = {path.stem for path in (built_site / "assets" / "delen" / kind).glob("*.png")}
        assert pages == pictures != set()
    for page in ("themas/samen-eten", "activiteiten/iftar-turks-platform"):
        html = (built_site / page / "index.html").read_text("utf-8")
        assert f'property="og:image" content="{BASE}assets/delen/themas/samen-eten.png"' in html
    assert (built_site / "assets" / "delen" / "themas" / "samen-eten.png").stat().st_size < 120_000
