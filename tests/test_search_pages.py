"""Hand-written pages are found beside the records, a section each."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.search.from_pages import page_documents
from informatiewijzer.search.search import Engine, make_engine
from informatiewijzer.source.written import parse_page, plain, slug

PAGE = """\
---
title: Samen eten
description: Hoe dat gaat.
boven: [{naam: Eten, adres: eten/}]
---
# Samen eten

Een **mooie** [avond](../avond/ "titel") voor _iedereen_.
<div data-blok="aanbod"></div>

## Wat kost het? { #kosten .klein }

| wat | euro |
|---|---|
| soep | 2,50 |

- Eerste
- Tweede regel
  die doorloopt.

### Korting

Met de pas.

```
## geen kop
```

## Crème à gogo

{: .lead }
1. Een
"""


def test_sections_have_their_anchor_heading_words_and_line() -> None:
    """A heading of the second level begins a section; markup, tags and attributes are no words."""
    page = parse_page(Path("x.md"), "eten/", PAGE)
    assert page.title == "Samen eten"
    shape = [(s.anchor, s.heading, s.line) for s in page.sections]
    assert shape == [("", "", 6), ("kosten", "Wat kost het?", 11), ("creme-a-gogo", "Crème à gogo", 29)]
    assert page.sections[0].text == "Een mooie avond voor iedereen."
    assert page.sections[1].text.split("\n") == [
        "wat euro", "soep 2,50", "Eerste", "Tweede regel die doorloopt.",
        "Korting", "Met de pas.", "## geen kop",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "anchor"), [("1. Zien & praten", "1-zien-praten"), ("Één, twee", "een-twee")]
)
def test_an_anchor_is_the_one_the_host_gives(heading: str, anchor: str) -> None:
    """Python-Markdown's table of contents makes the same of a heading."""
    from markdown.extensions.toc import slugify

    assert slug(heading) == anchor == slugify(heading, "-")


def test_a_page_without_title_or_with_a_no_is_left_out(tmp_path: Path) -> None:
    """The shell, pages in other languages and pages with `zoekbaar: nee` are not found."""
    pages = tmp_path / "site_src" / "pages"
    for name, head in (
        ("a", "title: A\nzoekbaar: nee"),
        ("b", "title: B\ntaal: en"),
        ("c", "x: y"),
        ("d", "title: D"),
    ):
        (pages / name).mkdir(parents=True)
        (pages / name / "index.md").write_text(f"---\n{head}\n---\n# X\n\nTekst.\n", "utf-8")
    assert [document.id for document in page_documents(tmp_path)] == ["paginas/d"]


def test_every_section_leads_to_a_place_on_the_site(root: Path, built_site: Path) -> None:
    """The address of every section is a page with an element of that id."""
    documents = page_documents(root)
    assert len(documents) > 40
    assert len({document.id for document in documents}) == len(documents)
    for document in documents:
        address, _, anchor = document.url.partition("#")
        html = (built_site / address / "index.html").read_text("utf-8")
        assert not anchor or re.search(rf'\bid="{anchor}"', html), document.url


def test_no_markup_is_shown_in_a_result(root: Path) -> None:
    """Titles and summaries of sections are words: no tags, brackets of links or attributes."""
    for document in page_documents(root):
        assert not re.search(r"[<>{}]|\]\(|\*\*|data-blok", document.title + document.summary + document.text)


@pytest.fixture(scope="module")
def engine(root: Path, as_of: date) -> Engine:
    """The search of the real site."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    return make_engine(catalogue.published(as_of), page_documents(root))


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("privacy", "paginas/privacy"),
        ("cookies", "paginas/privacy"),
        ("toegankelijkheid", "paginas/toegankelijkheid"),
    ],
)
def test_a_page_is_found_by_its_words(engine: Engine, question: str, wanted: str) -> None:
    """What only a page tells is found there."""
    assert wanted in engine.ids(question)[:2]


def test_who_wants_to_walk_finds_walks_first(engine: Engine) -> None:
    """Pages count for less than records: the first answers to a thing to do are things to do."""
    assert not any(id_.startswith("paginas/") for id_ in engine.ids("wandelen")[:5])


def test_a_word_said_in_passing_does_not_find_a_section(tmp_path: Path) -> None:
    """Of the text of a section only what stands in it twice is looked for; title and description always."""
    folder = tmp_path / "site_src" / "pages"
    folder.mkdir(parents=True)
    head = "---\ntitle: Soep koken\ndescription: Lekker warm.\n---\n"
    (folder / "a.md").write_text(f"{head}# Soep\n\nPan kwijt? Pak een andere pan.\n", "utf-8")
    (document,) = page_documents(tmp_path)
    assert (document.title, document.text) == ("Soep koken", "Lekker warm.\npan pan")


def test_attributes_between_braces_are_no_words() -> None:
    """The host's attribute lists and HTML do not reach the reader of a result."""
    assert plain('<p class="lead">Hallo</p>{: .groot }') == "Hallo"
