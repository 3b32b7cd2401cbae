"""What every view may look up: the published catalogue, its cards, its titles, and who belongs where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from informatiewijzer.base.outputs import digest
from informatiewijzer.base.parts import Parts
from informatiewijzer.model.base import Record, State
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.concepts import Concept
from informatiewijzer.model.freshness import Stage
from informatiewijzer.model.prints import bare_prints_of, lists_print, prints_of
from informatiewijzer.model.records import Activity, Location, Organisation
from informatiewijzer.pages.cards import Card, card_of
from informatiewijzer.pages.drawing.press import Press
from informatiewijzer.pages.drawing.wijk_map import WijkMap
from informatiewijzer.pages.facts import Row, Value, access_rows, address_lines, contact_view, route
from informatiewijzer.pages.languages import Languages
from informatiewijzer.pages.outlines import Make, Outline, keys_of, outlines_of
from informatiewijzer.pages.page import plain_key
from informatiewijzer.pages.render import Kitchen
from informatiewijzer.pages.titles import unique_titles
from informatiewijzer.schedule.closings import Closings, closings_of, feast_days
from informatiewijzer.schedule.facets import facet_row, numbered
from informatiewijzer.schedule.series import has_series

LIST_FOLDER = "mijn-lijst"
VERSION_LETTERS = 4
Ids = Mapping[str, Sequence[str]]
"""Ids of records by the id of what they belong to, in alphabetical order of their names."""
Ring = Mapping[str, tuple[Sequence[str], int]]
"""For each record the list it stands in and its place there."""


class Venue(NamedTuple):
    """What the pages of activities at a venue all show: name and address, wijk, access."""

    place: tuple[Value, ...]
    wijk: Value | None
    derived: bool
    access: tuple[Row, ...]
    route: tuple[Value, ...]


class Organiser(NamedTuple):
    """Who organises an activity, as its page shows it."""

    name: str
    summary: str
    href: str


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of "Mijn lijst": its number, the keys of its records, a digest of all that it is made of."""

    number: int
    keys: Sequence[str]
    digest: str

    @property
    def path(self) -> str:
        """The name holds the version, so that a browser may keep it for ever."""
        return f"{LIST_FOLDER}/{self.number}-{self.version}.json"

    @property
    def version(self) -> str:
        """A few letters that change with the content."""
        return self.digest[:VERSION_LETTERS]


_T = TypeVar("_T")


class Keyed(NamedTuple, Generic[_T]):
    """Plain data with the digest of it (and of what else goes with it)."""

    view: _T
    key: str


@dataclass(frozen=True, slots=True)
class Site:
    """The published catalogue and its indexes; made once a build and never changed."""

    catalogue: Catalogue
    kitchen: Kitchen
    cards: Mapping[str, Card]
    titles: Mapping[str, str]
    themes: Mapping[str, Value]
    groups: Mapping[str, Value]
    wijken: Mapping[str, Value]
    venues: Mapping[str, Keyed[Venue]]
    organisers: Mapping[str, Keyed[Organiser]]
    concepts_key: str
    prints: Mapping[str, str]
    """The digest of every record by its address ("activiteiten/eetclub"): made once, for many pages ask."""
    marks: Mapping[str, str]
    """By address; changes whenever the facts on the page of a record may change.

    That is the record, its stage, and what it takes over from its venue and its organisation.
    """
    bare_marks: Mapping[str, str]
    """The same without the record's own texts."""
    organisations_key: str
    """One digest of all organisations."""
    with_calendar: frozenset[str]
    """The activities that have a calendar file: open, and something fixed is still to come."""
    lines: Mapping[str, int]
    """How many lines each activity has in an agenda."""
    facets: Mapping[str, str]
    """What stands of each activity in the columns of the finder, with ends of lines between."""
    by_theme: Ids
    by_main_theme: Ids
    by_group: Ids
    by_kind: Ids
    by_wijk: Ids
    fixed_by_wijk: Ids
    """Of those the ones with a fixed time."""
    by_venue: Ids
    by_organiser: Ids
    organisations_by_kind: Ids
    organisations_by_wijk: Ids
    organisations_by_venue: Ids
    locations_by_wijk: Ids
    near_alike: Ring
    same_venue: Ring
    alike: Ring
    as_of: date
    closings: Closings
    feasts: str
    """Public holidays, when much is closed: ISO dates with spaces."""
    near: Mapping[str, tuple[str, ...]]
    base_url: str = ""
    """Where the site stands, ending in "/"; "" when that is not known."""
    wijk_map: WijkMap = field(default_factory=WijkMap)
    languages: Languages = field(default_factory=Languages)
    styles: str = ""
    pictures: frozenset[str] = frozenset()
    """The pages ("themas/spel") that have a picture for shared links."""
    press: Press | None = None
    list_shards: tuple[Shard, ...] = ()
    """The files of "Mijn lijst", when they were counted out before."""

    def venue(self, id_: str | None) -> Venue | None:
        """What pages show of a venue; None when there is no such venue."""
        keyed = self.venues.get(id_ or "")
        return keyed.view if keyed else None

    def mark_of(self, record: Activity | Organisation | Location) -> str:
        """The mark of this record."""
        return self.marks[f"{_kind_of(record)}/{record.id}"]

    def late(self, kind: str, record: Record) -> Stage | None:
        """The stage of a record that somebody should look at again; None for the others."""
        return self.catalogue.late.get(f"{kind}/{record.id}")

    def is_lowered(self, kind: str, record: Record) -> bool:
        """Whether nobody looked at a record for so long that it comes after the others."""
        return self.late(kind, record) is Stage.LOWER

    def cards_of(self, kind: str, ids: Iterable[str]) -> list[Card]:
        """Cards of records of one kind (the folder's name), in the given order."""
        return [self.cards[f"{kind}/{id_}"] for id_ in ids]


def make_site(
    catalogue: Catalogue,
    kitchen: Kitchen,
    as_of: date,
    near: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    feasts: str | None = None,
    parts: Parts | None = None,
) -> Site:
    """Cards, titles and indexes of a catalogue as published on `as_of`; `near`: per wijk those beside it.

    `feasts`: the public holidays, when somebody knows them already; `parts`: what the last build remembers.
    """
    closings, concepts_key = closings_of(catalogue, as_of), lists_print(catalogue)
    prints = prints_of(catalogue)
    wijken = _values(catalogue.neighbourhoods, "wijken", "Wijk ")
    venues = _venues(catalogue, wijken)
    organisers = {id_: _organiser(o) for id_, o in catalogue.organisations.items()}
    others = _others(catalogue, venues, organisers)
    marks = {address: f"{prints[address]}\0{other}" for address, other in others.items()}
    keys = keys_of(catalogue, marks, prints, f"{concepts_key}\0{as_of}\0{closings!r}")
    outlines = outlines_of(catalogue, keys, _outliner(catalogue, as_of, closings), parts)
    cards = {address: Card(*outline.card) for address, outline in outlines.items()}
    activities = [
        catalogue.activities[id_] for id_ in _in_order(catalogue, "activiteiten", catalogue.activities, cards)
    ]
    organisations = [
        catalogue.organisations[id_]
        for id_ in _in_order(catalogue, "organisaties", catalogue.organisations, cards)
    ]
    locations = [
        catalogue.locations[id_] for id_ in _in_order(catalogue, "locaties", catalogue.locations, cards)
    ]
    # The outlines of activities come first and in their order.
    of_activities = list(zip(catalogue.activities, outlines.values(), strict=False))
    offers = [_offer(catalogue, activity) for activity in activities]
    by_main_theme = _index((o.themes[0], o.id) for o in offers)
    by_venue = _index((o.venue, o.id) for o in offers)
    return Site(
        catalogue=catalogue,
        kitchen=kitchen,
        cards=cards,
        titles=unique_titles(catalogue),
        themes=_values(catalogue.themes, "themas"),
        groups=_values(catalogue.groups, "doelgroepen"),
        wijken=wijken,
        venues=venues,
        organisers=organisers,
        concepts_key=concepts_key,
        prints=prints,
        marks=marks,
        bare_marks={
            address: f"{print_}\0{others[address]}"
            for address, print_ in bare_prints_of(catalogue).items()
            if address in others
        },
        organisations_key=digest(*(prints[f"organisaties/{id_}"] for id_ in catalogue.organisations)),
        with_calendar=frozenset(id_ for id_, outline in of_activities if outline.calendar),
        lines={o.id: o.lines for o in offers},
        facets={id_: outline.facets for id_, outline in of_activities},
        by_theme=_index((theme, o.id) for o in offers for theme in o.themes),
        by_main_theme=by_main_theme,
        by_group=_index((group, o.id) for o in offers for group in o.groups),
        by_kind=_index((o.kind, o.id) for o in offers),
        by_wijk=_index((o.wijk, o.id) for o in offers),
        fixed_by_wijk=_index((o.wijk, o.id) for o in offers if o.lines),
        by_venue=by_venue,
        by_organiser=_index((o.organiser, o.id) for o in offers),
        organisations_by_kind=_index((o.kind, o.id) for o in organisations),
        organisations_by_wijk=_index(
            (catalogue.organisation_neighbourhood(o) or "", o.id) for o in organisations
        ),
        organisations_by_venue=_index((o.venue or "", o.id) for o in organisations),
        locations_by_wijk=_index((location.neighbourhood or "", location.id) for location in locations),
        near_alike=_ring(_index((f"{o.themes[0]}/{o.wijk}", o.id) for o in offers)),
        same_venue=_ring({venue: ids for venue, ids in by_venue.items() if venue}),
        alike=_ring(by_main_theme),
        as_of=as_of,
        closings=closings,
        feasts=feast_days(as_of) if feasts is None else feasts,
        near=near,
    )


class _Offer(NamedTuple):
    """Of an activity what the indexes ask, taken out once: parts of a record lie far from each other."""

    id: str
    themes: Sequence[str]
    groups: Sequence[str]
    kind: str
    wijk: str
    venue: str
    organiser: str
    lines: int


def _offer(catalogue: Catalogue, activity: Activity) -> _Offer:
    wijk, venue = catalogue.neighbourhood_of(activity) or "", activity.where.venue or ""
    lines = sum([len(slot.days or ("once",)) for slot in activity.when.slots])
    keeper = activity.organisation or ""
    return _Offer(activity.id, activity.themes, activity.groups, activity.kind, wijk, venue, keeper, lines)


def _outliner(catalogue: Catalogue, as_of: date, closings: Closings) -> Make:
    """Makes outlines of the records of this catalogue."""
    numbers = numbered(catalogue)

    def make(record: Record) -> Outline:
        card = card_of(catalogue, record)
        if not isinstance(record, Activity):
            return Outline(card)
        return Outline(
            card, _has_calendar(record, as_of, closings), "\n".join(facet_row(catalogue, numbers, record))
        )

    return make


def _kind_of(record: Activity | Organisation | Location) -> str:
    if isinstance(record, Activity):
        return "activiteiten"
    return "organisaties" if isinstance(record, Organisation) else "locaties"


def _others(
    catalogue: Catalogue, venues: Mapping[str, Keyed[Venue]], organisers: Mapping[str, Keyed[Organiser]]
) -> dict[str, str]:
    """By address what a record shows that is not its own: its stage, of its venue, of its organisation."""
    late = catalogue.late
    of_venue = {"": "", **{id_: venue.key for id_, venue in venues.items()}}
    of_keeper = {"": "", **{id_: organiser.key for id_, organiser in organisers.items()}}
    found = {}
    for id_, activity in catalogue.activities.items():
        address = f"activiteiten/{id_}"
        venue, keeper = of_venue[activity.where.venue or ""], of_keeper[activity.organisation or ""]
        found[address] = f"{late.get(address, '')}\0{venue}\0{keeper}"
    for id_, organisation in catalogue.organisations.items():
        address = f"organisaties/{id_}"
        found[address] = f"{late.get(address, '')}\0{of_venue[organisation.venue or '']}\0"
    for id_, location in catalogue.locations.items():
        address = f"locaties/{id_}"
        found[address] = f"{late.get(address, '')}\0{of_venue[id_]}\0{of_keeper[location.organisation or '']}"
    return found


def _has_calendar(activity: Activity, as_of: date, closings: Closings) -> bool:
    if not activity.when.slots or activity.status.state is State.CLOSED:
        return False
    return has_series(activity.when, as_of, closings)


def _index(pairs: Iterable[tuple[str, str]]) -> Ids:
    index: dict[str, list[str]] = defaultdict(list)
    for key, id_ in pairs:
        index[key].append(id_)
    return dict(index)


def _ring(index: Ids) -> Ring:
    return {id_: (ids, place) for ids in index.values() for place, id_ in enumerate(ids)}


def _in_order(catalogue: Catalogue, kind: str, ids: Iterable[str], cards: Mapping[str, Card]) -> list[str]:
    """By name; what was not looked at for long comes after the others."""

    def key(id_: str) -> tuple[bool, tuple[str, str], str]:
        address = f"{kind}/{id_}"
        return catalogue.late.get(address) is Stage.LOWER, cards[address].sort, id_

    return sorted(ids, key=key)


def _values(concepts: Mapping[str, Concept], folder: str, before: str = "") -> Mapping[str, Value]:
    return {id_: Value(before + concept.name, f"{folder}/{id_}/") for id_, concept in concepts.items()}


def _venues(catalogue: Catalogue, wijken: Mapping[str, Value]) -> Mapping[str, Keyed[Venue]]:
    return {id_: _venue(location, wijken) for id_, location in catalogue.locations.items()}


def _venue(location: Location, wijken: Mapping[str, Value]) -> Keyed[Venue]:
    view = Venue(
        place=(Value(location.name, f"locaties/{location.id}/"), *address_lines(location.address)),
        wijk=wijken.get(location.neighbourhood or ""),
        derived=location.neighbourhood_derived and location.neighbourhood is not None,
        access=access_rows(location.access),
        route=route(location.address),
    )
    return Keyed(view, digest(plain_key(view)))


def _organiser(organisation: Organisation) -> Keyed[Organiser]:
    view = Organiser(organisation.name, organisation.summary, f"organisaties/{organisation.id}/")
    # Activities inherit the contact, so their pages change with it.
    return Keyed(view, digest(plain_key((view, contact_view(organisation.contact)))))
