"""Figures: a part is never more than the whole, no year still to come, and a word when they grow old."""

from __future__ import annotations

from collections.abc import Iterator

from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import Family, Spot, Subject, concept_file, record_file
from informatiewijzer.model.base import Source
from informatiewijzer.model.charts import CHARTS, Chart, RowsFrom
from informatiewijzer.source.tree import Path

MORE_THAN_ALL = Code("CIJFER02", Level.FAULT, "Meer mensen zijn ernstig eenzaam dan eenzaam.")
TO_COME = Code("CIJFER03", Level.WARNING, "Een cijfer is van een jaar dat nog moet komen.")
OLD = Code("CIJFER04", Level.TIP, "Cijfers zijn oud; misschien zijn er nieuwe.")
SOURCE_BEFORE = Code("CIJFER05", Level.WARNING, "De bron is ouder dan het cijfer dat erin zou staan.")
NO_ROWS = Code("CIJFER06", Level.WARNING, "Een tekening van cijfers heeft nog geen enkel cijfer.")

YEARS = 6
"""Health surveys of the GGD come every four years; the results take a year or more."""


def _more_than_all(subject: Subject) -> Iterator[Spot]:
    """Wijken where more people are said to be seriously lonely than lonely at all."""
    for id_, wijk in subject.catalogue.neighbourhoods.items():
        figures = wijk.figures
        if figures and figures.very_lonely > figures.lonely:
            message = f"'ernstig' ({figures.very_lonely}) is meer dan 'eenzaam' ({figures.lonely})."
            hint = "Wie ernstig eenzaam is, telt ook mee bij 'eenzaam'. Draai de twee cijfers om."
            yield Spot(MORE_THAN_ALL, concept_file("wijken"), (id_, "cijfers", "ernstig"), message, hint)


def _years(subject: Subject) -> Iterator[tuple[str, Path, int, tuple[Source, ...]]]:
    """Every year of a figure: its file and place, and the sources it should stand in."""
    for chart in subject.catalogue.charts.values():
        for index, series in enumerate(chart.series):
            file = record_file(CHARTS, chart.id)
            yield file, ("reeksen", index, "jaar"), series.year, chart.sources
    for id_, wijk in subject.catalogue.neighbourhoods.items():
        if wijk.figures:
            place = (id_, "cijfers", "jaar")
            yield concept_file("wijken"), place, wijk.figures.year, (wijk.figures.source,)


def _to_come(subject: Subject) -> Iterator[Spot]:
    """Years after the one of the build."""
    for file, place, year, _ in _years(subject):
        if year > subject.as_of.year:
            message = f"Het jaar {year} moet nog komen."
            yield Spot(TO_COME, file, place, message, "Kijk het jaar na in de bron.")


def _source_before(subject: Subject) -> Iterator[Spot]:
    """Figures of a year after the date of every source; a source without a date may be younger."""
    for file, place, year, sources in _years(subject):
        dates = [source.dated.year if source.dated else year for source in sources]
        if max(dates) < year:
            message = f"Het cijfer is van {year}, maar de bron is van {max(dates)}."
            yield Spot(SOURCE_BEFORE, file, place, message, "Zet de bron erbij waar dit cijfer in staat.")


def _old(subject: Subject) -> Iterator[Spot]:
    """Told once, about all figures together: the newest year of them all."""
    years = [year for _, _, year, _ in _years(subject)]
    if subject.catalogue.charts and years and subject.as_of.year - max(years) > YEARS:
        message = f"De nieuwste cijfers zijn van {max(years)}."
        hint = "Vraag de GGD of er nieuwe zijn. Zet ze er als een reeks bij; laat de oude staan."
        yield Spot(OLD, CHARTS, (), message, hint)


def _no_rows(subject: Subject) -> Iterator[Spot]:
    """Charts of the wijken in a town whose wijken have no figures."""
    for chart in subject.catalogue.charts.values():
        if _takes_wijken(chart) and not any(w.figures for w in subject.catalogue.neighbourhoods.values()):
            message = "Geen enkele wijk heeft cijfers, dus hier komt geen tekening."
            hint = "Zet ze bij de wijken: cijfers: {jaar: 2016, eenzaam: 40, ernstig: 8, bron: {...}}"
            yield Spot(NO_ROWS, record_file(CHARTS, chart.id), ("rijen_uit",), message, hint)


def _takes_wijken(chart: Chart) -> bool:
    return chart.rows_from is RowsFrom.NEIGHBOURHOODS


FAMILY = Family(
    "cijfers",
    (MORE_THAN_ALL, TO_COME, OLD, SOURCE_BEFORE, NO_ROWS),
    (_more_than_all, _to_come, _old, _source_before, _no_rows),
)
