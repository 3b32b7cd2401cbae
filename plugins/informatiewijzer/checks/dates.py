"""Dates against the day the site is made for: over, very far away, not possible yet; days only in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from informatiewijzer.base.dutch import WEEKDAYS, long_date
from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import Entry, Family, Spot, Subject, concept_file
from informatiewijzer.model.base import Record, Source, State
from informatiewijzer.model.records import Activity
from informatiewijzer.model.schedule import Repeat, Slot, WhenKind
from informatiewijzer.source.tree import Path

OVER = Code("DATUM03", Level.WARNING, "Een activiteit of moment is voorbij en staat niet meer op de site.")
FAR = Code("DATUM04", Level.WARNING, "Een datum ligt meer dan twee jaar vooruit.")
AHEAD = Code("DATUM05", Level.WARNING, "Een bron of bevestiging heeft een datum die nog moet komen.")
TYPO = Code("DATUM06", Level.FAULT, "Een datum ligt zo ver vooruit dat het een tikfout moet zijn.")
SAID = Code("TIJD04", Level.TIP, "In de toelichting staat een dag, maar op die dag is het niet te vinden.")

# Not "zaterdag 28 oktober": that is a date. What is once a year is no day of the week.
_SAID_DAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})(?:en|s|ochtend|middag|avond)*\b(?! \d)")
_YEARLY = re.compile(r"\bjaar")
_FAR = timedelta(days=2 * 366)
# Ten years, so that a build for an earlier day (--as-of) of today's records only warns.
_TYPO = timedelta(days=10 * 366)

Dated = tuple[Path, date]


def _slots(record: Record) -> Iterator[tuple[int, Slot]]:
    if isinstance(record, Activity) and record.status.state is not State.STOPPED:
        yield from enumerate(record.when.slots)


def last_days(record: Record) -> Iterator[date]:
    """The last day of every moment that has one."""
    return (slot.last_day for _, slot in _slots(record) if slot.last_day is not None)


def slot_dates(record: Record) -> Iterator[Dated]:
    """Every date that a moment names."""
    for index, slot in _slots(record):
        for path, day in _dates_of(slot):
            yield ("wanneer", "momenten", index, *path), day


def _over(subject: Subject) -> Iterator[Spot]:
    """Slots that ended before the day of the build; never a fault, or the clock alone would stop a build."""
    today = subject.as_of.isoformat()
    for entry in subject.entries:
        if not "" < entry.facts.first_end < today:
            continue
        for index, slot in _slots(entry.record):
            last = slot.last_day
            if last is None or last >= subject.as_of:
                continue
            field = "vanaf" if slot.repeat is Repeat.ONCE else "tot_en_met"
            message = f"Dit was voor het laatst op {long_date(last)} en staat niet meer op de site."
            hint = "Komt het terug? Vul de nieuwe datum in. Anders: status: {stand: gestopt}"
            yield Spot(OVER, entry.file, ("wanneer", "momenten", index, field), message, hint)


def _far(subject: Subject) -> Iterator[Spot]:
    """Dates of slots more than two years ahead; more than ten years is a slip of the hand."""
    limit = (subject.as_of + _FAR).isoformat()
    for entry in subject.entries:
        for path, day in slot_dates(entry.record) if entry.facts.last_day > limit else ():
            if day - subject.as_of <= _FAR:
                continue
            code = TYPO if day - subject.as_of > _TYPO else FAR
            message = f"{long_date(day).capitalize()} is nog heel ver weg. Klopt het jaartal?"
            hint = f"Schrijf jaar-maand-dag, zo: {subject.as_of.isoformat()}"
            yield Spot(code, entry.file, path, message, hint)


def _dates_of(slot: Slot) -> Iterator[Dated]:
    if slot.valid_from is not None:
        yield ("vanaf",), slot.valid_from
    if slot.valid_to is not None:
        yield ("tot_en_met",), slot.valid_to
    for index, item in enumerate(slot.exceptions):
        if isinstance(item, date):
            yield ("behalve", index), item


def _said(entry: Entry) -> Iterator[Spot]:
    """A weekday that only stands in words: the finder cannot find it."""
    when = entry.record.when if isinstance(entry.record, Activity) else None
    if when is None or when.kind not in (WhenKind.VARIES, WhenKind.UNKNOWN) or not when.remark:
        return
    remark = when.remark.lower()
    found = _SAID_DAY.search(remark)
    if found and not _YEARLY.search(remark):
        message = f"Wie zoekt wat er op {found[1]} is, vindt dit niet: de dag staat alleen in de toelichting."
        hint = (
            "Klopt de dag, maar is het niet elke week? Schrijf het zo: "
            f"soort: vast en momenten: [{{dagen: [{found[1]}], herhaling: niet-elke-week}}]"
        )
        yield Spot(SAID, entry.file, ("wanneer", "toelichting"), message, hint)


def _ahead(subject: Subject) -> Iterator[Spot]:
    """Sources and confirmations dated after the day of the build."""
    today = subject.as_of.isoformat()
    for entry in subject.entries:
        for path, day in past_dates(entry.record) if entry.facts.last_past > today else ():
            if day > subject.as_of:
                yield _ahead_spot(entry.file, path, day, subject.as_of)
    for id_, district in subject.catalogue.neighbourhoods.items():
        source = district.figures.source if district.figures else None
        for path, day in _source_dates((id_, "cijfers", "bron"), source):
            if day > subject.as_of:
                yield _ahead_spot(concept_file("wijken"), path, day, subject.as_of)


def _ahead_spot(file: str, path: Path, day: date, as_of: date) -> Spot:
    message = f"{long_date(day).capitalize()} moet nog komen, maar hier hoort een dag die geweest is."
    hint = f"Kijk het jaartal na. Schrijf jaar-maand-dag, zo: {as_of.isoformat()}"
    return Spot(TYPO if day - as_of > _TYPO else AHEAD, file, path, message, hint)


def past_dates(record: Record) -> Iterator[Dated]:
    """Every date of a record that must have been."""
    for index, source in enumerate(record.sources):
        yield from _source_dates(("bron", index), source)
    if record.confirmed is not None:
        yield ("bevestigd", "op"), record.confirmed.on
    if isinstance(record, Activity) and record.referral and record.referral.place:
        yield ("verwijzen", "plek", "op"), record.referral.place.on


def _source_dates(path: Path, source: Source | None) -> Iterator[Dated]:
    if source is not None and source.dated is not None:
        yield (*path, "datum"), source.dated.earliest
    if source is not None and source.seen is not None:
        yield (*path, "gezien"), source.seen


FAMILY = Family("datums", (OVER, FAR, AHEAD, TYPO, SAID), (_over, _far, _ahead), (_said,))
