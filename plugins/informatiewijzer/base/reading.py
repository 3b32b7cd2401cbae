"""How easy a Dutch text reads: the score of Flesch in the form that Douma made for Dutch.

Score = 206.84 - 0.93 x words per sentence - 77 x syllables per word (W. H. Douma, De leesbaarheid van
landbouwbladen, Wageningen 1960, after R. Flesch 1948). 60 and more reads easily. It measures length and
nothing else: that a text scores well does not make it clear, that it scores badly is a reason to look.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

EASY = 60
"""From here on Douma calls a text "standaard" or easier; our own bound for what residents read (B1)."""
_SENTENCE = re.compile(r"(?<=[.!?:])[\s)\"'\u2019\u201d]+|\n+")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
# One sound each, the longest first: "eeuw" is one, "theater" two (the-a-ter), "geëerd" ge-eerd.
_SOUND = re.compile(
    r"aai|ooi|oei|eeu|ieu|ëe|öo|aa|ee|oo|uu|oe|ie|ij|ei|ui|ou|au|eu|[aeiouyáàâäéèêëíïóòôöúüû]"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures of a text: words, sentences, syllables."""

    words: int
    sentences: int
    syllables: int

    @property
    def sentence_length(self) -> float:
        """Words per sentence."""
        return self.words / max(1, self.sentences)

    @property
    def score(self) -> float:
        """The score of Flesch-Douma; 100 reads very easily, 0 hardly."""
        if not self.words:
            return 100.0
        return 206.84 - 0.93 * self.sentence_length - 77 * self.syllables / self.words


def syllables(word: str) -> int:
    """The syllables of a Dutch word by its vowels; at least one."""
    return max(1, len(_SOUND.findall(word.lower())))


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line end ends one too."""
    return [part for part in _SENTENCE.split(text) if _WORD.search(part)]


def measure(text: str) -> Reading:
    """The figures of a whole text."""
    words = _WORD.findall(text)
    return Reading(len(words), len(sentences(text)), sum(map(syllables, words)))
