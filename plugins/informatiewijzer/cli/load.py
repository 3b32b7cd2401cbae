"""From a folder to a checked catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from informatiewijzer.base.findings import Finding
from informatiewijzer.checks.registry import run_checks
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import Parse, load_catalogue


@dataclass(frozen=True, slots=True)
class Checked:
    """A catalogue (None when it could not be put together) and all findings about it, sorted by place."""

    catalogue: Catalogue | None
    findings: tuple[Finding, ...]


def load_checked(folder: Path, as_of: date, parse: Parse | None = None) -> Checked:
    """Load the folder and run every check, so that one run shows all there is to mend."""
    loaded = load_catalogue(folder, parse)
    found = (*loaded.findings, *run_checks(loaded, folder, as_of))
    return Checked(loaded.catalogue, tuple(sorted(found, key=lambda finding: finding.order)))
