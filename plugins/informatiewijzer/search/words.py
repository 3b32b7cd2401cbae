"""The editors' search words (`begrippen/zoekwoorden.yaml`): what means the same, what leads where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from informatiewijzer.model.base import Model
from informatiewijzer.model.search_words import AdviceEntry, Asked, BestBet, Lead, WordGroup
from informatiewijzer.search.patterns import group_names

Text: TypeAlias = "str | list[Text] | dict[str, Text] | None"
Path: TypeAlias = tuple[str | int, ...]
_T = TypeVar("_T")

GROUPS = ("wederzijds",)
PAIRS = ("ruimer", "uitdrukking", "engels", "turks")
BEST, EXAMPLE, ADVICE, IGNORED, WORD_GROUPS = "beste", "vragen", "advies", "negeren", "woordgroepen"
EXAMPLES: Mapping[str, str] = {
    "wederzijds": "wederzijds: [[fietsen, wielrennen], [maatje, buddy]]",
    "ruimer": "ruimer: [{zoek: kaarten, vindt: [klaverjassen, bridge]}]",
    "uitdrukking": "uitdrukking: [{zoek: iemand om mee te, vindt: maatje}]",
    "engels": "engels: [{zoek: friends, vindt: ontmoeten}]",
    "turks": "turks: [{zoek: kahve, vindt: koffie}]",
    "beste": "beste: [{zoek: wmo aanvragen, toont: organisaties/zorgloket, reden: ...}]",
    "vragen": "vragen: [{toont: activiteiten/repair-cafe, zoek: [mijn lamp doet het niet meer]}]",
    "negeren": "negeren: [in de buurt, alstublieft]",
    "woordgroepen": "woordgroepen: [{naam: SLAAN, woorden: [slaat, sloeg, schopt]}]",
    "advies": "advies: [{zoek: wil dood, kop: ..., tekst: ..., toont: organisaties/de-luisterlijn}]",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in the file: where (path of keys and numbers), a Dutch sentence, a correct example."""

    path: Path
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Leads:
    """Searching one of `typed` also finds what one of `found` finds; each may be several words."""

    typed: tuple[str, ...]
    found: tuple[str, ...]
    section: str = "ruimer"


@dataclass(frozen=True, slots=True)
class Best:
    """Editors' choice: who types these words sees these records first, and why."""

    typed: tuple[str, ...]
    shown: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """What people type, the records and pages that are just right for it, and those that fit too."""

    typed: tuple[str, ...]
    shown: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """A calm box above the results: heading, text, the help lines in it, and the results to put first."""

    typed: tuple[str, ...]
    heading: str
    text: str
    shown: tuple[str, ...]
    also: tuple[str, ...] = ()
    emergency: bool = False
    listens: bool = False
    """Whether it is also given for what sounds like danger, when no urgent advice is."""


@dataclass(frozen=True, slots=True)
class WordSet:
    """Words that count as one in what calls for advice, by a name in capitals."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchWords:
    """All of the editors' search words."""

    groups: tuple[tuple[str, ...], ...] = ()
    leads: tuple[Leads, ...] = ()
    best: tuple[Best, ...] = ()
    examples: tuple[Example, ...] = ()
    advice: tuple[Advice, ...] = ()
    ignored: tuple[str, ...] = ()
    sets: tuple[WordSet, ...] = ()


NO_WORDS = SearchWords()


class _Shape(Exception):
    """A value that is not what the format says."""


def parse_words(tree: Mapping[str, Text]) -> tuple[SearchWords, tuple[Problem, ...]]:
    """The search words in the texts of the file; what is wrong is left out and reported."""
    problems: list[Problem] = []
    known = (*GROUPS, *PAIRS, BEST, EXAMPLE, WORD_GROUPS, ADVICE, IGNORED)
    for key in tree:
        if key not in known:
            hint = "Kies uit: " + ", ".join(known) + "."
            problems.append(Problem((key,), f"'{key}' is hier geen geldige naam.", hint))
    words = SearchWords(
        groups=tuple(_each(tree, GROUPS, _group, problems)),
        leads=tuple(_each(tree, PAIRS, _leads, problems)),
        best=tuple(_each(tree, (BEST,), _best, problems)),
        examples=tuple(_each(tree, (EXAMPLE,), _example, problems)),
        advice=tuple(_each(tree, (ADVICE,), _advice, problems)),
        ignored=tuple(text for texts in _each(tree, (IGNORED,), _ignored, problems) for text in texts),
        sets=tuple(_each(tree, (WORD_GROUPS,), _set, problems)),
    )
    problems += _unknown_groups(tree, words)
    return words, tuple(problems)


def _each(
    tree: Mapping[str, Text],
    sections: Iterable[str],
    make: Callable[[str, Text], _T],
    problems: list[Problem],
) -> Iterator[_T]:
    for section in sections:
        value = tree.get(section) or []
        entries = value if isinstance(value, list) else [None]
        for number, entry in enumerate(entries):
            try:
                yield make(section, entry)
            except _Shape as wrong:
                problems.append(
                    Problem((section, number), str(wrong), f"Schrijf het zo: {EXAMPLES[section]}")
                )


def _group(_: str, entry: Text) -> tuple[str, ...]:
    group = _texts(entry)
    if len(group) < 2:
        raise _Shape("Zet hier twee of meer woorden die hetzelfde betekenen.")
    return group


def _ignored(_: str, entry: Text) -> tuple[str, ...]:
    return _texts(entry)


def _leads(section: str, entry: Text) -> Leads:
    part = _mapping(entry, Lead)
    return Leads(_texts(part["zoek"]), _texts(part["vindt"]), section)


def _best(_: str, entry: Text) -> Best:
    part = _mapping(entry, BestBet)
    return Best(_texts(part["zoek"]), _texts(part["toont"]), _text(part["reden"]))


def _example(_: str, entry: Text) -> Example:
    part = _mapping(entry, Asked)
    return Example(
        _texts(part["zoek"]), _texts(part["toont"]), _texts(part["ook"]) if part.get("ook") else ()
    )


def _advice(_: str, entry: Text) -> Advice:
    part = _mapping(entry, AdviceEntry)
    also = _texts(part["ook"]) if part.get("ook") else ()
    emergency, listens = (part.get(key, "nee") == "ja" for key in ("spoed", "luistert"))
    return Advice(
        _texts(part["zoek"]), _text(part["kop"]), _text(part["tekst"]), _texts(part["toont"]),
        also, emergency, listens,
    )  # fmt: skip


def _set(_: str, entry: Text) -> WordSet:
    part = _mapping(entry, WordGroup)
    name = _text(part["naam"])
    if group_names(name) != [name]:
        raise _Shape(f"De naam '{name}' hoort een woord in hoofdletters te zijn.")
    return WordSet(name, _texts(part["woorden"]))


def _unknown_groups(tree: Mapping[str, Text], words: SearchWords) -> Iterator[Problem]:
    """Names in capitals that are no group: such a word is taken as it is."""
    known = sorted(one.name for one in words.sets)
    entries = tree.get(ADVICE)
    for number, entry in enumerate(entries if isinstance(entries, list) else []):
        typed = entry.get("zoek") if isinstance(entry, dict) else None
        for text in typed if isinstance(typed, list) else [typed]:
            for name in group_names(text) if isinstance(text, str) else []:
                if name not in known:
                    hint = f"Kies uit: {', '.join(known)}. Of schrijf een gewoon woord in kleine letters."
                    yield Problem((ADVICE, number, "zoek"), f"'{name}' is geen woordgroep.", hint)


def _mapping(entry: Text, model: type[Model]) -> dict[str, Text]:
    fields = model.model_fields.values()
    needed = [str(field.alias) for field in fields if field.is_required()]
    if not isinstance(entry, dict):
        raise _Shape("Hier horen de velden " + ", ".join(needed) + ".")
    missing = [key for key in needed if not entry.get(key)]
    extra = [key for key in entry if key not in {field.alias for field in fields}]
    if missing:
        raise _Shape(f"Het veld '{missing[0]}' ontbreekt.")
    if extra:
        raise _Shape(f"Het veld '{extra[0]}' hoort hier niet.")
    return entry


def _texts(value: Text) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    if not items or not all(isinstance(item, str) and item.strip() for item in items):
        raise _Shape("Hier hoort een woord of een lijst van woorden te staan.")
    return tuple(item for item in items if isinstance(item, str))


def _text(value: Text) -> str:
    if not isinstance(value, str):
        raise _Shape("Hier hoort een zin te staan.")
    return value
