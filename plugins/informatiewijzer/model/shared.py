"""What thousands of records have in common is kept once."""

from __future__ import annotations

from informatiewijzer.model.base import Model

_FIELDS = "__pydantic_fields_set__"


class Shared:
    """Which fields were filled in: pydantic keeps a set for every model, and few of them differ.

    Those of ten thousand records and their parts take 16 MB. Nobody changes one: who copies a model copies
    its set.
    """

    def __init__(self) -> None:
        self._sets: dict[frozenset[str], set[str]] = {}
        self._models: dict[type, bool] = {str: False, tuple: False, type(None): False}

    def share(self, record: Model) -> None:
        """Have the record and its parts (not those in lists) use the sets of those before it."""
        self._share(record)
        for value in record.__dict__.values():
            kind = value.__class__
            if kind not in self._models:
                self._models[kind] = issubclass(kind, Model)  # once for each type: pydantic answers slowly
            if self._models[kind]:
                self._share(value)

    def _share(self, model: Model) -> None:
        found = model.__pydantic_fields_set__
        object.__setattr__(model, _FIELDS, self._sets.setdefault(frozenset(found), found))
