"""From documents and search words to the files of the search."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from informatiewijzer.search.analysis import BOOSTS, Analysed, Analyser, WeightedTerm, texts_of
from informatiewijzer.search.compounds import is_part, make_splitter, written_forms
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.language import Language, read_words
from informatiewijzer.search.past import Past
from informatiewijzer.search.scoring import score_documents
from informatiewijzer.search.statistics import Statistics, statistics
from informatiewijzer.search.store import MOST, Entry, Table, assign_slots, document_key, pack_words


@dataclass(frozen=True, slots=True)
class Index:
    """The scored documents: `words` and `terms` number what the entries hold; slots number the documents."""

    statistics: Statistics
    slots: Mapping[str, int]
    entries: Mapping[str, Entry]
    words: Table
    terms: Table
    counts: Mapping[str, int]
    postings: Mapping[str, array[int]]
    analyser: Analyser


def make_index(
    documents: Mapping[str, SearchDocument], language: Language, before: Past | None = None
) -> Index:
    """Counts, analyses and scores the documents; those that are the same in `before` are taken from it.

    The result is the same with and without `before`: when a change reaches further than its own document
    (another rounded average, a new word that splits old ones), everything is done again.
    """
    words = before.words if before else Table()
    entries = {name: _entry(document, words, before) for name, document in documents.items()}
    counts = _counts(entries, words, before)
    splitter = make_splitter(language, read_words("delen.txt"), counts, read_words("heel.txt"))
    if before and not _splits_as_before(Analyser(language, splitter), before.analyses, counts):
        return make_index(documents, language)
    analyser = Analyser(language, splitter, dict(before.analyses) if before else {})
    fresh = [entry for entry in entries.values() if not entry.lengths]
    measure(fresh, words, language.stop)
    rounded = statistics(len(entries), *field_totals(entries.values()))
    if before and rounded.lengths != before.statistics.lengths:
        return make_index(documents, language)
    terms = before.terms if before else Table()
    score_entries(fresh, words, terms, analyser, rounded)
    slots = assign_slots(documents)
    postings = _postings(entries, slots, terms, before)
    return Index(rounded, slots, entries, words, terms, counts, postings, analyser)


def _entry(document: SearchDocument, words: Table, before: Past | None) -> Entry:
    key = document_key(document)
    known = before.entries.get(document.id) if before else None
    if known and known.key == key:
        return known
    return Entry(key, pack_words(texts_of(document), words), worth=document.worth)


def _counts(entries: Mapping[str, Entry], words: Table, before: Past | None) -> dict[str, int]:
    """In how many fields of documents each word stands; sorted by word."""
    old = before.entries if before else {}
    counts = Counter(before.counts if before else {})
    came = _word_counts((entry for name, entry in entries.items() if entry is not old.get(name)), words)
    gone = _word_counts((entry for name, entry in old.items() if entry is not entries.get(name)), words)
    counts.update(came)
    counts.subtract(gone)
    return {word: counts[word] for word in sorted(counts) if counts[word]}


def _word_counts(entries: Iterable[Entry], words: Table) -> dict[str, int]:
    counts: Counter[int] = Counter()
    for entry in entries:
        for values in entry.words:
            counts.update([value >> 8 for value in values])
    return {words.names[number]: count for number, count in counts.items()}


def _postings(
    entries: Mapping[str, Entry], slots: Mapping[str, int], terms: Table, before: Past | None
) -> dict[str, array[int]]:
    """Per term its documents (slot << 16 | score) by slot; terms sorted."""
    if before is None or any(slots.get(name) != slot for name, slot in before.slots.items()):
        return _invert(entries, slots, terms)
    found = dict(before.postings)
    for name, slot in slots.items():
        old, new = before.entries.get(name), entries[name]
        if old is not new:
            _replace(found, slot, {terms.names[v >> 16]: v & 0xFFFF for v in old.scores} if old else {}, {})
            _replace(found, slot, {}, {terms.names[v >> 16]: v & 0xFFFF for v in new.scores})
    return {term: found[term] for term in sorted(found) if found[term]}


def _replace(
    postings: dict[str, array[int]], slot: int, gone: Mapping[str, int], came: Mapping[str, int]
) -> None:
    for term in gone:
        postings[term] = array("I", (value for value in postings[term] if value >> 16 != slot))
    for term, score in came.items():
        postings[term] = array("I", sorted((*postings.get(term, ()), slot << 16 | score)))


def _invert(entries: Mapping[str, Entry], slots: Mapping[str, int], terms: Table) -> dict[str, array[int]]:
    found: list[array[int]] = [array("I") for _ in terms.names]
    for name, slot in slots.items():
        base = slot << 16
        for value in entries[name].scores:
            found[value >> 16].append(base | value & 0xFFFF)
    numbers = sorted(range(len(found)), key=terms.names.__getitem__)
    return {terms.names[number]: found[number] for number in numbers if found[number]}


def _splits_as_before(
    analyser: Analyser, analyses: Mapping[str, tuple[WeightedTerm, ...]], counts: Mapping[str, int]
) -> bool:
    """Whether words that came or went leave the analysis of all other words alone.

    A word can only be a part of words that hold it, or hold a form of it.
    """
    for word in analyses.keys() ^ counts.keys():
        forms = written_forms(word) if is_part(word) else ()
        for form in forms:
            for other in analyses:
                if form in other and other in counts and analyser.terms(other) != analyses[other]:
                    return False
    return True


def measure(entries: Iterable[Entry], words: Table, stop: Collection[str]) -> None:
    """Fills in how many telling words each field of each entry has."""
    names = words.names
    for entry in entries:
        entry.lengths = tuple(
            sum(value & 0xFF for value in values if names[value >> 8] not in stop) for values in entry.words
        )


def field_totals(entries: Iterable[Entry]) -> tuple[Counter[str], Counter[str]]:
    """How many words the fields have together, and how many documents have each field."""
    totals: Counter[str] = Counter()
    present: Counter[str] = Counter()
    for entry in entries:
        for name, length in zip(BOOSTS, entry.lengths, strict=True):
            totals[name] += length
            present[name] += 1 if length else 0
    return totals, present


def score_entries(
    entries: Sequence[Entry], words: Table, terms: Table, analyser: Analyser, rounded: Statistics
) -> None:
    """Fills in the scores of the entries."""
    weighted = _weighted(
        {value >> 8 for entry in entries for part in entry.words for value in part}, words, terms, analyser
    )
    documents = (_analysed(entry, weighted) for entry in entries)
    for entry, scores in zip(entries, score_documents(documents, rounded), strict=True):
        worth = entry.worth
        entry.scores = array("Q", [term << 16 | score * worth // 100 for term, score in scores.items()])


def _weighted(
    used: Iterable[int], words: Table, terms: Table, analyser: Analyser
) -> dict[int, list[tuple[int, int]]]:
    """By the number of a word the numbers of its terms and their weights."""
    # In the order of the alphabet, in which words begin with the parts of the one before.
    found = {
        number: analyser.terms(words.names[number]) for number in sorted(used, key=words.names.__getitem__)
    }
    numbers = {term: terms.numbers[term] for each in found.values() for term, _ in each}
    # Only now what goes with the scores: made in turns with what stays it would leave holes of no use.
    return {number: [(numbers[term], weight) for term, weight in each] for number, each in found.items()}


def _analysed(entry: Entry, weighted: Mapping[int, Sequence[tuple[int, int]]]) -> Analysed:
    """A document with the weighted terms of its words; both by their number."""
    found: dict[str, dict[int, int]] = {}
    for name, values in zip(BOOSTS, entry.words, strict=True):
        weights: dict[int, int] = {}
        for value in values:
            count = value & MOST
            for term, weight in weighted[value >> 8]:
                weights[term] = weights.get(term, 0) + weight * count
        if weights:
            found[name] = weights
    return Analysed(found, dict(zip(BOOSTS, entry.lengths, strict=True)))
