"""Which files a catalogue holds: every name checked, no link followed."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import did_you_mean, enumerate_words
from informatiewijzer.base.findings import Finding
from informatiewijzer.source import codes

MAX_ID = 60
ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Names that mean something to Windows, to a web server or to our own addresses.
RESERVED = frozenset(
    {"index", "search", "zoeken", "assets", "bladzijde", "nieuw", "con", "prn", "aux", "nul", "404"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in range(10)}
)
# What file managers leave behind; no editor put it there and nothing is read from it.
_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".gitkeep"})
# What text editors put beside a file while it is open: vim, Emacs, LibreOffice, Word.
_WHILE_EDITING = re.compile(r"\..+\.sw[a-z]|\.#.+|.+~|~\$.+|\.~lock\..+#")


class SourceFile(NamedTuple):
    """One file to read. `kind` is its folder ("" at the top), `name` its id, `shown` its name in findings."""

    kind: str
    name: str
    shown: str
    location: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    number: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a catalogue, sorted, and what is wrong with the names; `found`: there is such a folder."""

    files: tuple[SourceFile, ...]
    findings: tuple[Finding, ...]
    found: bool = True


def list_files(root: Path, kinds: Sequence[str], top: Sequence[str]) -> Listing:
    """The YAML files in the folders `kinds` of `root` and the files named `top` in `root` itself."""
    files: list[SourceFile] = []
    findings: list[Finding] = []
    if root.is_symlink() or not root.is_dir():
        message = f"De map '{printable(root.name)}' met de gegevens bestaat niet, of is een snelkoppeling."
        hint = "Geef de goede map mee, zo: --catalogue catalogue"
        return Listing((), (codes.PLACE.at(root.name, message, hint=hint),), found=False)
    for entry in _entries(root, root.name, findings):
        shown = f"{root.name}/{entry.name}"
        if _is_litter(entry):
            continue
        if entry.is_dir(follow_symlinks=False) and entry.name in kinds:
            _list_folder(root, entry, files, findings)
        elif entry.is_file(follow_symlinks=False) and entry.name in [f"{name}.yaml" for name in top]:
            files.append(_source_file(root, "", entry))
        else:
            findings.append(_misplaced(entry, shown, kinds, top))
    return Listing(tuple(sorted(files)), tuple(sorted(findings, key=lambda finding: finding.order)))


def _entries(folder: Path, shown: str, findings: list[Finding]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        message = "De inhoud van deze map is niet te lezen."
        hint = "Kijk of u de map mag openen en of zij niet net is verplaatst."
        findings.append(codes.UNREADABLE.at(shown, message, hint=hint))
        return []


def _is_litter(entry: os.DirEntry[str]) -> bool:
    if _WHILE_EDITING.fullmatch(entry.name):
        return True
    return entry.name.lower() in _LITTER and entry.is_file(follow_symlinks=False)


def _source_file(root: Path, kind: str, entry: os.DirEntry[str]) -> SourceFile:
    details = entry.stat(follow_symlinks=False)
    shown = f"{root.name}/{kind}/{entry.name}" if kind else f"{root.name}/{entry.name}"
    name = entry.name.removesuffix(".yaml")
    times = details.st_mtime_ns, details.st_ctime_ns
    return SourceFile(kind, name, shown, entry.path, details.st_size, *times, details.st_ino)


def _list_folder(
    root: Path, folder: os.DirEntry[str], files: list[SourceFile], findings: list[Finding]
) -> None:
    shown = f"{root.name}/{folder.name}"
    for entry in _entries(Path(folder.path), shown, findings):
        if _is_litter(entry):
            continue
        try:
            finding = _name_fault(shown, entry)
            file = _source_file(root, folder.name, entry)
        except FileNotFoundError:
            continue  # gone since the folder was listed: an editor that saves writes and renames
        if finding:
            findings.append(finding)
        else:
            files.append(file)


def _name_fault(folder: str, entry: os.DirEntry[str]) -> Finding | None:
    """What is wrong with a name. Capitals are refused, so no two names can be one on Windows and macOS."""
    name = entry.name.removesuffix(".yaml")
    mode = entry.stat(follow_symlinks=False).st_mode
    regular = stat.S_ISREG(mode)
    is_id = ID_PATTERN.fullmatch(name) and len(name) <= MAX_ID and name not in RESERVED
    if regular and is_id and name != entry.name:
        return None
    shown = f"{folder}/{printable(entry.name)}"
    if not regular:
        what = "een snelkoppeling" if stat.S_ISLNK(mode) else "een map" if stat.S_ISDIR(mode) else "bijzonder"
        message = f"Dit is geen gewoon bestand maar {what}; het wordt niet gelezen."
        return codes.LINK.at(shown, message, hint="Zet hier alleen gewone bestanden die eindigen op .yaml.")
    if name == entry.name:
        message = "De naam van dit bestand eindigt niet op .yaml; het wordt niet gelezen."
        hint = f"Noem het bestand {_suggest(entry.name)}.yaml, of zet het buiten deze map."
        return codes.NAME.at(shown, message, hint=hint)
    if not ID_PATTERN.fullmatch(name) or len(name) > MAX_ID:
        message = (
            f"De bestandsnaam '{printable(name, 80)}' mag niet: alleen kleine letters, cijfers en losse "
            f"streepjes, hooguit {MAX_ID} tekens."
        )
        return codes.NAME.at(shown, message, hint=f"Noem het bestand bijvoorbeeld {_suggest(name)}.yaml")
    message = f"De bestandsnaam '{name}' is bezet: die heeft al een andere betekenis."
    return codes.NAME.at(shown, message, hint=f"Kies een langere naam, zoals {name}-groep.yaml")


def _suggest(name: str) -> str:
    stem = re.sub(r"\.(yaml|yml|txt|json)$", "", name.lower())
    return re.sub(r"[^a-z0-9]+", "-", stem).strip("-")[:MAX_ID].strip("-") or "koffieochtend"


def _misplaced(entry: os.DirEntry[str], shown: str, kinds: Sequence[str], top: Sequence[str]) -> Finding:
    if entry.is_symlink():
        message = "Dit is een snelkoppeling; die volgen wij niet."
        return codes.LINK.at(printable(shown), message, hint="Zet het bestand of de map zelf op deze plek.")
    near = did_you_mean(entry.name.removesuffix(".yaml"), [*kinds, *top])
    hint = f"Bedoelde u '{near}'? " if near else ""
    hint += f"Wij kennen deze mappen: {enumerate_words(sorted(kinds))}."
    what = "map" if entry.is_dir(follow_symlinks=False) else "bestand"
    return codes.PLACE.at(printable(shown), f"Wij kennen geen {what} met deze naam op deze plek.", hint=hint)
