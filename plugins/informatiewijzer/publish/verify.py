"""Checks on the bytes of a file that is about to be published."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Collection, Iterator
from xml.parsers import expat

from informatiewijzer.publish.html import PageInspector

# Forgets every object as soon as it is read: only whether it is JSON counts, and some files are large.
_JSON = json.JSONDecoder(object_pairs_hook=lambda _: None)

_LARGE = 1_000_000


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
    try:
        _JSON.decode(_text(content))
    except ValueError as error:
        yield f"{path}: is geen goede JSON ({error})"


def _text(content: bytes) -> str:
    """The text to look at. A large one as Latin-1: one byte a letter, where UTF-8 may take two or four.

    The signs of JSON are the same in both, and that it is UTF-8 is looked at first, piece by piece.
    """
    if len(content) < _LARGE:
        return content.decode("utf-8")
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(content)
    for start in range(0, len(view), _LARGE):
        decoder.decode(view[start : start + _LARGE])
    decoder.decode(b"", final=True)
    return content.decode("latin-1")


def _xml_problems(path: str, content: bytes) -> Iterator[str]:
    try:
        expat.ParserCreate().Parse(content, True)
    except expat.ExpatError as error:
        yield f"{path}: is geen goede XML ({error})"
