"""The benchmarks still run against today's code; what they measure is no matter here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.peers import write_peers
from benchmarks.synthetic import make_catalogue

SIZE = 40


@pytest.fixture
def catalogue(root: Path, tmp_path: Path) -> Path:
    """A small made-up catalogue."""
    made = tmp_path / "catalogue"
    make_catalogue(root / "catalogue", made, SIZE)
    return made


def records(catalogue: Path) -> set[str]:
    """The page of every record."""
    kinds = ("activiteiten", "locaties", "organisaties")
    return {f"{kind}/{path.stem}/index.html" for kind in kinds for path in (catalogue / kind).glob("*.yaml")}


def test_record_pages_are_those_of_a_build(root: Path, catalogue: Path, tmp_path: Path) -> None:
    """`record_pages` publishes the page of each record as a whole build makes it, and no list or data."""
    whole, alone, listing = tmp_path / "heel", tmp_path / "los", tmp_path / "paden.txt"
    build = ["build.py", "build", "--zonder-zoeken", "--as-of", "2026-11-24", "--site", str(whole)]
    build += ["--catalogue", str(catalogue), "--base-url", "https://voorbeeld.example/"]
    subprocess.run([sys.executable, *build], cwd=root, check=True, capture_output=True)
    paths = {path.relative_to(whole).as_posix() for path in whole.rglob("*") if path.is_file()}
    listing.write_text("\n".join(sorted(paths)), "utf-8")
    command = ["-m", "benchmarks.record_pages", str(catalogue), str(alone), str(listing)]
    subprocess.run([sys.executable, *command], cwd=root, check=True, capture_output=True)
    made = {path.relative_to(alone).as_posix() for path in alone.rglob("*.html")}
    assert made == records(catalogue) | {"index.html"}
    assert all((alone / path).read_bytes() == (whole / path).read_bytes() for path in records(catalogue))
    assert not (alone / "open-data").exists()


def test_peers_get_a_page_for_every_record(catalogue: Path, tmp_path: Path) -> None:
    """MkDocs and Hugo make as many pages of records as we do."""
    write_peers(catalogue, tmp_path)
    for folder in ("mkdocs/docs", "hugo/content"):
        pages = [
            path for path in (tmp_path / folder).rglob("*.md") if not path.name.startswith(("index", "_"))
        ]
        assert len(pages) == len(records(catalogue)), folder
