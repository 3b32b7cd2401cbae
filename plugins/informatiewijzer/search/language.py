"""Dutch words: folding, splitting, stop words and stems. The browser's `zoeken-taal.js` is the twin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import metadata, resources

import Stemmer

from informatiewijzer.base.outputs import digest
from informatiewijzer.search import data

LETTERS = {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "ı": "i", "đ": "d", "ĳ": "ij"}
_LETTERS = str.maketrans(LETTERS)
# An apostrophe between letters belongs to the word: foto's, oma's.
APOSTROPHES = "'’ʼ`"
_APOSTROPHE = re.compile(rf"(?<=[^\W_])[{APOSTROPHES}](?=[^\W_])")
LISTS = (
    "delen.txt", "gevaar.txt", "heel.txt", "koppen.txt", "stopwoorden.txt", "uitzonderingen.txt",
    "vulwoorden.txt", "zwakwoorden.txt",
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_SPACES = {number: " " for number in range(128) if not chr(number).isalnum()}


class _Letters(dict[int, int | str | None]):
    """What becomes of a letter, by its number: marks (category Mn) go, the rest stays."""

    def __missing__(self, number: int) -> int | None:
        self[number] = kept = None if unicodedata.category(chr(number)) == "Mn" else number
        return kept


def fold(text: str) -> str:
    """The text in small letters without accents (Unicode NFKD, marks dropped)."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", text).lower().translate(_Letters(_LETTERS))


def split_words(text: str) -> list[str]:
    """The folded words of a text, in order: letters and figures only."""
    folded = fold(text)
    if any(mark in folded for mark in APOSTROPHES):
        folded = _APOSTROPHE.sub("", folded)
    # Nearly always plain letters by now, which a table divides three times as fast.
    return folded.translate(_SPACES).split() if folded.isascii() else _WORD.findall(folded)


def read_lines(name: str) -> list[str]:
    """The lines of a data file of this package, without remarks (`#`) and empty lines."""
    text = resources.files(data).joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def read_words(name: str) -> list[str]:
    """The words of a data file of this package, one or more on a line."""
    return " ".join(read_lines(name)).split()


@dataclass(frozen=True)
class Language:
    """Stop words, stem exceptions, generic heads, words that fill up or tell little; the stemmer."""

    stop: frozenset[str]
    exceptions: Mapping[str, str]
    heads: frozenset[str]
    fill: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    literal: bool = False
    """Whether what was typed is what was meant: then nothing is taken for a typing fault."""
    known: dict[str, str] = field(default_factory=dict)
    # Without a memory of its own: `known` remembers.
    stemmer: Stemmer.Stemmer = field(default_factory=lambda: Stemmer.Stemmer("dutch", 0))

    def stem(self, word: str) -> str:
        """The stem of a folded word: the exception list first, else Kraaij-Pohlmann until nothing changes."""
        found = self.known.get(word)
        if found is None:
            plain = word.isascii() and word.isdigit()  # no rule touches figures
            found = self.known[word] = word if plain else self.exceptions.get(word) or self._stem(word)
        return found

    def telling(self, words: Iterable[str]) -> list[str]:
        """The words without those that only fill up; when nothing would be left, all of them."""
        every = list(words)
        return [word for word in every if word not in self.fill] or every

    def terms(self, words: Iterable[str]) -> list[str]:
        """The stems of the words that are no stop words, each once."""
        return list(dict.fromkeys(self.stem(word) for word in words if word not in self.stop))

    def _stem(self, word: str) -> str:
        # Once is not enough: fietsen -> fiets -> fiet, while fiets -> fiet.
        once = str(self.stemmer.stemWord(word)) or word
        return self.stem(once) if len(once) < len(word) else once


def language_key() -> str:
    """The digest of all that analysis and scores come from: this package's code and lists, both libraries."""
    here = resources.files(__package__)
    code = sorted(file.name for file in here.iterdir() if file.name.endswith(".py"))
    texts = [here.joinpath(name).read_bytes() for name in code]
    texts += [here.joinpath("data", name).read_bytes() for name in LISTS]
    return digest(*texts, metadata.version("pystemmer"), metadata.version("whoosh"))


def load_language(town: str = "") -> Language:
    """The Dutch of the data files in this package; the name of the town says nothing about what is sought."""
    pairs = (line.split() for line in read_lines("uitzonderingen.txt"))
    return Language(
        stop=frozenset((*read_words("stopwoorden.txt"), *town_words(town))),
        exceptions={word: stem for stem, *words in pairs for word in words},
        heads=frozenset(read_words("koppen.txt")),
        fill=frozenset(read_words("vulwoorden.txt")),
        weak=frozenset(read_words("zwakwoorden.txt")),
    )


def town_words(town: str) -> list[str]:
    """The words of a town's name and what they become before a noun: borne, bornese."""
    return [word + ending for word in split_words(town) for ending in ("", "se")]
