"""What became of the index by a few changed documents: counts of words, terms, postings."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from informatiewijzer.search.analysis import Analyser, texts_of
from informatiewijzer.search.compounds import Splitter, is_part, written_forms
from informatiewijzer.search.documents import Documents, SearchDocument
from informatiewijzer.search.index import field_totals, measure, score_entries
from informatiewijzer.search.language import Language, read_words
from informatiewijzer.search.past import Past, Postings
from informatiewijzer.search.statistics import statistics
from informatiewijzer.search.store import Entry, Table, document_key, pack_words

FEW = 20


@dataclass(frozen=True)
class Renewal:
    """The index after the change."""

    past: Past
    analyser: Analyser
    slots: Mapping[str, int]
    numbers: array[int]
    """Per word, by number, in how many fields of documents it stands now."""
    touched: frozenset[str]
    """The own terms of words that stand in more or fewer fields now."""
    postings: Postings
    moved: frozenset[str]
    """The terms of which a document has another score."""
    held: tuple[frozenset[str], ...]
    """The terms of each document that changed, before and after."""

    def words_of(self, terms: Iterable[str]) -> dict[str, list[tuple[str, int]]]:
        """By its own term the words of documents, sorted, with their counts."""
        past, names = self.past, self.past.words.names
        wanted = {past.terms.numbers[term] + 1: term for term in terms if term in past.terms.numbers}
        found: dict[str, list[tuple[str, int]]] = {term: [] for term in terms}
        for number, first in enumerate(past.firsts):
            if first in wanted and self.numbers[number]:
                found[wanted[first]].append((names[number], self.numbers[number]))
        for number, count in self._unknown():
            for term, _ in self.analyser.terms(names[number])[:1]:
                if term in found and count:
                    found[term].append((names[number], count))
        return {term: sorted(words) for term, words in found.items()}

    def _unknown(self) -> Iterator[tuple[int, int]]:
        """Words of which the memory has no term: they are new, or stood in no document."""
        old = self.past.numbers
        for number in range(len(self.numbers)):
            if number >= len(old) or not old[number]:
                yield number, self.numbers[number]


def changed_ids(past: Past, documents: Documents) -> list[str]:
    """Which documents came, went or are other than they were; made only when their source is another."""
    before, form, keys = past.entries.keys_of_all(), *past.sources
    sources = documents.source_keys() if documents.form == form else {}
    same = {name for name, key in sources.items() if key and keys.get(name) == key and name in before}
    now = {name: document_key(documents[name]) for name in documents if name not in same}
    others = (before.keys() | documents.keys()) - same
    return sorted(name for name in others if before.get(name) != now.get(name))


def renew(
    past: Past,
    documents: Mapping[str, SearchDocument],
    changed: Iterable[str],
    slots: Mapping[str, int],
    language: Language,
) -> Renewal | None:
    """The index after the change; None when it reaches further than the documents that changed."""
    old = {name: past.entries[name] for name in changed if name in past.entries}
    new = {
        name: Entry("", pack_words(texts_of(documents[name]), past.words), worth=documents[name].worth)
        for name in changed
        if name in documents
    }
    numbers, other = _counted(past.numbers, len(past.words.names), old.values(), new.values())
    names = past.words.names
    stood = {names[n]: n < len(past.numbers) and past.numbers[n] > 0 for n in other}
    came = [names[n] for n in other if numbers[n] and not stood[names[n]]]
    went = [names[n] for n in other if not numbers[n] and stood[names[n]]]
    analyser = _analyser(past, language, came, went)
    if not _splits_as_before(past, analyser, [*came, *went]):
        return None
    measure(new.values(), past.words, language.stop)
    if _statistics_differ(past, len(documents), old.values(), new.values()):
        return None
    terms, postings, moved = Table(), past.postings.renewed(), set[str]()
    score_entries(list(new.values()), past.words, terms, analyser, past.statistics)
    held = list[frozenset[str]]()
    for name in old.keys() | new.keys():
        before, now = _scores(old.get(name), past.terms), _scores(new.get(name), terms)
        held += (frozenset(before), frozenset(now))
        slot = slots[name] if name in slots else past.slots[name]
        other_scores = {term for term in before.keys() | now.keys() if before.get(term) != now.get(term)}
        for term in other_scores:
            postings.put(term, slot, now.get(term))
        moved |= other_scores
    touched = frozenset(found[0][0] for n in other if (found := analyser.terms(names[n])))
    return Renewal(past, analyser, slots, numbers, touched, postings, frozenset(moved), tuple(held))


def _counted(
    before: array[int], size: int, old: Iterable[Entry], new: Iterable[Entry]
) -> tuple[array[int], list[int]]:
    """The counts per word after the change, and the numbers of the words that have another one."""
    more: Counter[int] = Counter()
    for entries, step in ((old, -1), (new, 1)):
        for entry in entries:
            for values in entry.words:
                for value in values:
                    more[value >> 8] += step
    numbers = array("I", before)
    numbers.extend([0] * (size - len(before)))
    for number, step in more.items():
        numbers[number] += step
    return numbers, [number for number, step in more.items() if step]


def _analyser(past: Past, language: Language, came: Iterable[str] = (), went: Iterable[str] = ()) -> Analyser:
    """That of the last build, with the words that came to stand in a document, without those that went."""
    words = past.splitting
    if came or went:
        gone = set(went).difference(read_words("delen.txt"))
        words = words.difference(gone).union(set(filter(is_part, came)) - language.stop)
    return Analyser(language, Splitter(language, words, frozenset(read_words("heel.txt"))))


def _splits_as_before(past: Past, analyser: Analyser, came: Iterable[str]) -> bool:
    """Whether words that came or went leave the analysis of all other words alone."""
    forms = [form for word in came if is_part(word) for form in written_forms(word)]
    if not forms:
        return True
    before = _analyser(past, analyser.language)
    typed = (word for every, _ in past.typed.values() for word in every)
    return all(
        analyser.terms(other) == before.terms(other)
        for other in (*past.words.names, *typed)
        if any(form in other for form in forms)
    )


def _statistics_differ(past: Past, count: int, old: Iterable[Entry], new: Iterable[Entry]) -> bool:
    totals = past.totals()
    for all_words, gone, come in zip(totals, field_totals(old), field_totals(new), strict=True):
        all_words.subtract(gone)
        all_words.update(come)
    return statistics(count, *totals) != past.statistics


def _scores(entry: Entry | None, terms: Table) -> dict[str, int]:
    return {terms.names[value >> 16]: value & 0xFFFF for value in entry.scores} if entry else {}
