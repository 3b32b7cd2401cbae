"""Packs scripts of pages: what a page needs from the start becomes one file, so a phone waits once.

No bundler: our modules keep to a subset (each import, and each export of another module, stands on one line;
no default exports, no `await` at the top, no circle), which `pack_module` checks. Every module becomes a
function that gives what it exports, so that names inside a module never meet.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence

ENTRIES = (
    "assets/js/agenda.js",
    "assets/js/lijst-code.js",
    "assets/js/meten.js",
    "assets/js/samen-doen.js",
    "assets/js/vinder-zoek.js",
    "assets/js/vinder.js",
    "assets/js/wanneer-pagina.js",
    "assets/js/week.js",
    "assets/js/wegwijzer.js",
    "assets/js/zoeken-kern.js",
    "assets/js/zoeken-nood.js",
    "assets/js/zoeken-onbekend.js",
    "assets/js/zoeken.js",
)
"""Scripts that are packed; `overal.js` never is, for it stands on every page and holds what they share."""
_IMPORT = re.compile(r'^(import|export) \{([^}]*)\} from "([^"]+)";$')
_LIST = re.compile(r"^export \{([\w\s,]*)\};$")
_EXPORT = re.compile(r"^export (?:async )?(?:const|let|function|class) (\w+)")
_NOT_ALLOWED = re.compile(r"^(?:import\b|export (?:\{|default|\*)|await\b|(?:const|let) .*= await\b)")


class NotPackable(ValueError):
    """A module does not keep to the subset; the message says which line."""


def pack_client(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a site with the entries packed; an entry that is not there is left out."""
    texts = {path: content.decode() for path, content in files.items() if path.endswith(".js")}
    entries = [entry for entry in ENTRIES if entry in files]
    return {**files, **{entry: pack_module(texts, entry).encode() for entry in entries}}


def pack_module(texts: Mapping[str, str], entry: str) -> str:
    """The module `entry` and all that it imports as one module with the entry's exports."""
    order: list[str] = []
    _visit(texts, entry, order, ())
    parts = [_as_function(path, texts[path], order) for path in order[:-1]]
    return "".join([*parts, _rewritten(entry, texts[entry], order)])


def _visit(texts: Mapping[str, str], path: str, order: list[str], above: Sequence[str]) -> None:
    """Puts a module into the order after all that it imports."""
    if path not in texts:
        raise NotPackable(f"{path} is imported but is not there")
    if path in above:
        raise NotPackable(f"{path} imports itself in a circle")
    for line in texts[path].splitlines():
        if found := _IMPORT.match(line):
            _visit(texts, _target(path, found[3]), order, (*above, path))
    if path not in order:
        order.append(path)


def _target(path: str, relative: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), relative))


def _name(path: str, order: Sequence[str]) -> str:
    return f"$m{order.index(path)}"


def _as_function(path: str, text: str, order: Sequence[str]) -> str:
    rewritten = [line for line in _rewritten(path, text, order).splitlines() if not _LIST.match(line)]
    lines = [line.removeprefix("export ") for line in rewritten]
    body = "\n".join([*lines, f"return {{ {', '.join(_exports(text))} }};"])
    return f"const {_name(path, order)} = (() => {{\n{body}\n}})();\n"


def _rewritten(path: str, text: str, order: Sequence[str]) -> str:
    """The module with each import from a module taken from that module's function, once a name."""
    lines, known, passed_on = [], set[str](), list[str]()
    for line in text.splitlines():
        if found := _IMPORT.match(line):
            names = [name.strip() for name in found[2].split(",")]
            new = [name.replace(" as ", ": ") for name in names if name not in known]
            known.update(names)
            passed_on += names if found[1] == "export" else []
            line = f"const {{ {', '.join(new)} }} = {_name(_target(path, found[3]), order)};" if new else ""
        elif _NOT_ALLOWED.match(line) and not _LIST.match(line):
            raise NotPackable(f"{path}: {line}")
        lines.append(line)
    again = [f"export {{ {', '.join(passed_on)} }};"] if passed_on else []
    return "\n".join([*lines, *again, ""])


def _exports(text: str) -> list[str]:
    found = []
    for line in text.splitlines():
        again = _IMPORT.match(line)
        names = again[2] if again and again[1] == "export" else (_LIST.match(line) or ["", ""])[1]
        if names:
            found += [name.strip().rpartition(" ")[2] for name in names.split(",")]
        elif own := _EXPORT.match(line):
            found.append(own[1])
    return sorted(found)
