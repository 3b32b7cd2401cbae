"""The files of the search after a few documents changed: those of the last build, changed where they must."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from informatiewijzer.base.outputs import Finished, OutputFile
from informatiewijzer.search.documents import Documents, SearchDocument
from informatiewijzer.search.expansion import Term
from informatiewijzer.search.export import filling_terms, sections, weak_terms
from informatiewijzer.search.language import Language
from informatiewijzer.search.lessons import Lesson, learn
from informatiewijzer.search.past import Past
from informatiewijzer.search.patches import patched_list, patched_shard
from informatiewijzer.search.records import FEW as FEW_OWN
from informatiewijzer.search.records import Record, RecordMaker, part_terms
from informatiewijzer.search.renewal import FEW, Renewal, changed_ids, renew
from informatiewijzer.search.shards import (
    FOLDER,
    WHOLE_LIST,
    anchor_of,
    card,
    card_bits,
    class_of,
    form_of,
    lengthened,
    shard_count,
    shard_of,
    to_json,
)
from informatiewijzer.search.sound import list_of
from informatiewijzer.search.store import assign_slots
from informatiewijzer.search.words import SearchWords


def updated_files(
    past: Past, documents: Documents, words: SearchWords, language: Language
) -> list[Finished] | None:
    """All files, sorted by path; None when the change reaches further than a few shards, lists and cards.

    Then everything is made again, which gives the same files.
    """
    changed = changed_ids(past, documents)
    if len(changed) > max(FEW, len(documents) // 100) or _mentioned(past, documents, changed, words):
        return None
    files = past.files()
    if changed:
        slots = _slots(past, documents)
        renewal = renew(past, documents, changed, slots, language) if slots else None
        if slots is None or renewal is None:
            return None
        # The same examples about the same documents: `words` are those of the last build.
        lessons = past.lessons if slots is past.slots else learn(words.examples, slots, language).by_term
        if not Update(renewal, documents, language, lessons, files).apply(changed):
            return None
    return [files[path] for path in sorted(files)]


def _mentioned(
    past: Past, documents: Mapping[str, SearchDocument], changed: Iterable[str], words: SearchWords
) -> bool:
    """Whether the editors chose a document that came or went, or advise one that changed."""
    moved = {name for name in changed if name not in documents or name not in past.slots}
    advised = {name for choice in words.advice for name in choice.shown}
    chosen = {name for best in words.best for name in best.shown}
    chosen |= {name for choice in words.advice for name in choice.also}
    chosen |= {name for example in words.examples for name in (*example.shown, *example.also)}
    return not advised.isdisjoint(changed) or not chosen.isdisjoint(moved)


def _slots(past: Past, documents: Mapping[str, SearchDocument]) -> Mapping[str, int] | None:
    """The slots of the documents; None when the change moves another document or a section of a page."""
    if past.slots.keys() == documents.keys():
        return past.slots
    slots = assign_slots(documents)
    if any(slots.get(name, slot) != slot for name, slot in past.slots.items()):
        return None
    if sections(slots) != sections(past.slots) or _bits(slots) != _bits(past.slots):
        return None
    return slots


def _bits(slots: Mapping[str, int]) -> int:
    return card_bits(max(slots.values(), default=0) + 1)


@dataclass(frozen=True)
class Update:
    """A renewed index on its way into the files."""

    renewal: Renewal
    documents: Mapping[str, SearchDocument]
    language: Language
    lessons: Mapping[Term, Lesson]
    files: dict[str, Finished]

    def apply(self, changed: Iterable[str]) -> bool:
        """Change the files; False when another number of shards, a phrase or a list came or went."""
        self._cards(changed)
        came = self._shards()
        if came is None:
            return False
        # What is not looked for has a record too, and stands in no list.
        other = self._maker.ignored ^ set(self.renewal.past.facts["ignored"])
        return self._lists(self.renewal.touched | came | other)

    def _cards(self, changed: Iterable[str]) -> None:
        """The cards of the documents, in files of some slots."""
        slots, past = self.renewal.slots, self.renewal.past.slots
        bits = _bits(slots)
        found: dict[int, dict[str, object]] = {
            (slots[name] if name in slots else past[name]) >> bits: {} for name in changed
        }
        for name, slot in slots.items():
            if slot >> bits in found:
                found[slot >> bits][str(slot)] = card(self.documents[name])
        for number, cards in found.items():
            self._put(f"{FOLDER}/k{number}.json", to_json(cards) if cards else b"")

    def _put(self, path: str, content: bytes) -> None:
        if content:
            self.files[path] = OutputFile(path, content)
        else:
            self.files.pop(path, None)

    def _shards(self) -> set[str] | None:
        """Change the records in the shards; gives the keys that came or went."""
        count, filling = self.renewal.past.facts["shards"], filling_terms(self.language)
        shards: dict[int, dict[str, Record | None]] = {}
        for key in self._changed_keys:
            shards.setdefault(shard_of(key, count, filling), {})[key] = None
        came, more = set[str](), 0
        for number, keys in shards.items():
            path = f"{FOLDER}/t{number}.json"
            records = {key: self._maker.make(key) for key in keys if self._maker.finds(key)}
            shard = self.files[path].read()
            content, other = patched_shard(shard, records, keys.keys() - records.keys())
            self._put(path, content)
            came |= other
            more += sum(1 if key in records else -1 for key in other)
        total = self.renewal.past.facts["keys"] + more
        if shard_count(self.renewal.postings.total, total) != count:
            return None
        # The manifest has a figure for each phrase of stop words alone.
        return None if any(" " in key and anchor_of(key, filling) == key for key in came) else came

    @cached_property
    def _changed_keys(self) -> frozenset[str]:
        """The keys of which the record may be another one: by their own documents or by what they lead to."""
        past, postings, moved = self.renewal.past, self.renewal.postings, self.renewal.moved
        before = RecordMaker(past.statistics.documents, past.postings, past.expansions, {})
        now = RecordMaker(past.statistics.documents, postings, past.expansions, {})
        led = (
            key
            for key, targets in past.expansions.items()
            if any(
                not moved.isdisjoint(target.terms)
                and (
                    before.weight(target) != now.weight(target)
                    or (self._reached(target.terms) and before.target(target) != now.target(target))
                )
                for target in targets
            )
        )
        return frozenset((*moved, *self.renewal.touched, *led))

    def _reached(self, terms: Sequence[Term]) -> bool:
        """Whether a document that changed has all these terms, or had them: else nothing by them is other."""
        return any(held.issuperset(terms) for held in self.renewal.held)

    @cached_property
    def _maker(self) -> RecordMaker:
        """Makes the records of the changed keys."""
        past, renewal = self.renewal.past, self.renewal
        postings = renewal.postings
        few = [key for key in self._changed_keys if len(postings.get(key, ())) < FEW_OWN and " " not in key]
        words = renewal.words_of(few)
        spelled = [word for key in few for word in self._words(key, words[key])]
        parts = part_terms(filter(None, map(renewal.analyser.terms, spelled)))
        findable = {
            key
            for key in self._changed_keys
            if key in postings or key in past.expansions or key in parts or key in self.lessons
        }
        right = {key for key in past.facts["right"] if key in self._changed_keys}
        kept = {key for key in past.facts["ignored"] if key not in right}
        ignored = kept | (right - findable) | set(past.facts["always"])
        return RecordMaker(
            past.statistics.documents, postings, past.expansions, parts, frozenset(ignored),
            weak_terms(self.language), self.lessons, sections(renewal.slots),
        )  # fmt: skip

    def _words(self, key: str, words: Iterable[tuple[str, int]]) -> Iterator[str]:
        """The words with this term: those of documents, then those that only editors write."""
        known = [word for word, _ in words]
        yield from known
        yield from (word for word in self._typed(key)[0] if word not in known)

    def _typed(self, key: str) -> tuple[list[str], list[str]]:
        return self.renewal.past.typed.get(key, ([], []))

    def _lists(self, terms: Iterable[str]) -> bool:
        """Change the forms of these terms in the word lists; False when a list comes, goes or is divided."""
        single = [term for term in terms if " " not in term]
        words = self.renewal.words_of(single)
        lists: dict[str, dict[str, str]] = {}
        for term in single:
            shown = self._maker.finds(term) and term not in self._maker.ignored
            form = form_of(term, self._shown(term, words[term])) if shown else ""
            lists.setdefault(list_of(term), {})[term] = form
        return all(self._list(name, forms) for name, forms in lists.items())

    def _shown(self, term: str, words: Iterable[tuple[str, int]]) -> str:
        """The word to show for a term: the commonest, then the shortest."""
        ranked = [*words, *((word, 1) for word in self._typed(term)[1])]
        return min(ranked, key=lambda word: (-word[1], len(word[0]), word[0]), default=(term, 0))[0]

    def _list(self, name: str, forms: Mapping[str, str]) -> bool:
        paths = [path for number in range(9) if (path := f"{FOLDER}/w{name}{number}.json") in self.files]
        for part, path in enumerate(paths):
            mine = {t: f for t, f in forms.items() if len(paths) == 1 or class_of(len(t)) == part}
            self._put(path, patched_list(self.files[path].read(), mine))
        size = sum(len(lengthened(json.loads(self.files[path].read()))) for path in paths)
        return size > 0 and (size > WHOLE_LIST) == (len(paths) > 1)
