"""All records of a town together, and what of them residents may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, TypeVar

from informatiewijzer.model.base import Record, Status
from informatiewijzer.model.calls import Call
from informatiewijzer.model.campaign import Campaign
from informatiewijzer.model.charts import Chart
from informatiewijzer.model.concepts import Concept, Neighbourhood, SchoolYear, Settings, TargetGroup, Theme
from informatiewijzer.model.decisions import NO_DECISIONS, Decisions
from informatiewijzer.model.freshness import Stage
from informatiewijzer.model.gone import Gone, Present, gone_of
from informatiewijzer.model.ledger import Issued
from informatiewijzer.model.logo import Logo
from informatiewijzer.model.plain import Print
from informatiewijzer.model.records import NO_CONTACT, Activity, Contact, Location, Organisation, Shown
from informatiewijzer.model.releases import Event
from informatiewijzer.model.selection import Selection, select
from informatiewijzer.model.wayfinder import Wayfinder
from informatiewijzer.source.tree import Text

_R = TypeVar("_R", bound=Record)


class Printed(NamedTuple):
    """A record with its prints; another record at the same address has others."""

    record: Record
    print: Print


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Settings, closed lists (in the order of their files) and records (sorted by id)."""

    settings: Settings
    entrances: Mapping[str, Concept]
    themes: Mapping[str, Theme]
    groups: Mapping[str, TargetGroup]
    kinds: Mapping[str, Concept]
    organisation_kinds: Mapping[str, Concept]
    neighbourhoods: Mapping[str, Neighbourhood]
    languages: Mapping[str, Concept]
    organisations: Mapping[str, Organisation]
    locations: Mapping[str, Location]
    activities: Mapping[str, Activity]
    search_words: Mapping[str, Text]
    """`begrippen/zoekwoorden.yaml` as texts; the search room gives it meaning."""
    school_years: Mapping[str, SchoolYear] = field(default_factory=dict)
    """School holidays by school year; the schedule room uses them."""
    calls: Mapping[str, Call] = field(default_factory=dict)
    """Short-lived calls ("oproepen"); a town may have none."""
    ledger: Mapping[str, Issued] = field(default_factory=dict)
    """`uitgegeven.yaml`: every address that was ever published."""
    releases: tuple[Event, ...] = ()
    """`uitgaven.yaml`: what came, changed and went with each release of the open data, oldest first."""
    decisions: Decisions = NO_DECISIONS
    """`niet-dubbel.yaml`: what looks alike and is not the same."""
    wayfinder: Wayfinder = field(default_factory=Wayfinder)
    """`wegwijzer/`: from what somebody needs to what there is; a town may have none."""
    charts: Mapping[str, Chart] = field(default_factory=dict)
    """`cijfers/`: figures of surveys, in the order of their page; a town may have none."""
    campaign: Campaign = field(default_factory=Campaign)
    """`campagne/`: what the town does against loneliness; a town may have none."""
    logo: Logo | None = None
    """What `logo` in the settings names, read; None when it names nothing."""
    prints: Mapping[str, Printed] = field(default_factory=dict, compare=False)
    """The prints that are known, by address."""
    late: Mapping[str, Stage] = field(default_factory=dict)
    """Of a published catalogue: the records to look at again (REVIEW, LOWER), by address."""
    gone: Mapping[str, Gone] = field(default_factory=dict)
    """Of a published catalogue: the addresses that had a page and now only say what became of it."""

    def published(self, as_of: date) -> Catalogue:
        """Only what may be shown on `as_of`, and without any mention of what may not."""
        shown = self._selection(as_of)
        organisations, locations, activities = shown.organisations, shown.locations, shown.activities
        # Without the organisation that answers for it a call is nobody's.
        calls = {
            id_: call
            for id_, call in _public(self.calls).items()
            if call.is_open(as_of) and call.organisation in organisations
        }
        hidden = _Hidden(organisations, locations, activities)
        return replace(
            self,
            settings=hidden.settings(self.settings),
            organisations={id_: hidden.organisation(record) for id_, record in organisations.items()},
            locations={id_: hidden.location(record) for id_, record in locations.items()},
            activities={id_: hidden.activity(record) for id_, record in activities.items()},
            calls={id_: hidden.of_kind(record, calls) for id_, record in calls.items()},
            campaign=self.campaign.visible(organisations.keys(), activities.keys()),
            late=shown.late(),
            gone={**self._gone(shown), **self.gone},
        )

    def by_folder(self) -> Mapping[str, Mapping[str, Record]]:
        """The records with a lasting address, by folder, sorted; calls are over in weeks and not here."""
        return {
            "activiteiten": self.activities,
            "locaties": self.locations,
            "organisaties": self.organisations,
        }

    def _selection(self, as_of: date) -> Selection:
        others = tuple(self.calls.values())
        return select(self.settings, self.organisations, self.locations, self.activities, others, as_of)

    def _gone(self, shown: Selection) -> dict[str, Gone]:
        """What became of the lasting addresses that have no page of their own any more."""
        left = (activity for id_, activity in self.activities.items() if id_ not in shown.activities)
        wijk_of = {activity.id: self.neighbourhood_of(activity) for activity in left}
        published: Mapping[str, Mapping[str, Record]] = {
            "activiteiten": shown.activities,
            "locaties": shown.locations,
            "organisaties": shown.organisations,
        }
        return gone_of(Present(self.by_folder(), published, shown.stages, wijk_of), self.ledger)

    def contact_of(self, record: Activity | Call) -> Contact:
        """The record's own contact, completed with its organisation's."""
        organisation = self.organisations.get(record.organisation or "")
        return record.contact.over(organisation.contact if organisation else NO_CONTACT)

    def neighbourhood_of(self, activity: Activity) -> str | None:
        """The id of the wijk where an activity is: its own, or its venue's; None when nobody may know."""
        venue = self.locations.get(activity.where.venue or "")
        if venue and venue.address.shown is Shown.NOTHING:
            return None
        return activity.where.neighbourhood or (venue.neighbourhood if venue else None)

    def organisation_neighbourhood(self, organisation: Organisation) -> str | None:
        """The id of the wijk where an organisation is: its own, or its venue's; None when nobody may know."""
        venue = self.locations.get(organisation.venue or "")
        address = venue.address if venue else organisation.address
        if address and address.shown is Shown.NOTHING:
            return None
        return organisation.neighbourhood or (venue.neighbourhood if venue else None)


def _public(records: Mapping[str, _R]) -> dict[str, _R]:
    return {id_: record for id_, record in records.items() if record.is_public}


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Takes out what may not be seen (unpublished records, masked addresses); the rest stays as it is."""

    organisations: Mapping[str, Organisation]
    locations: Mapping[str, Location]
    activities: Mapping[str, Activity]

    def settings(self, settings: Settings) -> Settings:
        lines = tuple(line for line in settings.help_lines if line in self.organisations)
        return settings.model_copy(update={"help_lines": lines})

    def organisation(self, record: Organisation) -> Organisation:
        update: dict[str, object] = self._status(record.status, self.organisations)
        if record.venue and record.venue not in self.locations:
            update["venue"] = None
        if record.address and record.address.is_masked:
            update["address"] = record.address.masked()
        if self._is_secret(record.venue) or (record.address and record.address.shown is Shown.NOTHING):
            update["neighbourhood"] = None
        return record.model_copy(update=update) if update else record

    def location(self, record: Location) -> Location:
        update: dict[str, object] = self._status(record.status, self.locations)
        if record.organisation and record.organisation not in self.organisations:
            update["organisation"] = None
        if record.address.is_masked:
            update["address"] = record.address.masked()
        if record.address.shown is Shown.NOTHING:
            update["neighbourhood"] = None
        return record.model_copy(update=update) if update else record

    def activity(self, record: Activity) -> Activity:
        update: dict[str, object] = self._status(record.status, self.activities)
        if record.organisation and record.organisation not in self.organisations:
            update["organisation"] = None
        if record.where.venue and record.where.venue not in self.locations:
            update["where"] = record.where.model_copy(update={"venue": None})
        if self._is_secret(record.where.venue):
            update["where"] = record.where.model_copy(update={"neighbourhood": None})
        return record.model_copy(update=update) if update else record

    def _is_secret(self, venue: str | None) -> bool:
        """Whether not even the wijk of this venue may be known."""
        found = self.locations.get(venue or "")
        return found is not None and found.address.shown is Shown.NOTHING

    def of_kind(self, record: _R, records: Mapping[str, _R]) -> _R:
        """A record that names none of the three kinds above, or only such as are published."""
        update = self._status(record.status, records)
        return record.model_copy(update=update) if update else record

    @staticmethod
    def _status(status: Status, records: Mapping[str, Record]) -> dict[str, object]:
        if status.replaced_by and status.replaced_by not in records:
            return {"status": status.model_copy(update={"replaced_by": None})}
        return {}
