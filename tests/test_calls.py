"""Calls ("oproepen"): how long they last, that nothing of a call that is over is published, and the feed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from calls_catalogue import CALLS, OPEN, with_calls
from hypothesis import given
from hypothesis import strategies as st
from informatiewijzer.base.findings import Level
from informatiewijzer.base.outputs import PlannedFile
from informatiewijzer.checks.registry import run_checks
from informatiewijzer.cli.site import host_files, plan_with
from informatiewijzer.model.calls import months_later
from informatiewijzer.model.loading import load_catalogue

ROOT = Path(__file__).parents[1]
AS_OF = date(2026, 11, 24)
ATOM = "{http://www.w3.org/2005/Atom}"
Files = Mapping[str, PlannedFile]
Plan = Callable[[Path, date, str], Files]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory, host: Callable[[Path, Path], None]) -> Plan:
    """A function that plans the site of a catalogue, without search, and gives its files by path."""
    rendered = host_files(ROOT, tmp_path_factory.mktemp("host"), host)

    def run(root: Path, day: date, base_url: str) -> Files:
        catalogue = load_catalogue(root).catalogue
        assert catalogue is not None
        files = plan_with(catalogue, rendered, ROOT, day, base_url, None, with_search=False)
        return {file.path: file for file in files}

    return run


def feed_of(files: Files) -> ElementTree.Element:
    """The feed among the files of a site."""
    return ElementTree.fromstring(files["samen-doen/feed.xml"].make())


@pytest.mark.parametrize(
    ("placed", "latest"),
    [
        ("2026-11-24", "2027-02-24"),
        ("2025-11-30", "2026-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2026-12-31", "2027-03-31"),
        ("2026-03-31", "2026-06-30"),
    ],
)
def test_three_months_end_on_the_same_day(placed: str, latest: str) -> None:
    """Three months later is the same day of the month, or the last one of a shorter month."""
    assert months_later(date.fromisoformat(placed), 3) == date.fromisoformat(latest)


@given(st.dates(date(1900, 1, 1), date(2199, 1, 1)))
def test_three_months_are_never_longer_than_92_days(day: date) -> None:
    """No way of counting makes a call last longer than the three longest months in a row."""
    assert timedelta(days=89) <= months_later(day, 3) - day <= timedelta(days=92)


def test_only_open_calls_are_published(tmp_path: Path) -> None:
    """A call is there from its first day to its last, both included, and on no other day."""
    catalogue = load_catalogue(with_calls(tmp_path)).catalogue
    assert catalogue is not None
    assert tuple(catalogue.published(AS_OF).calls) == OPEN
    for id_, _, _, _, placed, last in CALLS:
        first, end = date.fromisoformat(placed), date.fromisoformat(last)
        seen = [id_ in catalogue.published(first + timedelta(days=n)).calls for n in (-1, 0)]
        assert seen == [False, True]
        assert [id_ in catalogue.published(end + timedelta(days=n)).calls for n in (0, 1)] == [True, False]


def test_a_call_goes_with_its_organisation(tmp_path: Path) -> None:
    """When the organisation stops nobody answers for the call any more, so it is not shown."""
    root = with_calls(tmp_path)
    file = root / "organisaties" / "buurthuis-de-proef.yaml"
    file.write_text(file.read_text("utf-8") + "status: {stand: gestopt}\n", "utf-8")
    catalogue = load_catalogue(root).catalogue
    assert catalogue is not None
    assert not catalogue.published(AS_OF).calls


def test_the_clock_alone_gives_no_fault_about_calls(tmp_path: Path) -> None:
    """A call that is over is told as a warning: forgetting it never stops a build."""
    root = with_calls(tmp_path)
    loaded = load_catalogue(root)
    for day in (date(2020, 1, 1), AS_OF, date(2040, 1, 1)):
        found = [*loaded.findings, *run_checks(loaded, root, day)]
        assert [finding for finding in found if finding.level is Level.FAULT] == []


def test_nothing_of_a_call_that_is_over_is_in_any_file(tmp_path: Path, plan: Plan) -> None:
    """Neither its name nor its address stands in any file of the site; of an open one they do."""
    planned = plan(with_calls(tmp_path), AS_OF, "https://voorbeeld.invalid/")
    files = {path: file.make() for path, file in planned.items()}
    for gone in (b"Deze is al voorbij", b"samen-doen/verlopen", b"Deze komt nog", b"samen-doen/later"):
        assert [path for path, content in files.items() if gone in content] == []
    pages = {f"samen-doen/{id_}/index.html" for id_ in OPEN}
    assert pages <= set(files)
    assert {path for path, content in files.items() if b"Wie wandelt er mee?" in content} == {
        "samen-doen/feed.xml",
        "samen-doen/index.html",
        "samen-doen/wandelmaatje/index.html",
    }


def test_without_calls_there_is_a_way_on(plan: Plan) -> None:
    """With no folder at all the page is there, says so, leads on, and the feed is there and empty."""
    files = plan(ROOT / "catalogue", date(2035, 1, 1), "")
    page = files["samen-doen/index.html"].make().decode()
    assert "Er staan nu geen oproepen." in page
    assert 'href="../themas/maatje/"' in page
    assert "data-oproep-filter" not in page
    feed = feed_of(files)
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated")


@pytest.mark.parametrize("base_url", ["https://voorbeeld.invalid/wijzer/", ""])
def test_the_feed_is_valid_atom(tmp_path: Path, plan: Plan, base_url: str) -> None:
    """RFC 4287: what a feed and an entry must have, once each; ids are unique and links lead to pages."""
    files = plan(with_calls(tmp_path), AS_OF, base_url)
    feed = feed_of(files)
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "Chauffeur voor de bus",
        "Wie wandelt er mee?",
        "Een zaal voor een avond",
    ]
    for part in (feed, *entries):
        names = [child.tag.removeprefix(ATOM) for child in part]
        assert [names.count(name) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert part.find(f"{ATOM}author/{ATOM}name") is not None
        assert (part.findtext(f"{ATOM}updated") or "").endswith("T00:00:00Z")
    ids = [part.findtext(f"{ATOM}id") or "" for part in (feed, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(id_.startswith("urn:uuid:") for id_ in ids)
    for entry in entries:
        (link,) = entry.findall(f"{ATOM}link")
        path = link.attrib["href"].removeprefix(base_url or "").removeprefix("samen-doen/")
        assert f"samen-doen/{path}index.html" in files


def test_ids_of_the_feed_stay_when_the_site_moves(tmp_path: Path, plan: Plan) -> None:
    """A feed reader does not show every call again because the site got another address."""
    root = with_calls(tmp_path)
    feeds = [feed_of(plan(root, AS_OF, url)) for url in ("https://a.invalid/", "https://b.invalid/x/", "")]
    ids = [[one.text for one in feed.iter(f"{ATOM}id")] for feed in feeds]
    assert ids[0] == ids[1] == ids[2]
    assert len(ids[0]) == 1 + len(OPEN)
