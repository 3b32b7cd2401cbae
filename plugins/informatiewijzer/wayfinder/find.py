"""The wayfinder itself: answers in, offers out, best first, with reasons. `wegwijzer-kern.js` is its twin.

Themes, kinds and forms give points and never hide. Who something is for (group, age) is no matter of taste:
an offer for others falls out. That geography and eligibility stay hard and themes soft was learned by
others (sociale-kaart-rag, ADR-0006).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.wayfinder import Circumstance, Rules
from informatiewijzer.wayfinder.offers import ANY_AGE, Ages, Offer, Shelf, make_shelf
from informatiewijzer.wayfinder.rules import Plain, plain_rules

MOST = 6
"""So many offers are shown: to choose together from a few, not from a list."""
PER_ORGANISER = 2
PER_KIND = 3
"""So many of one organiser and of one kind, as long as there is something else that fits."""
REASONS = 3


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody filled in: the ids of a need and of circumstances."""

    need: str
    circumstances: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """All ids, the need first."""
        return (self.need, *self.circumstances)


@dataclass(frozen=True, slots=True)
class Found:
    """An offer that fits: its id, its points, and why, the heaviest reason first."""

    id: str
    points: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Who it is for: the groups somebody may belong to, and the ages somebody may have."""

    groups: frozenset[str]
    ages: Ages

    def fits(self, offer: Offer) -> bool:
        """Whether the offer is not only for others."""
        in_group = not offer.groups or any(group in self.groups for group in offer.groups)
        return in_group and offer.ages[0] <= self.ages[1] and self.ages[0] <= offer.ages[1]


@dataclass(frozen=True, slots=True)
class Guide:
    """Everything that finding needs, made once from a catalogue."""

    shelf: Shelf
    rules: tuple[Plain, ...]
    settings: Rules
    circumstances: dict[str, Circumstance]

    def find(self, answers: Answers, most: int = MOST) -> tuple[Found, ...]:
        """The best offers for these answers; fewer than `most` only when no more are for this person."""
        person = person_of(answers, self)
        active = [rule for rule in self.rules if all(id_ in answers.ids for id_ in rule.when)]
        points, reasons = _score(self.shelf, active)
        ranked = sorted(range(len(self.shelf.offers)), key=lambda place: -points.get(place, 0))
        fitting = (place for place in ranked if person.fits(self.shelf.offers[place]))
        chosen = _spread(self.shelf, fitting, points, most)
        return tuple(
            Found(self.shelf.offers[place].id, points.get(place, 0), _best(reasons.get(place, ())))
            for place in chosen
        )


def make_guide(catalogue: Catalogue) -> Guide:
    """The wayfinder of a published catalogue."""
    wayfinder = catalogue.wayfinder
    return Guide(
        shelf=make_shelf(catalogue.activities.values(), wayfinder.rules, catalogue.late),
        rules=plain_rules(wayfinder, catalogue.groups),
        settings=wayfinder.rules,
        circumstances=dict(wayfinder.circumstances),
    )


def person_of(answers: Answers, guide: Guide) -> Person:
    """Groups and ages that follow from the circumstances; without a word about age any age is possible."""
    known = [guide.circumstances[id_] for id_ in answers.circumstances if id_ in guide.circumstances]
    groups = frozenset(group for circumstance in known for group in circumstance.groups)
    settings = guide.settings
    if groups.isdisjoint(settings.age_groups):
        groups |= frozenset(settings.age_groups)
    low, high = ANY_AGE
    for circumstance in known:
        ages = circumstance.ages
        low = max(low, ages.low) if ages and ages.low is not None else low
        high = min(high, ages.high) if ages and ages.high is not None else high
    return Person(groups, (low, high))


Reason = tuple[int, int, str]
"""Points, the place of the rule, the words."""


def _score(shelf: Shelf, active: Sequence[Plain]) -> tuple[dict[int, int], dict[int, list[Reason]]]:
    points: dict[int, int] = {}
    reasons: dict[int, list[Reason]] = {}
    for number, rule in enumerate(active):
        places = {place for feature in rule.features for place in shelf.by_feature.get(feature, ())}
        for place in places:
            points[place] = points.get(place, 0) + rule.points
            reasons.setdefault(place, []).append((rule.points, number, rule.because))
    return points, reasons


def _best(reasons: Iterable[Reason]) -> tuple[str, ...]:
    """The heaviest reasons, no words twice; what counts against an offer is not told as a reason for it."""
    ordered = sorted((reason for reason in reasons if reason[0] > 0), key=lambda r: (-r[0], r[1]))
    return tuple(dict.fromkeys(words for _, _, words in ordered))[:REASONS]


def _spread(shelf: Shelf, ranked: Iterable[int], points: Mapping[int, int], most: int) -> list[int]:
    """The first `most`, not too many of one organiser or kind; then who was passed over, then the others."""
    chosen: list[int] = []
    passed: list[int] = []
    rest: list[int] = []
    for place in ranked:
        if len(chosen) == most:
            break
        if points.get(place, 0) <= 0:
            rest.append(place)
            if len(chosen) + len(passed) + len(rest) >= most:
                break
            continue
        offer = shelf.offers[place]
        others = [shelf.offers[other] for other in chosen]
        same = sum(other.organiser == offer.organiser != "" for other in others)
        alike = sum(other.kind == offer.kind for other in others)
        (passed if same >= PER_ORGANISER or alike >= PER_KIND else chosen).append(place)
    return [*chosen, *passed, *rest][:most]
