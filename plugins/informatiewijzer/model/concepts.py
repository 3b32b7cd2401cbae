"""The closed lists and the settings of a town."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from informatiewijzer.model import codes
from informatiewijzer.model.base import Aliases, Model, Refs, Source, Truth, TruthField, YesNo, choice
from informatiewijzer.model.fault import fault
from informatiewijzer.model.scalars import Day, Line, Name, Phone, Ref, Summary, Url, Whole, parse_ref
from informatiewijzer.model.security import Security


class Concept(Model):
    """One entry of a closed list, with the other names people use for it."""

    id: Annotated[str, BeforeValidator(parse_ref)] = Field(alias="id")
    name: Name = Field(alias="naam")
    description: Line | None = Field(None, alias="omschrijving")
    icon: Ref | None = Field(None, alias="icoon")
    aliases: Aliases = Field((), alias="aliassen")


class Theme(Concept):
    """What something is about; belongs to one entrance of the home page."""

    entrance: Ref = Field(alias="ingang")


class TargetGroup(Concept):
    """For whom something is."""

    narrow: YesNo = Field(False, alias="smal")
    """What is for such groups alone comes lower for who does not name one."""


def parse_percentage(value: Any) -> int:
    """A whole number from 0 to 100."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,3}", value) and int(value) <= 100:
        return int(value)
    raise fault(codes.NUMBER, "Een percentage is een heel getal van 0 tot en met 100.", "Schrijf het zo: 48")


Percentage: TypeAlias = Annotated[int, BeforeValidator(parse_percentage)]


class Figures(Model):
    """Survey figures of a neighbourhood, in whole percent of the people of 19 and older."""

    year: Whole = Field(alias="jaar")
    lonely: Percentage = Field(alias="eenzaam")
    very_lonely: Percentage = Field(alias="ernstig")
    source: Source = Field(alias="bron")
    derived: YesNo = Field(False, alias="afgeleid")
    """The source does not name the wijk; we read its figures in the order of Statistics Netherlands."""
    remark: Line | None = Field(None, alias="opmerking")


def parse_cbs(value: Any) -> str:
    """The code of a wijk at Statistics Netherlands (CBS): WK and six digits."""
    if isinstance(value, str) and re.fullmatch(r"WK[0-9]{6}", value):
        return value
    message = "Dit is geen wijkcode van het CBS."
    raise fault(codes.CHOICE, message, "Schrijf WK en zes cijfers, zo: WK016400")


class Neighbourhood(Concept):
    """A wijk as Statistics Netherlands (CBS) draws it."""

    cbs: Annotated[str, BeforeValidator(parse_cbs)] | None = Field(None, alias="cbs")
    """Joins the wijk to its shape on the map; a town may begin without map."""
    figures: Figures | None = Field(None, alias="cijfers")


class SchoolHoliday(Model):
    """A holiday of the schools, from its first up to and including its last day."""

    name: Name = Field(alias="naam")
    first: Day = Field(alias="van")
    last: Day = Field(alias="tot_en_met")

    @model_validator(mode="after")
    def _in_order(self) -> SchoolHoliday:
        if self.last < self.first:
            message = f"De vakantie eindigt ({self.last}) voordat zij begint ({self.first})."
            raise fault(codes.DATE_ORDER, message, "Draai de twee datums om.", at="tot_en_met")
        return self


class SchoolYear(Concept):
    """The holidays of one school year, as the ministry of education set or advised them for our region."""

    holidays: Annotated[tuple[SchoolHoliday, ...], Field(min_length=1)] = Field(alias="vakanties")
    source: Source = Field(alias="bron")


class Emergency(Model):
    """The number to call when life is in danger."""

    phone: Phone = Field(alias="telefoon")
    name: Line = Field(alias="naam")


class Licence(StrEnum):
    """Under which terms a town lets others use its own texts and its collection (creativecommons.org)."""

    ZERO = "cc0-1.0"
    BY = "cc-by-4.0"
    BY_SA = "cc-by-sa-4.0"

    @property
    def shown_name(self) -> str:
        """The name by which people know it: "CC BY 4.0"."""
        return {"cc0-1.0": "CC0 1.0", "cc-by-4.0": "CC BY 4.0", "cc-by-sa-4.0": "CC BY-SA 4.0"}[self.value]

    @property
    def url(self) -> str:
        """Where its terms stand, in Dutch."""
        path = {"cc0-1.0": "publicdomain/zero/1.0", "cc-by-4.0": "licenses/by/4.0"}
        return f"https://creativecommons.org/{path.get(self.value, 'licenses/by-sa/4.0')}/deed.nl"


class Settings(Model):
    """The town and its site."""

    town: Name = Field(alias="plaats")
    province: Name = Field(alias="provincie")
    site_name: Name = Field(alias="site_naam")
    tagline: Summary = Field(alias="ondertitel")
    organisation: Ref = Field(alias="organisatie")
    help_lines: Refs = Field(alias="hulplijnen")
    emergency: Emergency = Field(alias="noodnummer")
    licence: Annotated[Licence, choice(Licence)] | None = Field(None, alias="licentie")
    """For the open data; without one others must ask first."""
    offline: TruthField = Truth.UNKNOWN
    checked_from: Day | None = Field(None, alias="nakijken_vanaf")
    """From this day on a record that nobody ever looked at counts as looked at on it (docs/adr/0030)."""
    address: Url | None = Field(None, alias="adres")
    """Where the site stands; `--base-url` goes before it."""
    statement: Url | None = Field(None, alias="toegankelijkheidsverklaring")
    """The statement in the register of toegankelijkheidsverklaring.nl; without it no status is ever shown."""
    security: Security | None = Field(None, alias="lek_melden")

    logo: Line | None = None
    """A drawing for posters and cards: its path from the folder that holds the catalogue."""

    def works_offline(self, base_url: str) -> bool:
        """Whether visitors may keep the site: as the town chose, else when its address is https."""
        if self.offline is Truth.UNKNOWN:
            return base_url.startswith("https://")
        return self.offline is Truth.YES
