"""`python -m benchmarks.search [--sizes 300 1000 10000] [--ours]`: our search and its peers in one run.

In Chromium, on the same records and questions: relevance on the judged questions about the real catalogue;
on made-up catalogues the bytes to the first result (cold, gzip), the time of a warm query with the processor
six times slower, and the bytes of the program. Needs node, npm and pip. Writes benchmarks/search.json; with
`--ours` only our own rows are measured and the others stay as they were.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import shutil
import statistics
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, TypeAlias

from informatiewijzer.cli.site import Order, build_site
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.evaluate import Question, figures, read_questions, run
from informatiewijzer.search.from_catalogue import documents_from
from informatiewijzer.search.from_pages import page_documents
from informatiewijzer.search.search import make_engine
from mkdocs_informatiewijzer.host import render_host

from benchmarks.search_peers import ANCHOR, Peer, make_peers, ours
from benchmarks.synthetic import make_catalogue

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
WORK = ROOT / "benchmarks" / "work"
AS_OF = date(2026, 11, 24)
SETS = ("afstellen", "eigen", "apart", "ongezien", "vers", "laatst", "slot", "blind")
SLOWER, COLD, WARM = 6, 9, 40
READY = "window.ask !== undefined"
Others: TypeAlias = Callable[[Sequence[SearchDocument], Path], list[Peer]]


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search")
    parser.add_argument("--sizes", type=int, nargs="*", default=[300, 1_000, 10_000])
    parser.add_argument("--ours", action="store_true", help="not the peers")
    options = parser.parse_args()
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        others = _none if options.ours else functools.partial(make_peers, tools=WORK / "tools")
        found = {"relevance": _relevance(browser, others)}
        for size in options.sizes:
            found[str(size)] = _sizes(browser, size, others)
        browser.close()
    for title, rows in found.items():
        print(_table(title, rows), flush=True)
    path = ROOT / "benchmarks" / "search.json"
    before = json.loads(path.read_text("utf-8")) if options.ours else {}
    written = before | {title: before.get(title, {}) | rows for title, rows in found.items()}
    path.write_text(json.dumps(written, indent=1) + "\n", "utf-8")


def _none(*_: object) -> list[Peer]:
    return []


def _relevance(browser: Browser, others: Others) -> dict[str, dict[str, float]]:
    """nDCG@10 of each set of judged questions, and MRR and the share without a result over all of them."""
    documents, site = _prepare(ROOT / "catalogue", WORK / "search-real")
    known = [document.id for document in documents]
    sets = {name: read_questions(ROOT / "tests/search/questions", name, known) for name in SETS}
    catalogue = load_catalogue(ROOT / "catalogue").catalogue
    if catalogue is None:
        raise RuntimeError("the catalogue does not load")
    rows = {"ours, command": _judge(sets, make_engine(catalogue.published(AS_OF), page_documents(ROOT)).ids)}
    for peer in [ours(site), *others(documents, WORK / "search-real")]:
        with _opened(browser, peer) as page:
            rows[peer.name] = _judge(sets, functools.partial(_ask, page))
    return rows


def _judge(sets: dict[str, list[Question]], ask: Callable[[str], Sequence[str]]) -> dict[str, float]:
    per_set = {name: run(questions, ask) for name, questions in sets.items()}
    row = {f"nDCG@10 {name}": figures(outcomes).ndcg for name, outcomes in per_set.items()}
    everything = figures([outcome for outcomes in per_set.values() for outcome in outcomes])
    return {**row, "nDCG@10": everything.ndcg, "MRR": everything.mrr, "zero %": 100 * everything.zero}


def _sizes(browser: Browser, size: int, others: Others) -> dict[str, dict[str, float]]:
    """Bytes and milliseconds on a made-up catalogue of `size` records."""
    work = WORK / f"search-{size}"
    make_catalogue(ROOT / "catalogue", work / "catalogue", size)
    documents, site = _prepare(work / "catalogue", work)
    questions = _questions(documents)
    peers = [ours(site), *others(documents, work)]
    return {
        peer.name: {**_bytes(browser, peer, questions), **_speed(browser, peer, questions)} for peer in peers
    }


def _prepare(catalogue: Path, work: Path) -> tuple[list[SearchDocument], Path]:
    loaded = load_catalogue(catalogue).catalogue
    if loaded is None:
        raise RuntimeError(f"{catalogue} does not load")
    site = work / "site"
    if build_site(Order(ROOT, catalogue, site, AS_OF), render_host, print).outcome is None:
        raise RuntimeError(f"{catalogue} has faults")
    return [*documents_from(loaded.published(AS_OF)), *page_documents(ROOT)], site


def _questions(documents: Sequence[SearchDocument]) -> list[str]:
    """One to three words of a title or text, seeded; half of them with a letter left out."""
    random, found = Random(6), []
    records = [document for document in documents if not document.id.startswith("paginas/")]
    while len(found) < WARM:
        document = random.choice(records)
        words = [
            word for word in f"{document.title} {document.text}".split() if len(word) > 4 and word.isalpha()
        ]
        text = " ".join(random.sample(words, min(len(words), random.randint(1, 3)))).lower()
        found.append(text[:3] + text[4:] if len(found) % 2 else text)
    return found


def _bytes(browser: Browser, peer: Peer, questions: Sequence[str]) -> dict[str, float]:
    """Median of what a first visitor fetches for one question, gzip, and how much of it is program."""
    totals, programs = [], []
    for question in questions[:COLD]:
        fetched: dict[str, bytes] = {}
        with _opened(browser, peer, fetched) as page:
            _ask(page, question)
        kept = {url: len(gzip.compress(body, 9)) for url, body in fetched.items()}
        totals.append(sum(kept.values()))
        programs.append(sum(size for url, size in kept.items() if url.endswith(peer.program)))
    return {"KB cold": statistics.median(totals) / 1000, "KB program": statistics.median(programs) / 1000}


def _speed(browser: Browser, peer: Peer, questions: Sequence[str]) -> dict[str, float]:
    """95th percentile of a question asked for the second time, processor six times slower."""
    with _opened(browser, peer) as page:
        for question in questions:
            _ask(page, question)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        times = sorted(page.evaluate(_TIMED, question) for question in questions)
    return {"ms p50": times[len(times) // 2], "ms p95": times[int(len(times) * 0.95)]}


_TIMED = """async (question) => {
  const start = performance.now();
  await window.ask(question);
  return performance.now() - start;
}"""


def _ask(page: Page, question: str) -> list[str]:
    found: list[str] = page.evaluate("(question) => window.ask(question)", question)
    return [id_.replace(ANCHOR, "#") for id_ in found]


@contextmanager
def _opened(browser: Browser, peer: Peer, fetched: dict[str, bytes] | None = None) -> Iterator[Page]:
    """A page of the peer that is ready to be asked; what it fetches from then on goes into `fetched`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(peer.folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    root = f"http://127.0.0.1:{server.server_port}/"
    page.goto(root + peer.page, wait_until="networkidle")
    responses: list[Any] = []
    if fetched is not None:
        context.on("response", lambda response: responses.append(response))
    page.evaluate(f"(async () => {{ const root = {root!r}; {peer.script} }})()")
    yield page
    for response in responses:
        fetched[response.url] = response.body()  # type: ignore[index]
    context.close()
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        return


def _table(title: str, rows: dict[str, dict[str, float]]) -> str:
    names = list(next(iter(rows.values())))
    for row in rows.values():
        names += [name for name in row if name not in names]
    lines = [f"### {title}", "", f"| | {' | '.join(names)} |", f"|---|{'---:|' * len(names)}"]
    for label, row in rows.items():
        lines.append(
            f"| {label} | {' | '.join(f'{row[name]:.3g}' if name in row else '' for name in names)} |"
        )
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
