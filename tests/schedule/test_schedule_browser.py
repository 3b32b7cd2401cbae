"""`wanneer.js` in a real browser against the Python expansion, and what a record page shows of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from informatiewijzer.model.schedule import Closing
from informatiewijzer.schedule.compact import PARTS, compact_closings, compact_slot
from informatiewijzer.schedule.occurrences import Occurrence, next_occurrences
from jinja2 import Environment
from schedule_cases import CLOSINGS, schedules

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "site_src" / "pages" / "assets" / "js"
SITE = "http://proef.test/"
COMPARE = """async ({ cases, closings }) => {
  const w = await import("/assets/js/wanneer.js");
  const closed = w.readClosings(closings);
  const clock = (n) => n === undefined ? "" : [Math.floor(n / 60), n % 60].map((p) => String(p).padStart(2, "0")).join(":");
  return cases.map(([slots, start]) => w.next(slots.map(w.readSlot), { day: w.parseDay(start), minutes: -1 }, 8, closed)
    .map((t) => [w.isoDay(t.day), clock(t.start), clock(t.end), t.part].join(" ")));
}"""  # noqa: E501


@pytest.fixture(scope="module")
def scripts(browser: Any) -> Iterator[Any]:
    """A page of an imaginary site that holds our scripts and nothing else."""
    context = browser.new_context(timezone_id="Pacific/Auckland")
    context.route("**/*", lambda route: serve(route, "<!doctype html><html lang=nl><title>x</title>"))
    page = context.new_page()
    page.goto(SITE)
    yield page
    context.close()


def serve(route: Any, html: str) -> None:
    """Answer a request with one of our scripts, or with `html`."""
    name = route.request.url.rsplit("/", 1)[-1]
    if name.endswith(".js"):
        route.fulfill(body=(SCRIPTS / name).read_text("utf-8"), content_type="text/javascript")
    else:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")


def said(each: Occurrence) -> str:
    """A time as the comparison writes it."""
    clocks = [f"{moment:%H:%M}" if moment else "" for moment in (each.start, each.end)]
    return " ".join([each.day.isoformat(), *clocks, PARTS[each.day_part] if each.day_part else ""])


def test_browser_and_python_give_the_same_times(scripts: Any) -> None:
    """Three thousand schedules: the same next eight times, in a browser on the other side of the world."""
    made = schedules(3000)
    cases = [([compact_slot(slot) for slot in when.slots], start.isoformat()) for when, start in made]
    found = scripts.evaluate(COMPARE, {"cases": cases, "closings": compact_closings(CLOSINGS)})
    for (when, start), times in zip(made, found, strict=True):
        assert times == [said(each) for each in next_occurrences(when, start, 8, CLOSINGS)], (when, start)


def test_day_numbers_are_those_of_python(scripts: Any) -> None:
    """Every day from 1899 to 2200 has the number, the weekday and the name that Python gives it."""
    count = scripts.evaluate(
        """async () => {
          const w = await import("/assets/js/wanneer.js");
          const days = [];
          for (let n = w.parseDay("1899-12-31"); n <= w.parseDay("2200-01-01"); n += 1) days.push(`${w.isoDay(n)} ${w.weekday(n)}`);
          return [w.parseDay("1970-01-01"), days];
        }"""  # noqa: E501
    )
    first, last = date(1899, 12, 31).toordinal(), date(2200, 1, 1).toordinal()
    days = [date.fromordinal(number) for number in range(first, last + 1)]
    assert count == [0, [f"{day.isoformat()} {day.weekday()}" for day in days]]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-24T22:59:00Z", "2026-11-24 1439"),
        ("2026-11-24T23:00:00Z", "2026-11-25 0"),
        ("2026-06-30T21:59:00Z", "2026-06-30 1439"),
        ("2026-06-30T22:00:00Z", "2026-07-01 0"),
        ("2026-12-31T23:30:00Z", "2027-01-01 30"),
        ("2026-03-29T00:59:00Z", "2026-03-29 119"),
        ("2026-03-29T01:00:00Z", "2026-03-29 180"),
    ],
)
def test_today_is_the_day_in_hengelo(scripts: Any, moment: str, expected: str) -> None:
    """Whatever the clock of the reader, today and now are those of Europe/Amsterdam."""
    found = scripts.evaluate(
        """async (moment) => {
          const w = await import("/assets/js/wanneer.js");
          const { day, minutes } = w.now(new Date(moment));
          return `${w.isoDay(day)} ${minutes}`;
        }""",
        moment,
    )
    assert found == expected


def section(data: dict[str, Any]) -> str:
    """The part of a record page that the template makes."""
    source = (ROOT / "site_src" / "templates" / "vinder_keren.html").read_text("utf-8")
    template = Environment(autoescape=True).from_string(source)
    return template.render(keren=json.dumps(data), feasts="2026-12-25", root="../../")


def shown(browser: Any, data: dict[str, Any], moment: str) -> list[str] | None:
    """The lines a reader sees at `moment`; None when the part is hidden."""
    policy = "default-src 'none'; script-src 'self'"
    html = f'<!doctype html><html lang=nl><meta http-equiv=Content-Security-Policy content="{policy}">'
    context = browser.new_context(timezone_id="America/Los_Angeles")
    page = context.new_page()
    page.clock.set_fixed_time(moment)
    page.route("**/*", lambda route: serve(route, html + section(data)))
    page.goto(SITE + "activiteiten/x/")
    page.wait_for_load_state("networkidle")
    part = page.locator(".volgende-keren")
    lines = part.locator("li").all_inner_texts() if part.is_visible() else None
    context.close()
    return lines


def test_page_shows_the_next_five_and_says_today_and_tomorrow(browser: Any) -> None:
    """On Monday 23 November at nine: today, tomorrow, then dates in words; five in all."""
    data = {"m": [["w", "01", "10:00", "11:00"]]}
    assert shown(browser, data, "2026-11-23T08:00:00Z") == [
        "vandaag, maandag 23 november van 10.00 tot 11.00 uur",
        "morgen, dinsdag 24 november van 10.00 tot 11.00 uur",
        "maandag 30 november van 10.00 tot 11.00 uur",
        "dinsdag 1 december van 10.00 tot 11.00 uur",
        "maandag 7 december van 10.00 tot 11.00 uur",
    ]


def test_page_leaves_out_what_is_over_today(browser: Any) -> None:
    """At half past eleven the hour from ten to eleven is over: today is not in the list."""
    lines = shown(browser, {"m": [["w", "0", "10:00", "11:00"]]}, "2026-11-23T10:30:00Z")
    assert lines is not None
    assert lines[0].startswith("maandag 30 november")


def test_page_says_part_of_day_and_start_without_end(browser: Any) -> None:
    """A known part of the day and a start without an end are said in words."""
    data = {"m": [["w", "2", "", "", "m"], ["w", "2", "19:30"]]}
    lines = shown(browser, data, "2026-11-23T08:00:00Z")
    assert lines is not None
    assert lines[:2] == ["woensdag 25 november in de middag", "woensdag 25 november om 19.30 uur"]


def test_page_stays_quiet_when_there_is_nothing_to_come(browser: Any) -> None:
    """A date that is past leaves the part hidden."""
    assert shown(browser, {"m": [["e", "", "", "", "", "2026-03-02"]]}, "2026-11-23T08:00:00Z") is None


def test_times_are_made_up_as_promised() -> None:
    """The generated schedules hold every rhythm, both closings, and slots with and without a clock."""
    slots = [slot for when, _ in schedules(500) for slot in when.slots]
    assert {slot.repeat for slot in slots} == set(type(slots[0].repeat))
    assert any(slot.start == time(0, 0) for slot in slots)
    assert {each for slot in slots for each in slot.exceptions if isinstance(each, Closing)} == set(Closing)
