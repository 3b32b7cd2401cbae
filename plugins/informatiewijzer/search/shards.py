"""The files the browser fetches: answers in hashed shards, result cards, word lists, one manifest."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.sound import list_of
from informatiewijzer.search.store import fnv

FOLDER = "zoek"
MANIFEST = f"{FOLDER}/index.json"
FEW_SLOTS = 4096
LEAST_SHARD = 1500  # bytes, before compression
# A question costs some shards, and the manifest costs 3 letters a shard: this makes the sum smallest.
BALANCE = 3.25
DIGITS = "0123456789abcdefghijklmnopqrstuv"
VERSION_LETTERS = 3


def to_json(value: Any) -> bytes:
    """Compact JSON in UTF-8 with the keys as they come."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def card_bits(slots: int) -> int:
    """How many bits of a slot's number are its place in a card file: 4 slots a file, of many slots 8."""
    return 2 if slots <= FEW_SLOTS else 3


def letters_of(number: int) -> str:
    """Three letters for a number of 15 bits."""
    return "".join(DIGITS[number >> shift & 31] for shift in (10, 5, 0))


def phrase_letters(keys: Iterable[str]) -> str:
    """Three letters for each key of more than one word, sorted: a browser looks up only what may be one."""
    return "".join(sorted({letters_of(fnv(key) & 0x7FFF) for key in keys if " " in key}))


def version(content: bytes) -> str:
    """Three letters that change with the content (15 bits): enough for a browser to see a new version."""
    number = int.from_bytes(blake2b(content, digest_size=2).digest(), "big")
    return letters_of(number)


def shard_count(postings: int, terms: int) -> int:
    """How many shards, a power of two: it seldom changes when records do."""
    size = 3 * postings + 14 * terms
    shard = max(LEAST_SHARD, math.sqrt(BALANCE * size))
    return 1 << max(3, round(math.log2(max(1.0, size / shard))))


def shard_of(key: str, count: int) -> int:
    """In which shard a key stands."""
    return fnv(key) % count


def by_shard(keys: Iterable[str], count: int) -> list[list[str]]:
    """The keys of each shard, sorted."""
    shards: list[list[str]] = [[] for _ in range(count)]
    for key in sorted(keys):
        shards[shard_of(key, count)].append(key)
    return shards


def numbered(kind: str, contents: Sequence[bytes]) -> tuple[list[OutputFile], str]:
    """The files `<kind><number>-<version>.json`, and all versions in a row for the manifest."""
    versions = [version(content) for content in contents]
    files = [
        OutputFile(f"{FOLDER}/{kind}{number}-{letters}.json", content)
        for number, (letters, content) in enumerate(zip(versions, contents, strict=True))
    ]
    return files, "".join(versions)


def cards(documents: Mapping[str, SearchDocument], slots: Mapping[str, int]) -> list[bytes]:
    """Per file of some slots: {slot: [id, url ("": id and slash), title, organisation, summary, facts]}."""
    last = max(slots.values(), default=-1)
    bits = card_bits(last + 1)
    files: list[dict[str, Any]] = [{} for _ in range((last >> bits) + 1)]
    for name, slot in slots.items():
        document = documents[name]
        by = document.names[0] if document.names else ""
        url = "" if document.url == f"{document.id}/" else document.url
        shown = [document.id, url, document.title, by, document.summary, list(document.facts)]
        files[slot >> bits][str(slot)] = shown
    return [to_json(file) for file in files]


def word_lists(shown: Mapping[str, str]) -> dict[str, bytes]:
    """Per first sound the words of the catalogue: "wandel.en" (term.rest), "lopen>loop" (word>term)."""
    lists: dict[str, list[str]] = {}
    for term in sorted(shown):
        word = shown[term]
        form = word if word == term else f"{word}>{term}"
        if word != term and word.startswith(term):
            form = f"{term}.{word[len(term) :]}"
        lists.setdefault(list_of(term), []).append(form)
    return {name: to_json(lists[name]) for name in sorted(lists)}
