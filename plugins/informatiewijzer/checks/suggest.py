""" "Bedoelde u 'ouderen'?": the id that was probably meant, from ids, names and other names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from informatiewijzer.base.dutch import did_you_mean, enumerate_words
from informatiewijzer.checks.subject import Subject, concepts_by_list, records_by_kind

# Comparing with thousands of names takes long; after this many different words only exact names are found.
_MOST_GUESSES = 40
_SHORT_LIST = 12


@dataclass(slots=True)
class Suggest:
    """Looks for near misses; what was asked before is remembered for the run."""

    subject: Subject
    _names: dict[str, dict[str, str]] = field(default_factory=dict)
    _hints: dict[tuple[str, str], str] = field(default_factory=dict)

    def hint(self, kind: str, word: str) -> str:
        """A sentence that names the id probably meant, else the ids there are, else what to do."""
        key = (kind, word)
        if key not in self._hints:
            self._hints[key] = self._make(kind, word)
        return self._hints[key]

    def _make(self, kind: str, word: str) -> str:
        names = self._names_of(kind)
        near = names.get(_folded(word))
        if near is None and len(self._hints) < _MOST_GUESSES:
            found = did_you_mean(_folded(word), names)
            near = names[found] if found else None
        if near:
            return f"Bedoelde u '{near}'?"
        ids = sorted(set(names.values()))
        if 0 < len(ids) <= _SHORT_LIST:
            return f"U kunt kiezen uit: {enumerate_words(ids, 'of')}."
        return f"Kijk in de {_WHERE.get(kind, 'lijst begrippen/' + kind + '.yaml')} hoe het daar heet."

    def _names_of(self, kind: str) -> dict[str, str]:
        if kind not in self._names:
            names: dict[str, str] = {}
            for name, id_ in _all_names(self.subject, kind):
                names.setdefault(_folded(name), id_)
            self._names[kind] = names
        return self._names[kind]


_WHERE = {kind: f"map {kind}" for kind in ("activiteiten", "locaties", "oproepen", "organisaties")}


def _folded(word: str) -> str:
    return " ".join(word.casefold().replace("-", " ").split())


def _all_names(subject: Subject, kind: str) -> Iterator[tuple[str, str]]:
    """Every name with its id: ids first, then names, then other names, so that the surest wins."""
    for id_ in sorted(subject.known.get(kind, ())):
        yield id_, id_
    named = {**records_by_kind(subject.catalogue), **concepts_by_list(subject.catalogue)}[kind]
    for id_, item in named.items():
        yield item.name, id_
    for id_, item in named.items():
        for alias in item.aliases:
            yield alias, id_
