"""Terms of others -> ids of our closed lists, by id, name and alias."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from informatiewijzer.base.dutch import fold
from informatiewijzer.model.concepts import Concept


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds concepts of one list by their id, name and other names, however they are written."""

    by_name: Mapping[str, str]
    first: str

    def find(self, terms: Iterable[str]) -> list[str]:
        """The ids that these terms name, each once, in the order of the terms."""
        found = (self.by_name.get(_plain(term)) for term in terms)
        return list(dict.fromkeys(id_ for id_ in found if id_))


def make_finder(concepts: Mapping[str, Concept]) -> Finder:
    """The finder of a list; a name counts before another's alias."""
    by_name: dict[str, str] = {}
    for id_, concept in concepts.items():
        for alias in concept.aliases:
            by_name.setdefault(_plain(alias), id_)
    for id_, concept in concepts.items():
        by_name[_plain(concept.name)] = id_
        by_name[_plain(id_)] = id_
    return Finder(by_name, next(iter(concepts), ""))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


def split_terms(text: str) -> list[str]:
    """The terms in one field: "EDUCATION SERVICES, Libraries; Youth"."""
    return [part.strip() for part in re.split(r"[,;|]", text) if part.strip()]
