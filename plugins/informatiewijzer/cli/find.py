"""`search`: search as a visitor does, on the command line."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from informatiewijzer.base.findings import faults
from informatiewijzer.cli import report
from informatiewijzer.cli.dates import resolve_as_of
from informatiewijzer.cli.load import load_checked
from informatiewijzer.cli.stop import FAULTS, WRONG_USE, Stop
from informatiewijzer.model.catalogue import Catalogue

if TYPE_CHECKING:
    from informatiewijzer.search.search import Engine


def find(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `search`; 0 also when nothing was found, 1 when the catalogue has faults."""
    query = " ".join(given.query).strip()
    if not query and not given.evaluate:
        raise Stop("Wat wilt u zoeken?", 'schrijf het zo: python3 build.py search "samen eten"', WRONG_USE)
    as_of = resolve_as_of(given.as_of, environment)
    checked = load_checked((given.catalogue or root / "catalogue").absolute(), as_of)
    if checked.catalogue is None or faults(checked.findings):
        sys.stderr.write(report.as_text(faults(checked.findings)))
        return FAULTS
    published = checked.catalogue.published(as_of)
    engine = _engine(root, published)
    if given.evaluate:
        return _evaluate(root, published, engine)
    return _show(engine, query, given.limit, given.json)


def _engine(root: Path, published: Catalogue) -> Engine:
    from informatiewijzer.search.from_pages import page_documents
    from informatiewijzer.search.search import make_engine

    return make_engine(published, page_documents(root))


def _show(engine: Engine, query: str, limit: int, as_json: bool) -> int:
    found = engine.answer(query)
    hits = engine.shown(found, limit)
    if as_json:
        rows = [{"id": hit.id, "score": hit.score, "title": hit.title} for hit in hits]
        print(json.dumps(rows, ensure_ascii=True, indent=1))
        return 0
    for box in engine.boxes(found):
        print(f"Met een blok boven de uitkomsten: {report.visible(box['kop'])}")
    for number, hit in enumerate(hits, 1):
        print(f"{number:3}. {report.visible(hit.title)}  ({hit.id}, {hit.score})")
    if not hits:
        print(f"Niets gevonden voor '{report.visible(query)}'.")
    return 0


def _evaluate(root: Path, published: Catalogue, engine: Engine) -> int:
    """Print the figures of every class of judged questions; they are kept with the tests."""
    from informatiewijzer.search.evaluate import per_class, read_questions, run
    from informatiewijzer.search.from_pages import page_documents

    folder = root / "tests" / "search" / "questions"
    known = [f"activiteiten/{id_}" for id_ in published.activities]
    known += [f"organisaties/{id_}" for id_ in published.organisations]
    known += [page.id for page in page_documents(root)]
    print(f"{'vragen':<28} {'aantal':>6} {'nDCG@10':>8} {'MRR':>6} {'vond@10':>8} {'niets':>6}")
    for path in sorted(folder.glob("*-oordelen.tsv")):
        name = path.name.removesuffix("-oordelen.tsv")
        for kind, row in per_class(run(read_questions(folder, name, known), engine.ids)).items():
            figures = f"{row.ndcg:>8.3f} {row.mrr:>6.3f} {row.recall:>8.3f} {row.zero:>6.1%}"
            print(f"{name + ' ' + kind:<28} {row.count:>6} {figures}")
    return 0
