"""Which records are shown on a day: those that are public, not over, and not unchecked for too long."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from informatiewijzer.model.base import Record
from informatiewijzer.model.concepts import Settings
from informatiewijzer.model.freshness import Stage, stage_of
from informatiewijzer.model.records import Activity, Location, Organisation

_R = TypeVar("_R", bound=Record)


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown, and the stage of every public record by address."""

    organisations: Mapping[str, Organisation]
    locations: Mapping[str, Location]
    activities: Mapping[str, Activity]
    stages: Mapping[str, Stage]

    def late(self) -> dict[str, Stage]:
        """The shown records that somebody should look at again, sorted by address.

        What is shown only because something else needs it counts as LOWER.
        """
        late = {a: stage for a, stage in self.stages.items() if stage not in (Stage.NEVER, Stage.FRESH)}
        lowered = {Stage.WITHDRAWN: Stage.LOWER}
        return {
            address: lowered.get(late[address], late[address])
            for address in sorted(late)
            if self._shows(*address.split("/"))
        }

    def _shows(self, kind: str, id_: str) -> bool:
        return id_ in {
            "activiteiten": self.activities,
            "locaties": self.locations,
            "organisaties": self.organisations,
        }.get(kind, {})


def select(
    settings: Settings,
    organisations: Mapping[str, Organisation],
    locations: Mapping[str, Location],
    activities: Mapping[str, Activity],
    others: Iterable[Record],
    as_of: date,
) -> Selection:
    """What is shown on `as_of`.

    `others`: records of other kinds. An organisation or venue that something shown still names stays, however
    long ago somebody looked: its address and number are needed. So do help lines and who keeps the site.
    """
    stages: dict[str, Stage] = {}
    public_organisations = _public("organisaties", organisations, as_of, settings, stages)
    public_locations = _public("locaties", locations, as_of, settings, stages)
    public_activities = _public("activiteiten", activities, as_of, settings, stages)
    shown = {
        id_: activity
        for id_, activity in public_activities.items()
        if not activity.when.is_over(as_of) and stages[f"activiteiten/{id_}"] is not Stage.WITHDRAWN
    }
    named = {name for record in others if record.is_public and (name := getattr(record, "organisation", ""))}
    named |= {activity.organisation for activity in shown.values() if activity.organisation}
    named |= {settings.organisation, *settings.help_lines}
    named |= {id_ for id_, organisation in public_organisations.items() if organisation.help_line}
    kept_organisations = _kept("organisaties", public_organisations, stages, named)
    venues = {activity.where.venue for activity in shown.values() if activity.where.venue}
    venues |= {organisation.venue for organisation in kept_organisations.values() if organisation.venue}
    kept_locations = _kept("locaties", public_locations, stages, venues)
    return Selection(kept_organisations, kept_locations, shown, stages)


def _public(
    kind: str, records: Mapping[str, _R], as_of: date, settings: Settings, stages: dict[str, Stage]
) -> dict[str, _R]:
    found = {id_: record for id_, record in records.items() if record.is_public}
    start = settings.checked_from
    stages.update((f"{kind}/{id_}", stage_of(kind, record, as_of, start)) for id_, record in found.items())
    return found


def _kept(
    kind: str, records: Mapping[str, _R], stages: Mapping[str, Stage], named: Collection[str]
) -> dict[str, _R]:
    return {
        id_: record
        for id_, record in records.items()
        if id_ in named or stages[f"{kind}/{id_}"] is not Stage.WITHDRAWN
    }
