"""Checks on the bytes of a file that is about to be published."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from io import BytesIO
from xml.parsers import expat

from pydantic_core import from_json

from informatiewijzer.publish.html import PageInspector

# Forgets every object as soon as it is read: only whether it is JSON counts, and some files are large.
_JSON = json.JSONDecoder(object_pairs_hook=lambda _: None)

_LARGE = 1_000_000
_BLANK = b" \t\r\n"


class Verifier:
    """Looks at the files of one site by the ending of their name; `planned` holds every path of it."""

    def __init__(self, planned: Collection[str]) -> None:
        self._looks: dict[str, Callable[[str, bytes], Iterator[str]]] = {
            "html": PageInspector(planned).problems,
            "json": _json_problems,
            "webmanifest": _json_problems,
            "xml": _xml_problems,
            "svg": _xml_problems,
        }

    def problems(self, path: str, content: bytes) -> list[str]:
        """What is wrong with this file, in Dutch."""
        if not content:
            return [f"{path}: is leeg"]
        look = self._looks.get(path.rpartition(".")[2])
        return list(look(path, content)) if look else []


def _json_problems(path: str, content: bytes) -> Iterator[str]:
    if len(content) >= _LARGE and _json_fault(_bones(content)) is None:
        return
    fault = _json_fault(content)
    if fault:
        yield f"{path}: is geen goede JSON ({fault})"


def _json_fault(content: bytes) -> ValueError | None:
    """Why this is no JSON; None when it is."""
    try:
        _JSON.decode(content.decode("utf-8"))
    except ValueError as error:
        return error
    return None


def _is_json(line: bytes) -> bool:
    """Whether a line surely is JSON, by pydantic's parser: quicker than Python's, and as strict or more."""
    try:
        from_json(line)
    except ValueError:
        return False
    return True


def _bones(content: bytes) -> bytes:
    """The same with 0 for every line that is a whole object or list, so that no text of all of it is made.

    No string in JSON goes over the end of a line, and where such a value is right, 0 is too.
    """
    bones = BytesIO()
    for line in BytesIO(content):
        value = line.strip(_BLANK)
        comma = b"," if value.endswith(b",") else b""
        is_whole = value.startswith((b"{", b"[")) and _is_json(value.removesuffix(b","))
        bones.write(b"0" + comma + b"\n" if is_whole else line)
    return bones.getvalue()


def _xml_problems(path: str, content: bytes) -> Iterator[str]:
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        yield f"{path}: is geen goede XML ({error})"
