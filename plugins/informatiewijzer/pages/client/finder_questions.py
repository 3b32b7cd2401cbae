"""The questions of the finder as plain data: names as in the address, words as residents say them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from informatiewijzer.base.dutch import WEEKDAYS
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.concepts import Concept
from informatiewijzer.model.records import Activity


class Option(NamedTuple):
    """One answer: its value in the address, its words, how many activities it gives (None: not counted)."""

    value: str
    label: str
    total: int | None = None


class Question(NamedTuple):
    """A question with its answers; `kind` is "checkbox" (several answers) or "radio" (one)."""

    name: str
    label: str
    options: tuple[Option, ...]
    kind: str = "checkbox"


class Topic(NamedTuple):
    """What opens and closes as one in the finder; `key` is what the browser calls it."""

    key: str
    label: str
    questions: tuple[Question, ...]


ANY = Option("", "Maakt niet uit")
PERIODS = (
    ANY,
    Option("vandaag", "Vandaag"),
    Option("morgen", "Morgen"),
    Option("week", "Deze week"),
    Option("weekend", "Dit weekend"),
)
DAYS = (ANY, *(Option(day, day.capitalize()) for day in WEEKDAYS))
PARTS = (
    ANY,
    Option("ochtend", "'s Ochtends"),
    Option("middag", "'s Middags"),
    Option("avond", "'s Avonds"),
)
COSTS = (Option("gratis", "Gratis"), Option("laag", "Hooguit 5 euro"), Option("onbekend", "Nog niet bekend"))
FORMS = (
    Option("plek", "Ergens naartoe"),
    Option("thuis", "Bij u thuis"),
    Option("telefoon", "Per telefoon"),
    Option("internet", "Op internet"),
)
EASE = (
    Question("rolstoel", "Toegankelijk", (Option("ja", "Toegankelijk met een rolstoel"),)),
    Question("aanmelden", "Aanmelden", (Option("nee", "U hoeft zich niet aan te melden"),)),
)


def topics(catalogue: Catalogue, has_neighbours: bool) -> tuple[Topic, ...]:
    """The topics of the finder; an answer that no activity gives is not offered."""
    activities = list(catalogue.activities.values())
    wijken = (catalogue.neighbourhood_of(activity) or "" for activity in activities)
    made = (
        Topic("tijd", "Wanneer?", _when()),
        _concepts("thema", "Wat wilt u doen?", catalogue.themes, _each(activities, "themes")),
        _wijk(catalogue.neighbourhoods, wijken, has_neighbours),
        _concepts("doel", "Voor wie?", catalogue.groups, _each(activities, "groups")),
        Topic("kosten", "Wat mag het kosten?", (Question("kosten", "Kosten", COSTS),)),
        Topic("vorm", "Waar?", (Question("vorm", "Waar", FORMS),)),
        _concepts("soort", "Welke soort?", catalogue.kinds, (activity.kind for activity in activities)),
        _concepts("taal", "Welke taal?", catalogue.languages, _each(activities, "languages")),
        Topic("gemak", "Rolstoel en aanmelden", EASE),
    )
    return tuple(topic for topic in made if topic.questions[0].options)


def _when() -> tuple[Question, ...]:
    return (
        Question("wanneer", "Welke dagen?", PERIODS, "radio"),
        Question("dag", "Op welke dag van de week?", DAYS),
        Question("deel", "Welk deel van de dag?", PARTS),
    )


def _each(activities: Iterable[Activity], field: str) -> Iterator[str]:
    return (id_ for activity in activities for id_ in getattr(activity, field))


def _concepts(name: str, label: str, concepts: Mapping[str, Concept], ids: Iterable[str]) -> Topic:
    counts = Counter(ids)
    options = tuple(
        Option(id_, concept.name, counts[id_]) for id_, concept in concepts.items() if counts[id_]
    )
    return Topic(name, label, (Question(name, label, options),))


def _wijk(concepts: Mapping[str, Concept], ids: Iterable[str], has_neighbours: bool) -> Topic:
    """Every wijk, also one where nothing is: who lives there finds what comes by and what is beside it."""
    counts = Counter(ids)
    options = tuple(Option(id_, concept.name, counts[id_]) for id_, concept in concepts.items())
    near = Question("buurt", "In de buurt", (Option("ja", "Ook in de wijken ernaast"),))
    wijk = Question("wijk", "In welke wijk?", options)
    return Topic("wijk", "In welke wijk?", (wijk, near) if has_neighbours else (wijk,))
