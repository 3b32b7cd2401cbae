"""Whether the editors' search words lead anywhere: for findings, beside `parse_words`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from informatiewijzer.base.findings import Code, Finding, Level
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import CONCEPTS, has_search_words
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
    files = sorted(path.name for path in (folder / CONCEPTS).glob("*.yaml") if has_search_words(path.stem))
    return tuple(finding for name in files for finding in _in_file(folder, f"{CONCEPTS}/{name}", documents))


def _in_file(folder: Path, name: str, documents: list[SearchDocument]) -> Iterator[Finding]:
    path = folder / name
    tree = read_tree(path.read_bytes(), name).tree if path.is_file() else None
    if tree is None:
        return
    for problem in _problems(tree.root, documents):
        line, column = tree.place(problem.path)
        shown = f"{folder.name}/{name}"
        finding = WORDS.at(shown, problem.message, hint=problem.hint, line=line, column=column)
        yield finding.with_source(tree.text)


def _problems(tree: Mapping[str, Text], documents: list[SearchDocument]) -> tuple[Problem, ...]:
    _, problems = parse_words(tree)
    return (*problems, *_dead_ends(tree, documents), *_unknown_records(tree, documents))


def _dead_ends(tree: Mapping[str, Text], documents: list[SearchDocument]) -> Iterator[Problem]:
    # The beginning of a word is enough here: a full analysis of ten thousand records would cost seconds.
    everything = " ".join(fold(" ".join(_texts(document))) for document in documents)

    def is_dead(text: Text) -> bool:
        words = split_words(text) if isinstance(text, str) else []
        return any(word[: max(SHORTEST, len(word) - LONGEST_ENDING)] not in everything for word in words)

    for number, group in enumerate(_list(tree.get(GROUPS[0]))):
        if isinstance(group, list) and group and all(map(is_dead, group)):
            words = ", ".join(map(str, group))
            message = f"Geen van deze woorden staat op de site ({words}), dus dit vindt niets."
            yield Problem((GROUPS[0], number), message, "Zet er een woord bij dat op de site staat.")
    for section, number, entry in _entries(tree, PAIRS):
        for text in _list(entry.get("vindt")):
            if is_dead(text):
                message = f"'{text}' staat in geen activiteit, organisatie of bladzijde, dus dit vindt niets."
                yield Problem((section, number, "vindt"), message, "Kies een woord dat op de site staat.")


def _list(value: Text) -> list[Text]:
    return value if isinstance(value, list) else [value]


def _texts(document: SearchDocument) -> tuple[str, ...]:
    return (document.title, *document.names, *document.facets, document.text)


def _unknown_records(tree: Mapping[str, Text], documents: list[SearchDocument]) -> Iterator[Problem]:
    known = {document.id for document in documents}
    for section, number, entry in _entries(tree, ("beste", "advies")):
        for field in ("toont", "ook"):
            shown = entry.get(field)
            for id_ in shown if isinstance(shown, list) else [shown]:
                if isinstance(id_, str) and id_ not in known:
                    message = f"'{id_}' staat niet op de site."
                    yield Problem(
                        (section, number, field), message, "Schrijf het zo: activiteiten/repair-cafe"
                    )


def _entries(
    tree: Mapping[str, Text], sections: tuple[str, ...]
) -> Iterator[tuple[str, int, Mapping[str, Text]]]:
    for section in sections:
        value = tree.get(section)
        for number, entry in enumerate(value if isinstance(value, list) else []):
            if isinstance(entry, dict):
                yield section, number, entry
