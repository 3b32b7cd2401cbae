"""Scripts packed into one file: a first visit takes at most six requests, and names never meet."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from informatiewijzer.pages.client.packing import ENTRIES, NotPackable, pack_client, pack_module

# Made-up modules; they exist only in this test.
MODULES = {
    "a/entry.js": 'import { one as first } from "./one.js";\nimport { two } from "../b/two.js";\n'
    'export { two, three } from "../b/two.js";\nconst secret = 1;\n'
    "export const sum = () => first + two() + secret;\n",
    "a/one.js": "const secret = 10;\nexport const one = secret;\n",
    "b/two.js": 'import { one } from "../a/one.js";\nconst secret = 100;\n'
    "function two() { return one + secret; }\n"
    "export async function three() {}\nexport { two };\n",
}


def test_names_inside_modules_do_not_meet(tmp_path: Path) -> None:
    """Three modules with a `secret` each give one that still counts right, with the entry's exports."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("geen node gevonden")
    script = tmp_path / "packed.mjs"
    script.write_text(pack_module(MODULES, "a/entry.js"), "utf-8")
    command = f"import * as m from {script.as_uri()!r}; console.log(m.sum(), Object.keys(m).join())"
    run = [node, "--input-type=module", "-e", command]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout == "121 sum,three,two\n"


def test_a_shared_module_stands_in_it_once() -> None:
    """What two modules import is packed once, before both."""
    packed = pack_module(MODULES, "a/entry.js")
    assert packed.count("const secret = 10;") == 1
    assert packed.index("const secret = 10;") < packed.index("const secret = 100;")
    assert " from " not in packed


@pytest.mark.parametrize(
    "line",
    [
        'import everything from "./one.js";',
        'import "./one.js";',
        "export default 1;",
        'export * from "./one.js";',
        "await fetch();",
        "const x = await fetch();",
        'import { gone } from "./gone.js";',
        'import { one } from "./entry.js";',
    ],
)
def test_what_cannot_be_packed_is_refused(line: str) -> None:
    """A line outside the subset, a module that is not there and a circle stop the build."""
    with pytest.raises(NotPackable):
        pack_module({"a/entry.js": line, "a/one.js": "export const one = 1;"}, "a/entry.js")


def test_every_entry_of_the_site_is_one_file(root: Path, built_site: Path) -> None:
    """In the built site no entry imports anything from the start; later parts may still come by import()."""
    for entry in ENTRIES:
        assert (root / "site_src/pages" / entry).is_file(), entry
        assert (
            re.findall(r'^(?:import|export) .* from "', (built_site / entry).read_text("utf-8"), re.M) == []
        )


def test_other_files_stay_as_they_are() -> None:
    """A site without these scripts is not changed."""
    files = {"index.html": b"<p>", "assets/js/overal.js": b'import { a } from "./a.js";'}
    assert pack_client(files) == files
