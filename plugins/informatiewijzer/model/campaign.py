"""The campaign of a town against loneliness: pillars, milestones, initiatives, partners, the yearly week."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import long_date
from informatiewijzer.model import codes
from informatiewijzer.model.base import Model, Refs, Source, Sources, as_list, choice
from informatiewijzer.model.concepts import Concept
from informatiewijzer.model.fault import fault
from informatiewijzer.model.scalars import Day, Line, Name, Prose, Ref, SourceDate, Url, parse_ref

CAMPAIGN = "campagne"
"""The folder; a town may do without, and without any of its files."""

Id: TypeAlias = Annotated[str, BeforeValidator(parse_ref)]


class Pillar(Concept):
    """One of the things a campaign rests on."""


class Milestone(Model):
    """Something that happened, and when."""

    id: Id = Field(alias="id")
    on: SourceDate = Field(alias="datum")
    what: Line = Field(alias="wat")
    source: Source = Field(alias="bron")


class InitiativeKind(StrEnum):
    """How long it was meant to last."""

    PILOT = "proef"
    LASTING = "blijvend"
    INTENTION = "voornemen"


class Progress(StrEnum):
    """What is known to have become of it."""

    PROPOSED = "voorgesteld"
    DECIDED = "besloten"
    RUNNING = "loopt"
    DONE = "afgerond"
    UNKNOWN = "onbekend"


def parse_budget(value: Any) -> Decimal:
    """An amount in euros below a thousand million: "7100", "7.100", "12,50"."""
    text = value.strip() if isinstance(value, str) else ""
    if re.fullmatch(r"(?:[0-9]{1,9}|[0-9]{1,3}(?:\.[0-9]{3}){1,2})(?:,[0-9]{2})?", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    message = f"'{printable(text, 40)}' is geen bedrag in euro's."
    raise fault(codes.MONEY, message, "Schrijf alleen het getal, zo: budget: {bedrag: 7100, per: jaar}")


class Budget(Model):
    """Money set aside, in euros."""

    amount: Annotated[Decimal, BeforeValidator(parse_budget)] = Field(alias="bedrag")
    per: Line | None = Field(None, alias="per")
    remark: Line | None = Field(None, alias="toelichting")


class Standing(Model):
    """How far it is, and on which date that was so."""

    progress: Annotated[Progress, choice(Progress)] = Field(alias="stand")
    on: SourceDate = Field(alias="op")
    remark: Line | None = Field(None, alias="toelichting")


class Initiative(Model):
    """What a town does or meant to do: goal, partners, money and state, each as of a date."""

    id: Id = Field(alias="id")
    name: Name = Field(alias="naam")
    kind: Annotated[InitiativeKind, choice(InitiativeKind)] = Field(alias="soort")
    description: Prose = Field(alias="omschrijving")
    goal: Line | None = Field(None, alias="doel")
    pillars: Refs = Field((), alias="pijlers")
    partners: Refs = Field((), alias="organisaties")
    activities: Refs = Field((), alias="activiteiten")
    budget: Budget | None = Field(None, alias="budget")
    standing: Standing = Field(alias="stand")
    sources: Sources = Field(alias="bron")


class Role(StrEnum):
    """What a partner is in the campaign; the order is that of the page."""

    LOCAL = "plaatselijk"
    NETWORK = "netwerk"
    NATIONAL = "landelijk"
    AMBASSADOR = "ambassadeur"


class Partner(Model):
    """An organisation that takes part: a record of the catalogue, or the name of one without a record."""

    id: Id = Field(alias="id")
    organisation: Ref | None = Field(None, alias="organisatie")
    name: Name | None = Field(None, alias="naam")
    role: Annotated[Role, choice(Role)] = Field(alias="rol")
    what: Line = Field(alias="wat")
    sources: Sources = Field(alias="bron")

    @model_validator(mode="after")
    def _one_name(self) -> Partner:
        if (self.organisation is None) == (self.name is None):
            hint = "Schrijf het zo: organisatie: buurthuis-de-linde. Staat die er niet bij? Dan: naam: ..."
            message = "Een partner heeft een organisatie of een naam, en niet allebei."
            raise fault(codes.TOGETHER, message, hint)
        return self


class Edition(Model):
    """The days of the week in one year, both included."""

    first: Day = Field(alias="van")
    last: Day = Field(alias="tot_en_met")
    programme: Url | None = Field(None, alias="programma")
    source: Source = Field(alias="bron")

    @model_validator(mode="after")
    def _in_order(self) -> Edition:
        if self.last < self.first:
            message = f"De week eindigt ({self.last}) voordat zij begint ({self.first})."
            raise fault(codes.DATE_ORDER, message, "Draai de twee datums om.", at="tot_en_met")
        return self


Editions: TypeAlias = Annotated[tuple[Edition, ...], BeforeValidator(as_list)]


class Week(Model):
    """The yearly week: what it is, and the dates that are known."""

    name: Name = Field(alias="naam")
    description: Prose = Field(alias="omschrijving")
    habit: Line | None = Field(None, alias="meestal")
    organisation: Ref | None = Field(None, alias="organisatie")
    editions: Editions = Field((), alias="weken")
    sources: Sources = Field(alias="bron")

    @model_validator(mode="after")
    def _apart(self) -> Week:
        for index, edition in enumerate(self.editions[1:], start=1):
            before = self.editions[index - 1]
            if edition.first <= before.last:
                message = f"Deze week begint voor het einde van die ervoor ({long_date(before.last)})."
                hint = "Zet de weken op volgorde, de oudste eerst, en elk jaar een keer."
                raise fault(codes.WEEKS, message, hint, at=("weken", index, "van"))
        return self

    def on(self, day: date) -> Edition | None:
        """The edition that a day falls in."""
        return next((one for one in self.editions if one.first <= day <= one.last), None)

    def after(self, day: date) -> Edition | None:
        """The first edition that begins later than a day."""
        return next((one for one in self.editions if one.first > day), None)

    def before(self, day: date) -> Edition | None:
        """The last edition that ended earlier than a day."""
        return next((one for one in reversed(self.editions) if one.last < day), None)


CAMPAIGN_LISTS: Mapping[str, type[Model]] = {
    "initiatieven": Initiative,
    "mijlpalen": Milestone,
    "partners": Partner,
    "pijlers": Pillar,
}
"""Files of the folder that map an id to a block."""
CAMPAIGN_WEEK = "week"


@dataclass(frozen=True, slots=True)
class Campaign:
    """The files of the folder, each in its own order; all empty when there is no such folder."""

    pillars: Mapping[str, Pillar] = field(default_factory=dict)
    milestones: Mapping[str, Milestone] = field(default_factory=dict)
    initiatives: Mapping[str, Initiative] = field(default_factory=dict)
    partners: Mapping[str, Partner] = field(default_factory=dict)
    week: Week | None = None

    def __bool__(self) -> bool:
        return bool(self.pillars or self.milestones or self.initiatives or self.partners or self.week)

    def visible(self, organisations: Set[str], activities: Set[str]) -> Campaign:
        """The same without any mention of organisations and activities that are not shown."""
        initiatives = {
            id_: one.model_copy(
                update={
                    "partners": tuple(ref for ref in one.partners if ref in organisations),
                    "activities": tuple(ref for ref in one.activities if ref in activities),
                }
            )
            for id_, one in self.initiatives.items()
        }
        partners = {
            id_: one
            for id_, one in self.partners.items()
            if one.organisation is None or one.organisation in organisations
        }
        week = self.week
        if week and week.organisation and week.organisation not in organisations:
            week = week.model_copy(update={"organisation": None})
        return replace(self, initiatives=initiatives, partners=partners, week=week)
