"""Reads the files in tests/cases: what is changed in a small catalogue, and the findings that must follow.

A case is one text file `<CODE>-<what>.txt`. It begins with the fact it states; then come sections:

    === activiteiten/eetclub.yaml            the whole file
    === activiteiten/eetclub.yaml +          these blocks go first; a line "-bron" takes a block away
    === activiteiten/eetclub.yaml | codes    escape codes such as \\u202e are turned into the character
    === activiteiten/eetclub.yaml | cp1252   written in another encoding
    === activiteiten/eetclub.yaml | x6000    the content, so many times
    === activiteiten/eetclub.yaml -> elders  a symbolic link
    === activiteiten/eetclub.yaml weg        the file is taken away
    === verwacht                             file:line:column level CODE part of the sentence
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from informatiewijzer.base.findings import Finding
from informatiewijzer.checks.registry import run_checks
from informatiewijzer.model.loading import load_catalogue

CASES = Path(__file__).parent / "cases"
BASIS = CASES / "_basis"
AS_OF = date(2026, 11, 24)
_TOP_KEY = re.compile(r"^([^\s#-][^:]*):", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case: its fact, the changes in order, and the expected lines."""

    name: str
    fact: str
    changes: tuple[tuple[str, str], ...]
    expected: tuple[str, ...]

    @property
    def code(self) -> str:
        """The code that the case is about: the first part of its name."""
        return self.name.split("-")[0]


def read_case(path: Path) -> Case:
    """The case in one file."""
    fact, *sections = re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)
    parts = [section.partition("\n")[::2] for section in sections]
    expected = [body for header, body in parts if header == "verwacht"]
    changes = tuple((header, body) for header, body in parts if header != "verwacht")
    lines = tuple(line for body in expected for line in body.splitlines() if line)
    return Case(path.stem, fact.strip(), changes, lines)


def all_cases() -> list[Case]:
    """All cases, sorted by name."""
    return [read_case(path) for path in sorted(CASES.glob("*.txt"))]


def lay_out(case: Case, folder: Path) -> Path:
    """The catalogue of a case, written in `folder`; gives its root."""
    root = folder / "catalogue"
    shutil.copytree(BASIS, root)
    for header, body in case.changes:
        _change(root, header, body)
    return root


def _change(root: Path, header: str, body: str) -> None:
    header, _, manner = header.partition(" | ")
    link = header.split(" -> ")
    name = link[0].removesuffix(" +").removesuffix(" weg")
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    if header.endswith(" weg"):
        file.unlink()
    elif len(link) == 2:
        file.unlink(missing_ok=True)
        file.symlink_to(link[1])
    else:
        if header.endswith(" +"):
            body = amended(file.read_text("utf-8"), body)
        file.write_bytes(_encoded(body, manner))


def _encoded(body: str, manner: str) -> bytes:
    if manner == "codes":
        body = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), body)
    elif manner.startswith("x"):
        return (body * int(manner[1:])).encode()
    return body.encode("cp1252" if manner == "cp1252" else "utf-8")


def amended(text: str, change: str) -> str:
    """The file `text` with the blocks of `change` at the top, in place of its own of that name."""
    gone = {line[1:] for line in change.splitlines() if re.match(r"-\w", line)}
    kept = "".join(line + "\n" for line in change.splitlines() if not re.match(r"-\w", line))
    gone |= set(_TOP_KEY.findall(kept))
    return kept + "".join(block for key, block in _blocks(text) if key not in gone)


def _blocks(text: str) -> list[tuple[str, str]]:
    starts = list(_TOP_KEY.finditer(text))
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return [(match[1], text[match.start() : end]) for match, end in zip(starts, ends, strict=True)]


def check(root: Path) -> list[Finding]:
    """All findings about a catalogue, sorted, as the command `check` gathers them."""
    loaded = load_catalogue(root)
    found = [*loaded.findings, *run_checks(loaded, root, AS_OF)]
    return sorted(found, key=lambda finding: finding.order)


def shown(finding: Finding) -> str:
    """The finding as a line of the section "verwacht", without its sentence."""
    place = f"{finding.path.removeprefix('catalogue/')}:{finding.line}:{finding.column}"
    return f"{place} {finding.level} {finding.code}"
