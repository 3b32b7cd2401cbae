"""How a field type says in Dutch what is wrong: an error that pydantic carries to the right place."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from informatiewijzer.base.findings import Code


def fault(code: Code, message: str, hint: str, at: str | tuple[str | int, ...] = ()) -> PydanticCustomError:
    """The error to raise in a validator. `at`: the Dutch field that is wrong, or the way to it."""
    # pydantic formats the message template; braces in an editor's text must not be read as fields.
    place = (at,) if isinstance(at, str) else at
    template = message.replace("{", "(").replace("}", ")")
    return PydanticCustomError("redactie", template, {"code": code.code, "hint": hint, "at": place})
