"""A value as the text of a cell and back. What cannot come back whole is not to be changed there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.source.tree import Text
from informatiewijzer.tables.columns import Column, Form, Shape
from informatiewijzer.tables.dates import date_text, time_text
from informatiewijzer.tables.moments import EXAMPLE, read_moment, write_moment
from informatiewijzer.tables.refusal import CellFault

LOCKED = "(niet hier wijzigen)"
"""In the place of a value that a cell cannot hold; such a cell is never read."""
EMPTY = "LEEG"
"""What an editor types to take a value away; an empty cell leaves what there is."""
BETWEEN_ITEMS = "; "
BETWEEN_LINES = " | "
MOST = 30_000
"""Characters: a cell of Excel holds 32,767."""


def write_cell(value: Text, column: Column) -> str:
    """What stands in the cell: "" for what is not there, LOCKED for what would not come back the same."""
    if value is None:
        return ""
    text = _write(value, column)
    if text is None or len(text) > MOST:
        return LOCKED
    try:
        back = read_cell(text, column)
    except CellFault:
        return LOCKED
    return text if back == _as_read(value, column) else LOCKED


def tidy(text: str) -> str:
    """The text without what spreadsheets add: spaces around it, other line ends, letters in two parts."""
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    return unicodedata.normalize("NFC", text).strip()


def read_cell(text: str, column: Column) -> Text:
    """The value that a tidy, filled cell says. Raises CellFault (Dutch) when we do not understand it."""
    if column.shape is Shape.LIST:
        return [_scalar(item, column) for item in _items(text)]
    if column.shape is Shape.LINES:
        return [_read_line(line, column) for line in re.split(r" \| |\n", text) if line.strip()]
    return _scalar(text, column)


def _items(text: str) -> list[str]:
    """The items of a list; a cell without semicolon may have them on lines."""
    parts = re.split(r";|\n", text)
    return [part.strip() for part in parts if part.strip()]


def _scalar(text: str, column: Column) -> str:
    if column.form is Form.DATE:
        return date_text(text)
    if column.form is Form.TIME:
        return time_text(text)
    # Excel in Dutch shows its truth values so; other tools write English.
    truth = {"waar": "ja", "onwaar": "nee", "true": "ja", "false": "nee"}.get(text.lower())
    return truth if truth and truth in column.words else text


def _write(value: Text, column: Column) -> str | None:
    if column.shape is Shape.TEXT:
        return value if isinstance(value, str) else None
    items = value if isinstance(value, list) else [value]
    if column.shape is Shape.LIST:
        return BETWEEN_ITEMS.join(map(str, items)) if all(isinstance(i, str) for i in items) else None
    lines = [_write_line(item, column) for item in items]
    return None if None in lines else BETWEEN_LINES.join(line for line in lines if line)


def _as_read(value: Text, column: Column) -> Text:
    """The value as reading a cell would give it: one text as a list of one, inside lines too."""
    if column.shape is Shape.TEXT:
        return value
    items = value if isinstance(value, list) else [value]
    if column.shape is Shape.LIST:
        return list(items)
    return [normal_line(item, column) if isinstance(item, dict) else item for item in items]


def normal_line(item: Mapping[str, Text], column: Column) -> dict[str, Text]:
    """A block of a list with every value that may be a list as one, and the keys in their order."""
    lists = {part.path[0] for part in column.parts if part.shape is Shape.LIST}
    values: dict[str, Text] = {}
    for key, value in item.items():
        if value is not None:
            values[key] = [value] if key in lists and isinstance(value, str) else value
    keys = [part.path[0] for part in column.parts]
    return {key: values[key] for key in sorted(values, key=lambda k: (keys.index(k) if k in keys else 99, k))}


def _write_line(item: Text, column: Column) -> str | None:
    """One block as a line: a moment as a sentence when that says it all, else "sleutel: waarde; ..."."""
    if not isinstance(item, dict):
        return None
    if column.has_moments:
        sentence = write_moment(item)
        if sentence is not None and _comes_back(sentence, item, column):
            return sentence
    keyed = _write_keyed(item, column)
    return keyed if keyed is not None and _comes_back(keyed, item, column) else None


def _comes_back(line: str, item: Mapping[str, Text], column: Column) -> bool:
    try:
        return (
            " | " not in line and "\n" not in line and _read_line(line, column) == normal_line(item, column)
        )
    except CellFault:
        return False


def _write_keyed(item: Mapping[str, Text], column: Column) -> str | None:
    parts = []
    for key, value in normal_line(item, column).items():
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            value = ", ".join(map(str, value))
        if not isinstance(value, str):
            return None
        parts.append(f"{key}: {value}")
    return BETWEEN_ITEMS.join(parts)


def _read_line(line: str, column: Column) -> dict[str, Text]:
    keys = [part.path[0] for part in column.parts if len(part.path) == 1]
    starts = list(re.finditer(rf"(?:^|;)\s*({'|'.join(keys)})\s*:(?=\s|$)", line))
    if not starts or line[: starts[0].start()].strip():
        return read_moment(line) if column.has_moments else _unkeyed(line, keys)
    ends = [*(start.start() for start in starts[1:]), len(line)]
    found = [(start[1], line[start.end() : end].strip()) for start, end in zip(starts, ends, strict=True)]
    if len({key for key, _ in found}) < len(found):
        raise CellFault("Een van de velden staat hier twee keer.", "Haal er een van weg.")
    parts = {part.path[0]: part for part in column.parts}
    return normal_line({key: _keyed_value(text, parts[key]) for key, text in found if text}, column)


def _keyed_value(text: str, part: Column) -> Text:
    if part.shape is Shape.LIST:
        return [_scalar(item.strip(), part) for item in text.split(",") if item.strip()]
    return _scalar(text, part)


def _unkeyed(line: str, keys: list[str]) -> dict[str, Text]:
    """A source may be typed as a bare address; anything else needs its names."""
    if "url" in keys and re.fullmatch(r"https?://\S+", line.strip()):
        return {"url": line.strip()}
    first = EXAMPLE if "dagen" in keys else "url: https://www.voorbeeld.nl; datum: 2026-03"
    message = "Hier missen de namen van de velden."
    raise CellFault(message, f"Kies uit {enumerate_words(keys)}. Schrijf het zo: {first}")
