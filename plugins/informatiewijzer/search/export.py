"""The index as files: which keys there are, their shards, the cards, the word lists and the manifest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.search.choices import Choices, advice_entry, choices_by_stem, word_groups
from informatiewijzer.search.danger import read_ear
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.expansion import expansions, key_of
from informatiewijzer.search.index import Index
from informatiewijzer.search.language import Language, split_words
from informatiewijzer.search.lessons import Lessons, learn
from informatiewijzer.search.patterns import calling_terms, told_words
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
    shard_of,
    shortened,
    to_json,
    word_lists,
)
from informatiewijzer.search.statistics import idf
from informatiewijzer.search.words import SearchWords

FORMAT = 6


def make_shard(maker: RecordMaker, keys: Iterable[str], choices: Choices) -> bytes:
    """The records of some keys and the editors' choices beside them, as JSON."""
    return to_json({**{key: maker.make(key) for key in keys}, **choices})


@dataclass(frozen=True)
class Exporter:
    """Everything that the files are made of."""

    index: Index
    documents: Mapping[str, SearchDocument]
    words: SearchWords
    language: Language

    def files(self) -> Iterator[OutputFile]:
        """All files of the search, each made when it is asked for."""
        yield from numbered("t", self._shards())
        yield from numbered("k", cards(self.documents, self.index.slots))
        ignored = self.maker.ignored
        lists = word_lists(self._shown(self.index.counts, [key for key in self.keys if key not in ignored]))
        for name, parts in lists.items():
            for number, part in enumerate(parts):
                yield OutputFile(f"{FOLDER}/w{name}{number}.json", to_json(part))
        advice = [
            advice_entry(entry, self._groups, self.language, self.index.slots, self.documents)
            for entry in self.words.advice
        ]
        yield OutputFile(MANIFEST, to_json(self._manifest(lists, advice)))
        yield OutputFile(ADVICE, to_json({"w": self._groups, "a": advice, **self._ear()}))

    def _manifest(
        self, lists: Mapping[str, Sequence[str]], advice: Iterable[Mapping[str, Any]]
    ) -> dict[str, Any]:
        return {
            "v": FORMAT, "t": self.shard_count,
            # The lists that are one file, and those that are split by length.
            "w": ["".join(name for name, parts in lists.items() if (len(parts) > 1) == split)
                  for split in (False, True)],
            "o": idf(self.index.statistics.documents, 0), "l": self._lessons.unknown,
            "c": card_bits(max(self.index.slots.values(), default=0) + 1),
            "z": phrase_figures(self.keys, self.filling), "b": self._choices.get("", []),
            "g": self._calling(advice), **self._language(),
        }  # fmt: skip

    @cached_property
    def shard_count(self) -> int:
        """How many shards there are."""
        return shard_count(sum(map(len, self.index.postings.values())), len(self.keys))

    @cached_property
    def keys(self) -> list[str]:
        """Everything that finds something or is right as it is, sorted."""
        maker = self.maker
        return [
            key
            for key in sorted({*maker.postings, *maker.expansions, *maker.ignored, *maker.lessons})
            if maker.finds(key)
        ]

    @cached_property
    def maker(self) -> RecordMaker:
        """Makes the record of each key."""
        analyser, counts = self.index.analyser, self.index.counts
        found = expansions(self.words, self.language)
        typed = (word for text in self.typed() for word in split_words(text) if word not in counts)
        parts = part_terms(filter(None, map(analyser.terms, (*counts, *sorted(set(typed))))))
        lessons = self._lessons.by_term
        findable = {*self.index.postings, *found, *parts, *lessons}
        ignored = self.always | (self.right_as_they_are - findable)
        postings = self.index.postings
        documents = self.index.statistics.documents
        return RecordMaker(
            documents, postings, found, parts, ignored, weak_terms(self.language), lessons,
            sections(self.index.slots),
        )  # fmt: skip

    @cached_property
    def always(self) -> frozenset[str]:
        """What is not looked for because editors say so."""
        return frozenset(key_of(text, self.language) for text in self.words.ignored)

    @cached_property
    def right_as_they_are(self) -> frozenset[str]:
        """The stems of weak words and of the editors' choices: in no record they mean nothing.

        They must not be taken for a typing fault.
        """
        best = [text for choice in self.words.best for text in choice.typed]
        advice = [told_words(text) for choice in self.words.advice for text in choice.typed]
        advice += [text for one in self.words.sets for text in one.words]
        words = {self.language.stem(word) for text in best + advice for word in split_words(text)}
        return weak_terms(self.language) | words

    def _shards(self) -> Iterator[bytes]:
        """The shards in order."""
        count = self.shard_count
        choices: list[Choices] = [{} for _ in range(count)]
        for stem, chosen in self._choices.items():
            if stem:
                choices[shard_of(stem, count, self.filling)][f"={stem}"] = chosen
        shards = by_shard(self.keys, count, self.filling)
        return (make_shard(self.maker, shard, choices[number]) for number, shard in enumerate(shards))

    def _shown(self, counts: Mapping[str, int], keys: Iterable[str]) -> dict[str, str]:
        """Per term the word to show and to correct to: the commonest, then the shortest."""
        best: dict[str, str] = {}
        typed = (words[0] for text in self.typed() if len(words := split_words(text)) == 1)

        def rank(word: str) -> tuple[int, int, str]:
            return -counts.get(word, 1), len(word), word

        for word in chain(counts, typed):
            if terms := self.index.analyser.terms(word):
                term = terms[0][0]
                if term not in best or rank(word) < rank(best[term]):
                    best[term] = word
        return {key: best.get(key, key) for key in keys if " " not in key}

    def typed(self) -> Iterable[str]:
        """What editors wrote that people type."""
        for group in self.words.groups:
            yield from group
        for leads in self.words.leads:
            yield from leads.typed
        for example in self.words.examples:
            for text in example.typed:
                yield from split_words(text)  # word by word: a word of a sentence is typed alone too

    @cached_property
    def _lessons(self) -> Lessons:
        return learn(self.words.examples, self.index.slots, self.language)

    @cached_property
    def filling(self) -> frozenset[str]:
        """The stop words and their stems: a key of more words stands by another of its words."""
        return filling_terms(self.language)

    @cached_property
    def _groups(self) -> dict[str, list[str]]:
        return word_groups(self.words.sets, self.language)

    @cached_property
    def _choices(self) -> Choices:
        return choices_by_stem(self.words.best, self.language, self.index.slots, self.filling)

    def _ear(self) -> dict[str, Any]:
        """What hears danger, when some advice listens for it."""
        if not any(advice.listens for advice in self.words.advice):
            return {}
        ear = read_ear()
        return {"e": [ear.weights, ear.least]}

    def _calling(self, advice: Iterable[Mapping[str, Any]]) -> str:
        phrases = (phrase for entry in advice for phrase in entry["p"])
        return shortened(calling_terms(phrases, self.filling, self._groups))

    def _language(self) -> dict[str, Any]:
        """Stop words (those that only fill up, others, stems that are none themselves), exceptions, heads."""
        stop, fill = self.language.stop, self.language.fill
        parts = (fill & stop, stop - fill, self.filling - stop)
        return {
            "s": "|".join(shortened(sorted(part)) for part in parts),
            "u": self._exceptions(),
            "h": " ".join(sorted({self.language.stem(head) for head in self.language.heads})),
        }

    def _exceptions(self) -> str:
        """Each stem with the words that have it, a stop for the stem: "oudere . .n,ouders ouder ."."""
        words: dict[str, list[str]] = {}
        for word, stem in sorted(self.language.exceptions.items()):
            rest = f".{word[len(stem) :]}" if word.startswith(stem) else word
            words.setdefault(stem, [stem]).append(rest)
        return ",".join(" ".join(words[stem]) for stem in sorted(words))


def filling_terms(language: Language) -> frozenset[str]:
    """The stop words and their stems."""
    return language.stop | {language.stem(word) for word in language.stop}


def weak_terms(language: Language) -> frozenset[str]:
    """The stems of the words that tell little."""
    return frozenset(map(language.stem, language.weak))


def sections(slots: Mapping[str, int]) -> dict[int, str]:
    """The page of each slot of a page that has sections of its own ("paginas/privacy#vragen")."""
    pages = {name.partition("#")[0] for name in slots if "#" in name}
    return {slot: page for name, slot in slots.items() if (page := name.partition("#")[0]) in pages}
