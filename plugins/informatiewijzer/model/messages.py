"""What pydantic found, said in Dutch at the right line and column."""

from __future__ import annotations

import types
from collections.abc import Iterable, Mapping
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import did_you_mean, enumerate_words
from informatiewijzer.base.findings import Code, Finding
from informatiewijzer.model import codes
from informatiewijzer.model.examples import example
from informatiewijzer.source.tree import Path, Tree

_BY_CODE: Mapping[str, Code] = {code.code: code for code in codes.CODES}


def findings_of(
    error: ValidationError, model: type[BaseModel], tree: Tree, shown: str, prefix: Path = ()
) -> Iterable[Finding]:
    """A finding for each error; `prefix` is the way in the tree to what was validated."""
    details = error.errors(include_url=False, include_input=False)
    for detail in details:
        # Of a list with a faulty item pydantic also says that it is too short.
        if detail["type"] != "too_short" or not any(_is_inside(other, detail) for other in details):
            yield _finding(detail, model, tree, shown, prefix)


def _is_inside(inner: ErrorDetails, outer: ErrorDetails) -> bool:
    return len(inner["loc"]) > len(outer["loc"]) and inner["loc"][: len(outer["loc"])] == outer["loc"]


def _finding(detail: ErrorDetails, model: type[BaseModel], tree: Tree, shown: str, prefix: Path) -> Finding:
    location: Path = detail["loc"]
    path = (*prefix, *location)
    field = next((str(step) for step in reversed(location) if isinstance(step, str)), "")
    kind = detail["type"]
    if kind == "redactie" and location == ("id",):
        # The id of a concept is its key; the id of a record is its file name, which was looked at before.
        line, column = tree.key_place(prefix)
        message = f"De sleutel '{printable(str(prefix[-1]) if prefix else '', 60)}' mag zo niet."
        hint = "Gebruik kleine letters, cijfers en losse streepjes, zo: samen-eten"
        return codes.REFERENCE_FORM.at(shown, message, hint=hint, line=line, column=column)
    if kind == "redactie":
        context: dict[str, Any] = detail["ctx"]
        line, column = tree.place((*path, *context["at"]))
        code = _BY_CODE[context["code"]]
        return code.at(shown, detail["msg"], hint=context["hint"], line=line, column=column)
    if kind == "missing":
        line, column = tree.place(path[:-1])
        message = f"Het veld '{field}' ontbreekt{_inside(location)}."
        return codes.MISSING.at(shown, message, hint=example(field), line=line, column=column)
    if kind == "extra_forbidden":
        line, column = tree.key_place(path)
        message = f"Wij kennen hier geen veld '{printable(field, 40)}'."
        hint = unknown_hint(field, known_fields(model, location[:-1]))
        return codes.UNKNOWN.at(shown, message, hint=hint, line=line, column=column)
    line, column = tree.place(path)
    return _other(kind).at(
        shown,
        _WORDS.get(kind, _SHAPE_WORDS).format(field=field),
        hint=example(field),
        line=line,
        column=column,
    )


_SHAPE_WORDS = "Bij '{field}' hoort een blok met velden te staan."
_WORDS = {
    "too_short": "De lijst '{field}' is leeg; er hoort minstens een regel in.",
    "too_long": "De lijst '{field}' is te lang.",
    "tuple_type": "Bij '{field}' hoort een lijst te staan.",
}


def _other(kind: str) -> Code:
    return codes.LENGTH if kind in ("too_short", "too_long") else codes.SHAPE


def _inside(location: Path) -> str:
    parents = [step for step in location[:-1] if isinstance(step, str)]
    return f" bij '{parents[-1]}'" if parents else ""


def unknown_hint(field: str, known: Iterable[str]) -> str:
    """ "Bedoelde u ...?" when a known name looks like it, else the names that are known."""
    names = sorted(known)
    near = did_you_mean(field, names)
    if near:
        return f"Bedoelde u '{near}'?"
    return f"U kunt kiezen uit: {enumerate_words(names)}." if names else "Haal dit veld weg."


def known_fields(model: type[BaseModel], location: Path) -> list[str]:
    """The Dutch names of the fields at `location` inside a model."""
    for step in location:
        if isinstance(step, str):
            inner = _inner_model(model, step)
            if inner is None:
                return []
            model = inner
    return [field.alias for field in model.model_fields.values() if field.alias and field.alias != "id"]


def _inner_model(model: type[BaseModel], alias: str) -> type[BaseModel] | None:
    for field in model.model_fields.values():
        if field.alias == alias:
            return _model_in(field.annotation)
    return None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, Union, types.UnionType) or hasattr(annotation, "__metadata__"):
        return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
    return None
