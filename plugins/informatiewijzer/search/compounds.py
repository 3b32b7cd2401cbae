"""Dutch compounds: which words a long word is made of (wandelgroep = wandel + groep)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from informatiewijzer.search.language import Language

SHORTEST = 3
LONGEST_WORD = 40
LONGEST_PART = 14
MOST_KNOWN = 20_000  # answers kept: enough for what comes back, small enough for ten thousand records
SHORTEST_OWN = 4
# What a first part takes before the next one: stad-s-plein, hond-en-school, vrouw-e-lijk.
LINKS = ("s", "en", "e", "n")
VOWELS = "aeiou"
ENDS = "sne"  # the last letter of every plural and small form


class _Candidate(NamedTuple):
    """A way to split; the smallest is the best."""

    left_parts: int
    loose_letters: int
    rare_head: bool
    cut: int
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Splitter:
    """Splits by a set of known words; `whole` are the words that only look like compounds."""

    language: Language
    words: frozenset[str]
    whole: frozenset[str]
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def split(self, word: str) -> tuple[str, ...]:
        """The parts as words, left to right; empty when the word is no compound of known parts."""
        found = self.known.get(word)
        if found is None:
            usable = 2 * SHORTEST <= len(word) <= LONGEST_WORD and word not in self.whole and word.isalpha()
            found = self._parts(word) if usable else ()
            if len(self.known) == MOST_KNOWN:
                self.known.clear()
            self.known[word] = found
        return found

    def _parts(self, word: str) -> tuple[str, ...]:
        best: _Candidate | None = None
        for cut in self._cuts(word):
            found = self._at(word, cut)
            best = found if best is None or (found is not None and found < best) else best
        return best.parts if best else ()

    def _cuts(self, word: str) -> Iterator[int]:
        """Where a known last part may begin."""
        length, words = len(word), self.words
        ends = _ends(word)
        for cut in range(max(SHORTEST, length - LONGEST_PART), length - SHORTEST + 1):
            for end, more, least in ends:
                if word[cut:end] + more in words and end - cut >= least:
                    yield cut
                    break

    def _at(self, word: str, cut: int) -> _Candidate | None:
        left = self._left(word[:cut])
        if not left:
            return None
        right = word[cut:]
        parts = (*left, *(self.split(right) or (right,)))
        # Few parts, nothing left over between them, a common head (buurt + huis, not buur + thuis).
        loose = len(word) - sum(map(len, parts))
        rare = right not in self.language.heads
        return _Candidate(len(left), loose, rare, cut, parts)

    def _left(self, left: str) -> tuple[str, ...]:
        if left in self.words:
            return (left,)
        for base in base_forms(left):
            if base in self.words:
                return (base,)
        return self.split(left)


def base_forms(left: str) -> Iterator[str]:
    """The words that a first part can be a linked form of, likeliest first (bloemen: bloemen, bloem)."""
    yield left
    for link in LINKS:
        base = left.removesuffix(link)
        if SHORTEST <= len(base) < len(left):
            yield base
            if link[0] == "e":
                yield from _closed(base)


def _ends(word: str) -> list[tuple[int, str, int]]:
    """What a last part can be a form of, plurals and small forms (maatjes: maatje, maat): where it then ends,
    the letters after that, and how many at least must stand before them.
    """
    ends = [(len(word), "", 0)]
    if word[-1] not in ENDS:
        return ends
    base = word.removesuffix("s")
    if base != word:
        ends.append((len(base), "", 0))
    if base.endswith("je"):
        ends += [(len(base) - loss, "", 0) for loss in (2, 3, 4)]
    elif base.endswith(("en", "e")):
        stem = base.removesuffix("n").removesuffix("e")
        ends.append((len(stem), "", 0))
        # The forms of the whole word have the same endings as those of its last part.
        for form in _closed(stem):
            more = form[len(stem) - 1 :]
            ends.append((len(stem) - 1, more, SHORTEST - bool(more)))
    elif base.endswith("n"):
        ends.append((len(base) - 1, "", 0))
    return ends


def _closed(base: str) -> list[str]:
    """The singular behind a plural's changed spelling: katt -> kat, strat -> straat, briev -> brief."""
    last = base[-1]
    forms = [base[:-1]] if last == base[-2] and last not in VOWELS else []
    if last not in VOWELS and base[-2] in VOWELS:
        forms.append(base[:-1] + base[-2] + last)
    if last in "vz":
        forms.append(base[:-1] + {"v": "f", "z": "s"}[last])
    return [form for form in forms if len(form) >= SHORTEST]


def is_part(word: str) -> bool:
    """Whether a word of the catalogue may be a part of others."""
    return SHORTEST_OWN <= len(word) <= LONGEST_PART and word.isalpha()


def written_forms(word: str) -> tuple[str, ...]:
    """What a longer word that has `word` as a part must hold: the word, or what `_closed` makes it of."""
    forms = [word]
    if word[-2] == word[-3] and word[-2] in VOWELS:
        forms.append(word[:-2] + word[-1])
    if word[-1] in "fs":
        forms.append(word[:-1] + {"f": "v", "s": "z"}[word[-1]])
    return tuple(forms)


def make_splitter(
    language: Language, parts: Iterable[str], own: Iterable[str], whole: Iterable[str]
) -> Splitter:
    """A splitter over the shipped `parts` and the catalogue's `own` words; `whole` are never split."""
    words = set(parts)
    words |= {word for word in own if is_part(word)}
    return Splitter(language, frozenset(words - language.stop), frozenset(whole))
