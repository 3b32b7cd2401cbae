"""The only module that knows Whoosh: its writer makes the postings, its BM25F scores them.

Whoosh 2.7.4 writes a segment in memory through a codec of ours that keeps, instead of the posting lists,
the score of each posting. Nothing is read back and no index file ever exists, so there is no pickle to
trust. The statistics are handed in (rounded, of the whole catalogue), which makes a score depend on its
document alone: batches and single documents give the same figures as one big index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import Any

from whoosh import fields, formats, scoring
from whoosh.codec.base import FieldWriter, PerDocumentWriter
from whoosh.codec.memory import MemoryCodec, MemWriter
from whoosh.filedb.filestore import RamStorage

from informatiewijzer.search.analysis import BOOSTS, Analysed
from informatiewijzer.search.statistics import Statistics

BATCH = 100  # documents in memory at a time
B, K1 = 0.75, 1.2  # Whoosh's own defaults for BM25F
HUNDREDTHS = 100

HIGHEST = 0xFFFF

Scores = list[dict[int, int]]  # per document: number of a term -> score in hundredths
Gains = dict[tuple[str, int], dict[float, int]]  # field and its length -> weight -> score in hundredths
Posting = tuple[str, int, int, float, bytes]  # field, term, document, weight, payload


class WeightedTerms(fields.FieldType):  # type: ignore[misc]
    """A field whose value is {number of a term: weight in hundredths}: no analyzer runs.

    Whoosh takes what stands for a term as it is; a number needs no encoding and no room of its own.
    """

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.analyzer = self.vector = self.column_type = None
        self.indexed = self.scorable = True
        self.stored = self.unique = self.spelling = False

    def index(self, value: Mapping[int, int], **_: Any) -> Iterator[tuple[int, int, float, bytes]]:
        """What Whoosh's writer asks for: (term, frequency, weight, no payload)."""
        return ((term, 0, weight / HUNDREDTHS, b"") for term, weight in value.items())


class ScoreWriter(FieldWriter):  # type: ignore[misc]
    """Receives every posting of a batch from Whoosh's writer and adds up its BM25F score."""

    def __init__(self, averages: Mapping[str, float]) -> None:
        self.averages = averages
        self.gains: Gains = {}
        self.is_closed = False
        self.start(())

    def start(self, documents: Sequence[Analysed]) -> Scores:
        """Begin a batch; gives the scores of its documents, which the postings will fill."""
        self.documents = documents
        self.scores: Scores = [{} for _ in documents]
        return self.scores

    def add_postings(self, schema: fields.Schema, lengths: Any, items: Iterable[Posting]) -> None:  # noqa: ARG002
        """Score all postings, which come by document and field; whole figures add up in any order."""
        for (docnum, field), postings in groupby(items, itemgetter(2, 0)):
            length = self.documents[docnum].lengths.get(field, 0)
            gains = self.gains.setdefault((field, length), {})
            scores = self.scores[docnum]
            for _, term, _, weight, _ in postings:
                gain = gains.get(weight)
                if gain is None:
                    gain = gains[weight] = self._gain(field, weight, length)
                scores[term] = scores.get(term, 0) + gain

    def _gain(self, field: str, weight: float, length: int) -> int:
        # The idf is left out here: it is one number per term, and multiplies every field alike.
        score: float = scoring.bm25(1.0, weight, length, self.averages[field], B, K1)
        return round(HUNDREDTHS * BOOSTS[field] * score)

    # Whoosh asks for these two one by one only through the `add_postings` that we replace.
    start_term = finish_term = add = None

    def close(self) -> None:
        """Nothing: the next batch comes."""


class NoDocuments(PerDocumentWriter):  # type: ignore[misc]
    """Keeps nothing of a document: there are no stored fields, and the lengths we know."""

    is_closed = True

    def start_doc(self, docnum: int) -> None: ...

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None: ...

    def finish_doc(self) -> None: ...

    def close(self) -> None: ...

    add_column_value = add_vector_items = None


class OnlyMemory(RamStorage):  # type: ignore[misc]
    """Whoosh's storage in memory without its folder for temporary files.

    Whoosh makes that folder anew for every writer, and keeps the error that it is there already, with the
    variables of all functions that were being run.
    """

    def temp_storage(self, name: str | None = None) -> RamStorage:  # noqa: ARG002
        return self


class ScoreCodec(MemoryCodec):  # type: ignore[misc]
    """Whoosh's codec for memory (RamStorage), with our writer for the postings."""

    length_stats = False  # we know the exact lengths; Whoosh's own are rounded to a byte

    def __init__(self, scores: ScoreWriter) -> None:
        super().__init__()
        self.storage = OnlyMemory()
        self.scores = scores

    def field_writer(self, storage: Any, segment: Any) -> ScoreWriter:  # noqa: ARG002
        return self.scores

    def per_document_writer(self, storage: Any, segment: Any) -> NoDocuments:  # noqa: ARG002
        return NoDocuments()


class Pool:
    """Whoosh's pool of postings without its sorting and spilling: scores add up, a batch fits in memory."""

    def __init__(self) -> None:
        self.postings: list[Posting] = []
        self.add = self.postings.append

    def iter_postings(self) -> list[Posting]:
        """All postings as they came."""
        return self.postings

    def cleanup(self) -> None:
        self.postings.clear()


def score_documents(documents: Iterable[Analysed], statistics: Statistics) -> Iterator[dict[int, int]]:
    """Per document, in order: the BM25F score of each of its terms, without idf, in hundredths."""
    scores = ScoreWriter(dict(statistics.lengths))
    writer = _writer(scores)
    return chain.from_iterable(_score_batch(batch, scores, writer) for batch in _batches(documents))


def _batches(documents: Iterable[Analysed]) -> Iterator[list[Analysed]]:
    rest = iter(documents)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _writer(scores: ScoreWriter) -> MemWriter:
    """One writer for all batches: its parts refer to each other, and nobody looks for such rings."""
    codec = ScoreCodec(scores)
    schema = fields.Schema(**{name: WeightedTerms() for name in BOOSTS})
    writer = MemWriter(codec.storage.create_index(schema), _lk=False, codec=codec)
    writer.pool = Pool()  # its `poolclass` argument is not used by Whoosh 2.7.4
    return writer


def _score_batch(batch: Sequence[Analysed], scores: ScoreWriter, writer: MemWriter) -> Scores:
    found = scores.start(batch)
    writer.docnum = 0
    for document in batch:
        writer.add_document(**document.terms)
    writer.commit()
    scores.start(())
    for terms in found:
        for term, score in terms.items():
            if score > HIGHEST:
                terms[term] = HIGHEST
    return found
