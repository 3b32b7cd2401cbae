"""What stands on the printed sheet of a wijk: as much as two sides of A4 in large type can hold.

The wijk itself comes first, then what is close by and what is there for the whole town, so that a sheet of a
wijk with little of its own is useful too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from informatiewijzer.base.dutch import WEEKDAYS, enumerate_words
from informatiewijzer.base.outputs import digest
from informatiewijzer.model.freshness import Stage
from informatiewijzer.model.records import Activity, Address, Contact, Location, Organisation, Reach
from informatiewijzer.model.schedule import Repeat, Slot
from informatiewijzer.pages.facts import freshness
from informatiewijzer.pages.site import Site
from informatiewijzer.pages.views.activity import contact_of
from informatiewijzer.pages.words import WHERE_WORDS, capital, hours, slot_words, when_lines, when_short

ROOM = 136
"""So many half lines fit on two sides beside head, help lines and code; tests print every sheet."""
_LETTERS = 56  # of a wide typeface at 14 point on a line of 178 mm
_LEAST = 3  # half lines that the shortest entry takes
_MOST_CLOSE_BY = ROOM // _LEAST
_HEADING = 4  # half lines, as all that follows
_STEPS = (6, 4, 3, 2, 1)
_ALWAYS = 3  # so many numbers for the whole town stand on every sheet
_MOST_FOR_TOWN = 8
_DAY_SETS = {tuple(range(7)): "Elke dag", tuple(range(5)): "Elke werkdag"}
_FOR_EVERYBODY = (Reach.TOWN, Reach.REGION)


class Entry(NamedTuple):
    """One thing on the sheet: its name, what one must know, its numbers, and whether to ask first."""

    name: str
    about: str
    phones: tuple[str, ...]
    ask: str

    @property
    def room(self) -> int:
        """About how many half lines it takes, air included."""
        last = " ".join((*self.phones, self.ask))
        return 1 + 2 * sum(-(-len(text) // _LETTERS) for text in (self.name, self.about, last))


class Section(NamedTuple):
    """Entries under a heading; `total`: how many there are, when not all of them fit."""

    heading: str
    entries: tuple[Entry, ...]
    total: int

    @property
    def room(self) -> int:
        """About how many half lines it takes."""
        return _HEADING + sum(entry.room for entry in self.entries)

    def cut(self, most: int) -> Section:
        """The same section with `most` entries at most."""
        return self._replace(entries=self.entries[:most])


class Sheet(NamedTuple):
    """The sections of a sheet; `complete`: whether all that the wijk itself has is on it."""

    sections: tuple[Section, ...]
    complete: bool


def make_sheet(site: Site, wijk: str) -> Sheet:
    """The sheet of a wijk: its own offer first, with room kept for the numbers that always help."""
    useful = _section("Goed om te weten: bel gerust", _useful(site))
    own = [section for section in _own(site, wijk) if section.entries]
    kept = useful.cut(_ALWAYS).room
    first = _fitting(_fair(own, ROOM - kept), ROOM - kept)
    left = ROOM - _room(first)
    close_by = _fitting([_close_by(site, wijk)], left - kept)
    town = _section(f"Voor heel {site.catalogue.settings.town}", _for_town(site))
    rest = _fitting([useful, town], left - _room(close_by))
    complete = sum(len(s.entries) for s in first) == sum(s.total for s in own)
    return Sheet((*first, *close_by, *rest), complete)


def sheet_depends(site: Site, wijk: str) -> str:
    """Changes whenever `make_sheet` may give another sheet; much quicker than making it."""
    near = _near(site, wijk)
    shown = [*site.by_wijk.get(wijk, ()), *(id_ for _, id_ in near[:_MOST_CLOSE_BY])]
    common = [site.concepts_key, str(site.as_of), *site.near.get(wijk, ()), str(len(near))]
    activities = [site.bare_marks[f"activiteiten/{id_}"] for id_ in (*shown, *site.by_wijk.get("", ()))]
    venues = [site.marks[f"locaties/{id_}"] for id_ in site.locations_by_wijk.get(wijk, ())]
    return digest(*map("\0".join, (common, activities, venues)), site.organisations_key)


def _own(site: Site, wijk: str) -> Iterator[Section]:
    yield from _days(site, _activities(site, site.by_wijk.get(wijk, ())))
    yield _section("Ook in deze wijk: vraag naar dag en tijd", _unfixed(site, wijk))
    yield _section("Plekken in deze wijk", _venues(site, wijk))


def _section(heading: str, entries: Iterable[Entry]) -> Section:
    found = tuple(entries)
    return Section(heading, found, len(found))


def _room(sections: Iterable[Section]) -> int:
    return sum(section.room for section in sections)


def _fair(sections: Sequence[Section], room: int) -> list[Section]:
    """When there is too much, every day gives up some of its entries before any day is left out."""
    cut = list(sections)
    for most in _STEPS:
        if _room(cut) <= room:
            break
        cut = [section.cut(most) for section in sections]
    return cut


def _fitting(sections: Iterable[Section], room: int) -> list[Section]:
    """Sections, and entries of the last one, until the room is used."""
    fitting = []
    for section in sections:
        most, left = 0, room - _HEADING
        for entry in section.entries:
            left -= entry.room
            most += left >= 0
        if most:
            fitting.append(section.cut(most))
            room -= fitting[-1].room
    return fitting


def _activities(site: Site, ids: Iterable[str]) -> list[Activity]:
    return [site.catalogue.activities[id_] for id_ in ids]


def _days(site: Site, activities: Sequence[Activity]) -> Iterator[Section]:
    """A section for every day on which something is, and one for what is on all days."""
    found: dict[str, list[tuple[tuple[int, int], Entry]]] = {}
    for activity in activities:
        for slot in activity.when.slots:
            if slot.last_day is None or slot.last_day >= site.as_of:
                for heading in _headings(slot):
                    found.setdefault(heading, []).append((_start(slot), _timed(site, activity, slot)))
    for heading in (*_DAY_SETS.values(), *map(capital, WEEKDAYS), "Op een datum"):
        if heading in found:
            entries = sorted(found[heading], key=lambda pair: (pair[0], pair[1].name))
            yield _section(heading, (entry for _, entry in entries))


def _headings(slot: Slot) -> list[str]:
    if slot.repeat is Repeat.ONCE:
        return ["Op een datum"]
    numbers = tuple(sorted(day.number for day in slot.days or ()))
    if numbers in _DAY_SETS:
        return [_DAY_SETS[numbers]]
    return [capital(WEEKDAYS[number]) for number in numbers]


def _start(slot: Slot) -> tuple[int, int]:
    return (slot.start.hour, slot.start.minute) if slot.start else (24, 0)


def _timed(site: Site, activity: Activity, slot: Slot) -> Entry:
    """Under its day a weekly slot needs its hours only; any other is said in full."""
    weekly = slot.repeat is Repeat.WEEKLY and not (slot.valid_from or slot.valid_to or slot.exceptions)
    words = capital(hours(slot)) or "Tijd nog niet bekend" if weekly else slot_words(slot)
    return _entry(site, activity, words)


def _entry(site: Site, activity: Activity, when: str) -> Entry:
    contact = contact_of(site, activity)
    place = _place(site, activity)
    about = ". ".join(text.removesuffix(".") for text in (when, place) if text)
    return Entry(
        activity.name, about, contact.phones[:1], _ask(activity, contact, site.late("activiteiten", activity))
    )


def _ask(activity: Activity, contact: Contact, late: Stage | None) -> str:
    if not freshness(activity, contact, late).doubtful:
        return "" if contact.phones else "Telefoonnummer: nog niet bekend."
    return "Bel even vooraf." if contact.phones else "Telefoonnummer: nog niet bekend. Vraag het even na."


def _place(site: Site, activity: Activity) -> str:
    venue = site.catalogue.locations.get(activity.where.venue or "")
    if venue is None:
        return WHERE_WORDS[activity.where.kind]
    return ", ".join(text for text in (venue.name, venue.address.street) if text)


def _unfixed(site: Site, wijk: str) -> Iterator[Entry]:
    for activity in _activities(site, site.by_wijk.get(wijk, ())):
        if not activity.when.slots:
            yield _entry(site, activity, activity.when.remark or capital(when_short(activity.when)))


def _venues(site: Site, wijk: str) -> Iterator[Entry]:
    for id_ in site.locations_by_wijk.get(wijk, ()):
        venue = site.catalogue.locations[id_]
        contact = _venue_contact(site, venue)
        if venue.address.street or contact.phones:
            unknown = "" if contact.phones else "Telefoonnummer: nog niet bekend."
            yield Entry(venue.name, _address(venue.address), contact.phones[:1], unknown)


def _venue_contact(site: Site, venue: Location) -> Contact:
    keeper = site.catalogue.organisations.get(venue.organisation or "")
    return venue.contact.over(keeper.contact) if keeper else venue.contact


def _address(address: Address) -> str:
    return ", ".join(text for text in (address.street, address.postcode) if text)


def _close_by(site: Site, wijk: str) -> Section:
    """What has a fixed time in the wijken beside this one; no more is put in words than could ever fit."""
    near = _near(site, wijk)
    shown = ((name, site.catalogue.activities[id_]) for name, id_ in near[:_MOST_CLOSE_BY])
    entries = (_entry(site, a, ". ".join((name, *when_lines(a.when)))) for name, a in shown)
    return Section("Dichtbij, in een andere wijk", tuple(entries), len(near))


def _near(site: Site, wijk: str) -> list[tuple[str, str]]:
    """What has a fixed time in the wijken beside it, with the name of the wijk."""
    return [
        (site.wijken[other].text, id_)
        for other in site.near.get(wijk, ())
        for id_ in site.fixed_by_wijk.get(other, ())
    ]


def _useful(site: Site) -> Iterator[Entry]:
    """Organisations for the whole town that have a number, then the other help lines of the country."""
    shown = site.catalogue.settings.help_lines
    callable_ = [o for o in site.catalogue.organisations.values() if o.contact.phones and o.id not in shown]
    yield from (_organisation(o) for o in callable_ if o.reach in _FOR_EVERYBODY)
    yield from (_organisation(o) for o in callable_ if o.help_line)


def _organisation(organisation: Organisation) -> Entry:
    return Entry(organisation.name, organisation.summary, organisation.contact.phones[:1], "")


def _for_town(site: Site) -> Iterator[Entry]:
    """Offers at home or by telephone, for which nobody needs to go out; help lines have their own place."""
    lines = [o.id for o in site.catalogue.organisations.values() if o.help_line]
    activities = [a for a in _activities(site, site.by_wijk.get("", ())) if a.organisation not in lines]
    own = [activity for activity in activities if WHERE_WORDS[activity.where.kind]]
    for activity in (own or activities)[:_MOST_FOR_TOWN]:
        contact = contact_of(site, activity)
        where = WHERE_WORDS[activity.where.kind]
        words = enumerate_words([where.lower()]) if where else ""
        yield Entry(
            activity.name,
            capital(words),
            contact.phones[:1],
            _ask(activity, contact, site.late("activiteiten", activity)),
        )
