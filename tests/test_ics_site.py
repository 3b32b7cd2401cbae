"""The calendar files of a site: each is read by a library and gives the next times of its page."""

from __future__ import annotations

import urllib.request
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import icalendar
import pytest
from browser_tools import opened
from calendar_tools import (
    NOTHING_TO_COME,
    SCHEDULES,
    Time,
    closed,
    events_of,
    in_order,
    site_of,
    times_in,
    town,
)
from informatiewijzer.base.dutch import MONTHS
from informatiewijzer.base.outputs import PlannedFile
from informatiewijzer.pages.calendars import calendar_files
from informatiewijzer.pages.plan import plan_generated
from informatiewijzer.pages.shell import Shell
from informatiewijzer.pages.site import Site
from informatiewijzer.schedule.occurrences import Occurrence, next_occurrences

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SHELL = Shell.parse("@@WORTEL@@@@TITEL@@@@KOP@@@@INHOUD@@")
# From the day of the build, over the end of March and of October, over New Year and a leap day.
STARTS = [
    date(2026, 11, 24), date(2026, 12, 20), date(2027, 3, 20), date(2027, 10, 18), date(2028, 2, 20),
]  # fmt: skip


def files(site: Site, base_url: str = "") -> dict[str, PlannedFile]:
    """The planned calendar files of a site by path."""
    return {file.path: file for file in calendar_files(site, base_url)}


@pytest.fixture(scope="module")
def site(root: Path, as_of: date) -> Site:
    """The made-up town."""
    return site_of(root, town(root), as_of)


def as_times(occurrences: Iterable[Occurrence]) -> list[Time]:
    """Times as the library gives them."""
    return [(each.day, each.start, each.end) for each in occurrences]


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("id_", sorted(set(SCHEDULES) - set(NOTHING_TO_COME)))
def test_the_next_five_times_are_those_of_the_page(site: Site, id_: str, start: date) -> None:
    """A library finds in the file exactly the five times that come next on the page, from any day."""
    content = files(site)[f"activiteiten/{id_}/agenda.ics"].make()
    expected = as_times(next_occurrences(site.catalogue.activities[id_].when, start, 5, site.closings))
    days = (expected[-1][0] - start).days + 1 if expected else 300
    assert times_in(content, start, days)[: len(expected)] == in_order(expected)
    if len(expected) < 5:
        assert len(times_in(content, start, 700)) == len(expected)


def test_every_file_of_the_real_site_is_read(built_site: Path) -> None:
    """Each has events with a time zone, a stamp of the build's day and a UID of its own (RFC 5545, 3.6.1)."""
    found = sorted(built_site.rglob("*.ics"))
    assert len([path for path in found if path.parent.parent.name == "activiteiten"]) >= 5
    feeds = [path for path in found if path != built_site / "agenda" / "agenda.ics"]
    assert len(feeds) == len(found) - 1, "the town has a calendar too"
    assert {path.parent.parent.name for path in feeds} == {"activiteiten", "doelgroepen", "themas", "wijken"}
    for path in found:
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        events = calendar.walk("VEVENT")
        assert calendar.errors == [] and events and len(calendar.walk("VTIMEZONE")) == 1
        uids = [str(event["UID"]) for event in events]
        assert len(set(uids)) == len(uids)
        assert {str(event["DTSTAMP"].dt) for event in events} == {"2026-11-24 00:00:00+00:00"}
        for line in path.read_bytes().split(b"\r\n"):
            assert len(line) <= 75 and b"\n" not in line


def test_feeds_hold_the_events_of_their_activities(built_site: Path) -> None:
    """Every event of an activity stands letter for letter in the feeds of its wijk, themes and groups."""
    own = {path: path.read_bytes() for path in built_site.glob("activiteiten/*/agenda.ics")}
    blocks = {path: content[content.index(b"BEGIN:VEVENT") :] for path, content in own.items()}
    slangenbeek = (built_site / "wijken/slangenbeek/agenda.ics").read_bytes()
    coffee = blocks[built_site / "activiteiten/koffieochtend-slangenbeek/agenda.ics"]
    assert coffee.removesuffix(b"END:VCALENDAR\r\n") in slangenbeek
    town = (built_site / "agenda/agenda.ics").read_bytes()
    assert all(block.removesuffix(b"END:VCALENDAR\r\n") in town for block in blocks.values())
    for kind in ("wijken", "themas", "doelgroepen"):
        uids = {
            str(e["UID"]) for p in built_site.glob(f"{kind}/*/agenda.ics") for e in events_of(p.read_bytes())
        }
        every = {str(e["UID"]) for content in own.values() for e in events_of(content)}
        assert uids <= every
        assert kind == "wijken" or uids == every, "every activity has a theme and a target group"


def test_links_and_files_go_together(built_site: Path) -> None:
    """A record page leads to a file when there is one, and only then."""
    for page in built_site.glob("activiteiten/*/index.html"):
        linked = 'href="agenda.ics"' in page.read_text("utf-8")
        assert linked == (page.parent / "agenda.ics").exists(), page


def test_what_is_closed_or_over_has_no_file(root: Path, as_of: date) -> None:
    """No file, no feed and no link for what is closed for now or has nothing to come."""
    catalogue = town(root, elke_maandag=closed(town(root)))
    site = site_of(root, catalogue, as_of)
    planned = files(site)
    assert "activiteiten/elke-maandag/agenda.ics" not in planned
    assert "activiteiten/vandaag-voor-het-laatst/agenda.ics" not in planned
    uids = {str(e["UID"]) for e in events_of(planned["wijken/slangenbeek/agenda.ics"].make())}
    assert not [uid for uid in uids if uid.startswith(("elke-maandag", "vandaag-voor-het-laatst"))]
    pages = {file.path: file.make() for file in plan_generated(site, SHELL) if "elke-maandag/" in file.path}
    assert b"agenda.ics" not in pages["activiteiten/elke-maandag/index.html"]


def test_uids_stay_whatever_changes(root: Path) -> None:
    """Another day, address of the site or name: the same UIDs, so that programs see an update."""

    def uids(site: Site, base: str) -> set[str]:
        return {str(e["UID"]) for file in files(site, base).values() for e in events_of(file.make())}

    before = uids(site_of(root, town(root), date(2026, 11, 24)), "")
    changed = town(root, elke_maandag={"name": "Anders", "summary": "Anders."})
    after = uids(site_of(root, changed, date(2026, 11, 25)), "https://elders.invalid/")
    assert before == after
    assert "elke-maandag-1@hengelo.informatiewijzer" in before


def test_equal_keys_mean_equal_files(root: Path, as_of: date) -> None:
    """A change that an event shows moves the key of its file and feeds; all else keeps key and bytes."""
    before, same = (files(site_of(root, town(root), as_of)) for _ in range(2))
    assert {path: file.key for path, file in before.items()} == {
        path: file.key for path, file in same.items()
    }
    changed = town(root, dagdeel={"summary": "Andere woorden."})
    after = files(site_of(root, changed, as_of))
    moved = {path for path in after if after[path].key != before[path].key}
    assert "activiteiten/dagdeel/agenda.ics" in moved and "wijken/slangenbeek/agenda.ics" in moved
    assert "activiteiten/elke-dag/agenda.ics" not in moved
    assert all(after[path].make() == before[path].make() for path in after if path not in moved)
    later = files(site_of(root, town(root), date(2026, 11, 25)))
    assert all(later[path].key != before[path].key for path in later)


def test_a_hostile_name_stays_one_value(root: Path, as_of: date) -> None:
    """Line ends and separators in a record make no new line, property or event."""
    name = "Kof;fie, \\n BEGIN:VEVENT END:VCALENDAR \u2028 é😀" * 3
    remark = "a\r\nEND:VEVENT\rATTACH:https://elders.invalid"
    catalogue = town(root, dagdeel={"name": name})
    when = catalogue.activities["dagdeel"].when.model_copy(update={"remark": remark})
    catalogue = town(root, dagdeel={"name": name, "when": when})
    content = files(site_of(root, catalogue, as_of))["activiteiten/dagdeel/agenda.ics"].make()
    (event,) = events_of(content)
    assert str(event["SUMMARY"]) == f"{name} (in de middag)"
    assert "END:VEVENT\nATTACH" in str(event["DESCRIPTION"])
    assert "ATTACH" not in event


def test_without_a_clock_it_is_a_day_with_its_words(site: Site) -> None:
    """A part of the day or no time at all: a whole day, free, with the known words in its name."""
    (part,) = events_of(files(site)["activiteiten/dagdeel/agenda.ics"].make())
    (none,) = events_of(files(site)["activiteiten/zonder-tijd/agenda.ics"].make())
    assert str(part["SUMMARY"]).endswith("(in de middag)")
    assert str(none["SUMMARY"]).endswith("(tijd nog niet bekend)")
    assert part["DTSTART"].dt == date(2026, 11, 24)
    assert str(part["TRANSP"]) == "TRANSPARENT"


def test_an_event_says_what_the_page_says(built_site: Path) -> None:
    """Words, place, freshness, number and address of the page are in the event; nothing from the editors."""
    (event,) = events_of((built_site / "activiteiten/kindertelefoon-bellen/agenda.ics").read_bytes())
    words = str(event["DESCRIPTION"])
    assert "Elke dag van 11.00 tot 21.00 uur" in words and "Tijden van 2019." in words
    assert "Bellen: 0800-0432" in words
    assert str(event["URL"]) == "https://voorbeeld.invalid/activiteiten/kindertelefoon-bellen/"
    (coffee,) = events_of((built_site / "activiteiten/koffieochtend-slangenbeek/agenda.ics").read_bytes())
    assert str(coffee["LOCATION"]) == "Wijkcentrum Slangenbeek, Straatsburg 5, 7559 NM Hengelo"
    assert "Bel even vooraf" in str(coffee["DESCRIPTION"])


def test_our_server_says_what_a_calendar_is(built_site: Path, serve_folder: Callable[[Path], str]) -> None:
    """text/calendar in UTF-8, so that a phone offers to add it (RFC 5545, section 8.1)."""
    address = f"{serve_folder(built_site)}wijken/slangenbeek/agenda.ics"
    with urllib.request.urlopen(address) as answer:
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"


@pytest.mark.browser
@pytest.mark.parametrize("moment", ["2026-11-24T06:00:00Z", "2027-03-26T06:00:00Z", "2027-10-29T06:00:00Z"])
def test_file_and_page_agree_in_the_browser(
    browser: Browser, site_server: str, built_site: Path, moment: str
) -> None:
    """What "De volgende keren" shows at that moment is what a library finds in the file, day by day."""
    start = date.fromisoformat(moment[:10])
    for path in sorted(built_site.glob("activiteiten/*/agenda.ics")):
        with opened(browser, site_server) as (page, watch):
            page.clock.set_fixed_time(moment)
            page.goto(f"{site_server}activiteiten/{path.parent.name}/")
            page.wait_for_selector("[data-keren] li")
            shown = page.locator("[data-keren] li").all_inner_texts()
            assert watch.faults == []
        times = times_in(path.read_bytes(), start, 200)[: len(shown)]
        assert len(shown) == 5
        for text, (day, begin, _) in zip(shown, times, strict=True):
            assert f"{day.day} {MONTHS[day.month - 1]}" in text
            assert begin is None or f"{begin.hour}.{begin.minute:02}" in text
