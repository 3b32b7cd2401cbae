"""The index as files: which keys there are, their shards, the cards, the word lists and the manifest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.search.advice import END
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.expansion import expansions, key_of
from informatiewijzer.search.index import Index
from informatiewijzer.search.language import Language, split_words
from informatiewijzer.search.records import RecordMaker, part_terms
from informatiewijzer.search.shards import (
    ADVICE,
    FOLDER,
    MANIFEST,
    by_shard,
    card_bits,
    cards,
    numbered,
    phrase_figures,
    shard_count,
    to_json,
    word_lists,
)
from informatiewijzer.search.statistics import idf
from informatiewijzer.search.words import Advice, SearchWords

FORMAT = 2


def make_shard(maker: RecordMaker, keys: Iterable[str]) -> bytes:
    """The records of some keys, as JSON."""
    return to_json({key: maker.make(key) for key in keys})


@dataclass(frozen=True, slots=True)
class Exporter:
    """Everything that the files are made of."""

    index: Index
    documents: Mapping[str, SearchDocument]
    words: SearchWords
    language: Language
    known: Mapping[str, bytes]

    def files(self) -> tuple[list[OutputFile], dict[str, bytes]]:
        """All files of the search, sorted by path; and the shards by the key of what they were made of."""
        counts = self.index.counts
        maker = self._maker(counts)
        keys = [
            key for key in sorted({*maker.postings, *maker.expansions, *maker.ignored}) if maker.finds(key)
        ]
        by_key = self._shards(maker, keys)
        lists = word_lists(self._shown(counts, [key for key in keys if key not in maker.ignored]))
        list_files = [
            OutputFile(f"{FOLDER}/w{name}{number}.json", to_json(part))
            for name, parts in lists.items()
            for number, part in enumerate(parts)
        ]
        manifest = {
            "v": FORMAT, "t": len(by_key),
            # The lists that are one file, and those that are split by length.
            "w": ["".join(name for name, parts in lists.items() if (len(parts) > 1) == split)
                  for split in (False, True)],
            "o": idf(self.index.statistics.documents, 0),
            "c": card_bits(max(self.index.slots.values(), default=0) + 1), "z": phrase_figures(keys),
            **self._language(), **self._choices(),
        }  # fmt: skip
        found = [
            *numbered("t", list(by_key.values())), *numbered("k", cards(self.documents, self.index.slots)),
            *list_files, OutputFile(MANIFEST, to_json(manifest)),
            OutputFile(ADVICE, to_json([self._advice_text(advice) for advice in self.words.advice])),
        ]  # fmt: skip
        return sorted(found), by_key

    def _maker(self, counts: Mapping[str, int]) -> RecordMaker:
        analyser = self.index.analyser
        found = expansions(self.words, self.language)
        typed = (word for text in self._typed() for word in split_words(text) if word not in counts)
        parts = part_terms(filter(None, map(analyser.terms, (*counts, *sorted(set(typed))))))
        ignored = self._ignored({*self.index.postings, *found, *parts})
        return RecordMaker(self.index.statistics.documents, self.index.postings, found, parts, ignored)

    def _ignored(self, findable: Collection[str]) -> frozenset[str]:
        """What is not looked for: the editors' list, and words of their choices that are in no record.

        Those words are right as they are: they must not be taken for a typing fault.
        """
        best = [text for choice in self.words.best for text in choice.typed]
        advice = [text for choice in self.words.advice for text in choice.typed]
        words = {self.language.stem(word) for text in best + advice for word in split_words(text)}
        return frozenset(key_of(text, self.language) for text in self.words.ignored) | (words - {*findable})

    def _shards(self, maker: RecordMaker, keys: Sequence[str]) -> dict[str, bytes]:
        """The shards in order, by the digest of what each is made of; known ones are not made again."""
        total = sum(map(len, maker.postings.values()))
        found: dict[str, bytes] = {}
        for number, shard in enumerate(by_shard(keys, shard_count(total, len(keys)))):
            name = self._shard_key(maker, number, shard)
            found[name] = self.known.get(name) or make_shard(maker, shard)
        return found

    @staticmethod
    def _shard_key(maker: RecordMaker, number: int, shard: Iterable[str]) -> str:
        hasher = blake2b(f"{FORMAT} {number} {maker.documents}".encode(), digest_size=16)
        for key in shard:
            for part in maker.inputs(key):
                hasher.update(part)
        return hasher.hexdigest()

    def _shown(self, counts: Mapping[str, int], keys: Iterable[str]) -> dict[str, str]:
        """Per term the word to show and to correct to: the commonest, then the shortest."""
        best: dict[str, tuple[int, int, str]] = {}
        typed = (word for text in self._typed() if len(split_words(text)) == 1 for word in split_words(text))
        analyser = self.index.analyser
        for word, count in [*counts.items(), *((word, 1) for word in typed)]:
            terms = analyser.terms(word)
            if not terms:
                continue
            term = terms[0][0]
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
            "u": self._exceptions(),
            "f": " ".join(sorted(self.language.fill)),
            "h": " ".join(sorted({self.language.stem(head) for head in self.language.heads})),
        }

    def _exceptions(self) -> str:
        """Each stem with the words that have it: "oudere oudere ouderen,ouders ouder ouders"."""
        words: dict[str, list[str]] = {}
        for word, stem in sorted(self.language.exceptions.items()):
            words.setdefault(stem, [stem]).append(word)
        return ",".join(" ".join(words[stem]) for stem in sorted(words))

    def _choices(self) -> dict[str, Any]:
        slots = self.index.slots
        best = [
            [key_of(typed, self.language), [slots[name] for name in choice.shown if name in slots]]
            for choice in self.words.best
            for typed in choice.typed
        ]
        return {"b": [pair for pair in best if pair[1]], "a": [self._advice(a) for a in self.words.advice]}

    def _advice(self, advice: Advice) -> dict[str, Any]:
        # "kan niet meer." with a full stop: only at the end of a question.
        # Every word of it counts, also those that only fill up: "niet meer".
        stems = [" ".join(map(self.language.stem, split_words(text))) for text in advice.typed]
        typed = [key + f" {END}" * text.endswith(END) for key, text in zip(stems, advice.typed, strict=True)]
        slots = self.index.slots
        return {"p": typed, "s": [slots[name] for name in advice.also if name in slots]}

    def _advice_text(self, advice: Advice) -> dict[str, Any]:
        shown = [name for name in advice.shown if name in self.index.slots]
        return {
            "kop": advice.heading, "tekst": advice.text, "spoed": advice.emergency,
            "toont": [self._help_line(self.documents[name]) for name in shown if self.documents[name].phones],
        }  # fmt: skip

    @staticmethod
    def _help_line(document: SearchDocument) -> list[Any]:
        return [document.url, document.title, list(document.phones)]
