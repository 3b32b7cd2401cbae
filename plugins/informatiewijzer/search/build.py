"""The door of this room for the build: a published catalogue in, the files of the search out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.export import Exporter
from informatiewijzer.search.from_catalogue import documents_from, words_from
from informatiewijzer.search.index import make_index
from informatiewijzer.search.language import load_language
from informatiewijzer.search.words import SearchWords


def build_search(catalogue: Catalogue, cache: Path | None = None) -> list[OutputFile]:
    """All files of the search for a published catalogue, sorted by path."""
    return build_documents(documents_from(catalogue), words_from(catalogue), cache)


def build_documents(
    documents: Iterable[SearchDocument],
    words: SearchWords,
    cache: Path | None = None,  # noqa: ARG001
) -> list[OutputFile]:
    """The same for any documents: pages and tests hand in their own."""
    language = load_language()
    by_id = {document.id: document for document in sorted(documents)}
    return Exporter(make_index(by_id, language), by_id, words, language).files()
