"""The order in which the keys of a record are written, read from the models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from informatiewijzer.model.base import Model, Record
from informatiewijzer.source.write import Order


def order_of(model: type[Model]) -> Order:
    """The YAML names of a model's fields, its own first and what all records share last, nested."""
    return {key: _order_within(annotation) for key, annotation in _fields(model)}


def own_first(model: type[Model]) -> tuple[str, ...]:
    """The names of a model's fields, its own first and what all records share last."""
    shared = Record.model_fields if issubclass(model, Record) else {}
    names = tuple(model.model_fields)
    return (*(n for n in names if n not in shared), *(n for n in names if n in shared))


def _fields(model: type[Model]) -> Iterator[tuple[str, Any]]:
    for name in own_first(model):
        if not (name == "id" and issubclass(model, Record)):
            field = model.model_fields[name]
            yield field.alias or name, field.annotation


def _order_within(annotation: Any) -> Order:
    """The order of the first model named in a type such as `tuple[Source, ...] | None`; else nothing."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return order_of(annotation)
    return next((order for part in get_args(annotation) if (order := _order_within(part))), {})
