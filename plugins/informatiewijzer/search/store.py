"""The documents in packed form: small enough to keep ten thousand in memory, and to keep on disk."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from informatiewijzer.base.outputs import digest
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.language import split_words

MOST = 255  # a word counts at most this often per field
FNV_START, FNV_PRIME = 0x811C9DC5, 0x01000193


def fnv(text: str) -> int:
    """The 32-bit FNV-1a hash of the text in UTF-8: the same in the browser, whatever the hash seed."""
    value = FNV_START
    for byte in text.encode():
        value = ((value ^ byte) * FNV_PRIME) & 0xFFFFFFFF
    return value


class Numbers(dict[str, int]):
    """Gives a string that is new the next number and remembers it in `names`."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(zip(names, range(len(names)), strict=True))
        self._names = names

    def __missing__(self, name: str) -> int:
        self[name] = number = len(self._names)
        self._names.append(name)
        return number


class Table:
    """Strings numbered in order of arrival: `numbers["ouder"]` and `names[7]`."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = list(names)
        self.numbers = Numbers(self.names)


@dataclass(slots=True)
class Entry:
    """One document, packed: its words per field (number << 8 | count), then its scored terms.

    The fields are in the order of `analysis.BOOSTS`. `scores` holds (term number << 16 | score in
    hundredths), in 64-bit figures.
    """

    key: str
    words: tuple[array[int], ...]
    lengths: tuple[int, ...] = ()
    scores: array[int] = field(default_factory=lambda: array("Q"))
    worth: int = 100
    """What its scores count for, in percent; only needed until they are made."""


def pack_words(texts: Iterable[str], table: Table) -> tuple[array[int], ...]:
    """The counted words of the text of each field."""
    return tuple(array("I", _counted(text, table)) for text in texts)


def _counted(text: str, table: Table) -> list[int]:
    counts = Counter(map(table.numbers.__getitem__, split_words(text))) if text else {}
    return [number << 8 | (count if count < MOST else MOST) for number, count in counts.items()]


def document_key(document: SearchDocument) -> str:
    """The digest of everything about a document."""
    tuples = (document.names, document.facets, document.asked, document.facts, document.phones)
    lists = ("\x1f".join(texts) for texts in tuples)
    texts = (document.title, document.text, document.url, document.summary, str(document.worth))
    return digest("\x1e".join((*texts, *lists)))


def assign_slots(ids: Iterable[str]) -> dict[str, int]:
    """A number for each id that (nearly always) stays when other records come and go; sorted by number."""
    ordered = sorted(ids)
    size = 1 << max(4, (len(ordered) * 4 // 3).bit_length())
    taken: dict[int, str] = {}
    for name in ordered:
        slot = fnv(name) % size
        while slot in taken:
            slot = (slot + 1) % size
        taken[slot] = name
    return {taken[slot]: slot for slot in sorted(taken)}
