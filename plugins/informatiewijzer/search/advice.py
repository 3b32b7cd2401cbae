"""Which advice belongs to a question: calm help above the results, also when it is misspelt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from informatiewijzer.search.language import Language
from informatiewijzer.search.sound import distance, sound_key

SHORTEST = 5
LONG = 6


def advice_for(advice: Sequence[Mapping[str, Any]], words: Sequence[str], language: Language) -> list[int]:
    """The numbers of the advice of which a phrase has all its words in the question, in any order."""
    stems = {language.stem(word) for word in words}
    sounds = {sound_key(word) for word in words}
    typed = list(dict.fromkeys(words))

    def is_said(term: str) -> bool:
        if term in stems or (len(term) >= SHORTEST and sound_key(term) in sounds):
            return True
        return len(term) >= LONG and any(distance(term, word, 1) <= 1 for word in (*typed, *sorted(stems)))

    return [
        number
        for number, entry in enumerate(advice)
        if any(all(is_said(term) for term in phrase.split(" ")) for phrase in entry["p"])
    ]
