"""The agenda as it is built: weekdays that are always true, what has no fixed day apart, and its size."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from calendar_tools import MODEL, closed, site_of, town
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.schedule import When, WhenKind
from informatiewijzer.pages.blocks import fill_blocks
from informatiewijzer.pages.kinds.agenda import MOST, MOST_AT_HOME, agenda_pages
from informatiewijzer.pages.moments import week_of
from informatiewijzer.pages.shell import Shell
from informatiewijzer.pages.site import Site
from informatiewijzer.schedule.compact import compact_closings, compact_slot, relevant
from informatiewijzer.schedule.occurrences import occurrences, takes_place

SHELL = Shell.parse("@@WORTEL@@@@TITEL@@@@KOP@@@@INHOUD@@")
DAY = timedelta(days=1)


def pages(site: Site) -> dict[str, str]:
    """The pages of the agenda by address, as text."""
    return {
        page.path.removesuffix("index.html"): page.html(site.kitchen, SHELL).decode("utf-8")
        for page in agenda_pages(site)
    }


@pytest.fixture(scope="module")
def site(root: Path, as_of: date) -> Site:
    """The made-up town."""
    return site_of(root, town(root), as_of)


def lines(html: str) -> Iterator[tuple[str, str, list[Any]]]:
    """Of each line of a page: the key of its day, the id of its activity, its slot as the browser gets it."""
    for key, block in re.findall(r'<ul class="moments" data-dag="(\w+)">(.*?)</ul>', html, re.DOTALL):
        found = re.findall(r'data-moment="([^"]*)".*?activiteiten/([a-z0-9-]+)/', block, re.DOTALL)
        yield from ((key, id_, json.loads(unescape(data))) for data, id_ in found)


def test_each_weekday_holds_exactly_what_can_be_on_it(site: Site) -> None:
    """For every day of a year and every activity: it takes place when and only when a line says so."""
    html = pages(site)["agenda/"]
    slots = {
        (id_, json.dumps(compact_slot(slot))): slot
        for id_, activity in site.catalogue.activities.items()
        for slot in activity.when.slots
    }
    found = [(key, id_, slots[id_, json.dumps(data)]) for key, id_, data in lines(html)]
    for offset in range(366):
        day = site.as_of + offset * DAY
        told = {
            id_
            for key, id_, slot in found
            if key in (str(day.weekday()), "elke", "eens") and takes_place(slot, day, site.closings)
        }
        real = {
            id_
            for id_, a in site.catalogue.activities.items()
            if occurrences(a.when, day, day, site.closings)
        }
        assert told == real, day


def test_the_browser_gets_the_closings_that_the_lines_ask_for(site: Site) -> None:
    """Public and school holidays are on the page, from the day of the build on."""
    slots = [slot for a in site.catalogue.activities.values() for slot in a.when.slots]
    sent = json.loads(week_of(site, site.catalogue.activities).closings)
    assert sent == compact_closings(relevant(slots, site.closings, site.as_of))
    assert "2026-12-25" in sent["f"] and sent["s"]


def test_a_rhythm_is_said_in_words(site: Site) -> None:
    """What is not every week says so; a time that nobody knows is not left open."""
    html = pages(site)["agenda/"]
    for words in (
        "Elke tweede vrijdag van de maand in de avond.",
        "niet op feestdagen of op 7 december 2026",
        "Om de week op maandag",
        "Tijd nog niet bekend",
        "Van 10.00 tot 11.00 uur",
    ):
        assert words in html


def test_what_has_no_fixed_day_stands_apart(root: Path, as_of: date) -> None:
    """By what is known, with the words of the source; what is closed for now is not among the days."""

    def without(kind: WhenKind, remark: str) -> Mapping[str, Any]:
        return {"when": When.model_construct(kind=kind, slots=(), remark=remark)}

    catalogue = town(
        root,
        elke_maandag=closed(town(root)),
        dagdeel=without(WhenKind.APPOINTMENT, "Bel de buurvrouw <b>van</b> 12."),
        elke_dag=without(WhenKind.ALWAYS, "Dag en nacht."),
        laatste=without(WhenKind.UNKNOWN, "De bron zwijgt."),
        een_keer=without(WhenKind.VARIES, "Zie de krant."),
    )
    html = pages(site_of(root, catalogue, as_of))["agenda/"]
    apart = html[html.index("Zonder vaste dag") :]
    for heading, words in (
        ("Altijd", "Dag en nacht."),
        ("Op afspraak", "Bel de buurvrouw &lt;b&gt;van&lt;/b&gt; 12."),
        ("Op wisselende tijden", "Zie de krant."),
        ("Nog geen vaste tijd bekend", "De bron zwijgt."),
        ("Nu tijdelijk dicht", "Tot de zomer."),
    ):
        assert apart.index(heading) < apart.index(words)
    assert "elke-maandag" not in {id_ for _, id_, _ in lines(html)}


def test_what_is_over_is_gone_at_the_next_build(root: Path) -> None:
    """The market of 12 December stands in the agenda until that day and not after."""
    for day, there in ((date(2026, 12, 12), True), (date(2026, 12, 13), False)):
        html = pages(site_of(root, town(root), day))["agenda/"]
        assert ("een-keer" in {id_ for _, id_, _ in lines(html)}) == there


def test_a_wijk_shows_its_own(site: Site) -> None:
    """Everything made up is in Slangenbeek; another wijk says that nothing is known and leads on."""
    found = pages(site)
    assert len(set(lines_of(found["agenda/slangenbeek/"]))) == len(set(lines_of(found["agenda/"])))
    assert lines_of(found["agenda/woolde/"]) == []
    assert "Hier kennen wij nog niets op een vaste dag." in found["agenda/woolde/"]
    assert 'href="../../agenda/"' in found["agenda/woolde/"]
    assert "agenda.js" not in found["agenda/woolde/"]


def lines_of(html: str) -> list[str]:
    """The ids of the lines of a page."""
    return [id_ for _, id_, _ in lines(html)]


def crowded(root: Path, count: int) -> Catalogue:
    """A town with `count` made-up mornings in one wijk, over the days of the week."""
    loaded = load_catalogue(root / "catalogue").catalogue
    assert loaded is not None
    days = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()  # noqa: SIM905
    made = {}
    for number in range(count):
        when = When.model_validate(
            {"soort": "vast", "momenten": [{"dagen": [days[number % 7]], "van": "10:00"}]}
        )
        id_ = f"ochtend-{number:04}"
        made[id_] = loaded.activities[MODEL].model_copy(update={"id": id_, "when": when})
    return replace(loaded, activities=made)


def test_a_crowded_town_keeps_its_pages_small(root: Path, as_of: date) -> None:
    """Above the limit the town leads to its wijken and a wijk to its weekdays, where every line stands."""
    count = MOST + 50
    found = pages(site_of(root, crowded(root, count), as_of))
    assert lines_of(found["agenda/"]) == lines_of(found["agenda/slangenbeek/"]) == []
    weekdays = [html for path, html in found.items() if re.fullmatch("agenda/slangenbeek/[a-z-]+/", path)]
    assert len(weekdays) == 7
    assert sorted(id_ for html in weekdays for id_ in lines_of(html)) == [
        f"ochtend-{number:04}" for number in range(count)
    ]
    for day in ("maandag", "zondag"):
        assert f'href="../../agenda/slangenbeek/{day}/"' in found["agenda/slangenbeek/"]


@pytest.mark.parametrize(("count", "shown"), [(MOST_AT_HOME, True), (MOST_AT_HOME + 1, False)])
def test_the_block_of_the_home_page_stays_small(root: Path, as_of: date, count: int, shown: bool) -> None:
    """Up to a limit the home page holds the week; above it a link to the agenda is left."""
    site = site_of(root, crowded(root, count), as_of)
    html = fill_blocks('<div data-blok="deze-week"></div>', site, "./", "index.html")
    assert len(lines_of(html)) == (count if shown else 0)
    assert 'href="./agenda/"' in html
    assert ("agenda.js" in html) == shown


def test_equal_keys_mean_equal_pages(root: Path, as_of: date) -> None:
    """Whatever changes: an agenda that keeps its key keeps its bytes, and a change in its lines is seen."""

    def planned(site: Site) -> dict[str, tuple[str, bytes]]:
        made = [page.planned(site.kitchen, SHELL, "x") for page in agenda_pages(site)]
        return {file.path: (file.key, file.make()) for file in made}

    woolde = "agenda/woolde/index.html"
    before = planned(site_of(root, town(root), as_of))
    remark = town(root).activities["dagdeel"].when.model_copy(update={"remark": "Andere woorden."})
    none = When.model_construct(kind=WhenKind.UNKNOWN, slots=(), remark=None)
    fewer = planned(site_of(root, town(root, dagdeel={"when": none}), as_of))
    assert 'slangenbeek/">Slangenbeek</a> <span class="soft">(15)' in before[woolde][1].decode()
    assert fewer[woolde][0] != before[woolde][0], "it says how much there is in the other wijken"
    for changes in (
        {"dagdeel": {"name": "Andere naam"}},
        {"dagdeel": {"when": remark}},
        {"elke_maandag": closed(town(root))},
    ):
        after = planned(site_of(root, town(root, **changes), as_of))
        assert after["agenda/slangenbeek/index.html"] != before["agenda/slangenbeek/index.html"]
        same = [path for path in after if after[path][0] == before[path][0]]
        assert woolde in same
        assert all(after[path][1] == before[path][1] for path in same)
