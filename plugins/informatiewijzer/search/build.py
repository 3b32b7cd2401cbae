"""The door of this room for the build: a published catalogue in, the files of the search out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from informatiewijzer.base.outputs import digest
from informatiewijzer.base.shelf import Shelf, ShelvedFile
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.search.cache import opened, saving
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.export import Exporter
from informatiewijzer.search.from_catalogue import documents_from, words_from
from informatiewijzer.search.index import make_index
from informatiewijzer.search.language import language_key, load_language
from informatiewijzer.search.past import Past
from informatiewijzer.search.remember import remember_documents, remember_files
from informatiewijzer.search.update import updated_files
from informatiewijzer.search.words import SearchWords


def build_search(
    catalogue: Catalogue, cache: Path | None = None, pages: Iterable[SearchDocument] = ()
) -> list[ShelvedFile]:
    """All files of the search for a published catalogue and hand-written `pages`, sorted by path."""
    town = catalogue.settings.town
    documents = chain(documents_from(catalogue), (page.in_town(town) for page in pages))
    return build_documents(documents, words_from(catalogue), cache, town)


def build_documents(
    documents: Iterable[SearchDocument], words: SearchWords, cache: Path | None = None, town: str = ""
) -> list[ShelvedFile]:
    """The same for any documents: pages and tests hand in their own.

    `cache` is a folder that only makes it faster; what comes out is the same with any cache or none.
    """
    language, key = load_language(town), digest(language_key(), town)
    asked = _asked(words)
    by_id = {document.id: _with_asked(document, asked) for document in sorted(documents)}
    words_key = digest(repr(words))
    with opened(cache, key) as memory:
        past = Past(memory) if memory else None
        if past and past.facts["words"] == words_key:
            # Few changes are made again next time: that costs less than writing everything down.
            updated = updated_files(past, by_id, words, language)
            if updated is not None:
                return Shelf().put(updated)
        if past and len(past.words.names) > 2 * len(past.counts):
            past = None  # mostly words of records that are gone: begin anew
        index = make_index(by_id, language, past)
    with saving(cache, key) as draft:
        if draft:
            remember_documents(draft, index)
        # Before the files are made all goes that they are not made of: that is a third of it.
        past, index = None, replace(index, entries={})
        by_id = {name: document.as_shown() for name, document in by_id.items()}
        exporter = Exporter(index, by_id, words, language)
        files = Shelf().put(exporter.files())
        if draft:
            remember_files(draft, exporter, files, words_key)
    return files


def _with_asked(document: SearchDocument, asked: Mapping[str, Sequence[str]]) -> SearchDocument:
    found = asked.get(document.id)
    return replace(document, asked=tuple(found)) if found else document


def _asked(words: SearchWords) -> dict[str, list[str]]:
    """What people say when only this document is meant, by its id."""
    found: dict[str, list[str]] = {}
    for example in words.examples:
        if len(example.shown) == 1 and not example.also:
            found.setdefault(example.shown[0], []).extend(example.typed)
    return found
