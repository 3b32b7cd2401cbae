"""The round of rechecking: per organisation what to ask, the most urgent first; and what stands out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from informatiewijzer.base.dutch import long_date
from informatiewijzer.model.base import Certainty, State
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.freshness import Stage, checked_on, data_on, limits_of, stage_of
from informatiewijzer.model.records import NO_CONTACT, Activity, Contact, Location, Organisation
from informatiewijzer.upkeep.doubts import AnyLasting, Doubt, doubts_of

NOBODY = ""
"""Stands for: no organisation is named."""
_BY_STAGE = {Stage.WITHDRAWN: 100, Stage.LOWER: 80, Stage.REVIEW: 60, Stage.NEVER: 40, Stage.FRESH: 0}
_HELP_LINE, _DRAFT, _PER_OPEN, _MOST_OPEN = 50, -15, 4, 20
_YEARS_COUNTED = 10


@dataclass(frozen=True, slots=True)
class Ask:
    """A record to ask about. `urgency`: the higher, the sooner."""

    address: str
    record: AnyLasting
    stage: Stage
    doubts: tuple[Doubt, ...]
    reasons: tuple[str, ...]
    urgency: int
    checked: date | None
    leaves: date | None
    """The first day on which it is no longer shown, when nobody looks at it before."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything to ask one organisation; `id`: "" when no organisation is named."""

    id: str
    name: str
    contact: Contact
    asks: tuple[Ask, ...]

    @property
    def order(self) -> tuple[int, int, str]:
        """To sort by: the most urgent first, then who has most to answer, then the name."""
        return -max(ask.urgency for ask in self.asks), -len(self.asks), self.id

    @property
    def can_be_asked(self) -> bool:
        """Whether a number or an address is known."""
        return bool(self.contact.phones or self.contact.email)


@dataclass(frozen=True, slots=True)
class Round:
    """All visits in order, and every record that needs something with the reasons, in order of urgency."""

    visits: tuple[Visit, ...]
    exceptions: tuple[tuple[Visit, Ask], ...] = field(default=())


def make_round(catalogue: Catalogue, as_of: date, limit: int | None = None) -> Round:
    """The round for a whole catalogue on `as_of`: at most `limit` organisations, the most urgent."""
    by_owner: dict[str, list[Ask]] = defaultdict(list)
    for kind, records in _records(catalogue).items():
        for record in records:
            ask = _ask(catalogue, kind, record, as_of)
            if ask is not None:
                by_owner[_owner(record)].append(ask)
    visits = sorted((_visit(catalogue, owner, asks) for owner, asks in by_owner.items()), key=_order)
    everything = [(visit, ask) for visit in visits for ask in visit.asks]
    exceptions = sorted(everything, key=lambda row: (-row[1].urgency, row[1].address))
    reachable = [visit for visit in visits if visit.id != NOBODY]
    return Round(tuple(reachable[:limit]), tuple(exceptions))


def _order(visit: Visit) -> tuple[int, int, str]:
    return visit.order


def _records(catalogue: Catalogue) -> Mapping[str, Iterable[AnyLasting]]:
    return {
        "organisaties": catalogue.organisations.values(),
        "activiteiten": catalogue.activities.values(),
        "locaties": catalogue.locations.values(),
    }


def _owner(record: AnyLasting) -> str:
    return record.id if isinstance(record, Organisation) else record.organisation or NOBODY


def _visit(catalogue: Catalogue, owner: str, asks: list[Ask]) -> Visit:
    organisation = catalogue.organisations.get(owner)
    ordered = sorted(
        asks, key=lambda ask: (ask.address != f"organisaties/{owner}", -ask.urgency, ask.address)
    )
    if organisation is None:
        return Visit(NOBODY, "Geen organisatie genoemd", NO_CONTACT, tuple(ordered))
    contact = organisation.contact
    for ask in ordered:  # an activity may know a number that its organisation does not
        contact = contact.over(ask.record.contact)
    return Visit(owner, organisation.name, contact, tuple(ordered))


def _ask(catalogue: Catalogue, kind: str, record: AnyLasting, as_of: date) -> Ask | None:
    over = isinstance(record, Activity) and record.when.is_over(as_of)
    if record.status.state is State.STOPPED or over:
        return None
    stage = stage_of(kind, record, as_of, catalogue.settings.checked_from)
    doubts = doubts_of(catalogue, record, stage)
    if not doubts:
        return None
    checked = checked_on(record)
    reasons = tuple(_reasons(catalogue, record, stage, doubts))
    urgency = _urgency(catalogue, record, stage, doubts, as_of)
    last = checked or catalogue.settings.checked_from
    leaves = last + timedelta(limits_of(kind).withdraw + 1) if last and record.is_public else None
    return Ask(f"{kind}/{record.id}", record, stage, doubts, reasons, urgency, checked, leaves)


def _reasons(
    catalogue: Catalogue, record: AnyLasting, stage: Stage, doubts: tuple[Doubt, ...]
) -> Iterable[str]:
    """Why somebody should look: in short Dutch words."""
    if stage is Stage.NEVER:
        yield "nog nooit nagekeken"
    elif stage is not Stage.FRESH:
        checked = checked_on(record)
        yield f"laatst nagekeken op {long_date(checked)}" if checked else "nog nooit nagekeken"
    if stage is Stage.WITHDRAWN:
        yield "staat daarom niet meer op de site"
    elif stage is Stage.LOWER:
        yield "staat daarom lager in de lijsten"
    if record.status.state is State.DRAFT:
        yield "concept: staat nog niet op de site"
    if record.certainty is not Certainty.HIGH:
        yield f"zekerheid {record.certainty.value}"
    unknown = [doubt.field for doubt in doubts if not doubt.current]
    if unknown:
        yield f"niet bekend: {', '.join(unknown)}"
    yield from _unreachable(catalogue, record)


def _unreachable(catalogue: Catalogue, record: AnyLasting) -> Iterable[str]:
    owner = catalogue.organisations.get(_owner(record))
    contact = record.contact.over(owner.contact) if owner else record.contact
    if owner is None and not isinstance(record, Location):
        yield "geen organisatie genoemd"
    if not contact.phones and not contact.email:
        yield f"geen telefoon of e-mail bekend{', wel een website' if contact.website else ''}"


def _urgency(
    catalogue: Catalogue, record: AnyLasting, stage: Stage, doubts: tuple[Doubt, ...], as_of: date
) -> int:
    """Help lines first, then what left the site or soon will, then what is old and full of questions."""
    points = _BY_STAGE[stage]
    if isinstance(record, Organisation):
        is_line = record.help_line or record.id in catalogue.settings.help_lines
        points += _HELP_LINE if is_line else 0
    if record.status.state is State.DRAFT:
        points += _DRAFT
    if stage is Stage.NEVER:
        dated = data_on(record)
        points += min(_YEARS_COUNTED, (as_of - dated).days // 365 if dated else _YEARS_COUNTED)
    return points + min(_MOST_OPEN, _PER_OPEN * sum(1 for doubt in doubts if not doubt.current))
