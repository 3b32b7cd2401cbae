"""What there is to do for whom, where and when: theme x wijk x part of the day x target group, and the gaps.

A gap is named once, at its smallest: when a wijk has nothing at all, it is not told again for each theme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Activity, WhereKind
from informatiewijzer.model.schedule import Slot, WhenKind

DIMENSIONS = ("thema", "wijk", "dagdeel", "doelgroep")
# The same hours as the finder has (`vinder-keuze.js`), in minutes.
PARTS: Mapping[str, tuple[int, int]] = {"ochtend": (0, 720), "middag": (720, 1050), "avond": (1050, 1440)}
_EVERYWHERE = (WhereKind.AT_HOME, WhereKind.PHONE, WhereKind.ONLINE)

Key = tuple[str | None, ...]
"""A value for each dimension in their order; None: any, also not known."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """`values`: ids and names per dimension, in the order of the lists; `counts`: activities by key.

    `unknown`: of how many activities a dimension is not known.
    """

    values: tuple[tuple[tuple[str, str], ...], ...]
    counts: Mapping[Key, int]
    unknown: tuple[int, ...]
    total: int

    def count(self, **chosen: str) -> int:
        """How many activities there are, for example `count(thema="bewegen", wijk="noord")`."""
        return self.counts.get(tuple(chosen.get(dimension) for dimension in DIMENSIONS), 0)

    def table(self, one: int, other: int) -> list[list[int]]:
        """Counts of each value of one dimension (rows) with each of another (columns)."""
        return [
            [self.counts.get(_key({one: a, other: b}), 0) for b, _ in self.values[other]]
            for a, _ in self.values[one]
        ]

    def gaps(self, size: int) -> Iterator[Key]:
        """Combinations of `size` values that no activity has, while each smaller part of them has some."""
        for dimensions in combinations(range(len(DIMENSIONS)), size):
            choices = [[id_ for id_, _ in self.values[dimension]] for dimension in dimensions]
            for chosen in product(*choices):
                picked = dict(zip(dimensions, chosen, strict=True))
                if _key(picked) not in self.counts and self._parts_have_some(picked):
                    yield _key(picked)

    def _parts_have_some(self, picked: Mapping[int, str]) -> bool:
        smaller = ({k: v for k, v in picked.items() if k != left_out} for left_out in picked)
        return len(picked) == 1 or all(_key(part) in self.counts for part in smaller)


def _key(picked: Mapping[int, str]) -> Key:
    return tuple(picked.get(dimension) for dimension in range(len(DIMENSIONS)))


def coverage(published: Catalogue) -> Coverage:
    """The coverage of a published catalogue.

    What is at home, by phone or online counts for every wijk. What is for everybody counts for nobody else:
    otherwise one coffee morning would hide that there is nothing for people with dementia.
    """
    values = (
        tuple((id_, theme.name) for id_, theme in published.themes.items()),
        tuple((id_, wijk.name) for id_, wijk in published.neighbourhoods.items()),
        tuple((part, part) for part in PARTS),
        tuple((id_, group.name) for id_, group in published.groups.items()),
    )
    counts: Counter[Key] = Counter()
    unknown = [0] * len(DIMENSIONS)
    for activity in published.activities.values():
        axes = _axes(published, activity)
        for dimension, axis in enumerate(axes):
            unknown[dimension] += not axis
        counts.update(product(*((None, *axis) for axis in axes)))
    return Coverage(values, counts, tuple(unknown), len(published.activities))


def _axes(catalogue: Catalogue, activity: Activity) -> tuple[Sequence[str], ...]:
    """The values of an activity per dimension; none where it is not known."""
    if activity.where.kind in _EVERYWHERE:
        wijken: Sequence[str] = list(catalogue.neighbourhoods)
    else:
        wijk = catalogue.neighbourhood_of(activity)
        wijken = [wijk] if wijk else []
    return activity.themes, wijken, _parts(activity), activity.groups


def _parts(activity: Activity) -> list[str]:
    if activity.when.kind is WhenKind.ALWAYS:
        return list(PARTS)
    return [part for part in PARTS if any(part in parts_of(slot) for slot in activity.when.slots)]


def parts_of(slot: Slot) -> Iterable[str]:
    """The parts of the day a slot is in, from its hours or its word; none when neither is known."""
    if slot.start is None:
        return [slot.day_part.value] if slot.day_part else []
    start = slot.start.hour * 60 + slot.start.minute
    end = slot.end.hour * 60 + slot.end.minute if slot.end else start + 1
    return [part for part, (first, last) in PARTS.items() if start < last and end > first]
