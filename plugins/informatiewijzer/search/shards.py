"""The files the browser fetches: answers in hashed shards, result cards, word lists, one manifest.

Their names never change, so nothing has to list versions; the browser asks the server whether what it kept
is still right (docs/adr/0058).
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from operator import sub
from typing import Any

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.packed import figures_of
from informatiewijzer.search.sound import list_of
from informatiewijzer.search.store import fnv

FOLDER = "zoek"
MANIFEST = f"{FOLDER}/index.json"
ADVICE = f"{FOLDER}/advies.json"
FEW_SLOTS, MANY_SLOTS = 2048, 4096
LEAST_SHARD = 250  # bytes, before compression
COUNTS = "0123456789abcdefghijklmnopqrstuvwxyz"
WHOLE_LIST = 500  # words; a longer list is split by the length of its terms
LENGTHS = (7, 11, 15)  # the longest terms of all lists of a letter but the last


def to_json(value: Any) -> bytes:
    """Compact JSON in UTF-8 with the keys as they come."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def card_bits(slots: int) -> int:
    """How many bits of a slot's number are its place in a card file: 1 slot a file, of many slots 2 or 4."""
    return (slots > FEW_SLOTS) + (slots > MANY_SLOTS)


def phrase_hash(key: str) -> int:
    """What a key of only stop words is announced by: 15 bits."""
    return fnv(key) & 0x7FFF


def anchor_of(key: str, filling: Collection[str]) -> str:
    """The stem whose shard a key stands in: its last that is no stop word (who asks has that shard)."""
    return next((stem for stem in reversed(key.split(" ")) if stem not in filling), key)


def phrase_figures(keys: Iterable[str], filling: Collection[str]) -> str:
    """The hashes of all keys of only stop words, packed: a browser looks up only what may be one."""
    hashes = sorted({phrase_hash(key) for key in keys if " " in key and anchor_of(key, filling) == key})
    return "".join(map(figures_of, map(sub, hashes, [0, *hashes])))


def shard_count(postings: int, terms: int) -> int:
    """How many shards, a power of two: it seldom changes when records do."""
    size = 3 * postings + 14 * terms
    shard = max(LEAST_SHARD, 0.4 * math.sqrt(size))  # smaller costs the server more than it spares a phone
    return 1 << max(3, round(math.log2(max(1.0, size / shard))))


def shard_of(key: str, count: int, filling: Collection[str]) -> int:
    """In which shard a key stands."""
    return fnv(anchor_of(key, filling)) % count


def by_shard(keys: Iterable[str], count: int, filling: Collection[str]) -> list[list[str]]:
    """The keys of each shard, sorted."""
    shards: list[list[str]] = [[] for _ in range(count)]
    for key in sorted(keys):
        shards[shard_of(key, count, filling)].append(key)
    return shards


def numbered(kind: str, contents: Iterable[bytes]) -> Iterator[OutputFile]:
    """The files `<kind><number>.json`; a file of cards without any is left out, for nothing points to it."""
    for number, content in enumerate(contents):
        if kind != "k" or content != b"{}":
            yield OutputFile(f"{FOLDER}/{kind}{number}.json", content)


def cards(documents: Mapping[str, SearchDocument], slots: Mapping[str, int]) -> Iterator[bytes]:
    """Per file of some slots: {slot: [id, url ("": id and slash), title, organisation, summary, facts]}."""
    last = max(slots.values(), default=-1)
    bits = card_bits(last + 1)
    files: list[list[str]] = [[] for _ in range((last >> bits) + 1)]
    for name, slot in slots.items():
        files[slot >> bits].append(name)
    return (to_json({str(slots[name]): card(documents[name]) for name in names}) for names in files)


def card(document: SearchDocument) -> list[Any]:
    """What a result shows of a document."""
    by = document.names[0] if document.names else ""
    url = "" if document.url == f"{document.id}/" else document.url
    return [document.id, url, document.title, by, document.summary, list(document.facts)]


def class_of(length: int) -> int:
    """In which part of a split word list a term of this length stands."""
    return sum(length > most for most in LENGTHS)


def parts_of(shortest: int, longest: int) -> range:
    """The parts of a split word list with terms of these lengths."""
    return range(class_of(shortest), class_of(longest) + 1)


def word_lists(shown: Mapping[str, str]) -> dict[str, list[str]]:
    """Per first sound the words of the catalogue: all of them, or of a long list a part per class of length.

    "6wandel.en" is "wandel.en" of which the first 6 letters are those of the form before it (in 36 digits,
    the first of a list 0); "wandel.en" is term and rest, "lopen>loop" word and term.
    """
    lists: dict[str, list[tuple[str, str]]] = {}
    for term in sorted(shown):
        lists.setdefault(list_of(term), []).append((term, form_of(term, shown[term])))
    return {name: _parts(lists[name]) for name in sorted(lists)}


def form_of(term: str, word: str) -> str:
    """A term and the word that is shown for it, as a word list has them."""
    if word == term:
        return word
    return f"{term}.{word[len(term) :]}" if word.startswith(term) else f"{word}>{term}"


def _parts(forms: Sequence[tuple[str, str]]) -> list[str]:
    if len(forms) <= WHOLE_LIST:
        return [shortened(form for _, form in forms)]
    parts: list[list[str]] = [[] for _ in range(len(LENGTHS) + 1)]
    for term, form in forms:
        parts[class_of(len(term))].append(form)
    return [shortened(part) for part in parts]


def shortened(forms: Iterable[str]) -> str:
    """The forms in a row, each without the letters it begins with like the one before it."""
    short: list[str] = []
    before = ""
    for form in forms:
        pairs = zip(before, form[: len(COUNTS) - 1], strict=False)
        same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        short.append(COUNTS[same] + form[same:])
        before = form
    return " ".join(short)


def lengthened(short: str) -> list[str]:
    """The forms of a list again."""
    forms: list[str] = []
    before = ""
    for form in short.split():
        before = before[: COUNTS.index(form[0])] + form[1:]
        forms.append(before)
    return forms
