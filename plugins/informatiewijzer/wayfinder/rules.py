"""The rules as the wayfinder uses them: those that editors wrote and those that follow from the lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.model.concepts import Concept
from informatiewijzer.model.wayfinder import POINTS, Need, Wayfinder, Weight
from informatiewijzer.wayfinder.offers import features_of

HELPS = "Volgens de bron helpt dit bij {words}."
CIRCUMSTANCE = "Juist bedoeld voor iemand met wie dit speelt: {words}."
AGE_GROUP = "Dit is er voor {words}."
_HELP_WORDS = {
    "sociaal": "te weinig contact",
    "emotioneel": "het missen van een vertrouwd iemand",
    "existentieel": "vragen over de zin van het leven",
    "isolement": "een leven zonder contacten",
    "ontmoeten": "mensen ontmoeten",
    "steun": "steun krijgen",
    "vaardigheden": "leren contact maken",
    "zingeving": "zin in de dag",
    "praktisch": "praktische dingen",
}


@dataclass(frozen=True, slots=True)
class Plain:
    """A rule as plain data: the answers it asks for, the features it is about, points, the reason."""

    when: tuple[str, ...]
    features: tuple[str, ...]
    points: int
    because: str


def plain_rules(wayfinder: Wayfinder, groups: Mapping[str, Concept]) -> tuple[Plain, ...]:
    """All rules in a fixed order: written ones, then help per need, then groups per circumstance."""
    return (*_written(wayfinder), *_of_needs(wayfinder), *_of_circumstances(wayfinder, groups))


def _written(wayfinder: Wayfinder) -> Iterator[Plain]:
    for rule in wayfinder.rules.rules:
        yield Plain(rule.when, features_of(rule.fits), POINTS[rule.weight], rule.because)


def _of_needs(wayfinder: Wayfinder) -> Iterator[Plain]:
    for need in wayfinder.needs.values():
        if need.helps:
            features = tuple(f"h:{helps.value}" for helps in need.helps)
            yield Plain((need.id,), features, POINTS[Weight.LITTLE], HELPS.format(words=_help_words(need)))


def _help_words(need: Need) -> str:
    return enumerate_words([_HELP_WORDS[helps.value] for helps in need.helps], "of")


def _of_circumstances(wayfinder: Wayfinder, groups: Mapping[str, Concept]) -> Iterator[Plain]:
    """Who belongs to a group that is not everybody's finds what is there for that group sooner."""
    rules = wayfinder.rules
    for circumstance in wayfinder.circumstances.values():
        when = (circumstance.id,)
        ages = [group for group in circumstance.groups if group in rules.age_groups and group in groups]
        for group in ages:
            because = AGE_GROUP.format(words=_small(groups[group].name))
            yield Plain(when, (f"d:{group}",), POINTS[Weight.LITTLE], because)
        own = [group for group in circumstance.groups if group not in (*ages, *rules.open_groups)]
        if own:
            because = CIRCUMSTANCE.format(words=_small(circumstance.name))
            yield Plain(when, tuple(f"d:{group}" for group in own), POINTS[Weight.NORMAL], because)


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]
