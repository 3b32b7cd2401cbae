"""Freshness: when somebody last looked; one table of limits, and told once per kind to stay readable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import Entry, Family, Spot, Subject
from informatiewijzer.model.base import Certainty
from informatiewijzer.model.freshness import LIMITS, Stage, stage_of

OLD = Code("ACTUEEL01", Level.TIP, "Gegevens zijn lang niet nagekeken.")
UNDATED = Code("ACTUEEL02", Level.TIP, "Van gegevens is niet bekend hoe oud ze zijn.")
TOO_SURE = Code("ACTUEEL03", Level.TIP, "Gegevens heten zeker, maar zijn heel lang niet nagekeken.")
LOWERED = Code("ACTUEEL04", Level.TIP, "Iets staat lager in de lijsten: het is te lang niet nagekeken.")
WITHDRAWN = Code(
    "ACTUEEL05", Level.WARNING, "Iets staat niet meer op de site: het is te lang niet nagekeken."
)

_TOO_SURE_FACTOR = 4
_NAMED = 5
_HINT = (
    "Bel of mail even. Klopt alles? Typ: python3 build.py recheck confirm ... --by redacteur --how telefoon"
)


def months(days: int) -> int:
    """A limit in days as whole months, to say it in words."""
    return round(days * 12 / 365)


def _ages(subject: Subject, kind: str) -> Iterator[tuple[Entry, str]]:
    """The public records with the last day on which they were known to be right; "" when nobody knows."""
    for entry in subject.by_kind.get(kind, ()):
        if entry.is_public:
            yield entry, entry.facts.known


def _old(subject: Subject) -> Iterator[Spot]:
    """Per kind: how many public records are past their limit, and which have waited longest."""
    for kind, limits in LIMITS.items():
        limit = (subject.as_of - timedelta(limits.review)).isoformat()
        late = sorted((day, entry.id) for entry, day in _ages(subject, kind) if "" < day < limit)
        if late:
            names = enumerate_words([f"{id_} ({int(day[:4])})" for day, id_ in late[:_NAMED]])
            message = (
                f"{len(late)} keer is de bron ouder dan {months(limits.review)} maanden. "
                f"Het langst geleden: {names}."
            )
            yield Spot(OLD, kind, (), message, _HINT)


def _undated(subject: Subject) -> Iterator[Spot]:
    """Per kind: how many public records have neither a dated source nor a look or confirmation."""
    for kind in LIMITS:
        unknown = [entry.id for entry, day in _ages(subject, kind) if not day]
        if unknown:
            names = enumerate_words(unknown[:_NAMED])
            message = f"{len(unknown)} keer staat er geen datum bij de bron, bijvoorbeeld bij {names}."
            yield Spot(UNDATED, kind, (), message, _HINT)


def _too_sure(subject: Subject) -> Iterator[Spot]:
    """Records that say "zekerheid: hoog" on the word of a source far past its limit."""
    for kind, limits in LIMITS.items():
        limit = (subject.as_of - timedelta(limits.review * _TOO_SURE_FACTOR)).isoformat()
        for entry, day in _ages(subject, kind):
            if "" < day < limit and entry.record.certainty is Certainty.HIGH:
                message = f"Dit heet zeker, maar de nieuwste bron is van {int(day[:4])}."
                yield Spot(TOO_SURE, entry.file, ("zekerheid",), message, "Schrijf: zekerheid: middel")


def _sunk(subject: Subject) -> Iterator[Spot]:
    """Per kind: what ranks lower, and what left the site, because nobody looked at it for too long.

    What is only shown because something else needs it ranks lower.
    """
    stages = dict(_sunk_stages(subject))
    late = subject.catalogue.published(subject.as_of).late if stages else {}
    for kind in LIMITS:
        mine = [address for address in stages if address.startswith(f"{kind}/")]
        lower = [address for address in mine if late.get(address) is Stage.LOWER]
        gone = [address for address in mine if stages[address] is Stage.WITHDRAWN and address not in late]
        yield from _told(kind, LOWERED, lower, "lager in de lijsten en bij het zoeken")
        yield from _told(kind, WITHDRAWN, gone, "niet meer op de site")


def _sunk_stages(subject: Subject) -> Iterator[tuple[str, Stage]]:
    start = subject.catalogue.settings.checked_from
    for entry in subject.entries:
        if entry.kind in LIMITS and entry.is_public:
            stage = stage_of(entry.kind, entry.record, subject.as_of, start)
            if stage in (Stage.LOWER, Stage.WITHDRAWN):
                yield f"{entry.kind}/{entry.id}", stage


def _told(kind: str, code: Code, addresses: list[str], where: str) -> Iterator[Spot]:
    if addresses:
        names = enumerate_words([address.partition("/")[2] for address in addresses[:_NAMED]])
        message = f"Te lang niet nagekeken en daarom {where}, {len(addresses)} keer: {names}."
        yield Spot(code, kind, (), message, _HINT)


FAMILY = Family("actueel", (OLD, UNDATED, TOO_SURE, LOWERED, WITHDRAWN), (_old, _undated, _too_sure, _sunk))
