"""Alphabetical order as Dutch readers expect it, without the machine's locale."""

from __future__ import annotations

import re

from informatiewijzer.base.dutch import fold

_NOT_LETTERS = re.compile(r"[^\w ]|_")


def sort_key(text: str) -> tuple[str, str]:
    """Order by letters and digits first; the text itself decides between equals."""
    return _NOT_LETTERS.sub("", fold(text)).strip(), text


def letter_of(sorted_by: str) -> str:
    """The heading in the list from A to Z of a name that is sorted by this; "0-9" for no Latin letter."""
    first = sorted_by[:1]
    return first.upper() if "a" <= first <= "z" else "0-9"
