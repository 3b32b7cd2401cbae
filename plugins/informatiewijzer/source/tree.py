"""The tree of texts that a file holds, and where each part stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from informatiewijzer.source.marks import Mark, Marks, Path, find_marks

__all__ = ["Mark", "Marks", "Path", "Text", "Tree", "texts"]

Text: TypeAlias = "str | list[Text] | dict[str, Text] | None"
"""A value as read: text, nothing (an empty value), a list or a mapping."""


@dataclass(frozen=True)
class Tree:
    """One file: its values, and the place of every key and value (looked up when first asked for).

    `text`: the file as read, with "\\n" line ends. `has_empty`: some value in it is empty.
    """

    root: dict[str, Text]
    text: str
    has_empty: bool = True

    @cached_property
    def marks(self) -> Marks:
        """All places in the file."""
        return find_marks(self.text)

    def place(self, path: Path) -> Mark:
        """Where the value at `path` stands; of what is not there, where its nearest parent stands."""
        for end in range(len(path), 0, -1):
            mark = self.marks.values.get(path[:end])
            if mark is not None:
                return mark
        return (1, 1)

    def key_place(self, path: Path) -> Mark:
        """Where the key at `path` stands; of what is not there, the nearest parent's place."""
        return self.marks.keys.get(path) or self.place(path)


def texts(value: Text, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a value with its path, in the order of the file."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from texts(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*path, key))
