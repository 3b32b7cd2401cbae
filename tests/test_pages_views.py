"""What a record page says about what is known, what is not, and how fresh it is. All records are made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.records import NO_CONTACT, Activity, Contact, Location, Organisation
from informatiewijzer.pages.facts import Row, freshness
from informatiewijzer.pages.page import Page
from informatiewijzer.pages.related import LIMIT, related
from informatiewijzer.pages.render import load_kitchen
from informatiewijzer.pages.shell import Shell
from informatiewijzer.pages.site import Site, make_site
from informatiewijzer.pages.views.activity import activity_view

_AS_OF = date(2026, 11, 24)
_SOURCE = [{"document": "Verzonnen folder", "datum": "2019-11"}]
_PHONE = Contact.model_validate({"telefoon": "074 000 00 00"})


def _record(**fields: Any) -> dict[str, Any]:
    return {"samenvatting": "Verzonnen.", "bron": _SOURCE, "zekerheid": "middel", **fields}


def _activity(id_: str = "proef", **fields: Any) -> Activity:
    data = {
        "id": id_,
        "naam": "Proef",
        "soort": "groepsactiviteit",
        "themas": ["spel"],
        "doelgroepen": ["iedereen"],
        "waar": {"vorm": "onbekend"},
        "wanneer": {"soort": "onbekend"},
    }
    return Activity.model_validate(_record(**{**data, **fields}))


@pytest.fixture(scope="module")
def empty(root: Path) -> Catalogue:
    """The lists of the real catalogue without its records."""
    loaded = load_catalogue(root / "catalogue").catalogue
    assert loaded is not None
    return replace(loaded, organisations={}, locations={}, activities={})


def _site(empty: Catalogue, root: Path, *records: Activity | Organisation | Location) -> Site:
    tables: dict[str, dict[str, Any]] = {"activities": {}, "organisations": {}, "locations": {}}
    names = {Activity: "activities", Organisation: "organisations", Location: "locations"}
    for record in records:
        tables[names[type(record)]][record.id] = record
    return make_site(replace(empty, **tables), load_kitchen(root), _AS_OF)


def _rows(site: Site, activity: Activity) -> dict[str, Row]:
    return {row.label: row for row in activity_view(site, activity, ())["rows"]}


def test_an_unknown_fact_says_so_and_how_to_ask(empty: Catalogue, root: Path) -> None:
    """The four facts always stand there; unknown is not no, and nobody calls a missing number."""
    mute, callable_ = _activity(), _activity(contact={"telefoon": "074 000 00 00"})
    for activity, words in ((mute, "Nog niet bekend"), (callable_, "Nog niet bekend: bel even")):
        rows = _rows(_site(empty, root, activity), activity)
        assert [rows[label].entries[0].text for label in ("Wanneer", "Waar", "Kosten", "Aanmelden")] == [
            words
        ] * 4


def test_the_words_of_the_source_take_the_place_of_unknown(empty: Catalogue, root: Path) -> None:
    """A vague answer is an answer: no "not known" beside it."""
    activity = _activity(kosten={"soort": "onbekend", "toelichting": "kleine bijdrage"})
    assert _rows(_site(empty, root, activity), activity)["Kosten"] == Row("Kosten", (), ("kleine bijdrage",))


def test_a_venue_gives_address_wijk_and_access(empty: Catalogue, root: Path) -> None:
    """A derived wijk is marked as ours, and an unknown part of access is left out instead of called no."""
    venue = Location.model_validate(
        _record(
            id="zaal",
            naam="Zaal",
            adres={"straat": "Straat 1", "plaats": "Hengelo"},
            wijk="noord",
            wijk_afgeleid="ja",
            toegankelijkheid={"rolstoel": "ja"},
        )
    )
    activity = _activity(waar={"vorm": "op-locatie", "locatie": "zaal"})
    rows = _rows(_site(empty, root, venue, activity), activity)
    *where, way = rows["Waar"].entries
    assert [entry.text for entry in where] == ["Zaal", "Straat 1", "Hengelo", "Wijk Noord"]
    assert way.url == "https://www.openstreetmap.org/search?query=Straat%201%2C%20Hengelo"
    assert "zelf bij het adres gezocht" in rows["Waar"].notes[0]
    assert [entry.text for entry in rows["Toegankelijkheid"].entries] == ["Met een rolstoel naar binnen: ja"]


def test_an_estimated_target_group_is_called_an_estimate(empty: Catalogue, root: Path) -> None:
    """What the source does not say is not shown as if it did."""
    activity = _activity(doelgroepen_ingeschat="ja")
    assert "inschatting" in _rows(_site(empty, root, activity), activity)["Voor wie"].notes[0]


@pytest.mark.parametrize(
    ("fields", "contact", "text"),
    [
        ({}, _PHONE, "Gegevens van november 2019. Bel even vooraf."),
        ({"bron": [{"document": "x"}]}, _PHONE, "Datum van de gegevens niet bekend. Bel even vooraf."),
        (
            {},
            NO_CONTACT,
            "Gegevens van november 2019. Bel even vooraf. Het telefoonnummer weten wij nog niet.",
        ),
        ({"zekerheid": "hoog"}, _PHONE, "Gegevens van november 2019."),
        (
            {"zekerheid": "hoog", "bron": [{"document": "x", "datum": "2025", "via": "Uit een lijst."}]},
            _PHONE,
            "Gegevens van 2025. Bel even vooraf.",
        ),
        (
            {"bevestigd": {"op": "2026-11-03", "door": "redacteur", "hoe": "telefoon"}},
            _PHONE,
            "Bevestigd op 3 november 2026 (telefonisch).",
        ),
    ],
)
def test_freshness_in_words(fields: dict[str, Any], contact: Contact, text: str) -> None:
    """Confirmed, dated and undated information are told apart; what we did not see ourselves is doubtful."""
    assert freshness(_activity(**fields), contact).text == text


def test_the_newest_source_dates_the_information() -> None:
    """With more sources the newest one counts, however precisely it is dated."""
    sources = [
        {"document": "a", "datum": "2018-05-01"},
        {"document": "b", "datum": "2024"},
        {"document": "c"},
    ]
    assert freshness(_activity(bron=sources), _PHONE).text.startswith("Gegevens van 2024.")


def test_offer_that_is_closed_for_now_says_so_first(empty: Catalogue, root: Path) -> None:
    """A reader must not travel for nothing."""
    activity = _activity(status={"stand": "tijdelijk-dicht", "opmerking": "Verbouwing."})
    view = activity_view(_site(empty, root, activity), activity, ())
    assert view["closed"] == "Dit is tijdelijk dicht. Verbouwing."


def test_alike_is_the_same_theme_and_never_the_page_itself(empty: Catalogue, root: Path) -> None:
    """Neighbours come first, at most four, in a steady order."""
    others = [
        _activity(f"proef-{n}", naam=f"Proef {n}", waar={"vorm": "onbekend", "wijk": "noord"})
        for n in range(6)
    ]
    far = _activity("ver", naam="Ver", waar={"vorm": "onbekend", "wijk": "woolde"})
    strange = _activity("anders", themas=["muziek"])
    site = _site(empty, root, *others, far, strange)
    found = [card.href for card in related(site, others[4])]
    assert found == [f"activiteiten/proef-{n}/" for n in (5, 0, 1, 2)]
    assert len(related(site, far)) == LIMIT
    assert related(site, strange) == ()


def test_a_record_of_markup_is_shown_as_text(empty: Catalogue, root: Path) -> None:
    """Every text of a record goes through the template's escaping, titles and descriptions included."""
    evil = '</title><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    activity = _activity(
        naam=evil,
        samenvatting=evil,
        omschrijving=evil,
        eerste_keer=evil,
        samen_gaan=evil,
        waar={"vorm": "onbekend", "toelichting": evil},
        wanneer={"soort": "wisselend", "toelichting": evil},
        kosten={"soort": "onbekend", "toelichting": evil},
        bron=[{"document": evil, "via": evil}],
        status={"stand": "tijdelijk-dicht", "opmerking": evil},
    )
    site = _site(empty, root, activity)
    page = Page(
        "activiteiten/proef/index.html",
        evil,
        evil,
        "activiteit.html",
        lambda: activity_view(site, activity, ()),
        "",
    )
    shell = Shell.parse("<title>@@TITEL@@</title>@@WORTEL@@@@OMSCHRIJVING@@@@KRUIMELS@@@@INHOUD@@")
    html = page.html(site.kitchen, shell).decode()
    assert "<script" not in html.replace('<script type="module"', "")
    assert "<img" not in html
    assert html.count("&lt;/title&gt;&lt;script&gt;alert(1)") >= 11


def test_a_mistake_mail_names_record_version_and_fields(empty: Catalogue, root: Path) -> None:
    """With a known address the link is a ready mail; another version of the record has another number."""
    keeper = Organisation.model_validate(
        _record(
            id=empty.settings.organisation,
            naam="Verzonnen beheerder",
            soort="welzijn",
            contact={"email": "post@voorbeeld.nl"},
        )
    )
    links = [
        activity_view(_site(empty, root, keeper, activity), activity, ())["mistake"]
        for activity in (_activity(), _activity(samenvatting="Anders."))
    ]
    assert all(link.startswith("mailto:post@voorbeeld.nl?subject=") for link in links)
    assert all("activiteiten%2Fproef%2F" in link and "telefoonnummer" in link for link in links)
    assert links[0] != links[1]


def test_without_a_known_address_there_is_no_mail(empty: Catalogue, root: Path) -> None:
    """An unknown address stays unknown: the page then leads to "Klopt er iets niet?"."""
    activity = _activity()
    assert activity_view(_site(empty, root, activity), activity, ())["mistake"] is None
