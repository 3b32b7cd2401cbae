"""The smallest changes in a file that turn one value into another, as `source.edit` takes them."""

from __future__ import annotations

from collections.abc import Mapping

from informatiewijzer.source.tree import Path, Text
from informatiewijzer.tables.cells import normal_line
from informatiewijzer.tables.columns import Column, Form, Shape

Changes = dict[Path, Text]


def changes_of(column: Column, old: Text, new: Text) -> Changes:
    """What to change so that the value of a column becomes `new` (None takes it away)."""
    if old is None and column.form is Form.PHONE and isinstance(new, list) and len(new) == 1:
        return {column.path: new[0]}  # as everybody writes it: `telefoon: 074 ...`
    if new is None or column.shape is Shape.TEXT or old is None:
        return {column.path: new}
    if column.shape is Shape.LIST:
        return _of_list(column.path, old, new if isinstance(new, list) else [new])
    return _of_lines(column, old, new if isinstance(new, list) else [new])


def _of_list(path: Path, old: Text, new: list[Text]) -> Changes:
    if not isinstance(old, list):
        # One text stays one text: `telefoon: 074 ...` does not become a list.
        return {path: new[0] if len(new) == 1 else list(new)}
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return {(*path, index): item for index, (before, item) in pairs if before != item}
    if new[: len(old)] == old:
        return {(*path, index): new[index] for index in range(len(old), len(new))}
    removed = _removed(old, new)
    if removed is not None:
        return {(*path, index): None for index in reversed(removed)}
    return {path: list(new)}


def _removed(old: list[Text], new: list[Text]) -> list[int] | None:
    """The places of what was taken away, when nothing else happened."""
    kept, places = 0, []
    for index, item in enumerate(old):
        if kept < len(new) and new[kept] == item:
            kept += 1
        else:
            places.append(index)
    return places if kept == len(new) and new else None


def _of_lines(column: Column, old: Text, new: list[Text]) -> Changes:
    items = old if isinstance(old, list) else [old]
    normal: list[Text] = [normal_line(item, column) if isinstance(item, dict) else item for item in items]
    if isinstance(old, list) and len(normal) == len(new) and all(isinstance(item, dict) for item in items):
        found: Changes = {}
        for index, (before, after) in enumerate(zip(items, new, strict=True)):
            if isinstance(before, dict) and isinstance(after, dict) and normal[index] != after:
                found.update(_of_block((*column.path, index), before, after, column))
        return found
    whole = _of_list(column.path, normal, new)
    return whole if isinstance(old, list) else {column.path: new}


def _of_block(path: Path, old: Mapping[str, Text], new: Mapping[str, Text], column: Column) -> Changes:
    """New fields first: a block may not become empty on the way."""
    before = normal_line(old, column)
    found: Changes = {}
    for key, value in new.items():
        if before.get(key) != value:
            given = old.get(key)
            is_list = isinstance(value, list) and given is not None
            found.update(_of_list((*path, key), given, value) if is_list else {(*path, key): value})  # type: ignore[arg-type]
    found.update({(*path, key): None for key in before if key not in new})
    return found
