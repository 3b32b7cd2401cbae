"""When an activity is: slots in wall-clock time of the town, never through UTC."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from informatiewijzer.base.dutch import WEEKDAYS
from informatiewijzer.model import codes
from informatiewijzer.model.base import Model, as_list, choice, unique
from informatiewijzer.model.fault import fault
from informatiewijzer.model.scalars import Day, Line, Time, parse_date


class Weekday(StrEnum):
    """The days, Monday first (ISO 8601)."""

    MONDAY = "maandag"
    TUESDAY = "dinsdag"
    WEDNESDAY = "woensdag"
    THURSDAY = "donderdag"
    FRIDAY = "vrijdag"
    SATURDAY = "zaterdag"
    SUNDAY = "zondag"

    @property
    def number(self) -> int:
        """0 for Monday to 6 for Sunday, as `date.weekday()` counts."""
        return WEEKDAYS.index(self.value)


class DayPart(StrEnum):
    """Part of the day, for when no clock time is known."""

    MORNING = "ochtend"
    AFTERNOON = "middag"
    EVENING = "avond"


class Repeat(StrEnum):
    """How a slot comes back."""

    WEEKLY = "wekelijks"
    BIWEEKLY = "om-de-week"
    FIRST = "eerste-van-de-maand"
    SECOND = "tweede-van-de-maand"
    THIRD = "derde-van-de-maand"
    FOURTH = "vierde-van-de-maand"
    LAST = "laatste-van-de-maand"
    ONCE = "eenmalig"
    SOMETIMES = "niet-elke-week"
    """The day is known, but nobody can count the dates: "once a month on a Saturday"."""


class Closing(StrEnum):
    """Days that a whole kind of closing takes out."""

    SCHOOL_HOLIDAYS = "schoolvakanties"
    PUBLIC_HOLIDAYS = "feestdagen"


class WhenKind(StrEnum):
    """What is known about when."""

    FIXED = "vast"
    VARIES = "wisselend"
    APPOINTMENT = "op-afspraak"
    ALWAYS = "altijd"
    UNKNOWN = "onbekend"


def _parse_exception(value: Any) -> date | Closing:
    if isinstance(value, str) and value in (word.value for word in Closing):
        return Closing(value)
    return parse_date(value)


Exceptions: TypeAlias = Annotated[
    tuple[Annotated[date | Closing, BeforeValidator(_parse_exception)], ...], *unique()
]
Days: TypeAlias = Annotated[tuple[Annotated[Weekday, choice(Weekday)], ...], *unique(), Field(min_length=1)]


class Slot(Model):
    """A moment that comes back. Without a clock time, the part of the day may be said."""

    days: Days | None = Field(None, alias="dagen")
    start: Time | None = Field(None, alias="van")
    end: Time | None = Field(None, alias="tot")
    day_part: Annotated[DayPart, choice(DayPart)] | None = Field(None, alias="dagdeel")
    repeat: Annotated[Repeat, choice(Repeat)] = Field(Repeat.WEEKLY, alias="herhaling")
    valid_from: Day | None = Field(None, alias="vanaf")
    valid_to: Day | None = Field(None, alias="tot_en_met")
    exceptions: Exceptions = Field((), alias="behalve")

    @model_validator(mode="after")
    def _fits(self) -> Slot:
        self._check_times()
        self._check_dates()
        return self

    def _check_times(self) -> None:
        if self.end is not None and self.start is None:
            raise fault(
                codes.SCHEDULE,
                "Er is een eindtijd, maar geen begintijd.",
                'Zet er een begintijd bij: van: "10:00"',
                at="tot",
            )
        if self.start is not None and self.end is not None and self.end <= self.start:
            message = f"'tot' ({self.end:%H:%M}) ligt niet na 'van' ({self.start:%H:%M})."
            raise fault(
                codes.TIME_ORDER,
                message,
                'Zet de begintijd bij van, zo: van: "10:00" en tot: "11:30"',
                at="tot",
            )
        if self.start is not None and self.day_part is not None:
            hint = "Haal 'dagdeel' weg: de begintijd zegt het al."
            raise fault(codes.SCHEDULE, "Er staat een begintijd en ook een dagdeel.", hint, at="dagdeel")

    def _check_dates(self) -> None:
        needs_date = self.repeat in (Repeat.ONCE, Repeat.BIWEEKLY)
        if needs_date and self.valid_from is None:
            message = f"Bij '{self.repeat}' hoort een datum in het veld 'vanaf'."
            raise fault(
                codes.SCHEDULE, message, "Zet er de eerste datum bij: vanaf: 2026-11-03", at="herhaling"
            )
        if self.days is None and self.repeat is not Repeat.ONCE:
            raise fault(codes.SCHEDULE, "De dagen ontbreken.", "Schrijf het zo: dagen: [maandag, donderdag]")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            message = f"De einddatum {self.valid_to} ligt voor de begindatum {self.valid_from}."
            raise fault(codes.DATE_ORDER, message, "Draai de twee datums om.", at="tot_en_met")
        if (
            self.valid_from
            and self.days
            and needs_date
            and self.valid_from.weekday() not in [d.number for d in self.days]
        ):
            message = (
                f"{self.valid_from} is een {WEEKDAYS[self.valid_from.weekday()]}; die staat niet bij 'dagen'."
            )
            raise fault(
                codes.SCHEDULE,
                message,
                f"Schrijf: dagen: [{WEEKDAYS[self.valid_from.weekday()]}]",
                at="vanaf",
            )

    @property
    def has_dates(self) -> bool:
        """Whether anybody can count the days it is on."""
        return self.repeat is not Repeat.SOMETIMES

    @property
    def last_day(self) -> date | None:
        """The last day this slot can be, or None when it goes on."""
        return self.valid_from if self.repeat is Repeat.ONCE else self.valid_to


class When(Model):
    """When an activity is: fixed slots, or one word and the words of the source."""

    kind: Annotated[WhenKind, choice(WhenKind)] = Field(alias="soort")
    slots: Annotated[tuple[Slot, ...], BeforeValidator(as_list)] = Field((), alias="momenten")
    remark: Line | None = Field(None, alias="toelichting")

    @model_validator(mode="after")
    def _slots_with_fixed(self) -> When:
        if (self.kind is WhenKind.FIXED) != bool(self.slots):
            message = "Bij 'soort: vast' horen een of meer momenten; bij een andere soort juist niet."
            hint = "Is de dag bekend? Schrijf soort: vast en daaronder momenten. Anders: soort: wisselend."
            raise fault(codes.SCHEDULE, message, hint, at="soort")
        return self

    def is_over(self, as_of: date) -> bool:
        """Whether every slot ended before `as_of`."""
        for slot in self.slots:
            end = slot.last_day
            if end is None or end >= as_of:
                return False
        return bool(self.slots)
