"""Figures of a survey as data: who was asked, in which year, so many of a hundred, and from where."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from informatiewijzer.model import codes
from informatiewijzer.model.base import Model, Sources, YesNo, as_list, choice
from informatiewijzer.model.fault import fault
from informatiewijzer.model.scalars import Line, Name, Prose, Summary, Whole, parse_ref

CHARTS = "cijfers"
"""The folder; a town may do without."""
MOST_SERIES = 4
"""So many patterns can be told apart on paper."""


def parse_year(value: Any) -> int:
    """A year of four digits, 1900 to 2199."""
    if isinstance(value, str) and re.fullmatch(r"(?:19|20|21)[0-9]{2}", value.strip()):
        return int(value)
    raise fault(codes.NUMBER, "Een jaar heeft vier cijfers.", "Schrijf het zo: 2016")


def parse_share(value: Any) -> int | None:
    """So many of a hundred; None for the word that says it is not known."""
    if value == "onbekend":
        return None
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,3}", value) and int(value) <= 100:
        return int(value)
    message = "Een waarde is een heel getal van 0 tot en met 100, of het woord onbekend."
    raise fault(codes.NUMBER, message, "Schrijf het zo: waarden: [46, onbekend]")


Year: TypeAlias = Annotated[int, BeforeValidator(parse_year)]
Share: TypeAlias = Annotated[int | None, BeforeValidator(parse_share)]
Shares: TypeAlias = Annotated[tuple[Share, ...], BeforeValidator(as_list)]


class Series(Model):
    """What was counted, and in which year: a column of the table, a pattern in the drawing."""

    name: Name = Field(alias="naam")
    year: Year = Field(alias="jaar")


class Row(Model):
    """A group of people and, per series, how many of a hundred; None is not known."""

    name: Name = Field(alias="naam")
    shares: Shares = Field(alias="waarden")
    uncertain: YesNo = Field(False, alias="onzeker")


class RowsFrom(StrEnum):
    """Figures that stand elsewhere in the catalogue: in the list of wijken."""

    NEIGHBOURHOODS = "wijken"


Lines: TypeAlias = Annotated[tuple[Line, ...], BeforeValidator(as_list)]


class Chart(Model):
    """One drawing with its table: what it says in a sentence, the figures, and what they do not say."""

    id: Annotated[str, BeforeValidator(parse_ref)] = Field(alias="id")
    name: Name = Field(alias="naam")
    order: Whole = Field(50, alias="volgorde")
    summary: Summary = Field(alias="samenvatting")
    counted: Line = Field(alias="telt")
    series: Annotated[tuple[Series, ...], BeforeValidator(as_list)] = Field((), alias="reeksen")
    rows: Annotated[tuple[Row, ...], BeforeValidator(as_list), Field(max_length=40)] = Field(
        (), alias="rijen"
    )
    rows_from: Annotated[RowsFrom, choice(RowsFrom)] | None = Field(None, alias="rijen_uit")
    remark: Prose | None = Field(None, alias="toelichting")
    limits: Lines = Field((), alias="zegt_niet")
    sources: Sources = Field(alias="bron")

    @model_validator(mode="after")
    def _one_kind(self) -> Chart:
        if (self.rows_from is None) == (not self.rows):
            message = "Een cijfer heeft 'rijen' met 'reeksen', of 'rijen_uit', en niet allebei."
            hint = "Schrijf het zo: reeksen: [{naam: Nu, jaar: 2016}], rijen: [{naam: Noord, waarden: 46}]"
            raise fault(codes.TOGETHER, message, hint)
        if self.rows_from is not None and self.series:
            raise fault(
                codes.TOGETHER,
                "Met 'rijen_uit' staan de reeksen al vast.",
                "Haal 'reeksen' hier weg.",
                at="reeksen",
            )
        return self

    @model_validator(mode="after")
    def _few_series(self) -> Chart:
        if len(self.series) > MOST_SERIES:
            message = f"Er passen hooguit {MOST_SERIES} reeksen in een tekening, en hier staan er meer."
            hint = "Laat de oudste weg, of maak er twee bestanden van."
            raise fault(codes.LENGTH, message, hint, at=("reeksen", MOST_SERIES))
        return self

    @model_validator(mode="after")
    def _a_share_for_each_series(self) -> Chart:
        for index, row in enumerate(self.rows):
            if len(row.shares) != len(self.series):
                message = (
                    f"Bij '{row.name}' is het aantal waarden {len(row.shares)}, "
                    f"maar het aantal reeksen {len(self.series)}."
                )
                hint = "Geef elke reeks een waarde, in dezelfde volgorde. Niet bekend? Schrijf: onbekend"
                raise fault(codes.SHARES, message, hint, at=("rijen", index, "waarden"))
        return self
