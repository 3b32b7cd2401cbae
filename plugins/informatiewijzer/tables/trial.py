"""What would the checks say? A copy of the catalogue with the changes in it, looked at before and after."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from informatiewijzer.base.findings import Finding
from informatiewijzer.checks.alike import Pair, likely_pairs
from informatiewijzer.checks.registry import run_checks
from informatiewijzer.model.loading import Loaded, load_catalogue

Contents = Mapping[str, bytes]
"""New files by name relative to the catalogue, such as "activiteiten/eetclub.yaml"."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What the changes bring: findings and likely duplicates that were not there before; what was loaded."""

    findings: tuple[Finding, ...]
    pairs: tuple[Pair, ...]
    loaded: Loaded


def try_out(root: Path, contents: Contents, as_of: date) -> Tried:
    """Check the catalogue in `root` as it would be with `contents` written in it; `root` is not touched."""
    loaded = load_catalogue(root)
    before = Counter(map(_same, _findings(loaded, root, as_of)))
    with _copy(root, contents) as copy:
        tried = load_catalogue(copy)
        after = _findings(tried, copy, as_of)
    new = []
    for finding in after:
        key = _same(finding)
        if before[key]:
            before[key] -= 1
        else:
            new.append(finding)
    known = set(_pairs(loaded))
    return Tried(tuple(new), tuple(pair for pair in _pairs(tried) if pair not in known), tried)


@contextmanager
def _copy(root: Path, contents: Contents) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="proef-") as folder:
        copy = Path(folder) / root.name
        shutil.copytree(root, copy, symlinks=True)
        for name, content in contents.items():
            path = copy / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        yield copy


def _findings(loaded: Loaded, root: Path, as_of: date) -> list[Finding]:
    found = (*loaded.findings, *run_checks(loaded, root, as_of))
    return sorted(found, key=lambda finding: finding.order)


def _pairs(loaded: Loaded) -> list[Pair]:
    """Likely duplicates that nobody has decided about."""
    if loaded.catalogue is None:
        return []
    decided = loaded.catalogue.decisions.pairs()
    return [pair for pair in likely_pairs(loaded.catalogue) if (pair.one, pair.other) not in decided]


def _same(finding: Finding) -> tuple[str, str, str]:
    """What makes two findings one, wherever in the file they stand."""
    return finding.path, finding.code, finding.message
