"""Completes a tree that the host rendered by itself (`mkdocs build`, `mkdocs serve`)."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from informatiewijzer.base.findings import faults
from informatiewijzer.cli import report
from informatiewijzer.cli.load import load_checked
from informatiewijzer.cli.site import plan_with


def complete_site(project: Path, catalogue: Path, target: Path, as_of: date, base_url: str) -> list[str]:
    """Fill blocks, add generated pages, search and exports to the tree `target`; [] when all went well.

    With faults in the catalogue the tree is left as it is and each fault is given as one line. This writes in
    place, as the host itself does: only build.py publishes safely.
    """
    checked = load_checked(catalogue, as_of)
    wrong = faults(checked.findings)
    if checked.catalogue is None or wrong:
        return [f"{report.place(fault)} {fault.code} {report.visible(fault.message)}" for fault in wrong]
    files = {
        p.relative_to(target).as_posix(): p.read_bytes() for p in sorted(target.rglob("*")) if p.is_file()
    }
    plan = plan_with(checked.catalogue, files, project, as_of, base_url, project / ".cache")
    kept = {item.path for item in plan}
    for path in sorted(files.keys() - kept):
        (target / path).unlink()
    shutil.rmtree(target / "schil", ignore_errors=True)
    for item in plan:
        (target / item.path).parent.mkdir(parents=True, exist_ok=True)
        (target / item.path).write_bytes(item.make())
    return []
