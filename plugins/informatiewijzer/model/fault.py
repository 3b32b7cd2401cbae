"""How a field type says in Dutch what is wrong: an error that pydantic carries to the right place."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from informatiewijzer.base.findings import Code


def fault(code: Code, message: str, hint: str, at: str | None = None) -> PydanticCustomError:
    """The error to raise in a validator. `at`: the Dutch field of a block that the fault points at."""
    # pydantic formats the message template; braces in an editor's text must not be read as fields.
    template = message.replace("{", "(").replace("}", ")")
    return PydanticCustomError("redactie", template, {"code": code.code, "hint": hint, "at": at or ""})
