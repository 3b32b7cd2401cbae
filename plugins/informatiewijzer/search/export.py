"""The index as files: which keys there are, their shards, the cards, the word lists and the manifest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.expansion import expansions, key_of
from informatiewijzer.search.index import Index
from informatiewijzer.search.language import Language, split_words
from informatiewijzer.search.records import VALUES, RecordMaker, part_terms
from informatiewijzer.search.shards import (
    FOLDER,
    MANIFEST,
    by_shard,
    card_bits,
    cards,
    numbered,
    phrase_letters,
    shard_count,
    to_json,
    version,
    word_lists,
)
from informatiewijzer.search.statistics import idf
from informatiewijzer.search.words import Advice, SearchWords

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Exporter:
    """Everything that the files are made of."""

    index: Index
    documents: Mapping[str, SearchDocument]
    words: SearchWords
    language: Language

    def files(self) -> list[OutputFile]:
        """All files of the search, sorted by path."""
        counts = self.index.word_counts()
        maker = self._maker(counts)
        shards, keys = self._shards(maker)
        shard_files, shard_versions = numbered("t", shards)
        card_files, card_versions = numbered("k", cards(self.documents, self.index.slots))
        lists = word_lists(self._shown(counts, keys))
        list_versions = {name: version(content) for name, content in lists.items()}
        list_files = [
            OutputFile(f"{FOLDER}/w{name}-{list_versions[name]}.json", lists[name]) for name in lists
        ]
        manifest = {
            "v": FORMAT, "t": shard_versions, "k": card_versions, "w": list_versions,
            "o": idf(self.index.statistics.documents, 0), "l": VALUES,
            **self._language(), "z": phrase_letters(keys), "c": card_bits(max(self.index.slots.values(), default=0) + 1), **self._choices(),
        }  # fmt: skip
        return sorted([*shard_files, *card_files, *list_files, OutputFile(MANIFEST, to_json(manifest))])

    def _maker(self, counts: Mapping[str, int]) -> RecordMaker:
        analyser = self.index.analyser
        found = expansions(self.words, self.language)
        typed = (word for text in self._typed() for word in split_words(text) if word not in counts)
        parts = part_terms(filter(None, map(analyser.terms, (*counts, *sorted(set(typed))))))
        return RecordMaker(self.index.statistics.documents, self.index.postings(), found, parts)

    def _shards(self, maker: RecordMaker) -> tuple[list[bytes], list[str]]:
        keys = sorted({*maker.postings, *maker.expansions})
        total = sum(map(len, maker.postings.values()))
        contents: list[bytes] = []
        found: list[str] = []
        for shard in by_shard(keys, shard_count(total, len(keys))):
            records = {key: maker.make(key) for key in shard}
            kept = {key: record for key, record in records.items() if record}
            found += kept
            contents.append(to_json(kept))
        return contents, found

    def _shown(self, counts: Mapping[str, int], keys: Iterable[str]) -> dict[str, str]:
        """Per term the word to show and to correct to: the commonest, then the shortest."""
        best: dict[str, tuple[int, int, str]] = {}
        typed = (word for text in self._typed() if len(split_words(text)) == 1 for word in split_words(text))
        for word, count in [*counts.items(), *((word, 1) for word in typed)]:
            term = self.language.stem(word)
            rank = (-count, len(word), word)
            if term not in best or rank < best[term]:
                best[term] = rank
        return {key: best[key][2] if key in best else key for key in keys if " " not in key}

    def _typed(self) -> Iterable[str]:
        for group in self.words.groups:
            yield from group
        for leads in self.words.leads:
            yield from leads.typed

    def _language(self) -> dict[str, Any]:
        return {
            "s": " ".join(sorted(self.language.stop)),
            "u": dict(sorted(self.language.exceptions.items())),
            "h": sorted({self.language.stem(head) for head in self.language.heads}),
        }

    def _choices(self) -> dict[str, Any]:
        slots = self.index.slots
        best = [
            [key_of(typed, self.language), [slots[name] for name in choice.shown if name in slots]]
            for choice in self.words.best
            for typed in choice.typed
        ]
        return {"b": [pair for pair in best if pair[1]], "a": [self._advice(a) for a in self.words.advice]}

    def _advice(self, advice: Advice) -> dict[str, Any]:
        typed: Sequence[str] = [key_of(text, self.language) for text in advice.typed]
        shown = [name for name in advice.shown if name in self.documents]
        return {
            "p": typed, "s": [self.index.slots[name] for name in shown], "kop": advice.heading, "tekst": advice.text, "spoed": advice.emergency,
            "toont": [self._help_line(self.documents[name]) for name in shown if self.documents[name].phones],
        }  # fmt: skip

    @staticmethod
    def _help_line(document: SearchDocument) -> list[Any]:
        return [document.url, document.title, list(document.phones)]
