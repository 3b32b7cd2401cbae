"""Whether the editors' search words lead anywhere: for findings, beside `parse_words`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.search.analysis import Analyser, words_of
from informatiewijzer.search.compounds import make_splitter
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.expansion import terms_of
from informatiewijzer.search.from_catalogue import documents_from
from informatiewijzer.search.language import load_language, read_lines
from informatiewijzer.search.words import PAIRS, Problem, Text, parse_words


def check_words(tree: Mapping[str, Text], catalogue: Catalogue) -> tuple[Problem, ...]:
    """What is wrong with the texts of `zoekwoorden.yaml`: shape, words in no record, unknown records."""
    _, problems = parse_words(tree)
    documents = list(documents_from(catalogue))
    return (*problems, *_dead_ends(tree, documents), *_unknown_records(tree, documents))


def _dead_ends(tree: Mapping[str, Text], documents: list[SearchDocument]) -> Iterator[Problem]:
    language = load_language()
    words = {word for document in documents for counts in words_of(document).values() for word in counts}
    analyser = Analyser(
        language, make_splitter(language, read_lines("delen.txt"), words, read_lines("heel.txt"))
    )
    findable = {term for word in words for term, _ in analyser.terms(word)}
    for section, number, entry in _entries(tree, PAIRS):
        found = entry.get("vindt")
        for text in found if isinstance(found, list) else [found]:
            if isinstance(text, str) and not findable.issuperset(terms_of(text, language)):
                message = f"'{text}' staat in geen enkele activiteit of organisatie, dus dit vindt niets."
                yield Problem((section, number, "vindt"), message, "Kies een woord dat op de site staat.")


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
