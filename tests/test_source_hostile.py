"""Hostile files: each is refused with a finding, in little time and memory, and hides no other."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from case_files import BASIS

LEVELS = "abcdefghi"
# YAML bombs as in the literature: each line nine times the one before ("billion laughs").
ALIASES = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{now}: &{now} [{','.join([f'*{before}'] * 9)}]\n" for before, now in pairwise(LEVELS)
)
MERGES = "a: &a {x: y}\n" + "".join(
    f"{now}: &{now}\n  <<: [{', '.join([f'*{before}'] * 9)}]\n" for before, now in pairwise(LEVELS)
)
HOSTILE: Mapping[str, bytes] = {
    "alias-bom": ALIASES.encode(),
    "anker": b"naam: &koffie Koffie\n",
    "bidi": "naam: koffie\u202eeiffok\n".encode(),
    "bidi-code": b'naam: "koffie\\u202eeiffok"\n',
    "binair": bytes(range(256)) * 40,
    "cp1252": b"naam: caf\xe9\n",
    "diep-blok": b"".join(b" " * depth + b"a:\n" for depth in range(340)),
    "diep-haken": b"naam: " + b"[" * 30_000,
    "diep-accolades": b"{a: " * 16_000,
    "diep-streepjes": b"- " * 30_000,
    "dubbele-sleutel": b"naam: a\nnaam: b\n",
    "dubbele-sleutels": b"".join(b"k%d: x\n" % (n % 40) for n in range(1_400)),
    "gzip": b"\x1f\x8b\x08\x00" + bytes(1_000),
    "half-teken": b'naam: "\\ud800"\n',
    "hekje": b"naam: #x\n",
    "veel-hekjes": b"naam: [" + b"a, #\n" * 2_000 + b"]\n",
    "lange-regel": b"naam: " + b"x" * 65_000,
    "lange-sleutel": b"x" * 60_000 + b": y\n",
    "leeg": b"",
    "merge-bom": MERGES.encode(),
    "niet-gesloten": b'naam: "' + b"x\n" * 20_000,
    "nul": b"naam: a\x00b\n",
    "nul-code": b'naam: "a\\0b"\n',
    "regelscheider": "naam: a\u2028zekerheid: hoog\n".encode(),
    "samenvoegen": b"<<: {naam: x}\n",
    "t-lansink": b"naam: 't Lansink\nsoort: ontmoeting\n",
    "tab": b"contact:\n\ttelefoon: x\n",
    "tag": b"naam: !!python/object/apply:os.system [id]\n",
    "tien-mb": b"naam: x\n" * 1_310_720,
    "tweede-document": b"naam: a\n---\nnaam: b\n",
    "utf-16": "naam: Koffie\n".encode("utf-16"),
    "vraagtekens": b"? " * 30_000,
    "zaal-5": b"naam: Zaal #5\n",
}
# Twice what a sound catalogue takes to load, in a process that is stopped when it takes more.
SECONDS, MEGABYTES = 4, 500
PROGRAM = """
import json, resource, sys
from datetime import date
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[3]) * 2**20,) * 2)
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.checks.registry import run_checks
root = Path(sys.argv[1])
loaded = load_catalogue(root)
found = [*loaded.findings, *run_checks(loaded, root, date(2026, 11, 24))]
print(json.dumps([[f.path, f.line, f.column, f.code, f.message, f.hint, f.source_line] for f in found]))
"""
Row = tuple[str, int, int, str, str, str | None, str | None]


def run(root: Path) -> list[Row]:
    """The findings about a catalogue, found by a process with little time and memory."""
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(root), str(SECONDS), str(MEGABYTES)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, "")
    return [tuple(row) for row in json.loads(result.stdout)]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """The findings about one catalogue that holds all hostile files at once."""
    root = tmp_path_factory.mktemp("vijandig") / "catalogue"
    shutil.copytree(BASIS, root)
    for name, content in HOSTILE.items():
        (root / "activiteiten" / f"{name}.yaml").write_bytes(content)
    return run(root)


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits on time and memory as on Unix")


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_each_is_found_and_none_hides_another(rows: list[Row], name: str) -> None:
    """Every hostile file has its own finding, with a hint, in one run over all of them."""
    mine = [row for row in rows if row[0] == f"catalogue/activiteiten/{name}.yaml"]
    assert mine
    assert all(row[5] for row in mine)


def test_the_sound_files_stay_sound(rows: list[Row]) -> None:
    """Nothing is found in the files that were good already."""
    assert [row for row in rows if row[0].rsplit("/")[-1].removesuffix(".yaml") not in HOSTILE] == []


def test_no_message_carries_the_poison(rows: list[Row]) -> None:
    """What is shown in a terminal or log is short and printable, and is no traceback."""
    for row in rows:
        shown = "".join(str(part) for part in row)
        assert shown.replace("\t", "").isprintable()
        assert len(shown) < 600
        assert "Traceback" not in shown


@pytest.mark.parametrize("name", ["alias-bom", "merge-bom", "diep-haken", "diep-blok", "tien-mb"])
def test_the_closed_lists_and_settings_are_guarded_too(tmp_path: Path, name: str) -> None:
    """A bomb in a list of concepts or in the settings is refused as well, and told once."""
    root = tmp_path / "catalogue"
    shutil.copytree(BASIS, root)
    (root / "begrippen" / "themas.yaml").write_bytes(HOSTILE[name])
    (root / "instellingen.yaml").write_bytes(HOSTILE[name])
    paths = [row[0] for row in run(root)]
    assert paths == ["catalogue/begrippen/themas.yaml", "catalogue/instellingen.yaml"]
