"""`build.py pdf`: tagged PDFs of the sheets, outside the site; a clear word when it cannot be done."""

from __future__ import annotations

import os
import shutil
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from informatiewijzer.cli.browser import find_installed
from informatiewijzer.cli.pdf import make_pdfs
from informatiewijzer.cli.stop import Stop
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.browser
def test_a_sheet_becomes_a_tagged_pdf(browser: Browser, built_site: Path, root: Path, tmp_path: Path) -> None:
    """The PDF has at most two sides, tags, the language and a title (EN 301 549, clause 10)."""
    if find_installed(os.environ) is None:
        pytest.skip("geen Chromium of Chrome op het pad")
    site, target = tmp_path / "site", tmp_path / "bladen"
    for part in ("wijken/slangenbeek", "assets"):
        shutil.copytree(built_site / part, site / part)
    assert make_pdfs(root, Namespace(site=site, map=target), os.environ) == 0
    assert [file.name for file in target.iterdir()] == ["wijkblad-slangenbeek.pdf"]
    reader = PdfReader(target / "wijkblad-slangenbeek.pdf")
    catalog = reader.trailer["/Root"]
    assert len(reader.pages) <= 2
    assert (catalog["/MarkInfo"]["/Marked"], catalog["/Lang"]) == (True, "nl")
    assert "/StructTreeRoot" in catalog
    assert reader.metadata is not None
    assert "Wijkblad Slangenbeek" in str(reader.metadata.title)


@pytest.mark.parametrize(
    ("target", "sheets", "words"),
    [
        ("site/bladen", True, "niet in de map van de site"),
        ("bladen", False, "geen wijkbladen"),
        ("bladen", True, "geen Chromium"),
    ],
)
def test_it_says_what_is_in_the_way(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, sheets: bool, words: str
) -> None:
    """A folder inside the site, a site without sheets, no browser: each has its own sentence and hint."""
    monkeypatch.setenv("PATH", "")
    if sheets:
        sheet = tmp_path / "site" / "wijken" / "noord" / "blad" / "index.html"
        sheet.parent.mkdir(parents=True)
        sheet.write_text("<!doctype html><title>proef</title>", "utf-8")
    with pytest.raises(Stop, match=words) as stop:
        make_pdfs(root, Namespace(site=tmp_path / "site", map=tmp_path / target), {})
    assert stop.value.hint
    assert not (tmp_path / "bladen").exists()
