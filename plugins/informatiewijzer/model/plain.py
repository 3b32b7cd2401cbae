"""Records as plain data under their YAML names: texts, whole numbers, lists and mappings, ready for JSON.

What is empty is left out; the words for "nobody knows" stay, for they say something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from informatiewijzer.base.outputs import digest
from informatiewijzer.model.base import Model

Plain: TypeAlias = Any
"""A text, a whole number, True or False, or a list or mapping of these."""
NEVER = frozenset({"editors_note"})
"""Fields of no record that anybody outside may see."""
_EDITORS_ONLY = set(NEVER)
_TEXTS = {"summary", "description", "first_time", "together"}
"""What a record tells in sentences of its own: only its card and its own pages show that."""


class Print(NamedTuple):
    """Digests of a record. `bare`: of all but its texts, for pages that only name it (an agenda, a sheet)."""

    whole: str
    bare: str


def fingerprint(model: Model) -> str:
    """All of a record but the editors' note as one text: equal texts make equal pages."""
    return _fingerprint(model).decode()


def print_of(model: Model) -> Print:
    """The digest of that, and of all but the texts."""
    return Print(digest(_fingerprint(model)), digest(_fingerprint(model, _EDITORS_ONLY | _TEXTS)))


def _fingerprint(model: Model, but: set[str] = _EDITORS_ONLY) -> bytes:
    # For thousands of records the way through the method of a model costs half of it.
    return model.__pydantic_serializer__.to_json(model, exclude=but)


def plain(model: Model, but: frozenset[str] = NEVER) -> dict[str, Plain]:
    """The model by its YAML names, in the order of its fields, without the fields named in `but`."""
    found = {}
    for name, alias in _names(type(model), but):
        value = _value(getattr(model, name))
        if value is not None and value != [] and value != {}:
            found[alias] = value
    return found


@cache
def _names(kind: type[Model], but: frozenset[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, field.alias or name) for name, field in kind.model_fields.items() if name not in but)


@cache
def _way(kind: type) -> Callable[[Any], Plain] | None:
    """How values of this type become plain, None when they are: looked up once, for pydantic answers slowly.

    Dates and times as ISO 8601 writes them, money with a point and two decimals, others by their name.
    """
    ways: tuple[tuple[type, Callable[[Any], Plain] | None], ...] = (
        (type(None), None),
        (int, None),
        (StrEnum, str.__str__),
        (str, None),
        (tuple, _each),
        (list, _each),
        (Model, plain),
        (time, lambda value: value.isoformat("minutes")),
        (date, date.isoformat),
        (Decimal, lambda value: f"{value:.2f}"),
    )
    return next((way for each, way in ways if issubclass(kind, each)), str)


def _value(value: Any) -> Plain:
    way = _way(value.__class__)
    return value if way is None else way(value)


def _each(values: Iterable[Any]) -> list[Plain]:
    return [_value(value) for value in values]
