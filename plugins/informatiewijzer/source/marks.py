"""Where everything in a file stands: a second, slower pass that only files with a finding get."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes (from 0) of lists."""

Mark: TypeAlias = tuple[int, int]
"""Line and column, both counted from 1."""


@dataclass(slots=True)
class Marks:
    """Places in one file. `repeated`: key, first and second place; `comments`: a # behind a value."""

    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)
    repeated: list[tuple[str, Mark, Mark]] = field(default_factory=list)
    comments: list[Mark] = field(default_factory=list)


def mark_of(event: yaml.Event) -> Mark:
    """Where an event begins."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def find_marks(text: str) -> Marks:
    """The places in `text`, which the reader has found to be sound."""
    parser, marks, walk = yaml.CSafeLoader(text), Marks(), _Walk()
    lines = text.split("\n")
    while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
        if isinstance(event, yaml.ScalarEvent):
            if walk.wants_key:
                _mark_key(marks, walk, event)
            else:
                marks.values.setdefault(walk.step(), mark_of(event))
                _mark_comment(marks, event, lines)
        elif isinstance(event, yaml.CollectionStartEvent):
            path = walk.step() if walk.levels else ()
            marks.values.setdefault(path, mark_of(event))
            walk.levels.append(_Level(path, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, yaml.CollectionEndEvent):
            walk.levels.pop()
    return marks


def _mark_key(marks: Marks, walk: _Walk, event: yaml.ScalarEvent) -> None:
    level, mark = walk.levels[-1], mark_of(event)
    level.key = event.value
    first = marks.keys.setdefault((*level.path, event.value), mark)
    if first != mark:
        marks.repeated.append((event.value, first, mark))


def _mark_comment(marks: Marks, event: yaml.ScalarEvent, lines: list[str]) -> None:
    end = event.end_mark
    if not event.implicit[0] or end is None or end.line >= len(lines):
        return
    rest = lines[end.line][end.column :].lstrip()
    if rest.startswith("#"):
        marks.comments.append((end.line + 1, len(lines[end.line]) - len(rest) + 1))


@dataclass(slots=True)
class _Level:
    path: Path
    is_mapping: bool
    key: str | None = None
    count: int = 0


@dataclass(slots=True)
class _Walk:
    """Where the pass is: the open lists and mappings, outermost first."""

    levels: list[_Level] = field(default_factory=list)

    @property
    def wants_key(self) -> bool:
        return bool(self.levels) and self.levels[-1].is_mapping and self.levels[-1].key is None

    def step(self) -> Path:
        """The path of the value that comes now."""
        level = self.levels[-1]
        if level.is_mapping:
            path, level.key = (*level.path, level.key or ""), None
            return path
        level.count += 1
        return (*level.path, level.count - 1)
