"""The tree of texts that a file holds, and where each part stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Text: TypeAlias = "str | list[Text] | dict[str, Text] | None"
"""A value as read: text, nothing (an empty value), a list or a mapping."""

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes (from 0) of lists."""

Mark: TypeAlias = tuple[int, int]
"""Line and column, both counted from 1."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One file: its values, and the place of every key and value."""

    root: dict[str, Text]
    values: dict[Path, Mark]
    keys: dict[Path, Mark]

    def place(self, path: Path) -> Mark:
        """Where the value at `path` stands; of what is not there, where its nearest parent stands."""
        for end in range(len(path), 0, -1):
            mark = self.values.get(path[:end])
            if mark is not None:
                return mark
        return (1, 1)

    def key_place(self, path: Path) -> Mark:
        """Where the key at `path` stands; of what is not there, the nearest parent's place."""
        return self.keys.get(path) or self.place(path)


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
