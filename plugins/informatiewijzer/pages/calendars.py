"""Calendar files (RFC 5545): one for each activity with a fixed time, one for each wijk, theme and group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from informatiewijzer.base.dutch import host_of
from informatiewijzer.base.later import later
from informatiewijzer.base.outputs import PlannedFile, digest
from informatiewijzer.base.parts import Parts
from informatiewijzer.base.site_address import with_slash
from informatiewijzer.model.records import Activity
from informatiewijzer.model.schedule import Slot
from informatiewijzer.pages.calendar_links import NAME, has_calendar
from informatiewijzer.pages.facts import freshness
from informatiewijzer.pages.site import Site
from informatiewijzer.pages.views.activity import contact_of
from informatiewijzer.pages.words import WHERE_WORDS, cost_words, hours, slot_words
from informatiewijzer.schedule.icalendar import Words, calendar, event
from informatiewijzer.schedule.series import series_of

_FORM = "ics-1"  # goes up whenever this module writes something else for the same record


def calendar_files(site: Site, base_url: str, parts: Parts | None = None) -> list[PlannedFile]:
    """All calendar files, sorted by path; `parts`: what the last build remembers of the events."""
    base = with_slash(base_url)
    having = {id_: a for id_, a in site.catalogue.activities.items() if has_calendar(site, a)}
    common = digest(_FORM, base, str(site.as_of), repr(site.closings), site.concepts_key)
    marks = {id_: digest(common, site.marks[f"activiteiten/{id_}"]) for id_ in having}
    events = _Events(site, base, host_of(site.catalogue.settings.town), marks, parts or Parts())
    files = [
        PlannedFile(f"activiteiten/{id_}/{NAME}", marks[id_], later(_file, activity.name, (id_,), events))
        for id_, activity in having.items()
    ]
    for folder, name, ids in _feeds(site):
        found = [id_ for id_ in ids if id_ in having]
        if found:
            key = digest("\0".join((_FORM, name, *(marks[id_] for id_ in found))))
            files.append(PlannedFile(folder + NAME, key, later(_feed, name, found, events)))
    return sorted(files, key=lambda file: file.path)


def _feeds(site: Site) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Folder, name and activities of every feed."""
    town, catalogue = site.catalogue.settings.town, site.catalogue
    yield "agenda/", f"Alles in {town}", list(catalogue.activities)
    for id_, wijk in catalogue.neighbourhoods.items():
        yield f"wijken/{id_}/", f"Wijk {wijk.name}, {town}", site.by_wijk.get(id_, ())
    for id_, theme in catalogue.themes.items():
        yield f"themas/{id_}/", f"{theme.name}, {town}", site.by_theme.get(id_, ())
    for id_, group in catalogue.groups.items():
        yield f"doelgroepen/{id_}/", f"{group.name}, {town}", site.by_group.get(id_, ())


def _file(name: str, ids: Sequence[str], events: _Events) -> bytes:
    return calendar(name, map(events.of, ids))


def _feed(name: str, ids: Sequence[str], events: _Events) -> bytes:
    events.remember()
    return _file(name, ids, events)


@dataclass(frozen=True, slots=True)
class _Events:
    """The events of an activity as bytes: made once a build, for its own file and every feed it is in."""

    site: Site
    base: str
    host: str
    marks: Mapping[str, str]
    parts: Parts
    made: dict[str, bytes] = field(default_factory=dict)

    def of(self, id_: str) -> bytes:
        if id_ not in self.made:
            self.made[id_] = activity_events(
                self.site, self.site.catalogue.activities[id_], self.base, self.host
            )
        return self.made[id_]

    def remember(self) -> None:
        """For a file with many: take those that are remembered."""
        if len(self.made) < len(self.marks):
            wanted = [(mark, later(self.of, id_)) for id_, mark in self.marks.items()]
            self.made.update(zip(self.marks, self.parts.of("agenda", wanted), strict=True))


def activity_events(site: Site, activity: Activity, base: str, host: str) -> bytes:
    """The VEVENTs of an activity, one for each slot that has something to come."""
    url = f"{base}activiteiten/{activity.id}/" if base else ""
    place, about = _place(site, activity), _about(site, activity)
    found = []
    for series in series_of(activity.when, site.as_of, site.closings):
        words = Words(
            uid=f"{activity.id}-{series.number}@{host}",
            summary=_title(activity.name, series.slot),
            description="\n".join([activity.summary, *_when(series.slot), *about, *([url] if url else [])]),
            place=place,
            url=url,
        )
        found.append(event(series, words, site.as_of))
    return b"".join(found)


def _title(name: str, slot: Slot) -> str:
    """A whole-day event says in its name why it is one."""
    if slot.start:
        return name
    return f"{name} ({hours(slot) or 'tijd nog niet bekend'})"


def _when(slot: Slot) -> Iterator[str]:
    yield f"{slot_words(slot)}."
    if slot.start and not slot.end:
        yield "Hoe laat het is afgelopen, is nog niet bekend."


def _about(site: Site, activity: Activity) -> list[str]:
    """The words of the source, costs, how far one can trust it, and whom to call."""
    contact = contact_of(site, activity)
    costs = cost_words(activity.costs)
    lines = (
        activity.when.remark,
        f"Kosten: {costs}." if costs else None,
        freshness(activity, contact, site.late("activiteiten", activity)).text,
        f"Bellen: {' of '.join(contact.phones)}" if contact.phones else None,
    )
    return [line for line in lines if line]


def _place(site: Site, activity: Activity) -> str:
    venue = site.venue(activity.where.venue)
    if venue is None:
        return WHERE_WORDS[activity.where.kind]
    return ", ".join(value.text for value in venue.place)
