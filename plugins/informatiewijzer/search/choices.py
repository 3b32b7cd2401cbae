"""What the editors chose, as the files have it: which records come first, and which advice is given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeAlias

from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.expansion import key_of
from informatiewijzer.search.language import Language
from informatiewijzer.search.patterns import stemmed
from informatiewijzer.search.shards import anchor_of
from informatiewijzer.search.words import Advice, Best, WordSet

Slots: TypeAlias = Mapping[str, int]
Choices: TypeAlias = dict[str, list[list[Any]]]
"""Per stem in whose shard they stand ("": of only stop words) the choices: number, key, slots."""


def choices_by_stem(
    best: Iterable[Best], language: Language, slots: Slots, filling: Collection[str]
) -> Choices:
    """The editors' choices; one of which no record is published is left out."""
    found: Choices = {}
    typed = [(text, choice.shown) for choice in best for text in choice.typed]
    for number, (text, shown) in enumerate(typed):
        key = key_of(text, language)
        stem = anchor_of(key, filling)
        if known := [slots[name] for name in shown if name in slots]:
            found.setdefault("" if " " in stem or stem in filling else stem, []).append([number, key, known])
    return found


def advice_entry(
    advice: Advice,
    groups: Collection[str],
    language: Language,
    slots: Slots,
    documents: Mapping[str, SearchDocument],
) -> dict[str, Any]:
    """Which phrases call for an advice, which results it puts first, and what its box says."""
    typed = {stemmed(text, language, groups) for text in advice.typed}
    shown = [documents[name] for name in advice.shown if name in slots]
    return {
        "p": sorted(typed), "s": [slots[name] for name in advice.also if name in slots],
        "kop": advice.heading, "tekst": advice.text, "spoed": advice.emergency, "luistert": advice.listens,
        "toont": [[help_.url, help_.title, list(help_.phones)] for help_ in shown if help_.phones],
    }  # fmt: skip


def word_groups(sets: Iterable[WordSet], language: Language) -> dict[str, list[str]]:
    """The stems of the groups of words by name."""
    return {one.name: sorted({stemmed(text, language) for text in one.words}) for one in sets}
