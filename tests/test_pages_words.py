"""How schedules, costs, ages and names are put into words and into order."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from informatiewijzer.model.records import Ages, Costs
from informatiewijzer.model.schedule import Slot, When
from informatiewijzer.pages.order import letter_of, sort_key
from informatiewijzer.pages.words import age_words, cost_words, slot_words, when_lines, when_short

_ALL = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
_SLOTS: list[tuple[dict[str, Any], str]] = [
    ({"dagen": ["maandag"], "van": "10:00", "tot": "11:30"}, "Elke maandag van 10.00 tot 11.30 uur"),
    ({"dagen": ["donderdag", "maandag"], "van": "9:05"}, "Elke maandag en donderdag om 9.05 uur"),
    ({"dagen": _ALL}, "Elke dag"),
    ({"dagen": _ALL[:5], "dagdeel": "ochtend"}, "Elke werkdag in de ochtend"),
    ({"dagen": ["vrijdag"], "herhaling": "laatste-van-de-maand"}, "Elke laatste vrijdag van de maand"),
    (
        {"dagen": ["maandag"], "herhaling": "om-de-week", "vanaf": "2026-01-05"},
        "Om de week op maandag vanaf 5 januari 2026",
    ),
    (
        {"herhaling": "eenmalig", "vanaf": "2026-12-05", "van": "14:00"},
        "Op zaterdag 5 december 2026 om 14.00 uur",
    ),
    (
        {"dagen": ["zondag"], "behalve": ["feestdagen", "2026-12-27"], "tot_en_met": "2026-12-31"},
        "Elke zondag tot en met 31 december 2026, niet op feestdagen of op 27 december 2026",
    ),
    (
        {"dagen": ["zaterdag"], "van": "10:00", "tot": "13:00", "herhaling": "niet-elke-week"},
        "Op zaterdag van 10.00 tot 13.00 uur, niet elke week",
    ),
]


@pytest.mark.parametrize(("fields", "words"), _SLOTS)
def test_a_slot_is_said_in_one_line(fields: dict[str, Any], words: str) -> None:
    """Days come in the order of the week, times with a point, exceptions last."""
    assert slot_words(Slot.model_validate(fields)) == words


def test_nothing_known_about_when_gives_no_words() -> None:
    """The page then says itself that it is not known."""
    when = When.model_validate({"soort": "onbekend"})
    assert when_lines(when) == []
    assert when_short(when) == ""


def test_a_card_says_when_there_are_more_moments() -> None:
    """A card has room for one moment and must not hide that there are others."""
    slots = [{"dagen": ["maandag"]}, {"dagen": ["vrijdag"]}]
    when = When.model_validate({"soort": "vast", "momenten": slots})
    assert when_short(when) == "elke maandag, en vaker"
    slots = [{"dagen": ["zaterdag"], "herhaling": "niet-elke-week"}]
    assert (
        when_short(When.model_validate({"soort": "vast", "momenten": slots})) == "op zaterdag, niet elke week"
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"soort": "gratis"}, "Gratis"),
        ({"soort": "onbekend"}, ""),
        ({"soort": "betaald"}, "Het kost geld"),
        ({"soort": "betaald", "bedrag": "2,50", "per": "keer"}, "2,50 euro per keer"),
        ({"soort": "betaald", "bedrag": "5"}, "5 euro"),
    ],
)
def test_costs_in_words(fields: dict[str, Any], words: str) -> None:
    """An unknown price is no price: it gives no words, and never "gratis"."""
    assert cost_words(Costs.model_validate(fields)) == words


def test_a_price_never_shows_a_long_fraction() -> None:
    """Amounts are decimal, so 0.1 stays 0,10."""
    costs = Costs.model_construct(kind=Costs.model_validate({"soort": "betaald"}).kind, amount=Decimal("0.1"))
    assert cost_words(costs.model_copy(update={"per": None})) == "0,10 euro"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"van": "65"}, "Vanaf 65 jaar"),
        ({"tot": "12"}, "Tot en met 12 jaar"),
        ({"van": "12", "tot": "25"}, "Van 12 tot en met 25 jaar"),
    ],
)
def test_ages_in_words(fields: dict[str, Any], words: str) -> None:
    """The upper age belongs to the range."""
    assert age_words(Ages.model_validate(fields)) == words


def test_names_sort_without_accents_and_marks() -> None:
    """'t Anker stands under T and Café next to Cafe, without any locale."""
    names = ["Zwemmen", "Éénmaal", "'t Anker", "Café Z", "Cafe A", "113"]
    assert sorted(names, key=sort_key) == ["113", "Cafe A", "Café Z", "Éénmaal", "'t Anker", "Zwemmen"]
    assert [letter_of(sort_key(name)[0]) for name in ("Éénmaal", "'t Anker", "113", "жизнь")] == [
        "E",
        "T",
        "0-9",
        "0-9",
    ]
