"""HSDS as JSON: one service, a list of them, or the envelope of an API; parts become rows of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from informatiewijzer.openreferral.names import FIELDS, PARENTS, TABLES
from informatiewijzer.openreferral.rows import Row
from informatiewijzer.tables.refusal import Refused

MAX_DEPTH = 12
MAX_ROWS = 500_000
_Found = dict[str, dict[str, Row]]
_BLOCK = "(een blok met gegevens)"
_LISTS = ("contents", "services", "data", "items")
_HINT = "Vraag om de uitvoer van '/services' van een Open Referral-systeem, met alle velden."


def read_json(raw: bytes) -> dict[str, list[Row]]:
    """The tables in a JSON file, or in lines of JSON. Raises Refused (Dutch) when no service is in it."""
    found: dict[str, dict[str, Row]] = {}
    for table, item in _whole(_parsed(raw)):
        _add(found, table, item, {}, 0)
    named = (row for table in ("service", "organization") for row in found.get(table, {}).values())
    if not any(row.values.get("name") for row in named):
        raise Refused("In dit JSON-bestand vinden wij geen diensten of organisaties.", _HINT)
    return {table: list(rows.values()) for table, rows in found.items()}


def _parsed(raw: bytes) -> Any:
    try:
        text = raw.decode("utf-8-sig")
        if "\n" in text and text.lstrip().startswith("{") and _is_line(text.lstrip().split("\n", 1)[0]):
            # Not splitlines(): a text may hold U+2028 or U+0085 as it is.
            return [json.loads(line) for line in text.split("\n") if line.strip()]
        return json.loads(text)
    except (ValueError, RecursionError):
        hint = "Vraag het bestand opnieuw; misschien is het afgebroken."
        raise Refused("Dit is geen goede JSON.", hint) from None


def _is_line(text: str) -> bool:
    """Whether the first line is a whole object: then the file is one of lines (ndjson)."""
    try:
        return isinstance(json.loads(text), dict)
    except ValueError:
        return False


def _whole(data: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects at the top with their tables: services, or tables by name."""
    if isinstance(data, list):
        yield from (("service", item) for item in data if isinstance(item, dict))
        return
    if not isinstance(data, dict):
        return
    listed = [name for name in data if name in TABLES and isinstance(data[name], list)]
    named = next((name for name in _LISTS if isinstance(data.get(name), list)), None)
    if named and ("id" not in data or named != "services"):
        for name in listed or [named]:
            yield from ((TABLES.get(name, "service"), each) for each in data[name] if isinstance(each, dict))
    elif "services" in data and isinstance(data["services"], list):
        yield "organization", data
    else:
        yield "service", data


def _add(found: _Found, table: str, item: Mapping[str, Any], parents: Mapping[str, str], depth: int) -> str:
    """Put an object and its parts in their tables; gives its id. The same id twice is the same thing."""
    if depth > MAX_DEPTH or sum(map(len, found.values())) > MAX_ROWS:
        raise Refused("Dit bestand is te groot of te diep om te lezen.", _HINT)
    rows = found.setdefault(table, {})
    id_ = str(item.get("id") or f"{table}-{len(rows) + 1}")
    if id_ in rows and table in ("organization", "location", "taxonomy_term", "taxonomy"):
        return id_
    values = {**parents, "id": id_}
    inner = {PARENTS[table]: id_} if table in PARENTS else {}
    row = Row(table, len(rows) + 1, values)
    rows[id_ if id_ not in rows else f"{id_}/{len(rows)}"] = row
    for name, value in item.items():
        part = TABLES.get(name)
        if isinstance(value, dict | list) and part:
            _add_parts(found, part, value, values, inner, depth + 1)
        elif isinstance(value, dict | list):
            if value:
                values[name] = _BLOCK
        elif value not in (None, ""):
            put(values, name, _text(value))
    return id_


def _add_parts(
    found: _Found, part: str, value: Any, whole: dict[str, str], parents: Mapping[str, str], depth: int
) -> None:
    """Parts of a whole: one that the whole names by its id, or a list of which each names the whole."""
    if isinstance(value, dict):
        whole.setdefault(PARENTS.get(part, f"{part}_id"), _add(found, part, value, {}, depth))
        return
    for each in value:
        if isinstance(each, dict):
            _add(found, part, each, parents, depth)


def put(values: dict[str, str], name: str, text: str) -> None:
    """Set a field under the name that we use; of two names for one field the first counts."""
    key = FIELDS.get(name, name)
    if key not in values or key in PARENTS.values():
        values[key] = text
    elif key != name and values[key] != text:
        values[name] = text


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
