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

_WHEN = "wanneer"
COLUMNS = (
    "themas", "doelgroepen", "wijk", "soort", "talen", "vorm", "kosten", "rolstoel", "aanmelden", _WHEN,
)  # fmt: skip
_BETWEEN = {"themas": " ", "doelgroepen": " ", "talen": " "}
Numbers = Mapping[str, Mapping[str, int]]


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
    catalogue: Catalogue,
    activities: Sequence[Activity],
    rows: Sequence[Sequence[str]],
    closings: Closings,
    as_of: date,
) -> Facets:
    """The facets of a published catalogue's activities, in the order given; `rows`: of each its row."""
    columns: dict[str, str | list[int]] = {
        name: _BETWEEN.get(name, "").join(cells)
        for name, cells in zip(COLUMNS, zip(*rows, strict=True) if rows else [()] * len(COLUMNS), strict=True)
        if name != _WHEN
    }
    schedules = _Schedules()
    columns[_WHEN] = [
        schedules.number(row[-1], activity.when) for row, activity in zip(rows, activities, strict=True)
    ]
    slots = [slot for activity in activities for slot in activity.when.slots]
    needed = compact_closings(relevant(slots, closings, as_of))
    return Facets(columns, closed_lists(catalogue), schedules.table, needed)


def closed_lists(catalogue: Catalogue) -> dict[str, list[str]]:
    """The ids of the closed lists that the columns count in."""
    return {
        "themas": list(catalogue.themes),
        "doelgroepen": list(catalogue.groups),
        "wijken": list(catalogue.neighbourhoods),
        "soorten": list(catalogue.kinds),
        "talen": list(catalogue.languages),
    }


def numbered(catalogue: Catalogue) -> Numbers:
    """Per closed list the number of each id."""
    lists = closed_lists(catalogue).items()
    return {name: {id_: at for at, id_ in enumerate(ids)} for name, ids in lists}


def facet_row(catalogue: Catalogue, numbers: Numbers, activity: Activity) -> list[str]:
    """Of an activity what stands in each column; of `wanneer` its slots as JSON, "" without a fixed time."""
    return [
        letters(activity.themes, numbers["themas"]),
        letters(activity.groups, numbers["doelgroepen"]),
        _letter_of(catalogue.neighbourhood_of(activity) or "", numbers["wijken"]),
        _letter_of(activity.kind, numbers["soorten"]),
        letters(activity.languages, numbers["talen"]),
        _FORMS[activity.where.kind],
        cost_letter(activity.costs),
        _wheelchair(catalogue, activity),
        _TRUTHS[activity.sign_up.needed],
        ",".join(map(slot_json, activity.when.slots)),
    ]


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

    def number(self, slots: str, when: When) -> int:
        if not slots:
            return WHEN_KINDS.index(when.kind)
        number = self._numbers.setdefault(slots, len(self.table))
        if number == len(self.table):
            self.table.append([compact_slot(slot) for slot in when.slots])
        return len(WHEN_KINDS) + number
