"""Structured data for search engines: schema.org as JSON-LD, in a block that no browser executes.

Only what the record says: what nobody knows is left out. A fixed time at a place is an Event with a Schedule;
anything else is a Service (schema.org/Event, /Schedule, /Service).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from informatiewijzer.model.base import State, Truth
from informatiewijzer.model.records import (
    Access,
    Activity,
    Address,
    Ages,
    CostKind,
    Costs,
    Location,
    Organisation,
    WhereKind,
)
from informatiewijzer.pages.drawing.share import share_picture
from informatiewijzer.pages.event_times import event_times
from informatiewijzer.pages.json_text import Data, Ready, encode, members
from informatiewijzer.pages.site import Site
from informatiewijzer.pages.views.activity import contact_of
from informatiewijzer.schedule.compact import relevant
from informatiewijzer.schedule.occurrences import NONE

_NOT_AN_EVENT = (WhereKind.AT_HOME, WhereKind.PHONE, WhereKind.ONLINE)
_FEATURES = (
    ("wheelchair", "Toegankelijk met een rolstoel"),
    ("toilet", "Toilet voor mensen met een rolstoel"),
    ("hearing_loop", "Ringleiding"),
)


def script(data: Data) -> str:
    """The data block. ASCII, with < > & as escape codes, so that no text can end the block or start a tag."""
    text = f'"@context":"https://schema.org",{members(data)}'
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{{{text}}}</script>'


@dataclass(frozen=True, slots=True)
class Structured:
    """Makes the data of records; venues and organisers come back often and are made once for each `base`.

    `base`: the address of the site ending in "/"; "" when unknown, and then nothing has an address.
    """

    site: Site
    made: dict[tuple[str, str], Ready] = field(default_factory=dict)

    def activity(self, record: Activity, base: str) -> str:
        """The block of an activity's page."""
        meeting = is_event(record)
        data = {
            "@type": "Event" if meeting else "Service",
            "name": record.name,
            "description": record.summary,
            **_address_of("activiteiten", record.id, base),
        }
        picture = share_picture(self.site.pictures, f"themas/{record.themes[0]}", base)
        data.update(self._event(record, base) if meeting else self._service(record, base))
        return picture + script(data)

    def organisation(self, record: Organisation, base: str) -> str:
        """The block of an organisation's page."""
        return script(self._organisation(record, base))

    def location(self, record: Location, base: str) -> str:
        """The block of a venue's page."""
        return script(self._location(record, base))

    def _event(self, record: Activity, base: str) -> Data:
        site, place = self.site, self._venue(record, base)
        excepted = any(slot.exceptions for slot in record.when.slots)
        closings = relevant(record.when.slots, site.closings, site.as_of) if excepted else NONE
        data: Data = {**event_times(record.when.slots, closings), **_price(record.costs), **_age(record.ages)}
        if place:
            data["location"] = place
        organiser = self._organiser(record, base)
        if organiser:
            data["organizer"] = organiser
        return data

    def _service(self, record: Activity, base: str) -> Data:
        data: Data = {"serviceType": self.site.catalogue.kinds[record.kind].name, **_offer(record.costs)}
        organiser, place = self._organiser(record, base), self._venue(record, base)
        if organiser:
            data["provider"] = organiser
        phones = contact_of(self.site, record).phones
        channel: Data = {"serviceLocation": place} if place else {}
        if phones:
            channel["servicePhone"] = {"@type": "ContactPoint", "telephone": phones[0]}
        if channel:
            channel = {"@type": "ServiceChannel", **channel}
            data["availableChannel"] = Ready(f"{{{members(channel)}}}")
        return data

    def _venue(self, record: Activity, base: str) -> Ready | None:
        venue = self.site.catalogue.locations.get(record.where.venue or "")
        if venue is None:
            return None
        key = (f"locaties/{venue.id}", base)
        if key not in self.made:
            address = _address_of("locaties", venue.id, base)
            place = {"@type": "Place", "name": venue.name, "address": _postal(venue.address), **address}
            self.made[key] = Ready(encode(place))
        return self.made[key]

    def _organiser(self, record: Activity, base: str) -> Ready | None:
        organiser = self.site.catalogue.organisations.get(record.organisation or "")
        if organiser is None:
            return None
        key = (f"organisaties/{organiser.id}", base)
        if key not in self.made:
            address = _address_of("organisaties", organiser.id, base)
            self.made[key] = Ready(encode({"@type": "Organization", "name": organiser.name, **address}))
        return self.made[key]

    def _organisation(self, record: Organisation, base: str) -> Data:
        venue = self.site.catalogue.locations.get(record.venue or "")
        address = venue.address if venue else record.address
        contact = record.contact
        data = {
            "@type": "Organization",
            "name": record.name,
            "description": record.summary,
            "alternateName": list(record.aliases),
            "telephone": list(contact.phones),
            "email": contact.email,
            "sameAs": contact.website,
            "address": _postal(address) if address else None,
            **_address_of("organisaties", record.id, base),
        }
        return _known(data)

    def _location(self, record: Location, base: str) -> Data:
        data = {
            "@type": "Place",
            "name": record.name,
            "description": record.summary,
            "alternateName": list(record.aliases),
            "address": _postal(record.address),
            "telephone": list(record.contact.phones),
            "amenityFeature": _features(record.access),
            **_address_of("locaties", record.id, base),
        }
        return _known(data)


def is_event(record: Activity) -> bool:
    """Whether people meet at a fixed time: open, with dates to count, and not at home, by phone or online."""
    return bool(
        any(slot.has_dates for slot in record.when.slots)
        and record.where.kind not in _NOT_AN_EVENT
        and record.status.state is not State.CLOSED
    )


def _known(data: Data) -> Data:
    return {name: value for name, value in data.items() if value}


def _address_of(folder: str, id_: str, base: str) -> Data:
    if not base:
        return {}
    url = f"{base}{folder}/{id_}/"
    return {"@id": url, "url": url}


def _postal(address: Address) -> Data:
    known = {"@type": "PostalAddress", "addressLocality": address.town, "addressCountry": "NL"}
    if address.street:
        known["streetAddress"] = address.street
    if address.postcode:
        known["postalCode"] = address.postcode
    return known


def _features(access: Access) -> list[Data]:
    known = [(name, getattr(access, field)) for field, name in _FEATURES]
    return [
        {"@type": "LocationFeatureSpecification", "name": name, "value": truth is Truth.YES}
        for name, truth in known
        if truth is not Truth.UNKNOWN
    ]


def _price(costs: Costs) -> Data:
    return {"isAccessibleForFree": True} if costs.kind is CostKind.FREE else _offer(costs)


def _offer(costs: Costs) -> Data:
    """The price when it is known; without one there is no offer."""
    if costs.kind is CostKind.UNKNOWN or (costs.kind is CostKind.PAID and costs.amount is None):
        return {}
    return {"offers": {"@type": "Offer", "price": f"{costs.amount or 0:.2f}", "priceCurrency": "EUR"}}


def _age(ages: Ages | None) -> Data:
    if ages is None:
        return {}
    return {
        "typicalAgeRange": f"{'' if ages.low is None else ages.low}-{'' if ages.high is None else ages.high}"
    }
