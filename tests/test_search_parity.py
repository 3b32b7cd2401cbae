"""The browser and the command answer every judged question with the same records in the same order."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.search.danger_lessons import read_sentences
from informatiewijzer.search.from_catalogue import words_from
from informatiewijzer.search.from_pages import page_documents
from informatiewijzer.search.language import load_language, read_words
from informatiewijzer.search.search import Engine, make_engine

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ASK = """async ([questions, isLiteral]) => {
  const js = new URL("../assets/js/", location.href);
  const { answer, makeLanguage, openReader } = await import(new URL("zoeken-kern.js", js));
  const reader = await openReader(new URL("../zoek/", location.href));
  const language = { ...makeLanguage(reader.manifest), isLiteral };
  const all = [];
  for (const question of questions) {
    const { hits, corrections, unknown, advice } = await answer(reader, language, question);
    const ids = [];
    for (const [slot, score] of hits) ids.push([(await reader.card(slot))[0], score]);
    all.push({ ids, corrections, unknown, advice });
  }
  return all;
}"""


@pytest.fixture(scope="module")
def engine(root: Path, as_of: date) -> Engine:
    """The search of the real catalogue, as the command has it."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    return make_engine(catalogue.published(as_of), page_documents(root))


def questions(root: Path) -> list[str]:
    """Every judged question."""
    files = sorted((root / "tests/search/questions").glob("*.tsv"))
    kept = [file for file in files if not file.stem.endswith("-oordelen")]
    return [line.split("\t")[2] for file in kept for line in file.read_text("utf-8").splitlines()[1:]]


def advised(root: Path) -> list[str]:
    """Every phrase that calls for advice, and the same in a sentence."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    phrases = sorted({text.rstrip(".") for advice in words_from(catalogue).advice for text in advice.typed})
    return [*phrases, *(f"hallo help {text}" for text in phrases)]


def in_danger(root: Path) -> list[str]:
    """Sentences of people in danger, and ordinary ones with the same words."""
    known = [one for one in read_sentences(root / "tests/search/gevaar-zinnen.tsv") if one.batch == "nood"]
    return [one.text for one in (*known, *read_sentences(root / "tests/search/gevaar-ongezien.tsv"))]


def misspelt(texts: list[str]) -> list[str]:
    """The same questions with a letter lost, doubled or swapped somewhere, and cut short (seeded)."""
    chance = random.Random(3)
    found = []
    for text in texts:
        place = chance.randrange(max(1, len(text) - 1))
        kind = chance.choice(("lost", "doubled", "swapped", "cut"))
        found.append(
            {
                "lost": text[:place] + text[place + 1 :],
                "doubled": text[: place + 1] + text[place:],
                "swapped": text[:place] + text[place : place + 2][::-1] + text[place + 2 :],
                "cut": text[: max(3, place)],
            }[kind]
        )
    return found


STEMS = """async (words) => {
  const { openReader, makeLanguage } = await import(new URL("../assets/js/zoeken-kern.js", location.href));
  const { stem } = makeLanguage((await openReader(new URL("../zoek/", location.href))).manifest);
  return words.map(stem);
}"""
ENDINGS = (
    "nde en heden nden den ien jen s es ies aus ares eres ts etje rntje tje inkje mpje je ge lijke ische de "
    "te se re le ene ieve atie iteit heid sel ster rder isme ing erij arij fie gie tst dst ioneel atief baar "
    "achtig achtigst naar laar raar tant lijker end erig erigst innig inniger ig iger igst d t nd ht ft kt "
    "pt v z vv zz nn"
)


def inflected(words: list[str]) -> list[str]:
    """Words as they are, with an ending of every rule, as a participle, and with "ge" inside (seeded)."""
    chance, endings = random.Random(4), ENDINGS.split()
    found = {*words, *endings, *(one + other for one in endings for other in endings)}
    for word in words:
        place, ending = chance.randrange(len(word)), chance.choice(endings)
        left, right = word[:place], word[place:]
        found |= {word + ending, f"ge{word}{ending}", f"{left}ge{right}", left + ending}
    return sorted(found)


ODD = ["", "  ", "de het een", "ß ĳs İstanbul Ğüneş", "foto's d'r 't", "قهوة", "a" * 300, "113", "💛 koffie"]


def answers_of(engine: Engine, text: str) -> dict[str, object]:
    """What the command says, in the shape of `ASK`."""
    found = engine.answer(text)
    return {
        "ids": [[hit.id, hit.score] for hit in engine.hits(text)],
        "corrections": [list(pair) for pair in found.corrections],
        "unknown": found.unknown,
        "advice": found.advice,
    }


def test_the_browser_gives_the_same_ids_and_scores(
    page: Page, site_server: str, engine: Engine, root: Path
) -> None:
    """Judged questions and calls for advice, misspelt too, and odd text: all that is answered agrees."""
    judged = [*questions(root), *advised(root), *in_danger(root)]
    asked = [*judged, *misspelt(judged), *ODD]
    page.goto(f"{site_server}zoeken/")
    for text, found in zip(asked, page.evaluate(ASK, [asked, False]), strict=True):
        assert found == answers_of(engine, text), text


def test_the_browser_reads_as_literally_as_the_command(
    page: Page, site_server: str, engine: Engine, root: Path
) -> None:
    """Where nothing is taken for a typing fault, misspelt questions get the same answers too."""
    literal = replace(engine, language=replace(engine.language, literal=True))
    asked = misspelt(questions(root))
    page.goto(f"{site_server}zoeken/")
    for text, found in zip(asked, page.evaluate(ASK, [asked, True]), strict=True):
        assert found == answers_of(literal, text), text
        assert found["corrections"] == []


def test_both_stem_every_word_alike(page: Page, site_server: str) -> None:
    """The browser has the stem rules written out; the build asks Snowball; tens of thousands agree."""
    words = inflected(read_words("delen.txt"))
    language = load_language()
    page.goto(f"{site_server}zoeken/")
    found = page.evaluate(STEMS, words)
    assert [pair for pair in zip(words, found, strict=True) if language.stem(pair[0]) != pair[1]] == []


def test_the_page_shows_the_same_order(page: Page, site_server: str, engine: Engine) -> None:
    """The first ten results stand on the page with their id, in the command's order."""
    page.goto(f"{site_server}zoeken/?q=samen+eten")
    page.wait_for_selector("#zoek-resultaten > li")
    shown = page.eval_on_selector_all("#zoek-resultaten > li", "all => all.map((li) => li.dataset.id)")
    assert shown == engine.ids("samen eten")[:10]
