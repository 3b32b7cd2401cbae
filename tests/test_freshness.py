"""Three dates, one table of limits: what is late is marked, then ranks lower, then leaves the site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
from case_files import BASIS, amended
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.freshness import LIMITS, Stage, checked_on, limits_of, stage_of
from informatiewijzer.model.gone import Why
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.pages.facts import freshness
from informatiewijzer.pages.render import load_kitchen
from informatiewijzer.pages.site import make_site
from informatiewijzer.search.search import make_engine

AS_OF = date(2026, 11, 24)
CONFIRMED = "bevestigd: {op: %s, door: redacteur, hoe: telefoon}\n"
COPY = "activiteiten/eetclub-twee"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound little catalogue."""
    return Path(shutil.copytree(BASIS, tmp_path / "catalogue"))


def change(root: Path, files: Mapping[str, str]) -> Catalogue:
    """The catalogue with these blocks changed; a file that is not there begins as the activity."""
    for name, blocks in files.items():
        path = root / f"{name}.yaml"
        old = path if path.exists() else root / "activiteiten" / "eetclub.yaml"
        path.write_text(amended(old.read_text("utf-8"), blocks), "utf-8")
    catalogue = load_catalogue(root).catalogue
    assert catalogue is not None
    return catalogue


def ago(days: int) -> str:
    """The day so many days before AS_OF, as an editor writes it."""
    return (AS_OF - timedelta(days)).isoformat()


@pytest.mark.parametrize("kind", sorted(LIMITS))
def test_the_limits_come_in_order(kind: str) -> None:
    """Mark, lower, withdraw; an activity goes stale before an organisation, that before a building."""
    limits = LIMITS[kind]
    assert 0 < limits.review < limits.lower < limits.withdraw
    assert limits_of("iets-nieuws") == LIMITS["activiteiten"]
    assert LIMITS["activiteiten"].withdraw < LIMITS["organisaties"].withdraw < LIMITS["locaties"].withdraw


@pytest.mark.parametrize(
    ("days", "stage"),
    [
        (-3, Stage.FRESH),
        (0, Stage.FRESH),
        (365, Stage.FRESH),
        (366, Stage.REVIEW),
        (548, Stage.REVIEW),
        (549, Stage.LOWER),
        (730, Stage.LOWER),
        (731, Stage.WITHDRAWN),
        (9000, Stage.WITHDRAWN),
    ],
)
def test_the_stage_follows_from_the_last_look(root: Path, days: int, stage: Stage) -> None:
    """A confirmation and a look at the source count alike; the later of the two decides."""
    confirmed = change(root, {"activiteiten/eetclub": CONFIRMED % ago(days)}).activities["eetclub"]
    assert stage_of("activiteiten", confirmed, AS_OF) is stage
    both = f"bron: [{{document: Verzonnen, gezien: {ago(days)}}}]\n" + CONFIRMED % ago(days + 9)
    seen = change(root, {"activiteiten/eetclub": both}).activities["eetclub"]
    assert stage_of("activiteiten", seen, AS_OF) is stage
    assert checked_on(seen) == AS_OF - timedelta(days)


def test_who_was_never_looked_at_is_not_withdrawn(root: Path) -> None:
    """The date of a source is no look: without a confirmation there is nothing that ran out."""
    catalogue = change(root, {"activiteiten/eetclub": "bron: [{document: Verzonnen, datum: 2006}]\n"})
    assert stage_of("activiteiten", catalogue.activities["eetclub"], AS_OF) is Stage.NEVER
    assert "eetclub" in catalogue.published(date(2099, 1, 1)).activities
    assert catalogue.published(AS_OF).late == {}


def test_a_town_may_set_a_day_to_begin(root: Path) -> None:
    """From `nakijken_vanaf` on, who was never looked at counts as looked at on that day."""
    catalogue = change(root, {"instellingen": "nakijken_vanaf: 2027-01-01\n"})
    shown = {
        day: "eetclub" in catalogue.published(day).activities
        for day in (AS_OF, date(2028, 12, 31), date(2029, 1, 1))
    }
    assert shown == {AS_OF: True, date(2028, 12, 31): True, date(2029, 1, 1): False}


def test_what_left_the_site_keeps_a_page(root: Path) -> None:
    """Withdrawn is not silent: the address says that nobody knows, and when it was last confirmed."""
    catalogue = change(root, {"activiteiten/eetclub": CONFIRMED % ago(800)})
    published = catalogue.published(AS_OF)
    gone = published.gone["activiteiten/eetclub"]
    assert (gone.why, gone.name, gone.last_look) == (
        Why.UNCHECKED,
        "Eetclub De Linde",
        AS_OF - timedelta(800),
    )
    assert published.activities == {}
    assert published.published(AS_OF) == published


def test_what_others_need_is_not_withdrawn(root: Path) -> None:
    """Organiser and venue of something shown stay, marked; so do help lines; without it they go."""
    blocks = CONFIRMED % ago(3000)
    files = {
        "organisaties/buurthuis-de-linde": blocks,
        "locaties/de-linde": blocks,
        "organisaties/luisterlijn-voorbeeld": blocks,
    }
    published = change(root, files).published(AS_OF)
    assert {*published.organisations, *published.locations} == {
        "buurthuis-de-linde",
        "luisterlijn-voorbeeld",
        "de-linde",
    }
    assert set(published.late.values()) == {Stage.LOWER}
    alone = change(
        root,
        {
            "activiteiten/eetclub": "status: {stand: gestopt}\n",
            "instellingen": "organisatie: luisterlijn-voorbeeld\n",
        },
    )
    assert list(alone.published(AS_OF).organisations) == ["luisterlijn-voorbeeld"]
    assert list(alone.published(AS_OF).locations) == []


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        (CONFIRMED % "2026-11-03", "Bevestigd op 3 november 2026 (telefonisch)."),
        (
            CONFIRMED % "2025-06-01",
            "Bevestigd op 1 juni 2025 (telefonisch). Dat is lang geleden. Bel even vooraf.",
        ),
        (
            "bron: [{url: https://linde.example, gezien: 2026-11-01}]\n",
            "Overgenomen van de website op 1 november 2026. Bel even vooraf.",
        ),
        (
            "bron: [{document: Folder, gezien: 2026-11-01}]\n" + CONFIRMED % "2025-11-20",
            "Bevestigd op 20 november 2025 (telefonisch). Daarna bekeken op 1 november 2026.",
        ),
        ("bron: [{document: Folder, datum: 2018-11}]\n", "Gegevens van november 2018."),
    ],
)
def test_the_page_says_which_date_it_is(root: Path, blocks: str, words: str) -> None:
    """Confirmed, looked at and dated are three different things and never mixed."""
    catalogue = change(root, {"activiteiten/eetclub": blocks}).published(AS_OF)
    record = catalogue.activities["eetclub"]
    late = catalogue.late.get("activiteiten/eetclub")
    assert freshness(record, catalogue.contact_of(record), late).text == words


def test_late_ranks_lower_in_lists_and_search(root: Path) -> None:
    """Of two equal activities the one that nobody looked at for long comes last; both are still there."""
    files = {
        "activiteiten/eetclub": "naam: Aan tafel\n" + CONFIRMED % ago(600),
        COPY: "naam: Zullen we eten\n" + CONFIRMED % ago(10),
    }
    project = Path(__file__).parent.parent
    catalogue = change(root, files).published(AS_OF)
    site = make_site(catalogue, load_kitchen(project), AS_OF)
    assert list(site.by_theme["samen-eten"]) == ["eetclub-twee", "eetclub"]
    hits = {hit.id: hit.score for hit in make_engine(catalogue).hits("koken")}
    assert list(hits) == [COPY, "activiteiten/eetclub"]
    assert 0 < hits["activiteiten/eetclub"] < hits[COPY]


@pytest.mark.parametrize("day", [AS_OF, date(2035, 1, 1)])
def test_the_clock_alone_does_not_empty_the_real_site(day: date) -> None:
    """Of the real catalogue everything public that nobody looked at yet is shown, for years to come."""
    loaded = load_catalogue(Path(__file__).parent.parent / "catalogue").catalogue
    assert loaded is not None
    published = loaded.published(day)
    pairs = (
        (loaded.organisations, published.organisations),
        (loaded.locations, published.locations),
        ({i: a for i, a in loaded.activities.items() if not a.when.is_over(day)}, published.activities),
    )
    for records, shown in pairs:
        never = {id_ for id_, r in records.items() if r.is_public and checked_on(r) is None}
        assert never <= set(shown)
        assert never


def test_the_handbook_has_the_same_limits(root: Path) -> None:
    """The table that editors read is the table that the program keeps to."""
    text = (Path(__file__).parent.parent / "REDACTIE.md").read_text("utf-8")
    rows = re.findall(
        r"^\| (\w+) \| na (\d+) maanden \| na (\d+) maanden \| na (\d+) maanden \|$", text, re.M
    )
    told = {kind: tuple(map(int, numbers)) for kind, *numbers in rows}
    assert told == {
        kind: tuple(round(days * 12 / 365) for days in (limit.review, limit.lower, limit.withdraw))
        for kind, limit in LIMITS.items()
    }
