"""Where every part of a file begins and ends in the text, for changing one part and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a text of a file; all places are indexes of characters.

    `kind`: "scalar", "flow" (between brackets or braces) or "block". `start` and `end`: of the value itself,
    without the blank lines and comments behind it. `key_start`: of the key, or of the dash of an item in a
    block list. `after_key`: just past the colon. `indent`: columns before the key or dash of this entry.
    """

    kind: str
    start: int
    end: int
    key: str | None
    key_start: int
    after_key: int
    indent: int
    in_list: bool
    in_flow: bool
    children: Sequence[Spot] = ()

    def child(self, step: str | int) -> Spot | None:
        """The part with this key or index; None when there is none."""
        if isinstance(step, int):
            listed = self.children and self.children[0].key is None
            return self.children[step] if listed and step < len(self.children) else None
        return next((child for child in self.children if child.key == step), None)

    @property
    def inner_indent(self) -> int:
        """Columns before the keys or dashes of the parts; at least one part is needed."""
        return self.children[0].indent


def find_spots(text: str) -> Spot:
    """The spot of the whole file, which the reader has found to be sound (libyaml's composer trusts it)."""
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(node, yaml.MappingNode):
        raise yaml.YAMLError("no mapping")
    top = Spot("block", 0, len(text), None, 0, 0, 0, False, False)
    return _with_children(top, node, text)


def _with_children(spot: Spot, node: Any, text: str) -> Spot:
    children = tuple(_children(node, text, spot.kind == "flow"))
    if spot.kind == "block" and children:
        return replace(spot, children=children, end=max(spot.start, children[-1].end))
    return replace(spot, children=children)


def _children(node: Any, text: str, in_flow: bool) -> Iterator[Spot]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            after = text.index(":", key.end_mark.index) + 1
            start = key.start_mark.index
            yield _spot(value, text, key.value, start, after, in_flow, in_list=False)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            start = item.start_mark.index if in_flow else text.rindex("-", 0, item.start_mark.index)
            yield _spot(item, text, None, start, start, in_flow, in_list=True)


def _spot(
    node: Any, text: str, key: str | None, key_start: int, after: int, in_flow: bool, *, in_list: bool
) -> Spot:
    start, end = node.start_mark.index, node.end_mark.index
    kind = "scalar" if isinstance(node, yaml.ScalarNode) else "flow" if node.flow_style else "block"
    if kind == "scalar" and node.style in ("|", ">"):
        end = start + len(text[start:end].rstrip())
    if kind == "scalar" and start == end:  # nothing is filled in
        start = end = after
    indent = _column(text, key_start)
    spot = Spot(kind, start, end, key, key_start, after, indent, in_list, in_flow)
    return spot if kind == "scalar" else _with_children(spot, node, text)


def _column(text: str, place: int) -> int:
    return place - (text.rfind("\n", 0, place) + 1)
