"""Writes values as YAML in our one fixed form: what a careful editor would type by hand.

Mappings in blocks, short lists in brackets, quotes only where YAML (1.1 or 1.2, any tool) would otherwise
read something else than the text: times, numbers with a leading zero, truth words of other languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from informatiewijzer.source.tree import Text

WIDTH = 110
SHORT_ITEM = 40
"""A list of longer texts gets a line for each."""
STEP = 2

Order = Mapping[str, "Order"]
"""The keys of a mapping in the order in which they are written, each with the order of what is in it."""

# Starts that mean something in YAML; plain texts that some tool takes for a number, a time or a truth value.
_SPECIAL_START = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=~<]")
_SPECIAL_WITHIN = re.compile(r": |:$| #|[\t\n\\]|[\u2028\u2029]")
_SPECIAL_IN_FLOW = re.compile(r"[,?\[\]{}]|:(?=[,\[\]{} ]|$)")
_NO_TEXT = re.compile(
    r"true|false|yes|no|on|off|y|n|null|[-+]?\.(?:inf|nan)"
    r"|[-+]?[\d_]+(?::[\d_.]+)+|[-+]?0[xob]?[\d_a-f]+|[-+]?[\d_]*\.?[\d_]+\.?(?:e[-+]?\d+)?",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[1-9]\d{0,14}|0")
_FOLDABLE = re.compile(r"[^\s](?:[^\n\t]*[^\s])?")


def write_record(values: Mapping[str, Text], order: Order) -> str:
    """A whole file; keys that `order` does not name come last, as they stood. Ends in a newline."""
    return write_mapping(values, order, 0, "\n")


def write_mapping(values: Mapping[str, Text], order: Order, indent: int, newline: str) -> str:
    """The keys and values of a mapping as lines, every line indented and ended."""
    return "".join(
        write_entry(key, values[key], order.get(key, {}), indent, newline) for key in in_order(values, order)
    )


def in_order(values: Mapping[str, Text], order: Order) -> list[str]:
    """The keys of `values`: those of `order` in its order, then the others as they stand."""
    return [key for key in order if key in values] + [key for key in values if key not in order]


def write_entry(key: str, value: Text, order: Order, indent: int, newline: str) -> str:
    """A key with its value as one or more lines."""
    start = f"{' ' * indent}{scalar(key)}:"
    return start + write_value(value, order, indent, len(start) + 1, newline)


def write_value(value: Text, order: Order, indent: int, column: int, newline: str) -> str:
    """What stands behind a key that is indented by `indent`, from the space before it up to the line end."""
    if value is None:
        return newline
    if isinstance(value, str):
        return f" {text_block(value, indent + STEP, column, newline)}"
    if isinstance(value, dict):
        if not value:
            return " {}" + newline
        return newline + write_mapping(value, order, indent + STEP, newline)
    flow = _short_list(value, column)
    if flow is not None:
        return f" {flow}{newline}"
    return newline + "".join(write_item(item, order, indent + STEP, newline) for item in value)


def write_item(item: Text, order: Order, indent: int, newline: str) -> str:
    """An item of a list with its dash, as one or more lines."""
    dash = f"{' ' * indent}- "
    if isinstance(item, dict) and item:
        lines = write_mapping(item, order, indent + STEP, newline)
        return dash + lines[indent + STEP :]
    if isinstance(item, str):
        return dash + text_block(item, indent + STEP, indent + STEP, newline)
    return dash + flow_text(item) + newline


def text_block(text: str, indent: int, column: int, newline: str) -> str:
    """A text that begins at `column`: on this line when it fits, else folded; with its line end."""
    if "\n" in text and _lines_are_plain(text):
        return newline.join(["|-", *(" " * indent + line if line else "" for line in text.split("\n")), ""])
    one_line = scalar(text)
    if "\n" in text or column + len(one_line) <= WIDTH or not _foldable(text, indent):
        return one_line + newline
    lines = _fold(text, WIDTH - indent)
    return newline.join([">-", *(" " * indent + line for line in lines), ""])


def scalar(text: str, in_flow: bool = False) -> str:
    """A text on one line: as it is when every reader then sees this text, else between double quotes."""
    plain = bool(
        text
        and text == text.strip()
        and not _SPECIAL_START.match(text)
        and not _SPECIAL_WITHIN.search(text)
        and not text.startswith(("---", "..."))
        and text.isprintable()
        and not (in_flow and _SPECIAL_IN_FLOW.search(text))
        and not _looks_like_a_value(text)
    )
    return text if plain else _quoted(text)


def flow_text(value: Text) -> str:
    """Any value on one line, between brackets or braces."""
    if value is None:
        return '""'
    if isinstance(value, str):
        return scalar(value, in_flow=True)
    if isinstance(value, list):
        return f"[{', '.join(map(flow_text, value))}]"
    return "{" + ", ".join(f"{scalar(key, True)}: {flow_text(item)}" for key, item in value.items()) + "}"


def _short_list(items: list[Text], column: int) -> str | None:
    if not all(isinstance(item, str) and len(item) <= SHORT_ITEM for item in items):
        return None
    flow = flow_text(items)
    return flow if column + len(flow) <= WIDTH else None


def _looks_like_a_value(text: str) -> bool:
    return bool(_NO_TEXT.fullmatch(text)) and not _WHOLE.fullmatch(text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _lines_are_plain(text: str) -> bool:
    """Whether a literal block gives exactly this text back."""
    lines = text.split("\n")
    return all(line == line.strip() and line.isprintable() for line in lines) and bool(lines[0] and lines[-1])


def _foldable(text: str, indent: int) -> bool:
    return bool(_FOLDABLE.fullmatch(text)) and text.isprintable() and len(_fold(text, WIDTH - indent)) > 1


def _fold(text: str, width: int) -> list[str]:
    """The text in lines; only a single space between two words is ever a line end, so folding undoes it."""
    lines, rest = [], text
    while len(rest) > width:
        places = [match.start() for match in re.finditer(r"(?<=\S) (?=\S)", rest)]
        place = max((p for p in places if p <= width), default=min(places, default=-1))
        if place < 0:
            break
        lines.append(rest[:place])
        rest = rest[place + 1 :]
    return [*lines, rest]
