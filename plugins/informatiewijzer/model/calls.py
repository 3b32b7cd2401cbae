"""Calls: somebody looks for company or help, or offers it, for a short while and through an organisation."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from informatiewijzer.base.dutch import long_date
from informatiewijzer.model import codes
from informatiewijzer.model.base import Record, Refs, choice
from informatiewijzer.model.fault import fault
from informatiewijzer.model.records import NO_CONTACT, Contact
from informatiewijzer.model.scalars import Day, Line, Name, Prose, Ref, Summary

MOST_MONTHS = 3
"""A call stands on the site for at most so many months: what is older is seldom still true."""


class CallKind(StrEnum):
    """What is looked for or offered."""

    BUDDY = "maatje-gezocht"
    VOLUNTEER = "vrijwilliger-gezocht"
    COMPANY = "mensen-gezocht"
    BUSINESS_WANTED = "bedrijf-gezocht"
    BUSINESS_HELPS = "bedrijf-helpt"


class Call(Record):
    """A call that an organisation has read and answers for; it goes by itself after `valid_to`."""

    name: Name = Field(alias="naam")
    summary: Summary = Field(alias="samenvatting")
    description: Prose | None = Field(None, alias="tekst")
    kind: Annotated[CallKind, choice(CallKind)] = Field(alias="soort")
    organisation: Ref = Field(alias="organisatie")
    reply: Line | None = Field(None, alias="reageren")
    contact: Contact = Field(NO_CONTACT, alias="contact")
    neighbourhood: Ref | None = Field(None, alias="wijk")
    themes: Refs = Field((), alias="themas", max_length=12)
    groups: Refs = Field((), alias="doelgroepen", max_length=12)
    placed: Day = Field(alias="geplaatst")
    valid_to: Day = Field(alias="geldig_tot")

    @property
    def aliases(self) -> tuple[str, ...]:
        """Calls have no other names."""
        return ()

    @model_validator(mode="after")
    def _short(self) -> Call:
        if self.valid_to < self.placed:
            message = "'geldig_tot' ligt voor 'geplaatst'."
            hint = f"Schrijf het zo: geldig_tot: {self.latest}"
            raise fault(codes.DATE_ORDER, message, hint, at="geldig_tot")
        if self.valid_to > self.latest:
            message = f"Een oproep staat hooguit {MOST_MONTHS} maanden op de site."
            hint = f"Schrijf hooguit: geldig_tot: {self.latest} ({long_date(self.latest)})."
            raise fault(codes.TOO_LONG, message, hint, at="geldig_tot")
        return self

    @property
    def latest(self) -> date:
        """The last day that `valid_to` may be."""
        return months_later(self.placed, MOST_MONTHS)

    def is_open(self, as_of: date) -> bool:
        """Whether it stands on the site on that day: placed already, and its last day not over."""
        return self.placed <= as_of <= self.valid_to


def months_later(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month when it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
