"""`check`: look at the catalogue and say all there is to mend."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.base.findings import Finding, faults
from informatiewijzer.checks.reading import reading_findings
from informatiewijzer.cli import report
from informatiewijzer.cli.dates import resolve_as_of
from informatiewijzer.cli.load import load_checked
from informatiewijzer.cli.stop import FAULTS
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.search.from_pages import page_documents
from informatiewijzer.search.words_check import word_findings

FEW_ACTIVITIES = 20
"""A town that has only begun finds nothing for most search words, and knows."""


def check(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:
    """Carry out `check`; 0 without faults (warnings and tips do not count), else 1."""
    as_of = resolve_as_of(given.as_of, environment)
    folder = (given.catalogue or root / "catalogue").absolute()
    checked = load_checked(folder, as_of)
    tips = _tips(checked.catalogue.published(as_of), folder, root) if checked.catalogue else ()
    sys.stdout.write(report.FORMATS[given.format]((*checked.findings, *tips)))
    return FAULTS if checked.catalogue is None or faults(checked.findings) else 0


def _tips(published: Catalogue, folder: Path, root: Path) -> tuple[Finding, ...]:
    """The tips that are for `check` alone: search words that lead nowhere, texts that read hard."""
    young = len(published.activities) < FEW_ACTIVITIES
    found = () if young else word_findings(published, folder, page_documents(root))
    return (*found, *reading_findings(published, folder, root))
