"""Our scripts go out packed, and only from modules that keep to the subset."""

from __future__ import annotations

from pathlib import Path

import pytest
from informatiewijzer.pages.client.packing import ENTRIES, NotPackable, pack_client, pack_module


def _scripts(root: Path) -> dict[str, bytes]:
    pages = root / "site_src/pages"
    return {path.relative_to(pages).as_posix(): path.read_bytes() for path in sorted(pages.rglob("*.js"))}


def test_packed_scripts_import_nothing(root: Path) -> None:
    """One request brings all of a script; the search client gives what the pages import from it."""
    packed = pack_client(_scripts(root))
    for entry in ENTRIES:
        assert "\nimport {" not in f"\n{packed[entry].decode()}", entry
    client = packed["assets/js/zoeken-kern.js"].decode()
    for name in ("answer", "makeLanguage", "openReader", "splitWords"):
        assert name in client


def test_other_scripts_are_left_alone(root: Path) -> None:
    """Only the entries change."""
    scripts = _scripts(root)
    packed = pack_client(scripts)
    assert {path for path in scripts if packed[path] != scripts[path]} <= set(ENTRIES)


def test_a_site_without_the_client_stays_as_it_is() -> None:
    """Nothing to pack."""
    assert pack_client({"a.js": b"x"}) == {"a.js": b"x"}


@pytest.mark.parametrize(
    "other",
    ["export default 1;", 'import * as x from "./y.js";', 'import { c } from "./e.js";', "await start();"],
)
def test_what_cannot_be_packed_is_refused(other: str) -> None:
    """A default export, an import in another form, a circle, waiting at the top."""
    with pytest.raises(NotPackable):
        pack_module({"e.js": 'import { b } from "./o.js";', "o.js": other}, "e.js")


def test_the_client_holds_to_the_house_rules(root: Path) -> None:
    """No innerHTML, no eval, no storage, no address of another host in our own search scripts."""
    scripts = {path: text.decode() for path, text in _scripts(root).items() if "/zoeken" in path}
    assert len(scripts) >= 5
    forbidden = (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "eval(",
        "Function(",
        "Storage",
        "cookie",
        "//www",
    )
    for path, text in scripts.items():
        for word in forbidden:
            assert word not in text, (path, word)
