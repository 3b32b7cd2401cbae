"""Measuring: the loneliness scale of De Jong Gierveld as forms, rules, and data for the page that adds up.

Sources. Items and scoring of 11: De Jong Gierveld & Kamphuis (1985), Applied Psychological Measurement 9(3);
cut-off points of 11: Van Tilburg & De Jong Gierveld (1999), Tijdschrift voor Gerontologie en Geriatrie 30;
6 items: De Jong Gierveld & Van Tilburg (2006), Research on Aging 28(5). All of it as in sections 2 and 7 to 9
of the Manual of the Loneliness Scale (VU Amsterdam, as of 24 February 2022), bands of the 6 items included.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from informatiewijzer.pages.site import Site

View = dict[str, Any]


class Statement(NamedTuple):
    """One item: its number in the scale of 11, its words, and whether it belongs to the social subscale."""

    number: int
    text: str
    social: bool


STATEMENTS = (
    Statement(
        1,
        "Er is altijd wel iemand in mijn omgeving bij wie ik met mijn dagelijkse probleempjes terecht kan.",
        True,
    ),
    Statement(2, "Ik mis een echt goede vriend of vriendin.", False),
    Statement(3, "Ik ervaar een leegte om me heen.", False),
    Statement(4, "Er zijn genoeg mensen op wie ik in geval van narigheid kan terugvallen.", True),
    Statement(5, "Ik mis gezelligheid om me heen.", False),
    Statement(6, "Ik vind mijn kring van kennissen te beperkt.", False),
    Statement(7, "Ik heb veel mensen op wie ik volledig kan vertrouwen.", True),
    Statement(8, "Er zijn voldoende mensen met wie ik me nauw verbonden voel.", True),
    Statement(9, "Ik mis mensen om me heen.", False),
    Statement(10, "Vaak voel ik me in de steek gelaten.", False),
    Statement(11, "Wanneer ik daar behoefte aan heb, kan ik altijd bij mijn vrienden terecht.", True),
)
_SHORT = (3, 4, 7, 9, 8, 10)

Band = tuple[int, int, str]
BANDS: Mapping[int, tuple[Band, ...]] = {
    6: ((0, 1, "niet eenzaam"), (2, 4, "matig eenzaam"), (5, 6, "ernstig eenzaam")),
    11: (
        (0, 2, "niet eenzaam"),
        (3, 8, "matig eenzaam"),
        (9, 10, "ernstig eenzaam"),
        (11, 11, "zeer ernstig eenzaam"),
    ),
}
"""Lowest and highest score of each band, and what the authors call it."""


def statements(size: int) -> tuple[Statement, ...]:
    """The items of the scale of 6 or 11, in the order in which they are asked."""
    return STATEMENTS if size == 11 else tuple(STATEMENTS[number - 1] for number in _SHORT)


def social_places(size: int) -> list[int]:
    """The places (from 1) of the social items on the form: there "nee" and "min of meer" count."""
    return [place for place, item in enumerate(statements(size), start=1) if item.social]


def form_view(size: int, site: Site) -> View:
    """A form for paper: the statements in order, without anything that tells how they count."""
    return {"texts": [item.text for item in statements(size)], "site_name": site.catalogue.settings.site_name}


def adding_view(_: Site) -> View:
    """The page that adds up: what the script must know of both scales."""
    return {
        "scales": [
            {
                "size": size,
                "data": json.dumps({"size": size, "social": social_places(size), "bands": BANDS[size]}),
            }
            for size in (11, 6)
        ]
    }


def rules_view(_: Site) -> View:
    """The scoring rules in a table for each scale."""
    return {
        "scales": [
            {
                "size": size,
                "social": _numbers(social_places(size)),
                "emotional": _numbers([n for n in range(1, size + 1) if n not in social_places(size)]),
                "bands": [
                    {"scores": f"{low}" if low == high else f"{low} tot en met {high}", "words": words}
                    for low, high, words in BANDS[size]
                ],
            }
            for size in (11, 6)
        ]
    }


def _numbers(places: list[int]) -> str:
    return ", ".join(map(str, places[:-1])) + f" en {places[-1]}"
