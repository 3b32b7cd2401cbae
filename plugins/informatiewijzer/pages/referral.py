"""The referral card of an activity or organisation: what somebody who refers wants to know, as plain rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from informatiewijzer.base.dutch import enumerate_words, long_date
from informatiewijzer.model.base import Truth
from informatiewijzer.model.records import Activity
from informatiewijzer.model.referral import PLACE_DAYS, Helps, Place, Referral, Referrer, Room
from informatiewijzer.pages.facts import UNKNOWN, Row, texts
from informatiewijzer.pages.words import capital

PLACE_SCRIPT = "assets/js/plek.js"
"""Takes the place off the page when the reader's day is too late; only on pages that show one."""
_WHO = {
    Referrer.ANYONE: "iedereen",
    Referrer.SELF: "u kunt uzelf aanmelden",
    Referrer.RELATIVES: "naasten",
    Referrer.VOLUNTEERS: "vrijwilligers",
    Referrer.DOCTOR: "de huisarts",
    Referrer.NURSE: "de wijkverpleging",
    Referrer.TEAM: "het wijkteam",
    Referrer.TOWN: "de gemeente",
    Referrer.CARE: "zorgverleners",
    Referrer.SCHOOL: "school",
}
_HELPS = {
    Helps.SOCIAL: "te weinig contact",
    Helps.EMOTIONAL: "een vertrouwd iemand missen",
    Helps.EXISTENTIAL: "vragen over de zin van het leven",
    Helps.ISOLATION: "leven zonder contacten",
    Helps.MEETING: "mensen ontmoeten",
    Helps.SUPPORT: "steun krijgen",
    Helps.SKILLS: "leren contact maken",
    Helps.MEANING: "zin in de dag",
    Helps.PRACTICAL: "praktische dingen",
}
_ROOM = {
    Room.FREE: "Er is plek",
    Room.WAITING: "Er is een wachtlijst",
    Room.FULL: "Het is vol",
}
_NOTHING = Referral.model_construct(
    who=(),
    how=None,
    suits=(),
    suits_not=(),
    indication=Truth.UNKNOWN,
    answer_within=None,
    place=None,
    helps=(),
)
_AT_OFFERS = "Voor wie iets past, wie mag verwijzen en of er plek is, staat bij elk aanbod apart."


class PlaceView(NamedTuple):
    """Whether there is a place, with the day of it and the number of days that it counts."""

    text: str
    day: str
    days: int


class Card(NamedTuple):
    """The rows that are known, the place, and what is not known, in one sentence."""

    rows: tuple[Row, ...]
    place: PlaceView | None
    unknown: str


def referral_card(activity: Activity, ask: str, as_of: date) -> Card:
    """The card. `ask`: what to say when the first step is not known, fitting to how one can ask."""
    if activity.referral is None:
        return _card_of_nothing(activity.sign_up.how or ask)
    referral = activity.referral
    first = referral.how or activity.sign_up.how or ask
    place = _place(referral.place, as_of)
    rows = (Row("Eerste stap", texts((first,))), *_known(referral))
    return Card(rows, place, _unknown(referral, place))


@lru_cache(maxsize=64)
def _card_of_nothing(first: str) -> Card:
    """Most activities say nothing about referring."""
    return Card((Row("Eerste stap", texts((first,))),), None, _unknown(_NOTHING, None))


def organisation_card(ask: str) -> Card:
    """The card of an organisation: how to begin; for the rest it leads to the offers."""
    return Card((Row("Eerste stap", texts((ask,))),), None, _AT_OFFERS)


def _known(referral: Referral) -> Iterator[Row]:
    if referral.who:
        yield Row(
            "Wie mag verwijzen", texts((capital(enumerate_words([_WHO[who] for who in referral.who])),))
        )
    if referral.suits:
        yield Row("Past bij", texts(referral.suits))
    if referral.suits_not:
        yield Row("Past niet bij", texts(referral.suits_not))
    if referral.helps:
        words = enumerate_words([_HELPS[helps] for helps in referral.helps])
        yield Row("Helpt bij", texts((capital(words),)))
    if referral.indication is not Truth.UNKNOWN:
        yield Row("Indicatie nodig", texts((capital(referral.indication.value),)))
    if referral.answer_within:
        yield Row("Antwoord binnen", texts((referral.answer_within,)))


def _place(place: Place | None, as_of: date) -> PlaceView | None:
    if place is None or not place.counts(as_of):
        return None
    return PlaceView(f"{_ROOM[place.state]} (op {long_date(place.on)})", place.on.isoformat(), PLACE_DAYS)


def _unknown(referral: Referral, place: PlaceView | None) -> str:
    known = (
        ("wie mag verwijzen", referral.who),
        ("voor wie het niet past", referral.suits_not),
        ("of een indicatie nodig is", referral.indication is not Truth.UNKNOWN),
        ("hoe snel u antwoord krijgt", referral.answer_within),
        ("of er plek is", place),
    )
    missing = [words for words, value in known if not value]
    return f"{UNKNOWN}: {enumerate_words(missing)}." if missing else ""
