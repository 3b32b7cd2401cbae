"""What the search remembers between builds: plain JSON and rows of figures, never a pickle.

Nothing in it is trusted: a file of another format or language, or a damaged one, counts as no file.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from informatiewijzer.base.outputs import digest
from informatiewijzer.search.analysis import WeightedTerm
from informatiewijzer.search.statistics import Statistics
from informatiewijzer.search.store import Entry, Table

NAME = "zoeken.bin"
FORMAT = "4"
_LENGTH = 8  # bytes that tell how long the JSON is


@dataclass(frozen=True, slots=True)
class State:
    """A finished index: its documents, tables, analysed words, and the shards made of it by their key."""

    language: str
    statistics: Statistics
    words: Table
    terms: Table
    entries: Mapping[str, Entry]
    analyses: Mapping[str, tuple[WeightedTerm, ...]]
    counts: Mapping[str, int]
    slots: Mapping[str, int]
    postings: Mapping[str, array[int]]
    shards: Mapping[str, bytes]


def save_state(folder: Path, state: State) -> None:
    """Write the state; the file is complete or not there."""
    words, scores, postings = array("I"), array("Q"), array("I")
    rows: list[list[Any]] = []
    for name, entry in state.entries.items():
        rows.append([name, entry.key, [len(part) for part in entry.words], entry.lengths, len(entry.scores)])
        for part in entry.words:
            words.extend(part)
        scores.extend(entry.scores)
    for found in state.postings.values():
        postings.extend(found)
    blobs = [words.tobytes(), scores.tobytes(), postings.tobytes(), *state.shards.values()]
    head = {
        "documents": state.statistics.documents,
        "lengths": state.statistics.lengths,
        "words": state.words.names,
        "terms": state.terms.names,
        "analyses": [[word, list(chain(*terms))] for word, terms in state.analyses.items()],
        "counts": list(state.counts.values()),
        "slots": state.slots,
        "postings": {term: len(found) for term, found in state.postings.items()},
        "rows": rows,
        "sizes": [len(blob) for blob in blobs],
        "shards": list(state.shards),
    }  # fmt: skip
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    content = b"".join([len(text).to_bytes(_LENGTH, "big"), text, *blobs])
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{NAME}.nieuw"
    unfinished.write_bytes(_seal(state.language, content) + content)
    unfinished.replace(folder / NAME)


def load_state(folder: Path, language: str) -> State | None:
    """The state that was saved for this language; None when there is none or it is not whole."""
    try:
        whole = (folder / NAME).read_bytes()
    except OSError:
        return None
    seal = _seal(language, memoryview(whole)[len(_seal(language, b"")) :])
    return _parse(language, memoryview(whole)[len(seal) :]) if whole.startswith(seal) else None


def _seal(language: str, content: bytes | memoryview) -> bytes:
    return digest(FORMAT, sys.byteorder, language, bytes(content)).encode()


def _parse(language: str, content: memoryview) -> State:
    start = _LENGTH + int.from_bytes(content[:_LENGTH], "big")
    head = json.loads(bytes(content[_LENGTH:start]))
    blobs = list(_cut(content[start:], head["sizes"]))
    return State(
        language,
        Statistics(head["documents"], tuple((name, length) for name, length in head["lengths"])),
        _table(head["words"]),
        _table(head["terms"]),
        dict(_entries(head["rows"], blobs[0], blobs[1])),
        {word: tuple(zip(terms[::2], terms[1::2], strict=True)) for word, terms in head["analyses"]},
        dict(zip((word for word, _ in head["analyses"]), head["counts"], strict=True)),
        head["slots"],
        dict(_postings(head["postings"], blobs[2])),
        dict(zip(head["shards"], map(bytes, blobs[3:]), strict=True)),
    )


def _table(names: list[str]) -> Table:
    return Table(names)


def _cut(content: memoryview, sizes: list[int]) -> Iterator[memoryview]:
    start = 0
    for size in sizes:
        yield content[start : start + size]
        start += size


def _postings(sizes: Mapping[str, int], blob: memoryview) -> Iterator[tuple[str, array[int]]]:
    everything = array("I")
    everything.frombytes(blob)
    start = 0
    for term, size in sizes.items():
        yield term, everything[start : start + size]
        start += size


def _entries(rows: list[list[Any]], words: memoryview, scores: memoryview) -> Iterator[tuple[str, Entry]]:
    all_words, all_scores = array("I"), array("Q")
    all_words.frombytes(words)
    all_scores.frombytes(scores)
    word, score = 0, 0
    for name, key, sizes, lengths, count in rows:
        fields = []
        for size in sizes:
            fields.append(all_words[word : word + size])
            word += size
        yield name, Entry(key, tuple(fields), tuple(lengths), all_scores[score : score + count])
        score += count
