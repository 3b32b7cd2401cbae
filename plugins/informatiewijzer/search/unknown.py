"""What a word that is in no record may mean: the same sound, a compound, its beginning, a typing fault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from informatiewijzer.search.compounds import LINKS, SHORTEST
from informatiewijzer.search.language import Language
from informatiewijzer.search.reader import Reader, Word
from informatiewijzer.search.sound import distance, sound_key

SHORTEST_TYPO = 5
SHORTEST_START = 4
LONG = 9  # from this length two faults are forgiven
MOST_ENDINGS = 5
START_WORTH = 80
SHORTEST_LEFT = 5
LEFT_WORTH = 60
STEM_LOSS = 3  # how many letters a term is shorter than its word, at most (nearly always)
LONGEST = 99
PART_WORTH = 100
HEAD_WORTH = 30


@dataclass(frozen=True, slots=True)
class Meant:
    """Groups of alternatives (term, worth in hundredths); the word shown when it was a correction."""

    groups: tuple[tuple[tuple[str, int], ...], ...] = ()
    correction: str = ""


def resolve(reader: Reader, word: str, language: Language) -> Meant:
    """What `word` may mean; no groups when nothing is like it."""
    limit = 2 if len(word) >= LONG else 1
    near = reader.words(word, len(word) - limit - STEM_LOSS, len(word) + limit)
    stem = language.stem(word)
    may_be_wrong = not language.literal and len(word) >= SHORTEST_TYPO
    same = _same_sound(word, near) if may_be_wrong else None
    if same:
        return Meant((((same.term, 100),),), same.shown)
    parts = split_known(reader, word, language)
    if parts:
        return Meant(tuple(((part, _part_worth(part, reader)),) for part in parts))
    longer = _longer(word, near)
    if longer:
        return longer
    close = _closest(word, near, limit) if may_be_wrong else None
    # A list has one form of every word: "biljarden" is nearest to "biljart" in its stem.
    if not close and not language.literal and len(stem) >= SHORTEST_TYPO:
        close = _closest_stem(stem, near)
    if close:
        return Meant((((close.term, 100),),), close.shown)
    return _longer(word, reader.words(word, len(word), LONGEST)) or _known_part(reader, word, language)


def _longer(word: str, near: Sequence[Word]) -> Meant | None:
    """The shortest words that `word` is the beginning of: somebody is still typing."""
    longer = [known for known in near if known.shown.startswith(word)] if len(word) >= SHORTEST_START else []
    longer.sort(key=lambda known: (len(known.shown), known.shown))
    return Meant((tuple((known.term, START_WORTH) for known in longer[:MOST_ENDINGS]),)) if longer else None


def _known_part(reader: Reader, word: str, language: Language) -> Meant:
    """The longest known first or last part, two fifths of the word at least: eenzaamheid(sinterventies),
    (huiswerk)maatje. A last part must be a word as it is shown, for endings look alike.
    """
    for length in range(len(word) - 1, max(SHORTEST_LEFT, len(word) * 2 // 5) - 1, -1):
        last = word[-length:]
        near = reader.words(last, length - STEM_LOSS, length) if length <= len(word) - SHORTEST else []
        for part in (last if any(known.shown == last for known in near) else "", word[:length]):
            if part and _is_known(reader, part, language):
                return Meant((((language.stem(part), LEFT_WORTH),),))
    return Meant()


def _part_worth(part: str, reader: Reader) -> int:
    return HEAD_WORTH if part in reader.heads else PART_WORTH


def _same_sound(word: str, near: Sequence[Word]) -> Word | None:
    key = sound_key(word)
    same = [known for known in near if sound_key(known.shown) == key]
    return min(same, key=lambda known: (distance(word, known.shown, LONG), known.shown), default=None)


def _closest(word: str, near: Sequence[Word], limit: int) -> Word | None:
    key, letters = sound_key(word), sorted(word)
    ranked = [
        (
            distance(word, known.shown, limit),
            sorted(known.shown) != letters,  # letters in another order: rather that than another letter
            distance(key, sound_key(known.shown), limit),
            known.shown,
            known,
        )
        for known in near
        if len(known.shown) >= SHORTEST_START and abs(len(known.shown) - len(word)) <= limit
    ]
    close = [rank for rank in ranked if rank[0] <= limit]
    return min(close, key=lambda rank: rank[:4])[4] if close else None


def _closest_stem(stem: str, near: Sequence[Word]) -> Word | None:
    ranked = [(sound_key(known.term) != sound_key(stem), known.term, known) for known in near
              if distance(stem, known.term, 1) <= 1]  # fmt: skip
    return min(ranked, key=lambda rank: rank[:2])[2] if ranked else None


def split_known(reader: Reader, word: str, language: Language) -> tuple[str, ...]:
    """The terms of a compound of two words of the catalogue; empty when it is none."""
    found: list[tuple[int, int, int, tuple[str, str]]] = []
    for cut in range(SHORTEST, len(word) - SHORTEST + 1):
        left, loose = _left_term(reader, word[:cut], language)
        right = _right_term(reader, word[cut:], language) if left else ""
        if left and right:
            head = 0 if right in reader.heads else 1
            found.append((loose, head, -min(cut, len(word) - cut), (left, right)))
    return min(found)[3] if found else ()


def _left_term(reader: Reader, left: str, language: Language) -> tuple[str, int]:
    """The term of the left part and how many linking letters it lost."""
    for ending in ("", *LINKS):
        base = left[: len(left) - len(ending)]
        if left.endswith(ending) and len(base) >= SHORTEST and _is_known(reader, base, language):
            return language.stem(base), len(ending)
    return "", 0


def _right_term(reader: Reader, right: str, language: Language) -> str:
    for start in (0, 2, 3):
        # A small word may stand between: jeu-de-boules.
        rest = right[start:]
        between = start == 0 or right[:start] in language.stop
        if between and len(rest) >= SHORTEST and _is_known(reader, rest, language):
            return language.stem(rest)
    return ""


def _is_known(reader: Reader, word: str, language: Language) -> bool:
    return word not in language.stop and reader.knows(language.stem(word))
