"""From a folder to a checked catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from informatiewijzer.base.findings import Finding
from informatiewijzer.checks.faultless import Faultless
from informatiewijzer.checks.registry import run_checks
from informatiewijzer.cli.dates import moment
from informatiewijzer.model.cache import RecordCache
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import Loaded, load_catalogue


@dataclass(frozen=True, slots=True)
class Checked:
    """A catalogue (None when it could not be put together) and all findings about it, sorted by place."""

    catalogue: Catalogue | None
    findings: tuple[Finding, ...]


def load_checked(folder: Path, as_of: date, memory: Path | None = None) -> Checked:
    """Load the folder and run every check, so that one run shows all there is to mend.

    `memory`: a folder in which a run keeps for the next what it read and found faultless.
    """
    if memory is None:
        loaded = load_catalogue(folder)
        return _checked(loaded, run_checks(loaded, folder, as_of))
    cache = RecordCache(memory / "records", moment())
    loaded = load_catalogue(folder, cache.parse)
    faultless = Faultless(cache.digests, memory / "feiten")
    checked = _checked(loaded, run_checks(loaded, folder, as_of, faultless))
    cache.save()
    faultless.save()
    return checked


def _checked(loaded: Loaded, found: tuple[Finding, ...]) -> Checked:
    together = sorted((*loaded.findings, *found), key=lambda finding: finding.order)
    return Checked(loaded.catalogue, tuple(together))
