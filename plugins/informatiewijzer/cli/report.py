"""Findings as text for people, as annotations for GitHub and as JSON for programs."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from informatiewijzer.base.findings import Finding, Level

_GITHUB_LEVEL = {Level.FAULT: "error", Level.WARNING: "warning", Level.TIP: "notice"}
_GITLAB_LEVEL = {Level.FAULT: "blocker", Level.WARNING: "minor", Level.TIP: "info"}


def visible(text: str) -> str:
    """The text with control, bidi and other unprintable characters as \\u codes (for terminal and log)."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def place(finding: Finding) -> str:
    """ "file:line:column", as far as known."""
    parts = [finding.path, *(str(n) for n in (finding.line, finding.column) if n)]
    return visible(":".join(parts))


def as_text(findings: Sequence[Finding]) -> str:
    """One block per finding: place, level, code and sentence; then the source line and the hint."""
    return "".join(_block(finding) for finding in findings) + summary(findings) + "\n"


def in_short(findings: Sequence[Finding]) -> str:
    """Faults and warnings in full, tips only counted; for the commands that do more than checking."""
    shown = [finding for finding in findings if finding.level is not Level.TIP]
    more = "De tips ziet u met: python3 build.py check\n" if len(shown) < len(findings) else ""
    return "".join(_block(finding) for finding in shown) + summary(findings) + "\n" + more


def _block(finding: Finding) -> str:
    lines = [f"{place(finding)} {finding.level} {finding.code} {visible(finding.message)}"]
    if finding.source_line:
        lines.append(f"    | {visible(finding.source_line.rstrip())[:120]}")
    if finding.hint:
        lines.extend(f"    hint: {visible(part)}" for part in finding.hint.splitlines())
    return "\n".join(lines) + "\n\n"


def summary(findings: Iterable[Finding]) -> str:
    """How many of each level, in one Dutch sentence."""
    levels = [finding.level for finding in findings]
    if not levels:
        return "Alles in orde: geen fouten gevonden."
    words = {
        Level.FAULT: ("fout", "fouten"),
        Level.WARNING: ("waarschuwing", "waarschuwingen"),
        Level.TIP: ("tip", "tips"),
    }
    parts = [f"{levels.count(v)} {one if levels.count(v) == 1 else many}" for v, (one, many) in words.items()]
    return ", ".join(parts) + "."


def as_github(findings: Sequence[Finding]) -> str:
    """Workflow commands, one line a finding; `%`, CR and LF escaped so that no text can forge a log line."""
    return "".join(_annotation(finding) + "\n" for finding in findings)


def _annotation(finding: Finding) -> str:
    properties = {"file": finding.path, "line": finding.line, "col": finding.column, "title": finding.code}
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    text = finding.message + (f"\n{finding.hint}" if finding.hint else "")
    return f"::{_GITHUB_LEVEL[finding.level]} {given}::{_data(text)}"


def _data(text: str) -> str:
    kept = "\n".join(visible(part) for part in text.split("\n"))
    return kept.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects with path, line, column, code, level, message, hint and source_line."""
    rows = [
        {
            "path": f.path, "line": f.line or None, "column": f.column or None, "code": f.code,
            "level": str(f.level), "message": f.message, "hint": f.hint, "source_line": f.source_line,
        }
        for f in findings
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=True, indent=1) + "\n"


def as_gitlab(findings: Sequence[Finding]) -> str:
    """A Code Quality report of GitLab; without the line in its fingerprint a moved finding stays the same."""
    rows, seen = [], Counter[str]()
    for finding in findings:
        what = f"{finding.path} {finding.code} {finding.message}"
        seen[what] += 1
        rows.append(
            {
                "description": f"{finding.message} {finding.hint or ''}".strip(),
                "check_name": finding.code,
                "fingerprint": hashlib.sha256(f"{what} {seen[what]}".encode()).hexdigest(),
                "severity": _GITLAB_LEVEL[finding.level],
                "location": {"path": finding.path, "lines": {"begin": max(finding.line, 1)}},
            }
        )
    return json.dumps(rows, ensure_ascii=True, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
    "gitlab": as_gitlab,
}
