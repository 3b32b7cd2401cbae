"""Records as plain data under their YAML names: texts, whole numbers, lists and mappings, ready for JSON.

What is empty is left out; the words for "nobody knows" stay, for they say something.
"""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias

from informatiewijzer.model.base import Model

Plain: TypeAlias = Any
"""A text, a whole number, True or False, or a list or mapping of these."""
NEVER = frozenset({"editors_note"})
"""Fields of no record that anybody outside may see."""


def plain(model: Model, but: frozenset[str] = NEVER) -> dict[str, Plain]:
    """The model by its YAML names, in the order of its fields, without the fields named in `but`."""
    found = {}
    for name, alias in _names(type(model)):
        if name in but:
            continue
        value = _value(getattr(model, name))
        if value is not None and value != [] and value != {}:
            found[alias] = value
    return found


@cache
def _names(kind: type[Model]) -> tuple[tuple[str, str], ...]:
    return tuple((name, field.alias or name) for name, field in kind.model_fields.items())


def _value(value: Any) -> Plain:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, tuple | list):
        return [_value(each) for each in value]
    if isinstance(value, Model):
        return plain(value)
    return _as_text(value)


def _as_text(value: Any) -> str:
    """Dates and times as ISO 8601 writes them, money with a point and two decimals, others by their name."""
    if isinstance(value, time):
        return f"{value.hour:02}:{value.minute:02}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    return str(value)
