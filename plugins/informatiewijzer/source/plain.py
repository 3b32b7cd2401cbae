"""The short cut for plainly written files: most of them, and four times as fast as libyaml's events.

`read_plain` knows a small part of YAML and gives None at anything else: a comment behind a value, a tab, an
escape, a second line of plain text, a repeated key. Then libyaml reads the file, and it alone decides what is
wrong. What `read_plain` does read, it must read as libyaml does; a property test holds the two together.
"""

from __future__ import annotations

import re
from typing import Any

SMALL = 8_000  # shorter than any file that could reach the limits of the reader
MAX_INDENT = 12
_ODD = ("#", "\t", " \n", "\n\n")
# Comments and blank lines that stand by themselves; in folded text they would be text.
_BETWEEN = re.compile(r"^(?: *#.*)?\n", re.MULTILINE)
# A key is at most 60 characters here: beyond 1,024 libyaml no longer sees one.
_LINE = re.compile(r"^( *)(- )?(?:([a-z0-9][a-z0-9_-]{0,59}):(?: |$))?(.*)$", re.MULTILINE)
_DOUBLE = re.compile(r'"([^"\\]*)"')
_SINGLE = re.compile(r"'([^']*)'")
# In flow style commas, colons and brackets have a meaning; words, spaces, dots and hyphens have none.
_FLOW_WORD = r"[^\W_](?:[\w.'+/-]| (?=\w))*"
_FLOW_ITEM = rf"""(?:{_FLOW_WORD}|"(?:[\w .'+/-]|[,:](?! ))*")"""
_FLOW_LIST = re.compile(rf"\[({_FLOW_ITEM}(?:, {_FLOW_ITEM})*)\]")
_FLOW_PAIR = rf"([a-z_]+): (?:({_FLOW_ITEM})|({_FLOW_LIST.pattern}))"
_FLOW_MAP = re.compile(rf"\{{({_FLOW_PAIR}(?:, {_FLOW_PAIR})*)\}}")
_PAIR = re.compile(_FLOW_PAIR)
_UNPLAIN = object()


def read_plain(text: str, most: int) -> tuple[dict[str, Any], bool] | None:
    """The values of a plainly written mapping, and whether some are empty; None: libyaml has to read it.

    `most`: how many events libyaml may give of a file; one that has more it has to refuse itself.
    """
    if ("#" in text or "\n\n" in text) and ">" not in text:
        text = _BETWEEN.sub("", text)
    read = _read(text)
    return read if read is None or len(text) < SMALL or _events(read[0]) + _AROUND <= most else None


_AROUND = 4
"""The events of a file itself: the beginning and the end of the stream and of the document."""


def _events(value: Any) -> int:
    """How many events libyaml gives of a value."""
    if isinstance(value, dict):
        return 2 + len(value) + sum(map(_events, value.values()))
    return 2 + sum(map(_events, value)) if isinstance(value, list) else 1


def _read(text: str) -> tuple[dict[str, Any], bool] | None:  # noqa: C901
    """As `read_plain`, of a text without comments and blank lines.

    One loop with local names, because it runs for every line of every record (see `reader._collect`).
    """
    if text[-1:] != "\n" or any(odd in text for odd in _ODD):
        return None
    root: dict[str, Any] = {}
    stack: list[tuple[int, Any]] = [(0, root)]
    indent_now = 0
    container: Any = root
    pending = ""  # the key whose value has not come yet
    folded: list[str] | None = None
    fold_indent = 0
    has_empty = False
    for spaces, dash, key, rest in _LINE.findall(text[:-1]):
        indent = len(spaces)
        if folded is not None:
            if indent > indent_now:
                line = f"{dash}{key}: {rest}" if key and rest else f"{dash}{key}:" if key else dash + rest
                fold_indent = fold_indent or indent
                if indent != fold_indent:
                    return None
                folded.append(line)
                continue
            if not folded:
                return None
            container[pending] = " ".join(folded)
            folded, pending = None, ""
        if pending:
            if indent == indent_now + 2 and indent <= MAX_INDENT:
                child: Any = [] if dash else {}
                container[pending] = child
                stack.append((indent, child))
                indent_now, container = indent, child
            elif indent > indent_now or dash:
                return None
            else:
                container[pending], has_empty = None, True
            pending = ""
        while indent < indent_now:
            stack.pop()
            indent_now, container = stack[-1]
        if indent != indent_now or (dash != "") != (type(container) is list):
            return None
        if dash:
            if not key:
                value = _scalar(rest)
                if value is _UNPLAIN:
                    return None
                container.append(value)
                continue
            item: dict[str, Any] = {}
            container.append(item)
            indent_now, container = indent + 2, item
            stack.append((indent_now, item))
        if not key or key in container:
            return None
        if not rest:
            pending = key
        elif rest == ">-":
            pending, folded, fold_indent = key, [], 0
        else:
            value = _scalar(rest)
            if value is _UNPLAIN:
                return None
            container[key] = value
    if folded is not None:
        if not folded:
            return None
        container[pending] = " ".join(folded)
    elif pending:
        container[pending], has_empty = None, True
    return (root, has_empty) if root else None


def _scalar(rest: str) -> Any:
    """The value behind a key or dash, or _UNPLAIN."""
    first = rest[:1]
    if first.isalnum():
        return _UNPLAIN if ": " in rest or rest[-1] in ": " else rest
    if first == '"':
        match = _DOUBLE.fullmatch(rest)
        return match[1] if match else _UNPLAIN
    if first == "'":
        match = _SINGLE.fullmatch(rest)
        return match[1] if match else _UNPLAIN
    if first == "[":
        match = _FLOW_LIST.fullmatch(rest)
        return _items(match[1]) if match else _UNPLAIN
    if first == "{":
        match = _FLOW_MAP.fullmatch(rest)
        return _flow_map(match[1]) if match else _UNPLAIN
    return _UNPLAIN


def _flow_map(inside: str) -> Any:
    pairs = _PAIR.findall(inside)
    values = {key: _unquoted(item) if item else _items(items) for key, item, _, items in pairs}
    return values if len(values) == len(pairs) else _UNPLAIN


def _items(inside: str) -> list[str]:
    items = inside.split(", ")
    return [_unquoted(item) for item in items] if '"' in inside else items


def _unquoted(item: str) -> str:
    return item[1:-1] if item[0] == '"' else item
