"""How danger is heard in a question. All sentences are made up (tests/search/questions/LEESMIJ.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from importlib import resources
from pathlib import Path

import pytest
from informatiewijzer.cli.main import run
from informatiewijzer.search import data
from informatiewijzer.search.danger import LEARNT, PLACES, Ear, places
from informatiewijzer.search.danger_lessons import Sentence, learn, read_sentences, text_of
from informatiewijzer.search.evaluate import read_questions
from informatiewijzer.search.language import load_language, split_words
from informatiewijzer.search.search import Engine
from informatiewijzer.search.words import Advice, SearchWords
from search_tools import engine

SENTENCES, UNSEEN = "tests/search/gevaar-zinnen.tsv", "tests/search/gevaar-ongezien.tsv"
LANGUAGE = load_language()
HELP = {"113": "organisaties/113-zelfmoordpreventie/", "geweld": "organisaties/veilig-thuis/"}
URGENT = Advice(("wil dood",), "Kop", "Tekst", (), emergency=True)
LISTENING = Advice(("noodgeval",), "Kop", "Tekst", (), emergency=True, listens=True)
INDIRECT = "hij controleert steeds mijn telefoon en ik mag nergens heen"


def _shares(real: Engine, sentences: Iterable[Sentence]) -> dict[str, float]:
    """Of each kind the share that gets a box with the help for it; of ordinary ones with any urgent help."""
    found: dict[str, list[bool]] = {}
    for sentence in sentences:
        boxes = real.boxes(real.answer(sentence.text))
        shown = {help_[0] for box in boxes if box["spoed"] for help_ in box["toont"]}
        wanted = HELP.get(sentence.kind)
        found.setdefault(sentence.kind, []).append(wanted in shown if wanted else bool(shown))
    return {kind: sum(every) / len(every) for kind, every in found.items()}


def test_danger_is_recognised_and_the_ordinary_left_alone(real: Engine, root: Path) -> None:
    """Of sentences that words were added for 49 in 50 get their box; of ordinary ones 1 in 25 at most."""
    known = [one for one in read_sentences(root / SENTENCES) if one.batch == "nood"]
    shares = _shares(real, known)
    assert min(shares["113"], shares["geweld"]) >= 0.98
    assert shares["gewoon"] <= 0.04


def test_most_danger_is_heard_that_nothing_was_learnt_from(real: Engine, root: Path) -> None:
    """Of sentences that nobody tuned to 15 in 16 get a box; of ordinary ones alike 1 in 12 at most."""
    shares = _shares(real, read_sentences(root / UNSEEN))
    assert min(shares["113"], shares["geweld"]) >= 15 / 16
    assert shares["gewoon"] <= 1 / 12


def test_ordinary_questions_are_left_alone(real: Engine, root: Path) -> None:
    """Of the judged questions that no help line must answer, 1 in 25 has an urgent box at most."""
    questions = [
        question.text
        for path in sorted((root / "tests/search/questions").glob("*.tsv"))
        if not path.stem.endswith("-oordelen")
        for question in read_questions(path.parent, path.stem)
        if not {"crisis", "geweld", "veilig"} & set(question.flags)
    ]
    alarmed = [text for text in questions if any(box["spoed"] for box in real.boxes(real.answer(text)))]
    assert len(questions) > 900
    assert len(alarmed) <= 0.04 * len(questions), alarmed


def test_the_unseen_stay_unseen(root: Path) -> None:
    """No sentence that is held apart is also learnt from; each stands once, and has a known kind."""
    learnt, unseen = (read_sentences(root / path) for path in (SENTENCES, UNSEEN))
    texts = Counter(" ".join(split_words(one.text)) for one in (*learnt, *unseen))
    assert [text for text, count in texts.items() if count > 1] == []
    assert {one.kind for one in (*learnt, *unseen)} == {*HELP, "gewoon"}


def test_the_ear_is_what_the_sentences_teach(root: Path) -> None:
    """The file in the package is made from the sentences of today, letter for letter."""
    ear = learn(read_sentences(root / SENTENCES), LANGUAGE)
    assert resources.files(data).joinpath(LEARNT).read_text("utf-8") == text_of(ear)


def test_a_lesson_is_heard_in_other_words() -> None:
    """What some sentences share is heard in a new one, also when it is misspelt."""
    ear = learn(_made_up(), LANGUAGE)
    assert ear.score(["hij", "slaat", "hard"], LANGUAGE) > 0 > ear.score(["zij", "danst"], LANGUAGE)
    assert ear.score(["hij", "slaad", "hart"], LANGUAGE) > 0
    assert ear == learn(_made_up(), LANGUAGE)


def _made_up() -> Sequence[Sentence]:
    danger = ("hij slaat mij", "hij slaat hard", "zij slaat hem", "mijn man slaat")
    ordinary = ("hij danst graag", "zij danst met hem", "samen hard lopen", "mijn man danst")
    kinds = {"geweld": danger, "gewoon": ordinary}
    return [Sentence(kind, text, "verzonnen") for kind, texts in kinds.items() for text in texts]


@pytest.mark.parametrize("text", ["", "é", "قهوة مع أصدقاء", "💛 koffie", "a" * 300, "113 112"])
def test_every_text_has_places(text: str) -> None:
    """Whatever is typed has places within the row, sorted and each once; nothing typed scores nothing."""
    words = split_words(text)
    found = places(words, LANGUAGE)
    assert found == sorted(set(found))
    assert all(0 <= place < PLACES for place in found)
    assert isinstance(Ear("h" * PLACES, 0.5).score(words, LANGUAGE), float)
    assert Ear("h" * PLACES, 0.5).score(words, LANGUAGE) == 0


def test_what_sounds_like_danger_gets_the_advice_that_listens() -> None:
    """It comes without any word of its own; not beside other urgent advice, nor for an ordinary question."""
    found = engine(words=SearchWords(advice=(URGENT, LISTENING)))
    assert found.answer(INDIRECT).advice == [1]
    assert found.answer(f"ik wil dood {INDIRECT}").advice == [0]
    assert found.answer("noodgeval").advice == [1]
    assert found.answer("samen koffie drinken met de buren").advice == []


def test_nobody_listens_unless_editors_ask_it() -> None:
    """Without an advice that listens there is no ear in the files, and nothing is heard."""
    found = engine(words=SearchWords(advice=(URGENT,)))
    assert found.reader.listener.ear is None
    assert found.answer(INDIRECT).advice == []


def test_the_command_says_which_box_comes(
    root: Path, host: Callable[[Path, Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """An editor who tries a sentence reads the heading of its box; an ordinary one has none."""
    asked = {"ze laten oma de hele dag in bed liggen": "Gaat het", "ik wil dood": "Denkt u aan", "koffie": ""}
    for text, heading in asked.items():
        assert run(["search", text, "--as-of", "2026-11-24"], root, host) == 0
        lines = [line for line in capsys.readouterr().out.splitlines() if "blok boven de uitkomsten" in line]
        assert [heading in line for line in lines] == [True] * bool(heading)
