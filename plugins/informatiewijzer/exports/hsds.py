"""A published catalogue as services of Open Referral: HSDS 3.1, which holds all that HSDS-UK 3.0 asks.

activity -> service, organisation -> organization, venue -> location. No contacts: persons are not in here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from informatiewijzer.exports.hsds_parts import (
    Ids,
    Terms,
    addresses,
    costs,
    fees,
    known,
    location,
    make_terms,
    phones,
    schedules,
)
from informatiewijzer.exports.public import Data, Public
from informatiewijzer.model.base import State
from informatiewijzer.model.freshness import checked_on
from informatiewijzer.model.records import Activity, Location, Organisation, Reach

_REGION = {Reach.NEIGHBOURHOOD: "De eigen wijk", Reach.REGION: "De regio", Reach.COUNTRY: "Nederland"}


@dataclass(frozen=True, slots=True)
class Services:
    """Makes services; organisations and venues come back often and are made once."""

    public: Public
    ids: Ids
    terms: Terms
    _organisations: dict[str, Data] = field(default_factory=dict)
    _locations: dict[str, Data] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Data]:
        """All services, sorted by the id of their record."""
        return (self.service(record) for record in self.public.catalogue.activities.values())

    def service(self, record: Activity) -> Data:
        """One service with everything about it."""
        catalogue, ids = self.public.catalogue, self.ids
        address = f"activiteiten/{record.id}"
        organiser = catalogue.organisations.get(record.organisation or "")
        contact = catalogue.contact_of(record)
        day = checked_on(record)
        data: Data = {
            **self.basic(record),
            "organization_id": ids(f"organisaties/{organiser.id}") if organiser else None,
            "alternate_name": ", ".join(record.aliases),
            "email": contact.email,
            "application_process": record.sign_up.how,
            "fees_description": fees(record.costs),
            "eligibility_description": self._for_whom(record),
            "minimum_age": record.ages.low if record.ages else None,
            "maximum_age": record.ages.high if record.ages else None,
            "assured_date": day.isoformat() if day else None,
            "alert": record.status.remark if record.status.state is State.CLOSED else None,
            "phones": phones(ids, address, contact.phones, "service_id"),
            "schedules": schedules(ids, address, record.when),
            "service_areas": self._areas(record, organiser),
            "service_at_locations": self._at(record),
            "languages": self._languages(record),
            "organization": self.organization(organiser) if organiser else None,
            "cost_options": costs(ids, address, record.costs),
            "attributes": self.terms.attributes(ids, address, _chosen(record)),
        }
        return known(data)

    def basic(self, record: Activity) -> Data:
        """What a list of services says of each."""
        closed = record.status.state is State.CLOSED
        own = record.contact.website
        page = self.public.page("activiteiten", record.id) if self.public.base else None
        return known(
            {
                "id": self.ids(f"activiteiten/{record.id}"),
                "name": record.name,
                "description": "\n\n".join(part for part in (record.summary, record.description) if part),
                "url": own or page,
                "status": "temporarily closed" if closed else "active",
            }
        )

    def in_list(self, record: Activity) -> Data:
        """A service in the list of the UK profile, with its organization in short."""
        organiser = self.public.catalogue.organisations.get(record.organisation or "")
        data = self.basic(record)
        if organiser:
            whole = self.organization(organiser)
            data["organization"] = {name: whole[name] for name in ("id", "name", "description")}
        return data

    def organization(self, record: Organisation) -> Data:
        """An organisation."""
        made = self._organisations.get(record.id)
        if made is None:
            address = f"organisaties/{record.id}"
            made = self._organisations[record.id] = known(
                {
                    "id": self.ids(address),
                    "name": record.name,
                    "alternate_name": ", ".join(record.aliases),
                    "description": "\n\n".join(part for part in (record.summary, record.description) if part),
                    "email": record.contact.email,
                    "website": record.contact.website,
                    "uri": self.public.page("organisaties", record.id) if self.public.base else None,
                    "phones": phones(self.ids, address, record.contact.phones, "organization_id"),
                }
            )
        return made

    def _location(self, record: Location) -> Data:
        made = self._locations.get(record.id)
        if made is None:
            province = self.public.catalogue.settings.province
            postal = addresses(self.ids, f"locaties/{record.id}", record.address, province)
            made = location(self.ids, record) | ({"addresses": postal} if postal else {})
            self._locations[record.id] = made
        return made

    def _at(self, record: Activity) -> list[Data]:
        venue = self.public.catalogue.locations.get(record.where.venue or "")
        if venue is None:
            return []
        return [
            known(
                {
                    "id": self.ids(f"activiteiten/{record.id}/plek"),
                    "service_id": self.ids(f"activiteiten/{record.id}"),
                    "location_id": self.ids(f"locaties/{venue.id}"),
                    "description": record.where.remark,
                    "location": self._location(venue),
                }
            )
        ]

    def _for_whom(self, record: Activity) -> str:
        groups = self.public.catalogue.groups
        return ", ".join(groups[id_].name for id_ in record.groups if id_ in groups)

    def _areas(self, record: Activity, organiser: Organisation | None) -> list[Data]:
        """The wijk when it is known, else how far the organisation works."""
        catalogue = self.public.catalogue
        wijk = catalogue.neighbourhoods.get(catalogue.neighbourhood_of(record) or "")
        reach = organiser.reach if organiser else None
        name = f"Wijk {wijk.name}, {catalogue.settings.town}" if wijk else None
        if name is None and reach is not None:
            name = _REGION.get(reach, catalogue.settings.town)
        if name is None:
            return []
        address = f"activiteiten/{record.id}"
        found = {"id": self.ids(f"{address}/gebied"), "service_id": self.ids(address), "name": name}
        return [{**found, "service_area": name}]

    def _languages(self, record: Activity) -> list[Data]:
        names, address = self.public.catalogue.languages, f"activiteiten/{record.id}"
        service = self.ids(address)
        return [
            {"id": self.ids(f"{address}/taal/{id_}"), "service_id": service, "name": names[id_].name}
            for id_ in record.languages
            if id_ in names
        ]


def _chosen(record: Activity) -> Iterator[tuple[str, str, str]]:
    yield "soorten", record.kind, "service_type"
    yield from (("themas", id_, "service_category") for id_ in record.themes)
    yield from (("doelgroepen", id_, "intended_audience") for id_ in record.groups)


def make_services(public: Public) -> Services:
    """The services of a published catalogue."""
    catalogue = public.catalogue
    ids = Ids.of(catalogue.settings.town)
    lists = {
        "doelgroepen": ("Doelgroepen", catalogue.groups),
        "soorten": ("Soorten", catalogue.kinds),
        "themas": ("Thema's", catalogue.themes),
    }
    return Services(public, ids, make_terms(ids, lists))
