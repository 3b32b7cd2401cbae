"""What `check` would say after a change, before the change is made: a copy of the records, changed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from informatiewijzer.base.findings import Finding, faults
from informatiewijzer.checks.registry import run_checks
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.upkeep.files import Changes


@dataclass(frozen=True, slots=True)
class Verdict:
    """`blocking`: faults that the change brings, in whatever file; `own`: all findings about its own file."""

    blocking: tuple[Finding, ...]
    own: tuple[Finding, ...]


def findings_now(root: Path, as_of: date) -> tuple[Finding, ...]:
    """Every finding about the records as they stand, sorted by place."""
    loaded = load_catalogue(root)
    found = (*loaded.findings, *run_checks(loaded, root, as_of))
    return tuple(sorted(found, key=lambda finding: finding.order))


def findings_with(root: Path, changes: Changes, as_of: date) -> tuple[Finding, ...]:
    """Every finding about the records with the changes made, in a copy."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(root, Path(folder) / root.name))
        for path, content in changes.items():
            place = copy / path.relative_to(root)
            if content is None:
                place.unlink()
            else:
                place.parent.mkdir(exist_ok=True)
                place.write_bytes(content)
        return findings_now(copy, as_of)


def judge(root: Path, path: Path, content: bytes | None, as_of: date) -> Verdict:
    """The verdict on one changed file; a fault that stood elsewhere before does not count against it."""
    after = findings_with(root, {path: content}, as_of)
    shown = f"{root.name}/{path.relative_to(root).as_posix()}"
    own = tuple(finding for finding in after if finding.path == shown)
    wrong = faults(after)
    if not wrong:
        return Verdict((), own)
    known = set(map(_key, findings_now(root, as_of)))
    blocking = [fault for fault in wrong if fault.path == shown or _key(fault) not in known]
    return Verdict(tuple(blocking), own)


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.path, finding.code, finding.message


def first_fault(findings: Iterable[Finding]) -> Finding | None:
    """The first finding that stops publication."""
    return next(iter(faults(findings)), None)
