"""What an offer is about, as features: the side of the wayfinder that the catalogue gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from informatiewijzer.model.freshness import Stage
from informatiewijzer.model.records import Activity
from informatiewijzer.model.wayfinder import Fits, Rules

Ages = tuple[int, int]
ANY_AGE: Ages = (0, 120)


@dataclass(frozen=True, slots=True)
class Offer:
    """An activity: its features ("t:wandelen"), for which groups and ages it is (() for anybody), by whom."""

    id: str
    features: tuple[str, ...]
    groups: tuple[str, ...]
    ages: Ages
    organiser: str
    kind: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """All offers, best kept first, and which of them have a feature (as places on the shelf)."""

    offers: tuple[Offer, ...]
    by_feature: Mapping[str, tuple[int, ...]]


def make_shelf(activities: Iterable[Activity], rules: Rules, late: Mapping[str, Stage]) -> Shelf:
    """The offers in the order that decides between equals: looked at lately first, then by id.

    `late`: the stage of records to look at again, by address (`Catalogue.late`).
    """
    ordered = sorted(activities, key=lambda a: (late.get(f"activiteiten/{a.id}") is Stage.LOWER, a.id))
    offers = tuple(offer_of(activity, rules) for activity in ordered)
    index: dict[str, list[int]] = {}
    for place, offer in enumerate(offers):
        for feature in offer.features:
            index.setdefault(feature, []).append(place)
    return Shelf(offers, {feature: tuple(places) for feature, places in index.items()})


def offer_of(activity: Activity, rules: Rules) -> Offer:
    """An activity as an offer. Groups that are our own guess, or open to all, keep nobody out."""
    open_to_all = activity.groups_estimated or any(group in rules.open_groups for group in activity.groups)
    ages = activity.ages
    low = ages.low if ages and ages.low is not None else ANY_AGE[0]
    high = ages.high if ages and ages.high is not None else ANY_AGE[1]
    return Offer(
        id=activity.id,
        features=tuple(_features(activity)),
        groups=() if open_to_all else activity.groups,
        ages=(low, high),
        organiser=activity.organisation or "",
        kind=activity.kind,
    )


def _features(activity: Activity) -> Iterator[str]:
    yield from (f"t:{theme}" for theme in activity.themes)
    yield f"s:{activity.kind}"
    yield from (f"d:{group}" for group in activity.groups)
    yield f"v:{activity.where.kind.value}"
    yield f"k:{activity.costs.kind.value}"
    yield f"a:{activity.id}"
    if activity.referral:
        yield from (f"h:{helps.value}" for helps in activity.referral.helps)


def features_of(fits: Fits) -> tuple[str, ...]:
    """What a rule is about, as features."""
    return (
        *(f"t:{theme}" for theme in fits.themes),
        *(f"s:{kind}" for kind in fits.kinds),
        *(f"d:{group}" for group in fits.groups),
        *(f"v:{form.value}" for form in fits.forms),
        *(f"k:{costs.value}" for costs in fits.costs),
        *(f"a:{activity}" for activity in fits.activities),
    )
