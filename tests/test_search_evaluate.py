"""How an answer is held against what a judge found: the figures of `search --evaluate`."""

from __future__ import annotations

import math

import pytest
from informatiewijzer.search.evaluate import Question, judge


def question(**grades: int) -> Question:
    """A judged question; `__` stands for "/", `_at_` for "#"."""
    named = {name.replace("__", "/").replace("_at_", "#"): grade for name, grade in grades.items()}
    return Question("q1", "zin", "een vraag", {}, named)


def test_the_best_order_is_worth_one() -> None:
    """nDCG is 1 for the order of the grades, and less for any other."""
    asked = question(activiteiten__a=3, activiteiten__b=1)
    assert judge(asked, ["activiteiten/a", "activiteiten/b"]).ndcg == 1.0
    turned = judge(asked, ["activiteiten/b", "activiteiten/a"])
    assert turned.ndcg == pytest.approx((1 + 7 / math.log2(3)) / (7 + 1 / math.log2(3)))
    assert turned.reciprocal == 0.5


def test_the_first_section_of_a_judged_page_is_that_page() -> None:
    """Who opens a section has the page; the page itself and other sections after it are worth no more."""
    asked = question(paginas__hulp=3)
    found = judge(asked, ["paginas/hulp#bellen", "paginas/hulp", "paginas/hulp#kosten"])
    assert (found.ndcg, found.reciprocal, found.recall) == (1.0, 1.0, 1.0)
    assert found.ids == ("paginas/hulp#bellen", "paginas/hulp", "paginas/hulp#kosten")


def test_a_judge_of_sections_is_taken_at_their_word() -> None:
    """Where sections were graded, another section of that page is worth nothing."""
    asked = question(paginas__hulp_at_bellen=3, paginas__hulp=1)
    assert judge(asked, ["paginas/hulp#kosten"]).ndcg == 0.0
    assert judge(asked, ["paginas/hulp#bellen", "paginas/hulp"]).ndcg == 1.0


def test_a_question_without_grades_has_no_figures() -> None:
    """A crisis question asks for a box, not for an order."""
    assert judge(question(), ["activiteiten/a"]).ndcg is None
