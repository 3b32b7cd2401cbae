"""What is written down of a finished search for the next build (`past` reads it)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.search.cache import to_line
from informatiewijzer.search.export import Exporter
from informatiewijzer.search.index import Index, field_totals
from informatiewijzer.search.language import split_words

_SOME = 4_000


def sections(exporter: Exporter, files: Sequence[OutputFile], words_key: str) -> dict[str, Iterable[bytes]]:
    """The sections of the memory; what is large comes in pieces."""
    index, maker = exporter.index, exporter.maker
    entries, postings = index.entries, index.postings
    rows = [
        [name, entry.key, [len(part) for part in entry.words], entry.lengths, len(entry.scores)]
        for name, entry in entries.items()
    ]
    leads = {key: [[target.terms, target.factor] for target in row] for key, row in maker.expansions.items()}
    return {
        "facts": [to_line(_facts(exporter, words_key))],
        "words": _text(index.words.names),
        "terms": _text(index.terms.names),
        "counts": [array("I", [index.counts.get(word, 0) for word in index.words.names]).tobytes()],
        "firsts": [array("I", _firsts(index)).tobytes()],
        "analyses": _text(_analyses(index)),
        "slots": [to_line(index.slots)],
        "expansions": [to_line(leads)],
        "typed": [to_line(_typed(exporter))],
        "documents": [to_line(rows)],
        "words of documents": (part.tobytes() for entry in entries.values() for part in entry.words),
        "scores of documents": (entry.scores.tobytes() for entry in entries.values()),
        "terms of postings": _text(postings),
        "sizes of postings": [array("I", map(len, postings.values())).tobytes()],
        "postings": (found.tobytes() for found in postings.values()),
        "files": [to_line([[file.path, len(file.content)] for file in files])],
        "contents": (file.content for file in files),
    }


def _facts(exporter: Exporter, words_key: str) -> Mapping[str, object]:
    index = exporter.index
    return {
        "words": words_key,
        "statistics": [index.statistics.documents, index.statistics.lengths],
        "totals": field_totals(index.entries.values()),
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
