"""Hand-written pages as search documents, one for each section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.language import split_words
from informatiewijzer.source.written import Section, WrittenPage, written_pages

KIND = "paginas"
WORTH = 60
"""What a page counts for beside a record, in percent: who types "wandelen" wants to walk, not to read."""
FOR_PROFESSIONALS = "professionals/"
PROFESSIONAL_WORTH, PROFESSIONAL_PART = 50, 40
"""The same for the pages for professionals and for their sections: most who ask are residents."""
TELLING = 2
"""How often a word stands in the text of a section that is found by it: what is said once in passing is not
what the section is about, and a page has many such words."""
LONGEST_SUMMARY = 160
FACT = "Uitleg op deze site"


def page_documents(project: Path) -> list[SearchDocument]:
    """A document per section of the Dutch pages in `site_src/pages`; `zoekbaar: nee` keeps a page out."""
    pages = written_pages(project / "site_src" / "pages")
    return [document for page in pages if is_searchable(page) for document in _of_page(page)]


def is_searchable(page: WrittenPage) -> bool:
    """Whether visitors should find this page by its words; the home page leads everywhere already."""
    meta = page.meta
    hidden = meta.get("zoekbaar") == "nee" or "schil" in meta or "taal" in meta
    return bool(page.address and page.title and not hidden)


def _of_page(page: WrittenPage) -> Iterator[SearchDocument]:
    first, *others = page.sections
    description = str(page.meta.get("description") or "")
    yield _document(page, first, page.title, (), f"{description}\n{_telling(first.text)}", description)
    for section in others:
        if section.text:
            text = _telling(section.text)
            yield _document(page, section, section.heading, (page.title,), text, section.text)


def _document(
    page: WrittenPage, section: Section, title: str, names: Iterable[str], text: str, summary: str
) -> SearchDocument:
    anchor = f"#{section.anchor}" if section.anchor else ""
    return SearchDocument(
        id=f"{KIND}/{page.address.rstrip('/')}{anchor}",
        url=f"{page.address}{anchor}",
        title=title,
        names=tuple(names),
        text=text,
        summary=_short(summary),
        facts=(FACT,),
        worth=_worth(page, section),
    )


def _worth(page: WrittenPage, section: Section) -> int:
    if not page.address.startswith(FOR_PROFESSIONALS):
        return WORTH
    return PROFESSIONAL_PART if section.anchor else PROFESSIONAL_WORTH


def _telling(text: str) -> str:
    """The words that stand in a text more than once, as often as they do."""
    counts = Counter(split_words(text))
    return " ".join(word for word, count in counts.items() if count >= TELLING for _ in range(count))


def _short(text: str) -> str:
    """The first sentences that fit; else the first words, with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_SUMMARY:
        return line
    start = line[:LONGEST_SUMMARY]
    end = max(start.rfind(mark) for mark in (". ", "? ", "! "))
    return start[: end + 1] if end > LONGEST_SUMMARY // 3 else start.rsplit(" ", 1)[0] + " ..."
