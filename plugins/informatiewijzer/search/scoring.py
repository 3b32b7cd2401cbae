"""The only module that knows Whoosh: its writer sorts the postings, its BM25F scores them.

Whoosh 2.7.4 writes a segment in memory through a codec of ours that keeps, instead of the posting lists,
the score of each posting. Nothing is read back and no index file ever exists, so there is no pickle to
trust. The statistics are handed in (rounded, of the whole catalogue), which makes a score depend on its
document alone: batches and single documents give the same figures as one big index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from whoosh import fields, formats, scoring
from whoosh.codec.base import FieldWriter
from whoosh.codec.memory import MemoryCodec

from informatiewijzer.search.analysis import BOOSTS, Analysed
from informatiewijzer.search.statistics import Statistics

BATCH = 1000  # documents in memory at a time
B, K1 = 0.75, 1.2  # Whoosh's own defaults for BM25F
HUNDREDTHS = 100

HIGHEST = 0xFFFF

Scores = list[dict[str, int]]  # per document: term -> score in hundredths


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

    def start_field(self, fieldname: str, fieldobj: fields.FieldType) -> None:  # noqa: ARG002
        self.lengths = [document.lengths.get(fieldname, 0) for document in self.documents]
        self.boost, self.average = BOOSTS[fieldname], self.averages[fieldname]
        self.gains: dict[tuple[float, int], int] = {}

    def start_term(self, text: bytes) -> None:
        self.term = text.decode()

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int) -> None:  # noqa: ARG002
        key = (weight, self.lengths[docnum])
        gain = self.gains.get(key)
        if gain is None:
            # The idf is left out here: it is one number per term, and multiplies every field alike.
            score = scoring.bm25(1.0, weight, key[1], self.average, B, K1)
            gain = self.gains[key] = round(HUNDREDTHS * self.boost * score)
        scores = self.scores[docnum]
        scores[self.term] = min(HIGHEST, scores.get(self.term, 0) + gain)

    def finish_term(self) -> None:
        """Nothing to round off: the sums are complete when the writer closes."""

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


def score_documents(documents: Iterable[Analysed], statistics: Statistics) -> Iterator[dict[str, int]]:
    """Per document, in order: the BM25F score of each of its terms, without idf, in hundredths."""
    for batch in _batches(documents):
        yield from _score_batch(batch, dict(statistics.lengths))


def _batches(documents: Iterable[Analysed]) -> Iterator[list[Analysed]]:
    rest = iter(documents)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _score_batch(batch: Sequence[Analysed], averages: Mapping[str, float]) -> Scores:
    writer_of_scores = ScoreWriter(batch, averages)
    schema = fields.Schema(**{name: WeightedTerms() for name in BOOSTS})
    writer = ScoreCodec(writer_of_scores).writer(schema)
    for document in batch:
        writer.add_document(**document.terms)
    writer.commit()
    return writer_of_scores.scores
