"""The door of this room for the build: a published catalogue in, the files of the search out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from informatiewijzer.base.outputs import Finished, digest
from informatiewijzer.base.shelf import Shelf
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.search.cache import open_memory, saving
from informatiewijzer.search.documents import Documents, SearchDocument, known
from informatiewijzer.search.export import Exporter
from informatiewijzer.search.from_catalogue import source_form, sources_from, words_from
from informatiewijzer.search.index import make_index
from informatiewijzer.search.language import language_key, load_language
from informatiewijzer.search.past import Past
from informatiewijzer.search.remember import remember_documents, remember_files
from informatiewijzer.search.update import updated_files
from informatiewijzer.search.words import SearchWords


def build_search(
    catalogue: Catalogue, cache: Path | None = None, pages: Iterable[SearchDocument] = ()
) -> Sequence[Finished]:
    """All files of the search for a published catalogue and hand-written `pages`, sorted by path."""
    town = catalogue.settings.town
    sources = chain(sources_from(catalogue), (known(page.in_town(town)) for page in pages))
    words = words_from(catalogue)
    return _build(Documents(sources, _asked(words), source_form(catalogue)), words, cache, town)


def build_documents(
    documents: Iterable[SearchDocument], words: SearchWords, cache: Path | None = None, town: str = ""
) -> Sequence[Finished]:
    """The same for any documents."""
    return _build(Documents(map(known, documents), _asked(words)), words, cache, town)


def _build(documents: Documents, words: SearchWords, cache: Path | None, town: str) -> Sequence[Finished]:
    """`cache` is a folder that only makes it faster; what comes out is the same with any cache or none."""
    language, key = load_language(town), digest(language_key(), town)
    words_key = digest(repr(words))
    memory = open_memory(cache, key)
    past = Past(memory) if memory else None
    if past and past.facts["words"] == words_key:
        # Few changes are made again next time: that costs less than writing everything down.
        updated = updated_files(past, documents, words, language)
        if updated is not None:
            return updated
    if past and len(past.words.names) > 2 * len(past.counts):
        past = None  # mostly words of records that are gone: begin anew
    index = make_index(documents, language, past)
    if memory:
        memory.close()
    with saving(cache, key) as draft:
        if draft:
            remember_documents(draft, index, documents)
        # Before the files are made all goes that they are not made of: that is a third of it.
        past, index, shown = None, replace(index, entries={}), documents.shown()
        del documents
        exporter = Exporter(index, shown, words, language)
        files = Shelf().put(exporter.files())
        if draft:
            remember_files(draft, exporter, files, words_key)
    return files


def _asked(words: SearchWords) -> dict[str, list[str]]:
    """What people say when only this document is meant, by its id."""
    found: dict[str, list[str]] = {}
    for example in words.examples:
        if len(example.shown) == 1 and not example.also:
            found.setdefault(example.shown[0], []).extend(example.typed)
    return found
