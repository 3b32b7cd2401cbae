"""How complete the records are: per record which fields are known, per field how often."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from informatiewijzer.model.base import Certainty, Truth
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Activity, CostKind, Location, Organisation, WhereKind
from informatiewijzer.model.schedule import WhenKind

Known = Callable[[Catalogue, Any], bool]
"""Whether a field of a record is known."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that residents ask for; `known` tells whether a record has it."""

    name: str
    known: Known


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of one kind of record: per field how many have it, and per record what it misses."""

    kind: str
    total: int
    fields: tuple[tuple[str, int], ...]
    missing: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Address, name, names of the missing fields; who misses most comes first."""

    @property
    def percentage(self) -> int:
        """The share of all fields of all records that is known, in whole percent; 100 without records."""
        possible = self.total * len(self.fields)
        return sum(count for _, count in self.fields) * 100 // possible if possible else 100


def _contact(catalogue: Catalogue, activity: Activity) -> bool:
    contact = catalogue.contact_of(activity)
    return bool(contact.phones or contact.email)


def _when(_: Catalogue, activity: Activity) -> bool:
    """A fixed time with its hours, or a kind that needs none, such as "by appointment"."""
    if activity.when.kind is WhenKind.FIXED:
        return all(slot.start for slot in activity.when.slots)
    return activity.when.kind in (WhenKind.ALWAYS, WhenKind.APPOINTMENT)


def _where(_: Catalogue, activity: Activity) -> bool:
    return activity.where.kind is not WhereKind.UNKNOWN


def _wijk(catalogue: Catalogue, activity: Activity) -> bool:
    needs_none = (WhereKind.AT_HOME, WhereKind.PHONE, WhereKind.ONLINE)
    return activity.where.kind in needs_none or catalogue.neighbourhood_of(activity) is not None


def _access(catalogue: Catalogue, activity: Activity) -> bool:
    venue = catalogue.locations.get(activity.where.venue or "")
    return venue is not None and venue.access.wheelchair is not Truth.UNKNOWN


FIELDS: Mapping[str, tuple[Field, ...]] = {
    "activiteiten": (
        Field("wanneer", _when),
        Field("waar", _where),
        Field("wijk", _wijk),
        Field("kosten", lambda _, r: r.costs.kind is not CostKind.UNKNOWN),
        Field("aanmelden", lambda _, r: r.sign_up.needed is not Truth.UNKNOWN),
        Field("organisatie", lambda _, r: r.organisation is not None),
        Field("telefoon of e-mail", _contact),
        Field("voor wie (genoemd)", lambda _, r: not r.groups_estimated),
        Field("rolstoel", _access),
        Field("talen", lambda _, r: bool(r.languages)),
        Field("eerste keer", lambda _, r: r.first_time is not None),
        Field("samen gaan", lambda _, r: r.together is not None),
        Field("zekerheid hoog", lambda _, r: r.certainty is Certainty.HIGH),
    ),
    "organisaties": (
        Field("telefoon", lambda _, r: bool(r.contact.phones)),
        Field("e-mail", lambda _, r: r.contact.email is not None),
        Field("website", lambda _, r: r.contact.website is not None),
        Field("adres", lambda _, r: r.venue is not None or r.address is not None),
        Field("wijk", lambda c, r: c.organisation_neighbourhood(r) is not None),
        Field("werkgebied", lambda _, r: r.reach is not None),
        Field("zekerheid hoog", lambda _, r: r.certainty is Certainty.HIGH),
    ),
    "locaties": (
        Field("straat", lambda _, r: r.address.street is not None),
        Field("postcode", lambda _, r: r.address.postcode is not None),
        Field("wijk", lambda _, r: r.neighbourhood is not None),
        Field("rolstoel", lambda _, r: r.access.wheelchair is not Truth.UNKNOWN),
        Field("wc met rolstoel", lambda _, r: r.access.toilet is not Truth.UNKNOWN),
        Field("ringleiding", lambda _, r: r.access.hearing_loop is not Truth.UNKNOWN),
        Field("openbaar vervoer", lambda _, r: r.access.public_transport is not Truth.UNKNOWN),
        Field("zekerheid hoog", lambda _, r: r.certainty is Certainty.HIGH),
    ),
}


def completeness(published: Catalogue) -> tuple[Completeness, ...]:
    """For each kind of record of a published catalogue, in the order of FIELDS."""
    tables: Mapping[str, Iterable[Activity | Location | Organisation]] = {
        "activiteiten": published.activities.values(),
        "organisaties": published.organisations.values(),
        "locaties": published.locations.values(),
    }
    return tuple(_of_kind(published, kind, list(tables[kind])) for kind in FIELDS)


def _of_kind(
    catalogue: Catalogue, kind: str, records: list[Activity | Location | Organisation]
) -> Completeness:
    missing = []
    counts = {field.name: 0 for field in FIELDS[kind]}
    for record in records:
        lacks = tuple(field.name for field in FIELDS[kind] if not field.known(catalogue, record))
        for field in FIELDS[kind]:
            counts[field.name] += field.name not in lacks
        if lacks:
            missing.append((f"{kind}/{record.id}", record.name, lacks))
    ordered = sorted(missing, key=lambda row: (-len(row[2]), row[0]))
    return Completeness(kind, len(records), tuple(counts.items()), tuple(ordered))
