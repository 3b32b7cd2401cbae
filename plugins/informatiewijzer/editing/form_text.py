"""Between a record as it stands in its file and as the form shows and writes it.

The form knows no comments, writes what was left empty, and wants a list where a file may hold one text.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from informatiewijzer.model.fields import Field
from informatiewijzer.source.edit import values_of
from informatiewijzer.source.tidy import with_comments_of
from informatiewijzer.source.tree import Text
from informatiewijzer.source.write import Order

Values = dict[str, Text]


def for_form(text: str, fields: Sequence[Field]) -> str:
    """The record for the form, as JSON: that is YAML in which every value is a text. Raises EditError."""
    return json.dumps(_as_lists(values_of(text), fields), ensure_ascii=False)


def _as_lists(values: Values, fields: Sequence[Field]) -> Values:
    known = {field.name: field for field in fields}
    return {
        key: _listed(value, known[key]) if key in known else value
        for key, value in values.items()
        if value is not None
    }


def _listed(value: Text, field: Field) -> Text:
    if field.many and isinstance(value, str):
        return [value]
    if field.form != "object":
        return value
    if isinstance(value, list):
        return [_as_lists(item, field.parts) if isinstance(item, dict) else item for item in value]
    return _as_lists(value, field.parts) if isinstance(value, dict) else value


def from_form(raw: str, old: str | None, fields: Sequence[Field], order: Order) -> str:
    """The file to write: what the form gave in our fixed form, with the comments of the old file.

    Raises EditError when what the form gave, or the old file, cannot be read.
    """
    before = values_of(old) if old else {}
    values = _as_written(_filled(values_of(raw)), before, fields)
    return with_comments_of(old or "", values, order)


def _filled(values: Values) -> Values:
    """Without what was left empty, at every depth."""
    found = {key: _full(value) for key, value in values.items()}
    return {key: value for key, value in found.items() if value}


def _full(value: Text) -> Text:
    if isinstance(value, str):
        return "\n".join(line.strip() for line in value.strip().split("\n"))
    if isinstance(value, dict):
        return _filled(value)
    return [full for item in value if (full := _full(item))] if value else None


def _as_written(values: Values, before: Values, fields: Sequence[Field]) -> Values:
    """A list of one as a single text where the old file had that, and for a telephone number always."""
    known = {field.name: field for field in fields}
    return {key: _single(value, before.get(key), known.get(key)) for key, value in values.items()}


def _single(value: Text, before: Text, field: Field | None) -> Text:
    if field is None:
        return value
    if isinstance(value, dict):
        return _as_written(value, before if isinstance(before, dict) else {}, field.parts)
    if field.one_or_many and isinstance(value, list) and len(value) == 1:
        alone = isinstance(before, str) or (field.form == "phone" and not isinstance(before, list))
        return value[0] if alone and isinstance(value[0], str) else value
    return value
