"""Dutch words: folding, stems, exceptions, compounds, sounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from informatiewijzer.search.compounds import Splitter, make_splitter
from informatiewijzer.search.language import Language, fold, load_language, read_words, split_words
from informatiewijzer.search.sound import distance, sound_key

LANGUAGE = load_language()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Café in Één huis", ["cafe", "in", "een", "huis"]),
        ("foto's van 's avonds", ["fotos", "van", "s", "avonds"]),
        ("0800-0113, e-mail", ["0800", "0113", "e", "mail"]),
        ("Straße Ğüneş ĳs", ["strasse", "gunes", "ijs"]),
        ("Łódź_en\tH₂O² zo'n’k", ["lodz", "en", "h2o2", "zonk"]),
        ("Ωmega en Кофе", ["ωmega", "en", "кофе"]),
        ("", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    """Accents, capitals and apostrophes do not matter."""
    assert split_words(text) == words
    assert fold(" ".join(words)) == " ".join(words)


@pytest.mark.parametrize(
    "forms",
    [
        "fiets fietsen fietst", "maatje maatjes", "spelletje spelletjes", "zwemmen zwem zwemt",
        "wandelen wandeling wandelingen", "vrijwilliger vrijwilligers", "eten eet", "dans dansen",
        "oudere ouderen", "activiteit activiteiten", "kerk kerken",
    ],
)  # fmt: skip
def test_forms_of_a_word_share_a_stem(forms: str) -> None:
    """Inflection does not hide a record."""
    assert len({LANGUAGE.stem(form) for form in forms.split()}) == 1


def test_words_that_look_alike_stay_apart() -> None:
    """Ouderen (older people) are not ouders (parents)."""
    assert LANGUAGE.stem("ouderen") != LANGUAGE.stem("ouders")


def test_a_stem_of_a_stem_is_itself() -> None:
    """Stems are fixed points, whatever was asked first."""
    fresh = load_language()
    for word in read_words("delen.txt")[::37]:
        stem = fresh.stem(word)
        assert fresh.stem(stem) == stem == LANGUAGE.stem(word)


def test_words_that_matter_are_no_stop_words() -> None:
    """Somebody without ("iemand", "zonder") says what somebody looks for."""
    assert not {"iemand", "zonder", "alleenstaand"} & LANGUAGE.stop
    assert {"de", "een", "waar"} <= LANGUAGE.stop


def _gold(root: Path) -> list[tuple[str, set[str]]]:
    lines = (root / "tests/search/samenstellingen.txt").read_text("utf-8").splitlines()
    pairs = [line.partition(" ")[::2] for line in lines if line and not line.startswith("#")]
    return [
        (fold(word), {fold(part) for part in parts.split("+")} if parts else set()) for word, parts in pairs
    ]


def _splitter(language: Language) -> Splitter:
    return make_splitter(language, read_words("delen.txt"), (), read_words("heel.txt"))


def test_compounds_are_split(root: Path) -> None:
    """On 361 judged words the parts have an F1 of 0.85 or more, without the words of any catalogue."""
    splitter = _splitter(LANGUAGE)
    right = found = wanted = false = 0
    for word, parts in _gold(root):
        got = {LANGUAGE.stem(part) for part in splitter.split(word)}
        gold = {LANGUAGE.stem(part) for part in parts}
        right, found, wanted = right + len(got & gold), found + len(got), wanted + len(gold)
        false += bool(got and not gold)
    assert 2 * right / (found + wanted) >= 0.85
    assert false <= 5


def test_days_are_not_taken_apart() -> None:
    """Sunday has nothing to do with the sun."""
    assert _splitter(LANGUAGE).split("zondag") == ()


def test_the_catalogue_teaches_parts() -> None:
    """A name that only the catalogue knows is recognised inside a longer word."""
    assert make_splitter(LANGUAGE, ("club",), ("zoalt",), ()).split("zoaltclub") == ("zoalt", "club")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("swemmen", "zwemmen"), ("komputer", "computer"), ("skouting", "scouting"), ("telifoon", "telefoon"),
     ("zonebloem", "zonnebloem"), ("fietse", "fietsen")],
)  # fmt: skip
def test_misspelt_words_are_near(wrong: str, right: str) -> None:
    """They sound the same, or differ by one letter."""
    assert sound_key(wrong) == sound_key(right) or distance(wrong, right, 1) == 1


def test_distance_counts_swaps_as_one_and_gives_up() -> None:
    """Damerau-Levenshtein with a limit."""
    assert distance("wandlen", "wandeln", 2) == 1
    assert distance("koffie", "thee", 2) == 3
