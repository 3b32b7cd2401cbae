"""The wayfinder's data: needs, circumstances, rules from these to offers, and what must come out (text)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field

from informatiewijzer.model.base import Model, Refs, as_list, choice
from informatiewijzer.model.concepts import Concept
from informatiewijzer.model.records import Ages, CostKind, WhereKind
from informatiewijzer.model.referral import HelpsWith
from informatiewijzer.model.scalars import Line, Ref, Whole, parse_ref

WAYFINDER = "wegwijzer"
"""The folder; a town may do without."""
LEAST = 3
"""So many fitting offers there should be at least."""

Signals: TypeAlias = Annotated[tuple[Line, ...], BeforeValidator(as_list), Field(min_length=1, max_length=8)]


class Need(Concept):
    """What somebody misses, and by what one can tell."""

    signals: Signals = Field(alias="signalen")
    helps: HelpsWith = Field((), alias="helpt_bij")


class Circumstance(Concept):
    """What is so in the life of somebody; `groups`: the target groups one then belongs to."""

    groups: Refs = Field((), alias="doelgroepen")
    ages: Ages | None = Field(None, alias="leeftijd")
    advisers: Refs = Field((), alias="meedenken")
    tip: Line | None = Field(None, alias="tip")


class Weight(StrEnum):
    """How much a rule weighs."""

    MUCH = "veel"
    NORMAL = "gewoon"
    LITTLE = "beetje"
    LESS = "minder"


POINTS: Mapping[Weight, int] = {Weight.MUCH: 6, Weight.NORMAL: 3, Weight.LITTLE: 1, Weight.LESS: -4}
Forms: TypeAlias = Annotated[
    tuple[Annotated[WhereKind, choice(WhereKind)], ...], BeforeValidator(as_list), Field(max_length=6)
]

Prices: TypeAlias = Annotated[
    tuple[Annotated[CostKind, choice(CostKind)], ...], BeforeValidator(as_list), Field(max_length=3)
]


class Fits(Model):
    """Which offers a rule is about: those with any of these."""

    themes: Refs = Field((), alias="themas")
    kinds: Refs = Field((), alias="soorten")
    groups: Refs = Field((), alias="doelgroepen")
    forms: Forms = Field((), alias="vormen")
    costs: Prices = Field((), alias="kosten")
    activities: Refs = Field((), alias="activiteiten")


class Rule(Model):
    """When all of `when` is so, offers that fit get points; `because` tells the reader why."""

    when: Annotated[Refs, Field(max_length=4)] = Field((), alias="bij")
    fits: Fits = Field(alias="past")
    weight: Annotated[Weight, choice(Weight)] = Field(Weight.NORMAL, alias="gewicht")
    because: Line = Field(alias="omdat")


class Rules(Model):
    """All rules; `open_groups`: groups everybody belongs to, `age_groups`: those that tell an age."""

    open_groups: Refs = Field(alias="voor_iedereen")
    age_groups: Refs = Field((), alias="leeftijdsgroepen")
    rules: Annotated[tuple[Rule, ...], BeforeValidator(as_list)] = Field((), alias="regels")


class Expectation(Model):
    """One person (made up), and what must or may be offered."""

    id: Annotated[str, BeforeValidator(parse_ref)] = Field(alias="id")
    who: Line = Field(alias="wie")
    need: Ref = Field(alias="behoefte")
    circumstances: Refs = Field((), alias="omstandigheden")
    must: Refs = Field((), alias="moet")
    least: Whole = Field(LEAST, alias="minstens")


NO_RULES = Rules.model_construct(open_groups=(), age_groups=(), rules=())


@dataclass(frozen=True, slots=True)
class Wayfinder:
    """The four files of the folder, in the order of each file; all empty when there is no such folder."""

    needs: Mapping[str, Need] = field(default_factory=dict)
    circumstances: Mapping[str, Circumstance] = field(default_factory=dict)
    rules: Rules = NO_RULES
    expectations: Mapping[str, Expectation] = field(default_factory=dict)


WAYFINDER_LISTS: Mapping[str, type[Need] | type[Circumstance] | type[Expectation]] = {
    "behoeften": Need,
    "omstandigheden": Circumstance,
    "verwachtingen": Expectation,
}
"""Files of the folder that map an id to a block."""
WAYFINDER_RULES = "regels"
