"""What thousands of records have in common is kept once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from informatiewijzer.model.base import Model

_FIELDS = "__pydantic_fields_set__"
_LONG = 60
"""Longer than any id; longer texts are seldom the same."""


class Shared:
    """Sources, times, costs, contacts, lists of groups: few of them differ, and all of them are frozen.

    Those of ten thousand records take 25 MiB. Which fields were filled in (pydantic keeps a set for every
    model) is shared too: nobody changes one, and who copies a model copies its set.
    """

    def __init__(self) -> None:
        self._sets: dict[frozenset[str], set[str]] = {}
        self._values: dict[Hashable, Any] = {}
        self._kept: set[int] = set()
        self._models: dict[type, bool] = {}
        self._ways: dict[type, Callable[[Any], Any] | None] = {str: self._text, tuple: self._tuple}

    def share(self, record: Model) -> None:
        """Have the record use what is the same in the records before it."""
        values, ways = record.__dict__, self._ways
        for name, value in values.items():
            kind = value.__class__
            way = ways[kind] if kind in ways else self._way(kind)
            if way:
                values[name] = way(value)
        self._fields(record)

    def share_fields(self, record: Model) -> None:
        """The same of the filled-in fields alone, of the record and its parts: much quicker.

        For a rebuild, which needs less memory elsewhere.
        """
        self._fields(record)
        models = self._models
        for value in record.__dict__.values():
            kind = value.__class__
            if models[kind] if kind in models else self._is_model(kind):
                self._fields(value)

    def _fields(self, model: Model) -> None:
        found = model.__pydantic_fields_set__
        object.__setattr__(model, _FIELDS, self._sets.setdefault(frozenset(found), found))

    def _is_model(self, kind: type) -> bool:
        if kind not in self._models:
            self._models[kind] = issubclass(kind, Model)  # pydantic answers slowly
        return self._models[kind]

    def _way(self, kind: type) -> Callable[[Any], Any] | None:
        if kind not in self._ways:
            self._ways[kind] = self._model if self._is_model(kind) else None
        return self._ways[kind]

    def _text(self, text: str) -> str:
        return text if len(text) > _LONG else self._values.setdefault(text, text)

    def _tuple(self, parts: tuple[Any, ...]) -> tuple[Any, ...]:
        if parts and self._way(parts[0].__class__) == self._model:
            parts = tuple(map(self._model, parts))
            known: tuple[Any, ...] = self._values.setdefault(tuple(map(id, parts)), parts)
        else:
            # Their types too: a day of the week equals its name.
            known = self._values.setdefault((*map(type, parts), parts), parts)
        return known

    def _model(self, model: Model) -> Model:
        """The first model like it: as JSON, for 5 and 5.00 euro are equal, and so is what is a default."""
        if id(model) in self._kept:
            return model
        key = model.__class__, model.__pydantic_serializer__.to_json(model, exclude_unset=True)
        known: Model | None = self._values.get(key)
        if known is None:
            self._values[key] = known = model
            self._kept.add(id(model))
            self.share(model)
        return known
