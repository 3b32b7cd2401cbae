"""All records of a town together, and what of them residents may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from informatiewijzer.model.base import Record, Status
from informatiewijzer.model.concepts import Concept, Neighbourhood, SchoolYear, Settings, Theme
from informatiewijzer.model.records import NO_CONTACT, Activity, Contact, Location, Organisation
from informatiewijzer.source.tree import Text

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Settings, closed lists (in the order of their files) and records (sorted by id)."""

    settings: Settings
    entrances: Mapping[str, Concept]
    themes: Mapping[str, Theme]
    groups: Mapping[str, Concept]
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

    def published(self, as_of: date) -> Catalogue:
        """Only what may be shown on `as_of`, and without any mention of what may not."""
        organisations = _public(self.organisations)
        locations = _public(self.locations)
        activities = {
            id_: activity
            for id_, activity in _public(self.activities).items()
            if not activity.when.is_over(as_of)
        }
        hidden = _Hidden(organisations, locations, activities)
        return replace(
            self,
            settings=hidden.settings(self.settings),
            organisations={id_: hidden.organisation(record) for id_, record in organisations.items()},
            locations={id_: hidden.location(record) for id_, record in locations.items()},
            activities={id_: hidden.activity(record) for id_, record in activities.items()},
        )

    def contact_of(self, activity: Activity) -> Contact:
        """The activity's own contact, completed with its organisation's."""
        organisation = self.organisations.get(activity.organisation or "")
        return activity.contact.over(organisation.contact if organisation else NO_CONTACT)

    def neighbourhood_of(self, activity: Activity) -> str | None:
        """The id of the wijk where an activity is: its own, or its venue's."""
        venue = self.locations.get(activity.where.venue or "")
        return activity.where.neighbourhood or (venue.neighbourhood if venue else None)

    def organisation_neighbourhood(self, organisation: Organisation) -> str | None:
        """The id of the wijk where an organisation is: its own, or its venue's."""
        venue = self.locations.get(organisation.venue or "")
        return organisation.neighbourhood or (venue.neighbourhood if venue else None)


def _public(records: Mapping[str, _R]) -> dict[str, _R]:
    return {id_: record for id_, record in records.items() if record.is_public}


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Takes references to unpublished records out; what refers to none is returned as it is."""

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
        return record.model_copy(update=update) if update else record

    def location(self, record: Location) -> Location:
        update: dict[str, object] = self._status(record.status, self.locations)
        if record.organisation and record.organisation not in self.organisations:
            update["organisation"] = None
        return record.model_copy(update=update) if update else record

    def activity(self, record: Activity) -> Activity:
        update: dict[str, object] = self._status(record.status, self.activities)
        if record.organisation and record.organisation not in self.organisations:
            update["organisation"] = None
        if record.where.venue and record.where.venue not in self.locations:
            update["where"] = record.where.model_copy(update={"venue": None})
        return record.model_copy(update=update) if update else record

    @staticmethod
    def _status(status: Status, records: Mapping[str, Record]) -> dict[str, object]:
        if status.replaced_by and status.replaced_by not in records:
            return {"status": status.model_copy(update={"replaced_by": None})}
        return {}
