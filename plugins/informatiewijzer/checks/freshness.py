"""Freshness: when somebody last looked; one table of limits, and told once per kind to stay readable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import Entry, Family, Spot, Subject
from informatiewijzer.model.base import Certainty, Record

OLD = Code("ACTUEEL01", Level.TIP, "Gegevens zijn lang niet nagekeken.")
UNDATED = Code("ACTUEEL02", Level.TIP, "Van gegevens is niet bekend hoe oud ze zijn.")
TOO_SURE = Code("ACTUEEL03", Level.TIP, "Gegevens heten zeker, maar zijn heel lang niet nagekeken.")

# Months after which somebody should look again: times change sooner than addresses do.
LIMITS: Mapping[str, int] = {"activiteiten": 12, "locaties": 36, "organisaties": 24}
_TOO_SURE_FACTOR = 4
_NAMED = 5


def last_known(record: Record) -> date | None:
    """The last day on which the facts were known to be right: confirmed, else the newest source; or None."""
    days = [source.dated.earliest for source in record.sources if source.dated is not None]
    if record.confirmed is not None:
        days.append(record.confirmed.on)
    return max(days, default=None)


def _ages(subject: Subject, kind: str) -> Iterator[tuple[Entry, date | None]]:
    for entry in subject.entries:
        if entry.kind == kind and entry.record.is_public:
            yield entry, last_known(entry.record)


def _old(subject: Subject) -> Iterator[Spot]:
    """Per kind: how many public records are past their limit, and which have waited longest."""
    for kind, months in LIMITS.items():
        limit = _before(subject.as_of, months)
        late = sorted((day, entry.id) for entry, day in _ages(subject, kind) if day and day < limit)
        if late:
            names = enumerate_words([f"{id_} ({day.year})" for day, id_ in late[:_NAMED]])
            message = f"{len(late)} keer is de bron ouder dan {months} maanden. Het langst geleden: {names}."
            yield Spot(OLD, kind, (), message, _HINT)


def _undated(subject: Subject) -> Iterator[Spot]:
    """Per kind: how many public records have neither a dated source nor a confirmation."""
    for kind in LIMITS:
        unknown = [entry.id for entry, day in _ages(subject, kind) if day is None]
        if unknown:
            names = enumerate_words(unknown[:_NAMED])
            message = f"{len(unknown)} keer staat er geen datum bij de bron, bijvoorbeeld bij {names}."
            yield Spot(UNDATED, kind, (), message, _HINT)


_HINT = "Bel of mail even, en schrijf dan: bevestigd: {op: 2026-11-03, door: redacteur, hoe: telefoon}"


def _too_sure(subject: Subject) -> Iterator[Spot]:
    """Records that say "zekerheid: hoog" on the word of a source far past its limit."""
    for kind, months in LIMITS.items():
        limit = _before(subject.as_of, months * _TOO_SURE_FACTOR)
        for entry, day in _ages(subject, kind):
            if entry.record.certainty is Certainty.HIGH and day is not None and day < limit:
                message = f"Dit heet zeker, maar de nieuwste bron is van {day.year}."
                yield Spot(TOO_SURE, entry.file, ("zekerheid",), message, "Schrijf: zekerheid: middel")


def _before(day: date, months: int) -> date:
    return day - timedelta(days=months * 365 // 12)


FAMILY = Family("actueel", (OLD, UNDATED, TOO_SURE), (_old, _undated, _too_sure))
