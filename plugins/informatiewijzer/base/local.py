"""What in a hand-written page belongs to one town: its name as a token, and pieces that are true there only.

@@PLAATS@@                           the name of the town, wherever it may stand
<!-- hier --> ... <!-- einde hier -->   true in this town only; a new town does not get it
- Iets. <!-- alleen hier -->         the same for one line, such as an item: a list stays one list
<!-- elders: Tekst. -->              what a new town gets instead; not shown here
"""

from __future__ import annotations

import re

TOWN = "@@PLAATS@@"
_MARK = re.compile(
    r"[ \t]*<!-- alleen hier -->|[ \t]*<!-- (?:einde )?hier -->\n?|[ \t]*<!-- elders: .*? -->\n?", re.DOTALL
)
_PIECE = re.compile(r"[ \t]*<!-- hier -->.*?<!-- einde hier -->\n?", re.DOTALL)
_LINE = re.compile(r"^.*<!-- alleen hier -->[ \t]*\n?", re.MULTILINE)
_ELSEWHERE = re.compile(r"<!-- elders: (.*?) -->", re.DOTALL)


def without_marks(text: str) -> str:
    """The text as this town shows it."""
    return _MARK.sub("", text)


def for_another_town(text: str) -> str:
    """The text without what is true in one town only, and with what stands in its place elsewhere."""
    return _ELSEWHERE.sub(r"\1", _LINE.sub("", _PIECE.sub("", text)))
