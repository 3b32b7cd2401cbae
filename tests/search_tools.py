"""Small searches to test with. Every record in them is made up."""

from __future__ import annotations

from pathlib import Path

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.search.build import build_documents
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.search import Engine, engine_of
from informatiewijzer.search.words import NO_WORDS, SearchWords

ATTACK = '</title><script>alert(1)</script> "><img src=x onerror=alert(1)>'


def document(name: str, title: str, text: str = "", **more: object) -> SearchDocument:
    """A made-up activity."""
    return SearchDocument(f"activiteiten/{name}", f"activiteiten/{name}/", title, text=text, **more)  # type: ignore[arg-type]


SOME = (
    document("wandelclub", "Wandelclub De Stap", "Elke week samen wandelen in het bos."),
    document("wandelgroep", "Wandelgroep", "Een ommetje door de wijk, met koffie na afloop."),
    document("koffie", "Koffieochtend", "Koffie drinken en bijpraten.", facets=("ouderen", "maandag")),
    document("zwemmen", "Zwemmen voor ouderen", "Baantjes trekken in het zwembad."),
    document("naaien", "Naaiatelier", "Samen kleding maken."),
    document("ouders", "Ouders en baby's", "Voor jonge ouders."),
    document("aanval", ATTACK, ATTACK, summary=ATTACK, names=(ATTACK,), facts=(ATTACK,)),
)


def files_of(
    documents: tuple[SearchDocument, ...] = SOME, words: SearchWords = NO_WORDS, cache: Path | None = None
) -> list[OutputFile]:
    """The files of a search over some documents."""
    return [OutputFile(file.path, file.read()) for file in build_documents(documents, words, cache)]


def engine(documents: tuple[SearchDocument, ...] = SOME, words: SearchWords = NO_WORDS) -> Engine:
    """A search over some documents."""
    return engine_of(files_of(documents, words))


def names(found: Engine, question: str) -> list[str]:
    """The ids of an answer without "activiteiten/"."""
    return [id_.removeprefix("activiteiten/") for id_ in found.ids(question)]
