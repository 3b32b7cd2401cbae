"""Addresses that were on the site and have no page of their own any more: why, and where to go instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from informatiewijzer.model.base import Record, State
from informatiewijzer.model.freshness import Stage
from informatiewijzer.model.ledger import Ledger, final_address
from informatiewijzer.model.records import Activity


class Why(StrEnum):
    """Why there is no page any more."""

    STOPPED = "gestopt"
    OVER = "voorbij"
    UNCHECKED = "niet nagekeken"
    HIDDEN = "nu niet op de site"
    REMOVED = "weggehaald"
    MOVED = "ander adres"


@dataclass(frozen=True, slots=True)
class Gone:
    """A page that only says what became of it. Of what is hidden or removed not even the name is told."""

    address: str
    why: Why
    name: str = ""
    remark: str | None = None
    leads_to: str | None = None
    themes: tuple[str, ...] = ()
    neighbourhood: str | None = None
    last_look: date | None = None


@dataclass(frozen=True, slots=True)
class Present:
    """What there is to decide with: all records and the published ones, by folder; and how fresh they are."""

    records: Mapping[str, Mapping[str, Record]]
    published: Mapping[str, Mapping[str, Record]]
    stages: Mapping[str, Stage]
    wijk_of: Mapping[str, str | None] = field(default_factory=dict)
    """Per id of an activity that is not published its wijk."""

    def has(self, address: str) -> bool:
        """Whether the address has a page of its own."""
        kind, _, id_ = address.partition("/")
        return id_ in self.published.get(kind, {})


def gone_of(present: Present, ledger: Ledger) -> dict[str, Gone]:
    """Everything that needs a page without being published, by address, sorted."""
    found = {gone.address: gone for gone in _without_page(present, ledger)}
    for address, line in ledger.items():
        if address not in found and not present.has(address):
            target = final_address(ledger, address)
            moved = line.moved_to is not None and present.has(target)
            why = Why.MOVED if moved else Why.REMOVED
            found[address] = Gone(address, why, leads_to=target if moved else None)
    return {address: found[address] for address in sorted(found)}


def _without_page(present: Present, ledger: Ledger) -> Iterator[Gone]:
    """Records that may not be shown: those that were public in their state, and those in the ledger."""
    for kind, records in present.records.items():
        shown = present.published.get(kind, {})
        for id_, record in records.items():
            if id_ in shown:
                continue
            address = f"{kind}/{id_}"
            why = _why(present, address, record)
            if why is Why.HIDDEN:
                if address in ledger:
                    yield Gone(address, why)
            else:
                yield _told(present, address, record, why)


def _why(present: Present, address: str, record: Record) -> Why:
    if record.status.state is State.STOPPED:
        return Why.STOPPED
    if not record.is_public:
        return Why.HIDDEN
    return Why.UNCHECKED if present.stages.get(address) is Stage.WITHDRAWN else Why.OVER


def _told(present: Present, address: str, record: Record, why: Why) -> Gone:
    kind, _, id_ = address.partition("/")
    successor = f"{kind}/{record.status.replaced_by}" if record.status.replaced_by else None
    confirmed = record.confirmed.on if record.confirmed else None
    return Gone(
        address=address,
        why=why,
        name=str(getattr(record, "name", "")),
        remark=record.status.remark if why is Why.STOPPED else None,
        leads_to=successor if successor and present.has(successor) else None,
        themes=record.themes if isinstance(record, Activity) else (),
        neighbourhood=present.wijk_of.get(id_) if isinstance(record, Activity) else None,
        last_look=confirmed,
    )
