"""The only module that knows Whoosh: its writer sorts the postings, its BM25F scores them.

Whoosh 2.7.4 writes a segment in memory through a codec of ours that keeps, instead of the posting lists,
the score of each posting. Nothing is read back and no index file ever exists, so there is no pickle to
trust. The statistics are handed in (rounded, of the whole catalogue), which makes a score depend on its
document alone: batches and single documents give the same figures as one big index.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from whoosh import fields, formats, scoring
from whoosh.codec.base import FieldWriter
from whoosh.codec.memory import MemoryCodec, MemWriter

from informatiewijzer.search.analysis import BOOSTS, Analysed
from informatiewijzer.search.statistics import Statistics

BATCH = 500  # documents in memory at a time
B, K1 = 0.75, 1.2  # Whoosh's own defaults for BM25F
HUNDREDTHS = 100

HIGHEST = 0xFFFF

Scores = list[dict[bytes, int]]  # per document: term -> score in hundredths
Posting = tuple[str, bytes, int, float, bytes]  # field, term, document, weight, payload


class WeightedTerms(fields.FieldType):  # type: ignore[misc]
    """A field whose value is {term: weight in hundredths}, ready for the index: no analyzer runs."""

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.analyzer = self.vector = self.column_type = None
        self.indexed = self.scorable = True
        self.stored = self.unique = self.spelling = False

    def index(self, value: Mapping[str, int], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """What Whoosh's writer asks for: (term, frequency, weight, no payload)."""
        for term, weight in value.items():
            yield term.encode(), 0, weight / HUNDREDTHS, b""


class ScoreWriter(FieldWriter):  # type: ignore[misc]
    """Receives every posting in order from Whoosh's writer and adds up its BM25F score."""

    def __init__(self, documents: Sequence[Analysed], averages: Mapping[str, float]) -> None:
        self.documents = documents
        self.averages = averages
        self.scores: Scores = [{} for _ in documents]
        self.is_closed = False

    def add_postings(self, schema: fields.Schema, lengths: Any, items: Iterable[Posting]) -> None:  # noqa: ARG002
        """Score all postings, which come sorted by field, term and document."""
        field = ""
        for fieldname, text, docnum, weight, _ in items:
            if fieldname != field:
                field = fieldname
                self._start(field)
            key = (weight, self.lengths[docnum])
            gain = self.gains.get(key)
            if gain is None:
                gain = self.gains[key] = self._gain(*key)
            scores = self.scores[docnum]
            scores[text] = scores.get(text, 0) + gain

    def _start(self, field: str) -> None:
        self.lengths = [document.lengths.get(field, 0) for document in self.documents]
        self.boost, self.average = BOOSTS[field], self.averages[field]
        self.gains: dict[tuple[float, int], int] = {}

    def _gain(self, weight: float, length: int) -> int:
        # The idf is left out here: it is one number per term, and multiplies every field alike.
        score: float = scoring.bm25(1.0, weight, length, self.average, B, K1)
        return round(HUNDREDTHS * self.boost * score)

    # Whoosh asks for these two one by one only through the `add_postings` that we replace.
    start_term = finish_term = add = None

    def close(self) -> None:
        self.is_closed = True


class ScoreCodec(MemoryCodec):  # type: ignore[misc]
    """Whoosh's codec for memory (RamStorage), with our writer for the postings."""

    length_stats = False  # we know the exact lengths; Whoosh's own are rounded to a byte

    def __init__(self, scores: ScoreWriter) -> None:
        super().__init__()
        self.scores = scores

    def field_writer(self, storage: Any, segment: Any) -> ScoreWriter:  # noqa: ARG002
        return self.scores


class Pool:
    """Whoosh's pool of postings in the form we need: a batch always fits in memory, so nothing spills."""

    def __init__(self) -> None:
        self.postings: list[Posting] = []
        self.add = self.postings.append

    def iter_postings(self) -> list[Posting]:
        """All postings in order."""
        self.postings.sort()
        return self.postings

    def cleanup(self) -> None:
        self.postings.clear()


def score_documents(documents: Iterable[Analysed], statistics: Statistics) -> Iterator[dict[str, int]]:
    """Per document, in order: the BM25F score of each of its terms, without idf, in hundredths."""
    for batch in _batches(documents):
        for scores in _score_batch(batch, dict(statistics.lengths)):
            yield {term.decode(): min(HIGHEST, score) for term, score in scores.items()}
        if len(batch) == BATCH:
            gc.collect(0)  # rings inside Whoosh, megabytes a batch; a build does not look for them by itself


def _batches(documents: Iterable[Analysed]) -> Iterator[list[Analysed]]:
    rest = iter(documents)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _score_batch(batch: Sequence[Analysed], averages: Mapping[str, float]) -> Scores:
    scores = ScoreWriter(batch, averages)
    codec = ScoreCodec(scores)
    schema = fields.Schema(**{name: WeightedTerms() for name in BOOSTS})
    index = codec.storage.create_index(schema)
    writer = MemWriter(index, _lk=False, codec=codec)
    writer.pool = Pool()  # its `poolclass` argument is not used by Whoosh 2.7.4
    for document in batch:
        writer.add_document(**document.terms)
    writer.commit()
    # Whoosh's writer, codec and segment refer to each other: take out what would wait for the collector.
    found, scores.scores, scores.documents = scores.scores, [], ()
    return found
