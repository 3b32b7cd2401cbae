"""A rebuild of the search after a few changes: the same files as a build without memory, with little work."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from informatiewijzer.search import build
from informatiewijzer.search.cache import NAME
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.words import Advice, Best, Example, Leads, SearchWords
from search_tools import document, files_of

THINGS = (
    "wandelen",
    "koffie",
    "schaken",
    "breien",
    "zingen",
    "tuin",
    "muziek",
    "koken",
    "kaarten",
    "fietsen",
)
ENDS = ("groep", "club", "middag", "ochtend", "huis", "avond", "café", "tje", "en", "s")
WORDS = SearchWords(
    groups=(("lopen", "wandelen"), ("bakkie doen", "koffie"), ("kaarten", "kaartspel")),
    leads=(
        Leads(("samen iets doen",), ("wandelen", "schaken", "koffie drinken"), "uitdrukking"),
        Leads(("bewegen", "sport"), ("wandelen", "fietsen", "zwemclub"), "ruimer"),
        Leads(("coffee",), ("koffie",), "engels"),
    ),
    best=(Best(("buurthuis koffie",), ("activiteiten/nr-3",), "Daar is koffie."),),
    advice=(Advice(("kan niet meer",), "Bel", "Bel ons.", ("activiteiten/nr-5",), ("activiteiten/nr-6",)),),
    examples=(
        Example(("samen iets met wol doen", "breien"), ("activiteiten/nr-1",), ("activiteiten/nr-2",)),
        Example(("lekker tuinieren in de zon",), ("activiteiten/nr-4",)),
    ),
    ignored=("in de buurt",),
)


def _word(chance: random.Random) -> str:
    kinds = (
        chance.choice(THINGS),
        chance.choice(THINGS) + chance.choice(ENDS),
        "kwast",
        "buurthuis",
        "lopen",
    )
    return chance.choice((*kinds, f"nr{chance.randrange(400)}"))


def _made_up(chance: random.Random, number: int) -> SearchDocument:
    text = " ".join(_word(chance) for _ in range(12))
    return document(f"nr-{number}", _word(chance), text, facets=(chance.choice(THINGS),), phones=("112",))


def _edited(one: SearchDocument, chance: random.Random) -> SearchDocument:
    """The document after one edit of an editor."""
    words = one.text.split()
    changes: list[Mapping[str, object]] = [
        {"text": " ".join(words[1:])},
        {"text": " ".join([*words, _word(chance)])},
        {"title": f"{one.title} {_word(chance)}"},
        {"summary": _word(chance)},
        {"facets": (_word(chance),)},
        {"worth": chance.choice((60, 100))},
    ]
    return replace(one, **chance.choice(changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(4))
def test_any_edits_give_the_files_of_a_build_without_memory(seed: int, tmp_path: Path) -> None:
    """Words, terms, phrases and records come and go: every byte is that of a fresh build, edit after edit."""
    chance = random.Random(seed)
    documents = {number: _made_up(chance, number) for number in range(90)}
    files_of(tuple(documents.values()), WORDS, tmp_path)
    for number in range(90, 115):
        for _ in range(chance.choice((1, 1, 3))):
            one = chance.choice(sorted(documents))
            match chance.randrange(8):
                case 0:
                    del documents[one]
                case 1:
                    documents[number] = _made_up(chance, number)
                case _:
                    documents[one] = _edited(documents[one], chance)
        now = tuple(documents.values())
        assert files_of(now, WORDS, tmp_path) == files_of(now, WORDS)


def test_an_edit_makes_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After one edit only what it touches is made, and nothing is written down again."""
    chance = random.Random(7)
    many = [_made_up(chance, number) for number in range(90)]
    files_of(tuple(many), WORDS, tmp_path)
    remembered = (tmp_path / NAME).read_bytes()
    many[0] = replace(many[0], text=f"{many[0].text} wandelen kwast nieuwsgierig", summary="Anders.")
    expected = files_of(tuple(many), WORDS)
    monkeypatch.setattr(build, "make_index", None)
    assert files_of(tuple(many), WORDS, tmp_path) == expected
    assert (tmp_path / NAME).read_bytes() == remembered


def test_a_word_of_editors_that_a_record_gets_is_listed(tmp_path: Path) -> None:
    """A word that was right as it is, in no record, is in the lists once a compound has it as a part."""
    words = SearchWords(best=(Best(("zang",), ("activiteiten/nr-1",)),))
    some = [document(f"nr-{number}", "Koffie", "Koffie drinken met taart.") for number in range(30)]
    files_of(tuple(some), words, tmp_path)
    some[2] = replace(some[2], text="Koffie drinken met zangmiddag.")
    assert files_of(tuple(some), words, tmp_path) == files_of(tuple(some), words)


def test_other_search_words_make_everything_again(tmp_path: Path) -> None:
    """What editors say that words mean reaches every file."""
    chance = random.Random(8)
    some = tuple(_made_up(chance, number) for number in range(30))
    files_of(some, WORDS, tmp_path)
    other = replace(WORDS, ignored=("alstublieft",))
    assert files_of(some, other, tmp_path) == files_of(some, other) != files_of(some, WORDS)


@pytest.mark.parametrize("place", [3, 0.1, 0.5, 0.9, -3])
def test_one_wrong_byte_is_noticed(place: float, tmp_path: Path) -> None:
    """A memory with a damaged byte counts as none, wherever that byte is."""
    chance = random.Random(9)
    some = [_made_up(chance, number) for number in range(40)]
    files_of(tuple(some), WORDS, tmp_path)
    content = bytearray((tmp_path / NAME).read_bytes())
    at = int(place * len(content)) if isinstance(place, float) else int(place)
    content[at] ^= 1
    (tmp_path / NAME).write_bytes(content)
    some[0] = replace(some[0], text="Iets anders.")
    assert files_of(tuple(some), WORDS, tmp_path) == files_of(tuple(some), WORDS)
