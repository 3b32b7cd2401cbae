"""The campaign: dates of the week, states as of a date, partners that a source names, nothing hidden told."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from informatiewijzer.base.reading import EASY, measure
from informatiewijzer.checks.reading import LONGEST
from informatiewijzer.model.campaign import Budget, Standing, Week
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.pages.kinds.campaign import budget_words, standing_words
from informatiewijzer.pages.kinds.week import stretches
from informatiewijzer.search.search import Engine, make_engine
from informatiewijzer.upkeep.rename import plan_rename

ROOT = Path(__file__).parents[1]
PAGES = ("cijfers", "campagne", "campagne/initiatieven", "campagne/week", "campagne/partners")


def week_of(*editions: tuple[str, str]) -> Week:
    """A made-up week with these first and last days; it exists only in this test."""
    source = {"document": "Verzonnen"}
    fields = {"naam": "Verzonnen week", "omschrijving": "Alleen voor de tests.", "bron": [source]}
    weken = [{"van": first, "tot_en_met": last, "bron": source} for first, last in editions]
    return Week.model_validate({**fields, "weken": weken})


@pytest.fixture(scope="module")
def engine() -> Engine:
    """The search of the real catalogue, without the hand-written pages."""
    catalogue = load_catalogue(ROOT / "catalogue").catalogue
    assert catalogue is not None
    return make_engine(catalogue.published(date(2026, 11, 24)))


TWO = week_of(("2026-09-24", "2026-09-30"), ("2027-09-30", "2027-10-06"))


def now_of(week: Week, day: str) -> str:
    """What the page says on a day, in one line."""
    (holds,) = [one for one in stretches(week, date.fromisoformat(day)) if one["holds"]]
    return " ".join(holds["lines"])


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-09-23", "De volgende Verzonnen week is van donderdag 24 september 2026"),
        ("2026-09-24", "Het is nu Verzonnen week. De week duurt tot en met woensdag 30 september 2026."),
        ("2026-09-30", "Het is nu Verzonnen week."),
        ("2026-10-01", "De volgende Verzonnen week is van donderdag 30 september 2027"),
        ("2027-09-29", "De volgende Verzonnen week is van donderdag 30 september 2027"),
        ("2027-10-06", "Het is nu Verzonnen week."),
        ("2027-10-07", "Wanneer de volgende Verzonnen week is, is nog niet bekend. De laatste waarvan"),
    ],
)
def test_the_week_before_during_and_after(day: str, said: str) -> None:
    """The day decides: the first and last day belong to the week, and what is not known is not guessed."""
    assert now_of(TWO, day).startswith(said)


def test_a_week_without_any_date_guesses_none() -> None:
    """Without dates there is one sentence, for ever, and no last time either."""
    (only,) = stretches(week_of(), date(2026, 11, 24))
    assert (only["first"], only["last"]) == ("", "")
    assert only["lines"] == ["Wanneer de volgende Verzonnen week is, is nog niet bekend."]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 400), st.integers(0, 12)), max_size=4),
    st.integers(-500, 1500),
    st.integers(0, 900),
)
def test_every_later_day_has_one_sentence(gaps: list[tuple[int, int]], built: int, later: int) -> None:
    """Whatever the dates: from the day of the build on each day lies in one stretch, the right one."""
    editions, day = [], date(2026, 1, 1)
    for gap, length in gaps:
        first = day + timedelta(gap)
        day = first + timedelta(length)
        editions.append((first.isoformat(), day.isoformat()))
    week, start = week_of(*editions), date(2026, 1, 1) + timedelta(built)
    reading = (start + timedelta(later)).isoformat()
    fits = [
        one
        for one in stretches(week, start)
        if one["first"] <= reading and (not one["last"] or reading <= one["last"])
    ]
    assert len(fits) == 1
    assert " ".join(fits[0]["lines"]) == now_of(week, reading)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"bedrag": "7100", "per": "jaar"}, "7.100 euro per jaar"),
        ({"bedrag": "50000"}, "50.000 euro"),
        ({"bedrag": "12,50", "per": "keer"}, "12,50 euro per keer"),
        ({"bedrag": "1234,50"}, "1.234,50 euro"),
        ({"bedrag": "1.250.000"}, "1.250.000 euro"),
    ],
)
def test_money_is_written_as_in_dutch(fields: dict[str, str], words: str) -> None:
    """A point between thousands, a comma before cents, no cents when there are none."""
    assert budget_words(Budget.model_validate(fields)) == words


@pytest.mark.parametrize(
    ("stand", "op", "words"),
    [
        ("besloten", "2020-03", "Besloten in maart 2020"),
        ("voorgesteld", "2019-11-19", "Voorgesteld op 19 november 2019"),
        ("loopt", "2019", "Liep in 2019"),
    ],
)
def test_a_state_is_told_of_its_date(stand: str, op: str, words: str) -> None:
    """What ran in 2019 ran then; nobody says that it still runs."""
    assert standing_words(Standing.model_validate({"stand": stand, "op": op})) == words


def test_the_pilots_are_those_of_the_plan(built_site: Path) -> None:
    """Three pilots of the plan with their money, and the signal point; two were decided in March 2020."""
    html = (built_site / "campagne" / "initiatieven" / "index.html").read_text("utf-8")
    pilots = html.split('<h2 id="proeven">')[1].split("<h2 ")[0]
    parts = dict(re.findall(r'<h3 id="([a-z-]+)">(.*?)(?=<h3|\Z)', pilots, re.S))
    money = {"huisbezoek-oudere-migranten": "7.100", "jongeren-match": "11.585", "oyfo-zet-je-aan": "15.000"}
    assert set(parts) == {*money, "signaalpunt"}
    assert all(f"{amount} euro" in parts[id_] for id_, amount in money.items())
    decided = {id_ for id_, part in parts.items() if "Besloten in maart 2020" in part}
    assert decided == {"huisbezoek-oudere-migranten", "signaalpunt"}
    assert all("Bron:" in part for part in parts.values())


def test_every_pillar_leads_to_what_is_done(built_site: Path) -> None:
    """Five pillars, each with links to initiatives that are on the page they lead to."""
    html = (built_site / "campagne" / "index.html").read_text("utf-8")
    pillars = re.findall(r'<h3 id="[a-z]+">.*?(?=<h3|</ol>)', html, re.S)
    assert len(pillars) == 5
    page = (built_site / "campagne" / "initiatieven" / "index.html").read_text("utf-8")
    for pillar in pillars:
        ids = re.findall(r'href="\.\./campagne/initiatieven/#([a-z0-9-]+)"', pillar)
        assert ids
        assert all(f'id="{id_}"' in page for id_ in ids)


def test_no_ambassador_is_invented(built_site: Path) -> None:
    """No source names an ambassador, so the page says that none is known."""
    html = (built_site / "campagne" / "partners" / "index.html").read_text("utf-8")
    part = html.split('<h2 id="ambassadeurs">')[1].split("<h2")[0]
    assert "nog niet bekend" in part
    assert "<li>" not in part


def test_what_is_not_published_is_not_named(tmp_path: Path) -> None:
    """An organisation that stopped goes from initiatives, partners and the week, as of the whole site."""
    root = Path(shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue"))
    for id_ in ("oyfo", "een-tegen-eenzaamheid"):
        file = root / "organisaties" / f"{id_}.yaml"
        file.write_text(file.read_text("utf-8") + "status: {stand: gestopt}\n", "utf-8")
    catalogue = load_catalogue(root).catalogue
    assert catalogue is not None
    campaign = catalogue.published(date(2026, 11, 24)).campaign
    assert campaign.initiatives["oyfo-zet-je-aan"].partners == ()
    assert "oyfo" not in campaign.partners
    assert campaign.week is not None
    assert campaign.week.organisation is None


@pytest.mark.parametrize(
    ("old", "new", "files"),
    [
        ("organisaties/oyfo", "oyfo-hengelo", {"initiatieven", "partners"}),
        ("organisaties/een-tegen-eenzaamheid", "een-tegen", {"partners", "week"}),
        ("activiteiten/huisbezoek-75plus", "bezoek-vanaf-75", {"initiatieven"}),
    ],
)
def test_the_campaign_follows_a_rename(tmp_path: Path, old: str, new: str, files: set[str]) -> None:
    """Whoever gives a record another name finds the campaign's files changed with it, and nothing broken."""
    root = Path(shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue"))
    renaming = plan_rename(root, load_catalogue(root), old, new, date(2026, 11, 24))
    followed = {path.stem for path in renaming.referring if path.parent.name == "campagne"}
    assert followed == files
    old_id = old.partition("/")[2]
    for path, content in renaming.changes.items():
        if path.parent.name == "campagne":
            assert content is not None
            assert new in content.decode()
            assert not re.search(rf"(?:: |\[|, ){old_id}(?=[\],\n])", content.decode())


def _readable(html: str) -> str:
    """What one reads as sentences: no drawings, tables, lists of facts and sources."""
    main = re.search(r"<main.*?</main>", html, re.S)
    assert main is not None
    text = re.sub(r"<(svg|table|dl)\b.*?</\1>", " ", main[0], flags=re.S)
    sources = r'<p class="card-facts">.*?</p>|<p[^>]*>Bron[^<]*</p>\s*<ul>.*?</ul>'
    text = re.sub(sources, " ", text, flags=re.S)
    text = re.sub(r"</?(?:a|strong|span)\b[^>]*>", "", text)
    return unescape(re.sub(r"<[^>]+>", "\n", text))


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_read_at_b1_or_easier(built_site: Path, path: str) -> None:
    """Residents read them too: the bounds of the hand-written pages for residents."""
    reading = measure(_readable((built_site / path / "index.html").read_text("utf-8")))
    assert reading.words > 100
    assert reading.score >= EASY
    assert reading.sentence_length <= LONGEST


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("cijfers", "cijfers"),
        ("campagne", "campagne"),
        ("week tegen eenzaamheid", "campagne/week"),
        ("pilots", "campagne/initiatieven"),
        ("ambassadeurs", "campagne/partners"),
    ],
)
def test_the_pages_are_found_by_their_names(engine: Engine, typed: str, page: str) -> None:
    """Among the first three results of the site's own search."""
    assert f"paginas/{page}" in [hit.id for hit in engine.hits(typed, 3)]


def test_who_looks_for_company_does_not_find_policy(engine: Engine) -> None:
    """None of these pages is among the first ten for words of people who feel alone."""
    for typed in ("eenzaam", "ik voel me alleen", "maatje", "mensen ontmoeten"):
        found = {hit.id for hit in engine.hits(typed, 10)}
        assert not found & {f"paginas/{page}" for page in PAGES}, typed


PERSON = re.compile(r"\b06[- ]?\d{8}\b|\b(?:wethouder|burgemeester|de heer|mevrouw) [A-Z]")


def test_no_person_and_no_mobile_number(built_site: Path) -> None:
    """Councillors and secretaries who sign a plan are no part of what it says."""
    for path in PAGES:
        html = (built_site / path / "index.html").read_text("utf-8")
        text = unescape(html.split("<main")[1].split("</main>")[0])
        assert not PERSON.search(text), path
