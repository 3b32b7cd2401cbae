"""How good the answers are: nDCG@10, MRR, recall@10 and questions without an answer, on judged questions."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

DEPTH = 10
USEFUL = 2
KINDS = {"activiteit": "activiteiten", "organisatie": "organisaties", "pagina": "paginas"}


@dataclass(frozen=True, slots=True)
class Question:
    """A judged question: its class and text, flags, and the grade (1-3) of each record that fits."""

    id: str
    kind: str
    text: str
    flags: Mapping[str, str]
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answer to one question is worth; a figure is None when it cannot be measured."""

    question: Question
    ids: tuple[str, ...]
    ndcg: float | None
    reciprocal: float | None
    recall: float | None

    @property
    def is_empty(self) -> bool:
        """No result although there is a record that fits."""
        return not self.ids and bool(self.question.grades)


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over questions; `zero` is the share without any result."""

    count: int
    ndcg: float
    mrr: float
    recall: float
    zero: float


def read_questions(folder: Path, name: str, known: Iterable[str] | None = None) -> list[Question]:
    """The questions `<name>.tsv` with the judgements `<name>-oordelen.tsv`, in order of the file.

    With `known` (the ids of what is published) judgements about other records are left out.
    """
    allowed = None if known is None else set(known)
    grades: dict[str, dict[str, int]] = {}
    for question, kind, record, grade in _rows(folder / f"{name}-oordelen.tsv"):
        record_id = f"{KINDS[kind]}/{record}"
        if allowed is None or record_id in allowed:
            grades.setdefault(question, {})[record_id] = int(grade)
    return [
        Question(id_, kind, text, _flags(flags), grades.get(id_, {}))
        for id_, kind, text, flags in _rows(folder / f"{name}.tsv")
    ]


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()[1:]
    return [(line + "\t").split("\t")[:4] for line in lines if line.strip()]


def _flags(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text.strip().split(";") if "=" in part)


def judge(question: Question, ids: Sequence[str]) -> Outcome:
    """The worth of an answer: gain 2^grade - 1, the first grade >= 2, the share of those found."""
    first = tuple(ids[:DEPTH])
    ids = _as_judged(question, ids)
    ideal = sorted(question.grades.values(), reverse=True)[:DEPTH]
    useful = [id_ for id_, grade in question.grades.items() if grade >= USEFUL]
    found = [place for place, id_ in enumerate(ids, 1) if id_ in useful]
    return Outcome(
        question,
        first,
        _gain([question.grades.get(id_, 0) for id_ in ids[:DEPTH]]) / _gain(ideal) if ideal else None,
        (1 / found[0] if found else 0.0) if useful else None,
        len([id_ for id_ in ids[:DEPTH] if id_ in useful]) / min(len(useful), DEPTH) if useful else None,
    )


def _as_judged(question: Question, ids: Sequence[str]) -> list[str]:
    """The answer with the first section of a page that was judged as a whole for that page.

    Who opens a section has the page; what comes of it later is nothing new, and has no grade. Where the judge
    graded sections of a page, those grades count and nothing else of it.
    """
    by_section = {id_.partition("#")[0] for id_ in question.grades if "#" in id_}
    seen: set[str] = set()
    judged = []
    for id_ in ids:
        page = id_.partition("#")[0]
        known = page if page in question.grades and page not in by_section else id_
        judged.append(known if known not in seen else "")
        seen.add(known)
    return judged


def _gain(grades: Iterable[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def run(questions: Iterable[Question], ask: Callable[[str], Sequence[str]]) -> list[Outcome]:
    """The outcome of every question; `ask` gives the ids of an answer, best first."""
    return [judge(question, ask(question.text)) for question in questions]


def figures(outcomes: Sequence[Outcome]) -> Figures:
    """The means of some outcomes."""
    judged = [outcome for outcome in outcomes if outcome.question.grades]
    return Figures(
        len(outcomes),
        _mean(outcome.ndcg for outcome in outcomes),
        _mean(outcome.reciprocal for outcome in outcomes),
        _mean(outcome.recall for outcome in outcomes),
        sum(outcome.is_empty for outcome in judged) / len(judged) if judged else 0.0,
    )


def _mean(values: Iterable[float | None]) -> float:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else 0.0


def per_class(outcomes: Sequence[Outcome]) -> dict[str, Figures]:
    """The figures of each class, in order of appearance, and of all together ("alles")."""
    kinds = dict.fromkeys(outcome.question.kind for outcome in outcomes)
    split = {kind: figures([o for o in outcomes if o.question.kind == kind]) for kind in kinds}
    return {**split, "alles": figures(outcomes)}
