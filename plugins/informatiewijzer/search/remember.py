"""What is written down of a search for the next build (`past` reads it); what is large in pieces."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from informatiewijzer.base.shelf import ShelvedFile
from informatiewijzer.search.cache import Draft, to_line
from informatiewijzer.search.documents import Documents
from informatiewijzer.search.export import Exporter
from informatiewijzer.search.index import Index, field_totals
from informatiewijzer.search.language import split_words

_SOME = 4_000


def remember_documents(draft: Draft, index: Index, documents: Documents) -> None:
    """Write down the documents; once that is done the rest can do without them."""
    entries = index.entries.values()
    rows = (
        [name, entry.key, [len(part) for part in entry.words], entry.lengths, len(entry.scores)]
        for name, entry in index.entries.items()
    )
    draft.add("totals", [to_line(field_totals(entries))])
    draft.add("documents", _list(rows))
    draft.add("sources", [to_line([documents.form, documents.source_keys()])])
    draft.add("words of documents", (part.tobytes() for entry in entries for part in entry.words))
    draft.add("scores of documents", (entry.scores.tobytes() for entry in entries))


def remember_files(draft: Draft, exporter: Exporter, files: Sequence[ShelvedFile], words_key: str) -> None:
    """Write down the files and all that they were made of but the documents."""
    index, postings = exporter.index, exporter.index.postings
    leads = (
        [key, [[target.terms, target.factor] for target in row]]
        for key, row in exporter.maker.expansions.items()
    )
    draft.add("facts", [to_line(_facts(exporter, words_key))])
    draft.add("words", _text(index.words.names))
    draft.add("terms", _text(index.terms.names))
    draft.add("counts", [array("I", [index.counts.get(word, 0) for word in index.words.names]).tobytes()])
    draft.add("firsts", [array("I", _firsts(index)).tobytes()])
    draft.add("analyses", _text(_analyses(index)))
    draft.add("splitting", _text(sorted(index.analyser.splitter.words)))
    draft.add(
        "lessons", _list([term, one.telling, *one.postings] for term, one in exporter.maker.lessons.items())
    )
    draft.add("slots", [to_line(index.slots)])
    draft.add("expansions", _list(leads))
    draft.add("typed", [to_line(_typed(exporter))])
    draft.add("terms of postings", _text(postings))
    draft.add("sizes of postings", [array("I", map(len, postings.values())).tobytes()])
    draft.add("postings", (found.tobytes() for found in postings.values()))
    draft.add("files", _list([file.path, file.size, file.key] for file in files))
    draft.add("contents", (file.read() for file in files))


def _facts(exporter: Exporter, words_key: str) -> Mapping[str, object]:
    index = exporter.index
    return {
        "words": words_key,
        "statistics": [index.statistics.documents, index.statistics.lengths],
        "keys": len(exporter.keys),
        "shards": exporter.shard_count,
        "ignored": sorted(exporter.maker.ignored),
        "always": sorted(exporter.always),
        "right": sorted(exporter.right_as_they_are),
    }


def _firsts(index: Index) -> Iterator[int]:
    """Per word, by number, the number of its own term and 1; 0 when it has none or stands nowhere now."""
    for word in index.words.names:
        found = index.analyser.terms(word) if word in index.counts else ()
        yield index.terms.numbers[found[0][0]] + 1 if found else 0


def _analyses(index: Index) -> Iterator[str]:
    """Per word its terms and weights: "wandelgroep wandelgroep 100 wandel 50"."""
    for word in index.counts:
        yield " ".join([word, *(f"{term} {weight}" for term, weight in index.analyser.terms(word))])


def _typed(exporter: Exporter) -> dict[str, tuple[list[str], list[str]]]:
    """By its own term the words of the editors, and those that they wrote alone; sorted."""
    texts = [split_words(text) for text in exporter.typed()]
    alone = {words[0] for words in texts if len(words) == 1}
    found: dict[str, tuple[list[str], list[str]]] = {}
    for word in sorted({word for words in texts for word in words}):
        if terms := exporter.index.analyser.terms(word):
            every, by_itself = found.setdefault(terms[0][0], ([], []))
            every.append(word)
            by_itself.extend([word] * (word in alone))
    return found


def _text(names: Iterable[str]) -> Iterator[bytes]:
    """The names as lines."""
    rest, between = iter(names), ""
    while some := list(islice(rest, _SOME)):
        yield (between + "\n".join(some)).encode()
        between = "\n"


def _list(rows: Iterable[object]) -> Iterator[bytes]:
    """The rows as one list of JSON."""
    rest, before = iter(rows), b"["
    while some := list(islice(rest, _SOME)):
        yield before + to_line(some)[1:-1]
        before = b","
    yield b"[]" if before == b"[" else b"]"
