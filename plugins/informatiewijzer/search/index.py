"""From documents and search words to the files of the search."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from informatiewijzer.search.analysis import BOOSTS, Analysed, Analyser, words_of
from informatiewijzer.search.compounds import make_splitter
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.language import Language, read_lines
from informatiewijzer.search.scoring import score_documents
from informatiewijzer.search.statistics import Statistics, statistics
from informatiewijzer.search.store import Entry, Table, assign_slots, document_key, pack_words, unpack_words


@dataclass(frozen=True, slots=True)
class Index:
    """The scored documents: `words` and `terms` number what the entries hold; slots number the documents."""

    statistics: Statistics
    slots: Mapping[str, int]
    entries: Mapping[str, Entry]
    words: Table
    terms: Table
    analyser: Analyser

    def postings(self) -> dict[str, array[int]]:
        """Per term its documents (slot << 16 | score), by slot."""
        found: list[array[int]] = [array("I") for _ in self.terms.names]
        for name, slot in self.slots.items():
            base = slot << 16
            for value in self.entries[name].scores:
                found[value >> 16].append(base | value & 0xFFFF)
        return {name: found[number] for number, name in enumerate(self.terms.names) if found[number]}

    def word_counts(self) -> Counter[str]:
        """In how many fields of documents each word stands; sorted."""
        counts: Counter[int] = Counter()
        for entry in self.entries.values():
            for values in entry.words:
                counts.update([value >> 8 for value in values])
        names = self.words.names
        return Counter({names[number]: counts[number] for number in sorted(counts, key=names.__getitem__)})


def make_index(documents: Mapping[str, SearchDocument], language: Language) -> Index:
    """Counts, analyses and scores every document."""
    words, terms = Table(), Table()
    entries = {
        name: Entry(document_key(document), pack_words(words_of(document), words))
        for name, document in documents.items()
    }
    splitter = make_splitter(language, read_lines("delen.txt"), words.names, read_lines("heel.txt"))
    analyser = Analyser(language, splitter)
    measure(entries.values(), words, analyser)
    rounded = rounded_statistics(entries.values())
    score_entries(list(entries.values()), words, terms, analyser, rounded)
    return Index(rounded, assign_slots(documents), entries, words, terms, analyser)


def measure(entries: Iterable[Entry], words: Table, analyser: Analyser) -> None:
    """Fills in how many telling words each field of each entry has."""
    telling: dict[int, bool] = {}
    for number, word in enumerate(words.names):
        telling[number] = bool(analyser.terms(word))
    for entry in entries:
        entry.lengths = tuple(
            sum(value & 0xFF for value in values if telling[value >> 8]) for values in entry.words
        )


def rounded_statistics(entries: Iterable[Entry]) -> Statistics:
    """The rounded statistics of all entries."""
    totals: Counter[str] = Counter()
    present: Counter[str] = Counter()
    count = 0
    for entry in entries:
        count += 1
        for name, length in zip(BOOSTS, entry.lengths, strict=True):
            totals[name] += length
            present[name] += 1 if length else 0
    return statistics(count, totals, present)


def score_entries(
    entries: Sequence[Entry], words: Table, terms: Table, analyser: Analyser, rounded: Statistics
) -> None:
    """Fills in the scores of the entries."""
    analysed = _analysed(entries, words, analyser)
    for entry, scores in zip(entries, score_documents(analysed, rounded), strict=True):
        entry.scores = array("Q", (terms.number(term) << 16 | scores[term] for term in sorted(scores)))


def _analysed(entries: Iterable[Entry], words: Table, analyser: Analyser) -> Iterator[Analysed]:
    for entry in entries:
        lengths = dict(zip(BOOSTS, entry.lengths, strict=True))
        yield Analysed(analyser.analyse(unpack_words(entry.words, words)), lengths)
