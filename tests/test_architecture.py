"""The house: which room may look into which, read from the imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CORE = ROOT / "plugins" / "informatiewijzer"
ADAPTER = ROOT / "plugins" / "mkdocs_informatiewijzer"

# Left to right; a room may import itself and what is named behind it. DESIGN section 1, docs/architecture.md.
MAY_IMPORT: dict[str, frozenset[str]] = {
    "base": frozenset(),
    "source": frozenset({"base"}),
    "model": frozenset({"base", "source"}),
    "schedule": frozenset({"base", "model"}),
    "wayfinder": frozenset({"base", "model"}),
    "checks": frozenset({"base", "source", "model", "schedule", "wayfinder"}),
    "search": frozenset({"base", "source", "model", "schedule"}),
    "pages": frozenset({"base", "model", "schedule", "wayfinder"}),
    "exports": frozenset({"base", "model", "schedule"}),
    "publish": frozenset({"base"}),
    "upkeep": frozenset({"base", "source", "model", "schedule", "checks", "pages"}),
    "editing": frozenset({"base", "source", "model", "checks", "upkeep"}),
    "tables": frozenset({"base", "source", "model", "checks"}),
    "openreferral": frozenset({"base", "source", "model", "checks", "tables"}),
    "cli": frozenset(
        {"base", "source", "model", "schedule", "checks", "search", "pages", "exports", "publish", "upkeep"}
        | {"editing", "openreferral", "tables"}
    ),
}
HOSTS = ("mkdocs", "material", "mkdocs_informatiewijzer", "zensical", "properdocs")


def imports(path: Path) -> Iterator[str]:
    """Every module name that a file imports, wherever in the file the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute, so that a wrong turn can be seen"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules(room: str) -> list[Path]:
    """The Python files of a room of the core."""
    return sorted((CORE / room).rglob("*.py"))


def test_every_room_is_on_the_map() -> None:
    """A new folder in the core is a decision: it stands in MAY_IMPORT and in docs/architecture.md."""
    rooms = {path.name for path in CORE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms <= set(MAY_IMPORT)
    table = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    assert [room for room in sorted(rooms) if f"| `{room}/`" not in table] == []


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_rooms_look_one_way(room: str) -> None:
    """A module of the core imports only from its own room and from rooms to its left."""
    allowed = MAY_IMPORT[room] | {room}
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in modules(room)
        for name in imports(path)
        if name.startswith("informatiewijzer.") and name.split(".")[1] not in allowed
    ]
    assert wrong == []


def test_the_core_imports_no_host() -> None:
    """MkDocs is frozen and Material ends in May 2027: the core knows neither."""
    wrong = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted(CORE.rglob("*.py"))
        for name in imports(path)
        if name.split(".")[0] in HOSTS
    ]
    assert wrong == []


def test_the_adapter_is_thin() -> None:
    """Changing host means rewriting the adapter: it stays at or under 120 lines of code."""
    lines = [
        line
        for path in sorted(ADAPTER.rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip() and not line.strip().startswith("#")
    ]
    assert 0 < len(lines) <= 120


@pytest.mark.parametrize(("library", "most"), [("whoosh", 1), ("Stemmer", 1)])
def test_a_risky_library_has_one_door(library: str, most: int) -> None:
    """Libraries that may have to be replaced are imported by a single module."""
    users = [p for p in sorted(CORE.rglob("*.py")) if any(n.split(".")[0] == library for n in imports(p))]
    assert len(users) == most


def test_yaml_is_read_in_one_room() -> None:
    """Only `source` reads YAML; plain PyYAML would turn 10:00 into 600."""
    users = {p.parent.name for p in sorted(CORE.rglob("*.py")) if "yaml" in {*imports(p)}}
    assert users <= {"source"}


def test_the_clock_is_read_in_one_place() -> None:
    """Today is an argument: `now`, `today` and `time.time` are called in cli/dates.py only."""
    wrong = []
    for path in sorted(CORE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow", "fromtimestamp"):
                wrong.append(path.relative_to(CORE).as_posix())
    assert sorted(set(wrong) - {"cli/dates.py"}) == []


def test_nothing_happens_at_import() -> None:
    """A module of the core defines; it starts nothing (no calls as bare statements at the top level)."""
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted(CORE.rglob("*.py"))
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ]
    assert wrong == []
