"""Alphabetical order as Dutch readers expect it, without the machine's locale."""

from __future__ import annotations

import re

from informatiewijzer.base.dutch import fold

_NOT_LETTERS = re.compile(r"[^\w ]|_")


def sort_key(text: str) -> tuple[str, str]:
    """Order by letters and digits first; the text itself decides between equals."""
    return _NOT_LETTERS.sub("", fold(text)).strip(), text


def letter(text: str) -> str:
    """The heading a name stands under in the list from A to Z; "0-9" when it starts with no Latin letter."""
    first = sort_key(text)[0][:1]
    return first.upper() if "a" <= first <= "z" else "0-9"
