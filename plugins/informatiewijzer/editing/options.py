"""What an editor can choose from: for every reference the ids there are, with their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from informatiewijzer.checks.subject import concepts_by_list, records_by_kind
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.choice_words import words_for
from informatiewijzer.model.fields import Field


class Option(NamedTuple):
    """A word or id that may be filled in, what it is called, and what people call it as well."""

    value: str
    label: str
    others: tuple[str, ...] = ()


Options = Mapping[str, Sequence[Option]]
"""By folder or list."""


def options_of(catalogue: Catalogue) -> Options:
    """All ids by folder (sorted by name) or list (in its own order)."""
    records = {
        kind: sorted((Option(id_, one.name, tuple(one.aliases)) for id_, one in table.items()), key=_by_name)
        for kind, table in records_by_kind(catalogue).items()
    }
    lists = {
        name: [Option(id_, concept.name, concept.aliases) for id_, concept in concepts.items()]
        for name, concepts in concepts_by_list(catalogue).items()
    }
    pillars = [Option(id_, pillar.name) for id_, pillar in catalogue.campaign.pillars.items()]
    return {**records, **lists, **_of_wayfinder(catalogue), "pijlers": pillars}


def _of_wayfinder(catalogue: Catalogue) -> Options:
    """What a rule or an expectation of the wayfinder can name."""
    tables = {"behoeften": catalogue.wayfinder.needs, "omstandigheden": catalogue.wayfinder.circumstances}
    found = {name: [Option(id_, one.name) for id_, one in table.items()] for name, table in tables.items()}
    return {**found, "wegwijzer": [*found["behoeften"], *found["omstandigheden"]]}


def _by_name(option: Option) -> tuple[str, str]:
    return option.label.casefold(), option.value


def choices_for(field: Field, options: Options) -> Sequence[Option]:
    """What may stand in this field: words of a closed list or ids; () when it is free."""
    if field.form == "ref":
        return options.get(field.target, ())
    return [Option(word, words_for(field.words, word)) for word in field.choices]
