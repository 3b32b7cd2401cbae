"""Packs the search client: its small modules become one file, so a phone waits for one request, not six.

No bundler: our modules keep to a subset (each import and export on one line, no default exports, no two
top-level names alike), which `pack_module` checks.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

ENTRY = "assets/js/zoeken-kern.js"
_IMPORT = re.compile(r'^(?:import|export) \{([^}]*)\} from "([^"]+)";$')
_TOP_LEVEL = re.compile(r"^(?:export )?(?:async )?(?:const|let|function|class) (\w+)")


class NotPackable(ValueError):
    """A module does not keep to the subset; the message says which line."""


def pack_client(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a site with the search client packed; without a client they stay as they are."""
    packed = dict(files)
    if ENTRY in files:
        texts = {path: content.decode() for path, content in files.items() if path.endswith(".js")}
        packed[ENTRY] = pack_module(texts, ENTRY).encode()
    return packed


def pack_module(texts: Mapping[str, str], entry: str) -> str:
    """The module `entry` and all that it imports as one module with the entry's exports."""
    order: list[str] = []
    _visit(texts, entry, order)
    names: dict[str, str] = {}
    lines: list[str] = []
    for path in order:
        for line in texts[path].splitlines():
            _check(line, path, names)
            if not _IMPORT.match(line):
                lines.append(line.removeprefix("export "))
    return "\n".join([*lines, f"export {{ {', '.join(_exports(texts[entry]))} }};", ""])


def _visit(texts: Mapping[str, str], path: str, order: list[str]) -> None:
    if path not in texts:
        raise NotPackable(f"{path} is imported but is not there")
    for line in texts[path].splitlines():
        found = _IMPORT.match(line)
        if found:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[2]))
            if target not in order:
                _visit(texts, target, order)
    if path not in order:
        order.append(path)


def _check(line: str, path: str, names: dict[str, str]) -> None:
    if line.startswith(("import", "export {", "export default", "export *")) and not _IMPORT.match(line):
        raise NotPackable(f"{path}: {line}")
    found = _TOP_LEVEL.match(line)
    if found and names.setdefault(found[1], path) != path:
        raise NotPackable(f"{found[1]} stands in {names[found[1]]} and in {path}")


def _exports(text: str) -> list[str]:
    found = [
        match[1] for line in text.splitlines() if (match := _TOP_LEVEL.match(line)) and "export" in line[:6]
    ]
    for line in text.splitlines():
        again = _IMPORT.match(line)
        if again and line.startswith("export"):
            found += [name.strip() for name in again[1].split(",")]
    return sorted(found)
