"""The door of this room for the build: a published catalogue in, the files of the search out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from informatiewijzer.base.outputs import OutputFile, digest
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.search.cache import load_state, save_state
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.export import Exporter
from informatiewijzer.search.from_catalogue import documents_from, words_from
from informatiewijzer.search.index import make_index
from informatiewijzer.search.language import language_key, load_language
from informatiewijzer.search.words import SearchWords

FEW = 20


def build_search(
    catalogue: Catalogue, cache: Path | None = None, pages: Iterable[SearchDocument] = ()
) -> list[OutputFile]:
    """All files of the search for a published catalogue and hand-written `pages`, sorted by path."""
    town = catalogue.settings.town
    documents = [*documents_from(catalogue), *(page.in_town(town) for page in pages)]
    return build_documents(documents, words_from(catalogue), cache, town)


def build_documents(
    documents: Iterable[SearchDocument], words: SearchWords, cache: Path | None = None, town: str = ""
) -> list[OutputFile]:
    """The same for any documents: pages and tests hand in their own.

    `cache` is a folder that only makes it faster; what comes out is the same with any cache or none.
    """
    language, key = load_language(town), digest(language_key(), town)
    by_id = {document.id: _with_asked(document, words) for document in sorted(documents)}
    before = load_state(cache, key) if cache else None
    if before and len(before.words.names) > 2 * len(before.counts):
        before = None  # mostly words of records that are gone: begin anew
    index = make_index(by_id, language, before)
    files, shards = Exporter(index, by_id, words, language, before.shards if before else {}).files()
    # A few new documents are done again next time: that costs less than writing everything down.
    if cache and (before is None or index.fresh > max(FEW, len(by_id) // 100)):
        save_state(cache, index.state(key, shards))
    return files


def _with_asked(document: SearchDocument, words: SearchWords) -> SearchDocument:
    asked = words.asked.get(document.id)
    return replace(document, asked=asked) if asked else document
