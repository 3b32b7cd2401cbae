"""Parts of a service in the Human Services Data Specification (Open Referral HSDS 3.1, HSDS-UK 3.0).

One form serves both: the UK profile is smaller and allows more fields. What nobody knows is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha1
from typing import TYPE_CHECKING
from uuid import NAMESPACE_DNS, UUID, uuid5

from informatiewijzer.base.dutch import host_of
from informatiewijzer.exports.public import Data
from informatiewijzer.model.base import Truth
from informatiewijzer.model.concepts import Concept
from informatiewijzer.model.records import Access, Address, CostKind, Costs, Location
from informatiewijzer.model.schedule import Repeat, Slot, When
from informatiewijzer.schedule.series import byday
from informatiewijzer.schedule.words import slot_words, when_lines

if TYPE_CHECKING:
    from _hashlib import HASH

_ACCESS = (
    ("wheelchair", "Met een rolstoel naar binnen"),
    ("toilet", "Toilet voor mensen met een rolstoel"),
    ("hearing_loop", "Ringleiding"),
    ("public_transport", "Te bereiken met het openbaar vervoer"),
)


# The first letter of a UUID's fourth group: two bits are the variant of RFC 9562.
_VARIANT = {letter: "89ab"[int(letter, 16) & 3] for letter in "0123456789abcdef"}


@dataclass(frozen=True, slots=True)
class Ids:
    """Gives each thing of a town the same UUID for ever (RFC 9562, version 5), wherever its site stands."""

    town: UUID
    _begun: HASH
    """SHA-1 of the town, to go on with: a new hash is slow to begin."""

    @classmethod
    def of(cls, town: str) -> Ids:
        """The ids of a town by its name."""
        id_ = uuid5(NAMESPACE_DNS, host_of(town))
        return cls(id_, sha1(id_.bytes, usedforsecurity=False))

    def __call__(self, address: str) -> str:
        """The id of what stands at an address: "activiteiten/eetclub", "activiteiten/eetclub/moment/1".

        As `uuid.uuid5`, in a fifth of its time: ten thousand services hold a quarter of a million of them.
        """
        whole = self._begun.copy()
        whole.update(address.encode())
        text = whole.hexdigest()
        return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{_VARIANT[text[16]]}{text[17:20]}-{text[20:32]}"


def known(data: Data) -> Data:
    """Without what is empty."""
    return {name: value for name, value in data.items() if value is not None and value != "" and value != []}


def schedules(ids: Ids, address: str, when: When) -> list[Data]:
    """A schedule a slot; without slots one in words, if any. Times are the town's own."""
    service = ids(address)
    if when.slots:
        slots = enumerate(when.slots, start=1)
        return [_schedule(ids(f"{address}/moment/{number}"), service, slot, when) for number, slot in slots]
    words = when_lines(when)
    text = ". ".join([*words, *([when.remark] if when.remark else [])])
    return [{"id": ids(f"{address}/moment"), "service_id": service, "description": text}] if text else []


def _schedule(id_: str, service: str, slot: Slot, when: When) -> Data:
    day = slot.valid_from.isoformat() if slot.valid_from else None
    last = slot.last_day.isoformat() if slot.last_day else None
    data: Data = {
        "id": id_,
        "service_id": service,
        "valid_from": day,
        "valid_to": last,
        "dtstart": day,
        "opens_at": f"{slot.start:%H:%M}" if slot.start else None,
        "closes_at": f"{slot.end:%H:%M}" if slot.end else None,
        "description": slot_words(slot),
        "notes": when.remark,
    }
    if slot.has_dates and slot.repeat is not Repeat.ONCE:
        monthly = slot.repeat not in (Repeat.WEEKLY, Repeat.BIWEEKLY)
        data["freq"] = "MONTHLY" if monthly else "WEEKLY"
        data["interval"] = 2 if slot.repeat is Repeat.BIWEEKLY else 1
        data["byday"] = byday(slot)
    return known(data)


def costs(ids: Ids, address: str, record: Costs) -> list[Data]:
    """The price when it is known; a price nobody knows is no price of nothing."""
    amount = 0 if record.kind is CostKind.FREE else record.amount
    if amount is None:
        return []
    data: Data = {
        "id": ids(f"{address}/kosten"),
        "service_id": ids(address),
        "option": record.remark,
        "currency": "EUR",
        "amount": float(amount),
        "amount_description": "gratis" if record.kind is CostKind.FREE else _per(record),
    }
    return [known(data)]


def _per(record: Costs) -> str:
    return f"per {record.per}" if record.per else ""


def fees(record: Costs) -> str:
    """What it costs in words; "" when unknown."""
    if record.kind is CostKind.FREE:
        words = "Gratis"
    elif record.amount is not None:
        words = f"{record.amount:.2f} euro {_per(record)}".strip().replace(".", ",", 1)
    else:
        words = "Het kost geld" if record.kind is CostKind.PAID else ""
    return ". ".join(part for part in (words, record.remark) if part)


def phones(ids: Ids, address: str, numbers: Iterable[str], owner: str) -> list[Data]:
    """Telephone numbers as people write them; `owner`: the name of the field that says whose they are."""
    return [
        {"id": ids(f"{address}/telefoon/{number}"), owner: ids(address), "number": number, "type": "voice"}
        for number in numbers
    ]


def location(ids: Ids, record: Location) -> Data:
    """A venue; its address only when street and postcode are known, for HSDS asks for a whole one."""
    address = f"locaties/{record.id}"
    data: Data = {
        "id": ids(address),
        "location_type": "physical",
        "name": record.name,
        "alternate_name": ", ".join(record.aliases),
        "description": record.summary,
        "addresses": [],
        "accessibility": _accessibility(ids, address, record.access),
        "phones": phones(ids, address, record.contact.phones, "location_id"),
    }
    return known(data)


def addresses(ids: Ids, address: str, postal: Address, province: str) -> list[Data]:
    """The postal address of a venue, whole or not at all."""
    if not postal.street or not postal.postcode:
        return []
    return [
        {
            "id": ids(f"{address}/adres"),
            "location_id": ids(address),
            "address_1": postal.street,
            "city": postal.town,
            "state_province": province,
            "postal_code": postal.postcode,
            "country": "NL",
            "address_type": "physical",
        }
    ]


def _accessibility(ids: Ids, address: str, access: Access) -> list[Data]:
    """One line for each thing that somebody knows; unknown is not no."""
    lines = [
        (name, f"{words}: {truth.value}")
        for name, words in _ACCESS
        if (truth := getattr(access, name)) is not Truth.UNKNOWN
    ]
    if access.remark:
        lines.append(("remark", access.remark))
    return [
        {
            "id": ids(f"{address}/toegang/{name}"),
            "location_id": ids(address),
            "description": text,
            "accessibility": text,
        }
        for name, text in lines
    ]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of the closed lists, each made once."""

    made: Mapping[tuple[str, str], Data]

    def attributes(self, ids: Ids, address: str, chosen: Iterable[tuple[str, str, str]]) -> list[Data]:
        """Links from a service to terms; `chosen`: (list, id of the concept, what the link says)."""
        return list(self._links(ids, address, chosen))

    def _links(self, ids: Ids, address: str, chosen: Iterable[tuple[str, str, str]]) -> Iterator[Data]:
        for taxonomy, id_, link_type in chosen:
            term = self.made.get((taxonomy, id_))
            if term:
                # What it is tied to stands around it; the ids of that are for tables.
                yield {
                    "id": ids(f"{address}/{taxonomy}/{id_}"),
                    "link_type": link_type,
                    "taxonomy_term": term,
                }


def make_terms(ids: Ids, lists: Mapping[str, tuple[str, Mapping[str, Concept]]]) -> Terms:
    """The terms of these lists; `lists`: by file name the title and the concepts."""
    made: dict[tuple[str, str], Data] = {}
    for name, (title, concepts) in lists.items():
        taxonomy = ids(f"begrippen/{name}")
        for id_, concept in concepts.items():
            made[name, id_] = {
                "id": ids(f"begrippen/{name}/{id_}"),
                "code": id_,
                "term": concept.name,
                "name": concept.name,
                "description": concept.description or concept.name,
                "taxonomy": title,
                "taxonomy_id": taxonomy,
            }
    return Terms(made)
