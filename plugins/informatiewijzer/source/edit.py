"""Changes values inside a YAML file and leaves every other byte as it was: comments, quotes, line ends.

The file is parsed for places only; each change is made in the text, and afterwards the whole is read again:
when it does not hold exactly the wanted values, the top-level key of the change is written anew instead.
"""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Mapping
from typing import Any

import yaml

from informatiewijzer.source.reader import read_tree
from informatiewijzer.source.spots import Spot, find_spots
from informatiewijzer.source.tree import Path, Text
from informatiewijzer.source.write import Order, flow_text, in_order, write_entry, write_item, write_value


class EditError(ValueError):
    """A change that cannot be made; the message is a Dutch sentence."""


def edit(text: str, changes: Mapping[Path, Text], order: Order | None = None) -> str:
    """The file `text` with `changes` made, in the given order; None takes a key or an item away.

    A path is keys and list indexes (from 0, as the list is at that moment; one past the last adds an item).
    What a path misses on its way is made; a mapping or list that becomes empty goes too. New keys get the
    place that `order` gives them. Raises EditError when the file cannot be read or a path leads nowhere.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    for path, value in changes.items():
        text = _change(text, path, _composed(value), order or {})
    return mark + text


def _composed(value: Text) -> Text:
    """The value as the reader gives it: letters with their accents in one character (NFC)."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_composed(item) for item in value]
    return {key: _composed(item) for key, item in value.items()} if value else value


def values_of(text: str) -> dict[str, Text]:
    """What the file holds. Raises EditError when it cannot be read."""
    read = read_tree(text.encode("utf-8"), "")
    if read.tree is None:
        why = read.findings[0].message if read.findings else "Het bestand is niet te lezen."
        raise EditError(why)
    return read.tree.root


def with_change(root: dict[str, Text], path: Path, value: Text) -> dict[str, Text]:
    """A copy of the values with one change made. Raises EditError when the path leads nowhere."""
    root = copy.deepcopy(root)
    _put(root, path, value)
    return root


def _put(node: Any, path: Path, value: Text) -> None:
    step, rest = path[0], path[1:]
    if isinstance(node, list):
        _put_in_list(node, step, rest, value)
    elif isinstance(node, dict) and isinstance(step, str):
        if not rest and value is None:
            node.pop(step, None)
        elif not rest:
            node[step] = value
        else:
            if not isinstance(node.get(step), dict | list):
                node[step] = {} if isinstance(rest[0], str) else []
            _put(node[step], rest, value)
            if not node[step]:
                del node[step]
    else:
        raise EditError(f"Het veld '{step}' kan hier niet staan.")


def _put_in_list(node: list[Text], step: str | int, rest: Path, value: Text) -> None:
    if not isinstance(step, int) or not 0 <= step <= len(node):
        raise EditError("Dit onderdeel van de lijst bestaat niet.")
    if step == len(node):
        if value is None:
            raise EditError("Dit onderdeel van de lijst bestaat niet.")
        node.append({} if rest and isinstance(rest[0], str) else [])
        if not rest:
            node[step] = value
    if rest:
        _put(node[step], rest, value)
        if not node[step]:
            del node[step]
    elif value is None:
        del node[step]
    else:
        node[step] = value


def _change(text: str, path: Path, value: Text, order: Order) -> str:
    values = values_of(text)
    wanted = with_change(values, path, value)
    if wanted == values:
        return text
    for attempt in (_in_place, _anew):
        try:
            changed = attempt(text, path, wanted, order)
            if values_of(changed) == wanted:
                return changed
        except (EditError, yaml.YAMLError, IndexError, KeyError, ValueError):
            continue
    raise EditError(f"Het veld '{path[0]}' kan niet worden gewijzigd zonder de rest te raken.")


def _in_place(text: str, path: Path, wanted: dict[str, Text], order: Order) -> str:
    """The smallest change: of the deepest part that exists before and after."""
    root = find_spots(text)
    spot, depth = root, 0
    while depth < len(path) and (child := spot.child(path[depth])) is not None:
        if not _reaches(wanted, path[: depth + 1]):
            break
        if depth + 1 < len(path) and child.kind == "scalar":
            depth += 1
            spot = child
            break
        spot, depth = child, depth + 1
    at, value = path[:depth], _get(wanted, path[:depth])
    within = _order_at(order, at)
    if spot.kind == "scalar" or depth == len(path):
        return _replace(text, spot, value, within)
    step = path[depth]
    if not _reaches(wanted, path[: depth + 1]) or (isinstance(step, int) and len(value) < len(spot.children)):
        return _remove(text, spot, step)
    return _add(text, spot, step, value, within)


def _anew(text: str, path: Path, wanted: dict[str, Text], order: Order) -> str:
    """The whole value of the top-level key of the change, written in our own form."""
    root, key = find_spots(text), str(path[0])
    child = root.child(key)
    if child is None:
        return _add(text, root, key, wanted, order)
    if key not in wanted:
        return _remove(text, root, key)
    return _replace(text, child, wanted[key], order.get(key, {}), whole=True)


def _replace(text: str, spot: Spot, value: Text, order: Order, whole: bool = False) -> str:
    newline = _newline(text)
    if spot.in_flow or (spot.kind == "flow" and not whole):
        return text[: spot.start] + flow_text(value) + text[spot.end :]
    tail = _line_tail(text, spot.end)
    if spot.in_list:
        written = write_item(value, order, spot.indent, newline)[spot.indent + 2 :]
        start = spot.start
    else:
        written = write_value(value, order, spot.indent, spot.start - _line_start(text, spot.start), newline)
        start = spot.after_key
    body = written[: -len(newline)]
    one_line = newline not in body
    keep = tail if one_line else ""
    if tail.strip() and not one_line:
        raise EditError("Achter deze tekst staat een opmerking.")
    return text[:start] + body + keep + text[spot.end + len(tail) :]


def _remove(text: str, spot: Spot, step: str | int) -> str:
    child = spot.child(step)
    if child is None:
        raise EditError("Dit onderdeel bestaat niet.")
    if spot.kind == "flow":
        return _remove_in_flow(text, spot, child)
    start = _line_start(text, child.key_start)
    if text[start : child.key_start].strip():
        raise EditError("Dit is het eerste veld van een onderdeel van een lijst.")
    return text[:start] + text[_line_end(text, child.end) :]


def _remove_in_flow(text: str, spot: Spot, child: Spot) -> str:
    place = spot.children.index(child)
    if place + 1 < len(spot.children):
        return text[: child.key_start] + text[spot.children[place + 1].key_start :]
    start = spot.children[place - 1].end if place else spot.start + 1
    return text[:start] + text[child.end :]


def _add(text: str, spot: Spot, step: str | int, values: Any, order: Order) -> str:
    newline = _newline(text)
    if spot.kind == "flow":
        close = spot.end - 1
        comma = ", " if spot.children else ""
        new = flow_text(values[step]) if isinstance(step, int) else flow_text({step: values[step]})[1:-1]
        return text[:close].rstrip(" ") + comma + new + text[close:]
    if isinstance(step, int):
        entry = write_item(values[step], order, spot.inner_indent, newline)
        return _insert(text, _line_end(text, spot.children[-1].end), entry, newline)
    entry = write_entry(step, values[step], order.get(step, {}), spot.inner_indent, newline)
    before = in_order(values, order)[: in_order(values, order).index(step)]
    known = [child for child in spot.children if child.key in before]
    if known:
        return _insert(text, _line_end(text, known[-1].end), entry, newline)
    first = spot.children[0].key_start
    start = _line_start(text, first)
    if text[start:first].strip():
        raise EditError("Dit is het eerste veld van een onderdeel van een lijst.")
    return text[:start] + entry + text[start:]


def _insert(text: str, place: int, entry: str, newline: str) -> str:
    before = text[:place]
    if before and not before.endswith("\n"):
        return before + newline + entry[: -len(newline)]
    return before + entry + text[place:]


def _reaches(values: Any, path: Path) -> bool:
    try:
        _get(values, path)
    except (KeyError, IndexError, TypeError):
        return False
    return True


def _get(values: Any, path: Path) -> Any:
    for step in path:
        values = values[step]
    return values


def _order_at(order: Order, path: Path) -> Order:
    for step in path:
        order = order.get(step, {}) if isinstance(step, str) else order
    return order


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _line_end(text: str, place: int) -> int:
    """Just past the line end behind `place`."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _line_tail(text: str, place: int) -> str:
    """What stands behind `place` on its line, without the line end: spaces, a comment."""
    end = text.find("\n", place)
    tail = text[place:] if end < 0 else text[place:end]
    return tail.removesuffix("\r")
