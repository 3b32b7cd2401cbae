"""What the finder filters on: a column per question, a letter or a word per activity.

Number n of a closed list is written as the letter `chr(48 + n)`; "-" is not known. Texts of several letters
(`themas`, `doelgroepen`, `talen`) are separated by spaces. Small columns of few letters compress well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from informatiewijzer.model.base import Truth
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Activity, CostKind, Costs, WhereKind
from informatiewijzer.model.schedule import When, WhenKind
from informatiewijzer.schedule.closings import Closings
from informatiewijzer.schedule.compact import CompactSlot, compact_closings, compact_slot, relevant, slot_json

UNKNOWN = "-"
EVERYBODY = "iedereen"
"""The target group that everybody belongs to, when a catalogue has it."""
LITTLE = Decimal(5)
"""Up to and including this many euros counts as cheap."""

_FORMS = {
    WhereKind.VENUE: "l",
    WhereKind.AT_HOME: "h",
    WhereKind.PHONE: "t",
    WhereKind.ONLINE: "o",
    WhereKind.VARIES: "w",
    WhereKind.UNKNOWN: UNKNOWN,
}
_TRUTHS = {Truth.YES: "j", Truth.NO: "n", Truth.UNKNOWN: UNKNOWN}
_NO_VENUE_NEEDED = (WhereKind.AT_HOME, WhereKind.PHONE, WhereKind.ONLINE)
WHEN_KINDS = (WhenKind.UNKNOWN, WhenKind.VARIES, WhenKind.APPOINTMENT, WhenKind.ALWAYS)
"""The first numbers of column `wanneer`; from there on it points into the table of schedules."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The columns by name, the ids of the closed lists they count in, and the schedules they point at."""

    columns: Mapping[str, str | list[int]]
    lists: Mapping[str, list[str]]
    schedules: list[list[CompactSlot]]
    closings: Mapping[str, Any]


def letter(number: int) -> str:
    """The letter for a number of a closed list."""
    return chr(48 + number)


def letters(ids: Iterable[str], numbers: Mapping[str, int]) -> str:
    """The letters of some ids, in their own order: the main one first."""
    return "".join(letter(numbers[id_]) for id_ in ids if id_ in numbers)


def make_facets(
    catalogue: Catalogue, activities: Sequence[Activity], closings: Closings, as_of: date
) -> Facets:
    """The facets of a published catalogue's activities, in the order given."""
    lists = {
        "themas": list(catalogue.themes),
        "doelgroepen": list(catalogue.groups),
        "wijken": list(catalogue.neighbourhoods),
        "soorten": list(catalogue.kinds),
        "talen": list(catalogue.languages),
    }
    numbers = {name: {id_: at for at, id_ in enumerate(ids)} for name, ids in lists.items()}
    schedules = _Schedules()
    columns: dict[str, str | list[int]] = {
        "themas": _words([a.themes for a in activities], numbers["themas"]),
        "doelgroepen": _words([a.groups for a in activities], numbers["doelgroepen"]),
        "wijk": "".join(
            [_letter_of(catalogue.neighbourhood_of(a) or "", numbers["wijken"]) for a in activities]
        ),
        "soort": "".join([_letter_of(a.kind, numbers["soorten"]) for a in activities]),
        "talen": _words([a.languages for a in activities], numbers["talen"]),
        "vorm": "".join(_FORMS[a.where.kind] for a in activities),
        "kosten": "".join(cost_letter(a.costs) for a in activities),
        "rolstoel": "".join(_wheelchair(catalogue, a) for a in activities),
        "aanmelden": "".join(_TRUTHS[a.sign_up.needed] for a in activities),
        "wanneer": [schedules.number(a.when) for a in activities],
    }
    slots = [slot for activity in activities for slot in activity.when.slots]
    return Facets(columns, lists, schedules.table, compact_closings(relevant(slots, closings, as_of)))


def _words(ids: Sequence[tuple[str, ...]], numbers: Mapping[str, int]) -> str:
    """The letters of each, with spaces between; many name the same."""
    known = {each: letters(each, numbers) for each in set(ids)}
    return " ".join([known[each] for each in ids])


def _letter_of(id_: str, numbers: Mapping[str, int]) -> str:
    return letter(numbers[id_]) if id_ in numbers else UNKNOWN


def cost_letter(costs: Costs) -> str:
    """g: gratis; l: up to five euros; m: more; p: paid, amount unknown; "-": nobody knows."""
    if costs.kind is CostKind.FREE:
        return "g"
    if costs.kind is CostKind.UNKNOWN:
        return UNKNOWN
    if costs.amount is None:
        return "p"
    return "l" if costs.amount <= LITTLE else "m"


def _wheelchair(catalogue: Catalogue, activity: Activity) -> str:
    """j, n, "-"; x where one need not go anywhere."""
    if activity.where.kind in _NO_VENUE_NEEDED:
        return "x"
    venue = catalogue.locations.get(activity.where.venue or "")
    return _TRUTHS[venue.access.wheelchair] if venue else UNKNOWN


class _Schedules:
    """Numbers every schedule; the same schedule has one number, however many activities have it."""

    def __init__(self) -> None:
        self.table: list[list[CompactSlot]] = []
        self._numbers: dict[str, int] = {}

    def number(self, when: When) -> int:
        if not when.slots:
            return WHEN_KINDS.index(when.kind)
        number = self._numbers.setdefault(",".join(map(slot_json, when.slots)), len(self.table))
        if number == len(self.table):
            self.table.append([compact_slot(slot) for slot in when.slots])
        return len(WHEN_KINDS) + number
