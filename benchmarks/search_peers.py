"""The same records as sites for other search engines, and how to ask each of them a question in a browser.

Every peer is set up as its own manual advises for a Dutch site. Each gets one page per record with the texts
that our own index gets. Node and npm are needed for MiniSearch; pip for Pagefind.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from informatiewijzer.search.documents import SearchDocument

ANCHOR = "--"
"""Stands for the # of a section of a page, which to a peer is a page like any other."""
MINISEARCH = "minisearch@7.2.0"
PAGEFIND = ("pagefind==1.5.2", "pagefind_bin==1.5.2")
_MKDOCS = """site_name: Meting
site_url: https://voorbeeld.example/
theme: {name: material, font: false, language: nl, features: [search.share]}
plugins:
  - search: {lang: nl}
nav: [index.md]
"""
_PAGE = """<!DOCTYPE html>
<html lang="nl"><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>"""

# Each script defines `ask(question)`, which gives the ids of the first ten results.
_OURS = """
const kern = await import(new URL("assets/js/zoeken-kern.js", root));
const reader = await kern.openReader(new URL("zoek/", root));
const language = kern.makeLanguage(reader.manifest);
window.ask = async (question) => {
  const { hits } = await kern.answer(reader, language, question);
  const cards = await Promise.all(hits.slice(0, 10).map(([slot]) => reader.card(slot)));
  return cards.map((card) => card[0]);
};"""
_MINISEARCH = """
const { default: MiniSearch } = await import(new URL("minisearch.js", root));
const documents = await (await fetch(new URL("documents.json", root))).json();
const fold = (term) => term.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();
const index = new MiniSearch({
  fields: ["title", "names", "facets", "text"], processTerm: fold,
  searchOptions: { boost: { title: 3, names: 2, facets: 1.5 }, prefix: true, fuzzy: 0.2 },
});
index.addAll(documents);
window.ask = async (question) => index.search(question).slice(0, 10).map((hit) => hit.id);"""
_PAGEFIND = """
const pagefind = await import(new URL("pagefind/pagefind.js", root));
await pagefind.init();
window.ask = async (question) => {
  const { results } = await pagefind.search(question);
  const found = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return found.map((data) => new URL(data.url, root).pathname.replace(/^\\/|\\/$/g, ""));
};"""
# Material's own worker with its own language files, by its protocol (SETUP 0, READY 1, QUERY 2, RESULT 3).
_MATERIAL = """
const data = await (await fetch(new URL("search/search_index.json", root))).json();
const script = document.querySelector("#__config").textContent;
const worker = new Worker(new URL(JSON.parse(script).search, new URL("index.html", root)));
const next = (kind) => new Promise((resolve) => {
  worker.onmessage = (event) => event.data.type === kind && resolve(event.data.data);
});
const ready = next(1);
worker.postMessage({ type: 0, data: { config: data.config, docs: data.docs, options: { suggest: false } } });
await ready;
window.ask = async (question) => {
  const answer = next(3);
  worker.postMessage({ type: 2, data: question });
  const found = (await answer).items.map((group) => group[0].location.split("#")[0].replace(/\\/$/, ""));
  return found.slice(0, 10);
};"""


@dataclass(frozen=True, slots=True)
class Peer:
    """An engine: its folder, the page to open, the script that gives `ask`, what of it is program."""

    name: str
    folder: Path
    page: str
    script: str
    program: tuple[str, ...] = (".js", ".wasm", ".pagefind")


def ours(site: Path) -> Peer:
    """Our own search in a finished site."""
    return Peer("ours", site, "over/", _OURS)


def make_peers(documents: Sequence[SearchDocument], work: Path, tools: Path) -> list[Peer]:
    """Write and index the sites of the peers under `work`; `tools` keeps what is downloaded."""
    documents = [replace(document, id=document.id.replace("#", ANCHOR)) for document in documents]
    return [
        _minisearch(documents, work, tools),
        _pagefind(documents, work, tools),
        _material(documents, work),
    ]


def _minisearch(documents: Sequence[SearchDocument], work: Path, tools: Path) -> Peer:
    folder = _fresh(work / "minisearch")
    source = tools / "minisearch" / "package" / "dist" / "es" / "index.js"
    if not source.exists():
        source.parents[3].mkdir(parents=True, exist_ok=True)
        _run(["npm", "pack", "--silent", MINISEARCH], source.parents[3])
        _run(["tar", "xzf", next(source.parents[3].glob("*.tgz")).name], source.parents[3])
    shutil.copy(source, folder / "minisearch.js")
    rows = [
        {
            "id": d.id,
            "title": d.title,
            "names": " ".join(d.names),
            "facets": " ".join(d.facets),
            "text": d.text,
        }
        for d in documents
    ]
    (folder / "documents.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    (folder / "index.html").write_text(_PAGE.format(title="Meting", body=""), "utf-8")
    return Peer("MiniSearch", folder, "", _MINISEARCH)


def _pagefind(documents: Sequence[SearchDocument], work: Path, tools: Path) -> Peer:
    folder = _fresh(work / "pagefind")
    python = tools / "pagefind" / "bin" / "python"
    if not python.exists():
        _run([sys.executable, "-m", "venv", str(python.parents[1])], tools)
        _run([str(python), "-m", "pip", "install", "-q", *PAGEFIND], tools)
    for document in documents:
        body = f"<main><h1>{escape(document.title)}</h1>{_lines(document)}</main>"
        path = folder / document.id / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_PAGE.format(title=escape(document.title), body=body), "utf-8")
    (folder / "index.html").write_text(_PAGE.format(title="Meting", body=""), "utf-8")
    _run([str(python), "-m", "pagefind", "--site", str(folder)], tools)
    return Peer("Pagefind", folder, "", _PAGEFIND)


def _material(documents: Sequence[SearchDocument], work: Path) -> Peer:
    folder = _fresh(work / "material")
    (folder / "mkdocs.yml").write_text(_MKDOCS, "utf-8")
    for document in documents:
        path = folder / "docs" / f"{document.id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {document.title}\n\n{_lines(document)}\n", "utf-8")
    (folder / "docs" / "index.md").write_text("# Meting\n", "utf-8")
    _run([sys.executable, "-m", "mkdocs", "build", "-q"], folder)
    return Peer("Material", folder / "site", "", _MATERIAL)


def _lines(document: SearchDocument) -> str:
    texts = (*document.names, ", ".join(filter(None, document.facets)), *document.text.split("\n"))
    return "\n".join(f"<p>{escape(text)}</p>" for text in texts if text)


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _run(command: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
