"""The referral card of an activity ("verwijzen"): what somebody needs to know who sends another on to it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from informatiewijzer.model.base import Model, Truth, TruthField, as_list, choice, unique
from informatiewijzer.model.scalars import Day, Line

PLACE_DAYS = 30
"""So many days what was said about free places counts; then nobody knows any more."""


class Referrer(StrEnum):
    """Who may refer."""

    ANYONE = "iedereen"
    SELF = "uzelf"
    RELATIVES = "naasten"
    VOLUNTEERS = "vrijwilligers"
    DOCTOR = "huisarts"
    NURSE = "wijkverpleging"
    TEAM = "wijkteam"
    TOWN = "gemeente"
    CARE = "zorgverleners"
    SCHOOL = "school"


class Helps(StrEnum):
    """What it helps with: four kinds of loneliness (the plan, 2.1) and five ways of help."""

    SOCIAL = "sociaal"
    EMOTIONAL = "emotioneel"
    EXISTENTIAL = "existentieel"
    ISOLATION = "isolement"
    MEETING = "ontmoeten"
    SUPPORT = "steun"
    SKILLS = "vaardigheden"
    MEANING = "zingeving"
    PRACTICAL = "praktisch"


class Room(StrEnum):
    """Whether there is a place."""

    FREE = "vrij"
    WAITING = "wachtlijst"
    FULL = "vol"


class Place(Model):
    """Whether there is a place, and the day somebody said so."""

    state: Annotated[Room, choice(Room)] = Field(alias="stand")
    on: Day = Field(alias="op")

    def counts(self, as_of: date) -> bool:
        """Whether that day is at most PLACE_DAYS before `as_of`."""
        return as_of - self.on <= timedelta(days=PLACE_DAYS)


Referrers = Annotated[tuple[Annotated[Referrer, choice(Referrer)], ...], *unique()]
HelpsWith = Annotated[tuple[Annotated[Helps, choice(Helps)], ...], *unique()]
Lines = Annotated[tuple[Line, ...], BeforeValidator(as_list), Field(max_length=8)]


class Referral(Model):
    """The card; every part may be unknown."""

    who: Referrers = Field((), alias="wie_mag")
    how: Line | None = Field(None, alias="hoe")
    suits: Lines = Field((), alias="past_bij")
    suits_not: Lines = Field((), alias="past_niet_bij")
    indication: TruthField = Field(Truth.UNKNOWN, alias="indicatie")
    answer_within: Line | None = Field(None, alias="antwoord_binnen")
    place: Place | None = Field(None, alias="plek")
    helps: HelpsWith = Field((), alias="helpt_bij")
