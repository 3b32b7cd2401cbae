"""The referral card: what is known stands there, what is not is said to be unknown, a place expires."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_tools import opened
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.records import Activity
from informatiewijzer.model.referral import PLACE_DAYS, Helps, Place, Referral, Referrer, Room
from informatiewijzer.pages.referral import referral_card

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def activity(root: Path) -> Activity:
    """A real activity without a card."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    return catalogue.activities["koffieochtend-slangenbeek"]


def _card(activity: Activity, **known: object) -> Activity:
    """The activity with a made-up card, only for these tests."""
    return activity.model_copy(update={"referral": Referral().model_copy(update=known)})


def test_unknown_is_said_to_be_unknown(activity: Activity, as_of: date) -> None:
    """Without any word in the record: no invented first step, and every unknown part is named."""
    card = referral_card(activity, "Nog niet bekend: bel even", as_of)
    assert [row.label for row in card.rows] == ["Eerste stap"]
    assert card.rows[0].entries[0].text == "Nog niet bekend: bel even"
    assert card.place is None
    for words in ("wie mag verwijzen", "voor wie het niet past", "antwoord", "of er plek is"):
        assert words in card.unknown


def test_known_parts_stand_in_their_rows(activity: Activity, as_of: date) -> None:
    """Who may refer, whom it suits, what it helps with: in plain words, and no longer called unknown."""
    known = _card(
        activity,
        who=(Referrer.DOCTOR, Referrer.TEAM),
        how="Bel het wijkcentrum.",
        suits=("Wie graag praat.",),
        suits_not=("Wie rust zoekt.",),
        answer_within="Een week.",
        helps=(Helps.SOCIAL,),
    )
    card = referral_card(known, "Nog niet bekend", as_of)
    rows = {row.label: [value.text for value in row.entries] for row in card.rows}
    assert rows["Eerste stap"] == ["Bel het wijkcentrum."]
    assert rows["Wie mag verwijzen"] == ["De huisarts en het wijkteam"]
    assert rows["Past niet bij"] == ["Wie rust zoekt."]
    assert rows["Helpt bij"] == ["Te weinig contact"]
    assert card.unknown == "Nog niet bekend: of een indicatie nodig is en of er plek is."


@pytest.mark.parametrize(("age", "shown"), [(0, True), (PLACE_DAYS, True), (PLACE_DAYS + 1, False)])
def test_a_place_expires_in_the_build(activity: Activity, as_of: date, age: int, shown: bool) -> None:
    """What was said about places counts for a month, to the day."""
    place = Place.model_construct(state=Room.FREE, on=as_of - timedelta(days=age))
    card = referral_card(_card(activity, place=place), "", as_of)
    assert (card.place is not None) is shown
    assert ("of er plek is" in card.unknown) is not shown
    if card.place:
        assert card.place.text.startswith("Er is plek (op ")


@pytest.mark.browser
@pytest.mark.parametrize(("age", "shown"), [(PLACE_DAYS, True), (PLACE_DAYS + 1, False)])
def test_a_place_expires_in_the_browser(browser: Browser, site_server: str, age: int, shown: bool) -> None:
    """On an old build the reader's own day decides: after the limit the place is not shown any more."""
    with opened(browser, site_server) as (page, watch):
        page.goto(site_server + "activiteiten/koffieochtend-slangenbeek/")
        page.evaluate(
            """async ([age, script, days]) => {
              const place = document.createElement("p");
              place.dataset.plek = new Date(Date.now() - age * 86400000).toISOString().slice(0, 10);
              place.dataset.dagen = days;
              document.querySelector("main").append(place);
              await import(script);
            }""",
            [age, site_server + "assets/js/plek.js", str(PLACE_DAYS)],
        )
        assert page.locator("[data-plek]").evaluate("one => !one.hidden") is shown
        assert watch.faults == []


@pytest.mark.browser
def test_every_activity_has_a_closed_card(browser: Browser, site_server: str) -> None:
    """Closed for residents, opened by keyboard, and on paper only when it is open."""
    with opened(browser, site_server) as (page, _):
        page.goto(site_server + "activiteiten/humanitas-match/")
        card = page.locator("details.referral")
        assert card.get_attribute("open") is None
        page.emulate_media(media="print")
        assert not card.is_visible()
        page.emulate_media(media="screen")
        card.locator("summary").press("Enter")
        assert "12 tot en met 25 jaar" in card.inner_text()
        page.emulate_media(media="print")
        assert card.is_visible()


def test_an_organisation_has_a_card_too(built_site: Path) -> None:
    """Every organisation says the first step and leads to its offers for the rest."""
    for kind in ("activiteiten", "organisaties"):
        pages = (built_site / kind).glob("*/index.html")
        assert sum('class="referral"' in path.read_text("utf-8") for path in pages) > 60, kind
    html = (built_site / "organisaties" / "bibliotheek-hengelo" / "index.html").read_text("utf-8")
    card = html.split('class="referral"')[1].split("</details>")[0]
    assert "Eerste stap" in card
    assert "staat bij elk aanbod" in card
    assert "professionals/overdragen/" in card
