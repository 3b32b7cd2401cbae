"""Whether the editors' search words lead anywhere: for findings, beside `parse_words`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from informatiewijzer.base.findings import Code, Finding, Level
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import CONCEPTS
from informatiewijzer.model.search_words import has_search_words
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.from_catalogue import documents_from
from informatiewijzer.search.language import fold, split_words
from informatiewijzer.search.words import GROUPS, PAIRS, Problem, Text, parse_words
from informatiewijzer.source.reader import read_tree

SHORTEST, LONGEST_ENDING = 4, 3
WORDS = Code("ZOEK01", Level.TIP, "Een zoekwoord is verkeerd opgeschreven of leidt nergens heen.")


def word_findings(
    catalogue: Catalogue, folder: Path, pages: Iterable[SearchDocument] = ()
) -> tuple[Finding, ...]:
    """The findings about the search words of the published catalogue that was read from `folder`."""
    documents = [*documents_from(catalogue), *pages]
    # The beginning of a word is enough here: a full analysis of ten thousand records would cost seconds.
    everything = " ".join(fold(" ".join(_texts(document))) for document in documents)
    site = _Site(everything, frozenset(document.id for document in documents))
    files = sorted(path.name for path in (folder / CONCEPTS).glob("*.yaml") if has_search_words(path.stem))
    return tuple(finding for name in files for finding in _in_file(folder, f"{CONCEPTS}/{name}", site))


@dataclass(frozen=True, slots=True)
class _Site:
    """All words of the site in a row, its ids, and which beginnings were looked for before."""

    everything: str
    known: frozenset[str]
    seen: dict[str, bool] = field(default_factory=dict)

    def is_dead(self, text: Text) -> bool:
        """Whether a word of the text begins no word of the site."""
        words = split_words(text) if isinstance(text, str) else []
        return not all(self._has(word[: max(SHORTEST, len(word) - LONGEST_ENDING)]) for word in words)

    def _has(self, start: str) -> bool:
        if start not in self.seen:
            self.seen[start] = start in self.everything
        return self.seen[start]


def _in_file(folder: Path, name: str, site: _Site) -> Iterator[Finding]:
    path = folder / name
    tree = read_tree(path.read_bytes(), name).tree if path.is_file() else None
    if tree is None:
        return
    for problem in _problems(tree.root, site):
        line, column = tree.place(problem.path)
        shown = f"{folder.name}/{name}"
        finding = WORDS.at(shown, problem.message, hint=problem.hint, line=line, column=column)
        yield finding.with_source(tree.text)


def _problems(tree: Mapping[str, Text], site: _Site) -> tuple[Problem, ...]:
    _, problems = parse_words(tree)
    return (*problems, *_dead_ends(tree, site), *_unknown_records(tree, site))


def _dead_ends(tree: Mapping[str, Text], site: _Site) -> Iterator[Problem]:
    for number, group in enumerate(_list(tree.get(GROUPS[0]))):
        if isinstance(group, list) and group and all(map(site.is_dead, group)):
            words = ", ".join(map(str, group))
            message = f"Geen van deze woorden staat op de site ({words}), dus dit vindt niets."
            yield Problem((GROUPS[0], number), message, "Zet er een woord bij dat op de site staat.")
    for section, number, entry in _entries(tree, PAIRS):
        for text in _list(entry.get("vindt")):
            if site.is_dead(text):
                message = f"'{text}' staat in geen activiteit, organisatie of bladzijde, dus dit vindt niets."
                yield Problem((section, number, "vindt"), message, "Kies een woord dat op de site staat.")


def _list(value: Text) -> list[Text]:
    return value if isinstance(value, list) else [value]


def _texts(document: SearchDocument) -> tuple[str, ...]:
    return (document.title, *document.names, *document.facets, document.text)


def _unknown_records(tree: Mapping[str, Text], site: _Site) -> Iterator[Problem]:
    for section, number, entry in _entries(tree, ("beste", "vragen", "advies")):
        for name in ("toont", "ook"):
            shown = entry.get(name)
            for id_ in shown if isinstance(shown, list) else [shown]:
                if isinstance(id_, str) and id_ not in site.known:
                    message = f"'{id_}' staat niet op de site."
                    yield Problem(
                        (section, number, name), message, "Schrijf het zo: activiteiten/repair-cafe"
                    )


def _entries(
    tree: Mapping[str, Text], sections: tuple[str, ...]
) -> Iterator[tuple[str, int, Mapping[str, Text]]]:
    for section in sections:
        value = tree.get(section)
        for number, entry in enumerate(value if isinstance(value, list) else []):
            if isinstance(entry, dict):
                yield section, number, entry
