"""What the form asks and writes: Decap's proxy protocol (`local_backend`) over a folder of records.

Nothing is written before `check` has looked at the records as they would become. Only files
`catalogue/<kind>/<id>.yaml` exist here.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from informatiewijzer.base.findings import Finding
from informatiewijzer.editing.form_config import REMOVABLE, TREE
from informatiewijzer.editing.form_text import for_form, from_form
from informatiewijzer.model.fields import fields_of
from informatiewijzer.model.key_order import order_of
from informatiewijzer.model.ledger import LEDGER, parse_ledger
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.source.edit import EditError
from informatiewijzer.source.files import ID_PATTERN, MAX_ID, RESERVED
from informatiewijzer.upkeep.files import write_all
from informatiewijzer.upkeep.refusal import Refused
from informatiewijzer.upkeep.trial import judge

Answer = Any
Params = Mapping[str, Any]


class NotFound(Exception):
    """What is asked for does not exist: the form expects that now and then."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the last save: the file, whether it was written, the findings, or why it was refused."""

    path: str = ""
    written: bool = False
    findings: tuple[Finding, ...] = ()
    refusal: str = ""


@dataclass(slots=True)
class Desk:
    """One folder of records; answers one question at a time. `after`: called when a file was written."""

    root: Path
    as_of: date
    after: Callable[[], None] = lambda: None
    last: Outcome = Outcome()
    _seen: dict[Path, str] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, action: str, params: Params) -> Answer:
        """The answer to one question of the form. Raises Refused (Dutch) or NotFound."""
        if action not in _ACTIONS:
            raise Refused("Dit kan niet in dit formulier.")
        with self._lock:
            return _ACTIONS[action](self, params)

    def info(self, params: Params) -> Answer:  # noqa: ARG002
        """Who we are."""
        return {"repo": TREE, "publish_modes": ["simple"], "type": "local_fs"}

    def folder(self, params: Params) -> Answer:
        """Every record of a folder."""
        kind = str(params.get("folder", "")).removeprefix(f"{TREE}/")
        if kind not in RECORD_KINDS:
            raise Refused("Deze map bestaat niet.")
        files = sorted((self.root / kind).glob("*.yaml"))
        shown = (self._shown(f"{TREE}/{kind}/{file.name}") for file in files if _is_record(file.stem))
        return [entry for entry in shown if entry]

    def files(self, params: Params) -> Answer:
        """The records of a list of files; what does not exist is left out."""
        asked = [str(file.get("path", "")) for file in params.get("files", ())]
        return [entry for path in asked if (entry := self._shown(path))]

    def entry(self, params: Params) -> Answer:
        """One record."""
        shown = self._shown(str(params.get("path", "")))
        if shown is None:
            raise NotFound
        return shown

    def _shown(self, path: str) -> Answer | None:
        """A record for the form; None when it is not there or cannot be read: `check` tells about that."""
        kind, file = self._place(path)
        try:
            raw = file.read_bytes()
            data = for_form(raw.decode("utf-8"), fields_of(kind))
        except (OSError, UnicodeDecodeError, EditError):
            return None
        self._seen[file] = _digest(raw)
        return {"data": data, "file": {"path": path, "id": self._seen[file], "label": None}}

    def _place(self, path: str) -> tuple[str, Path]:
        """Folder and file of a path; nothing outside the folders of records has a path. Raises Refused."""
        parts = path.split("/")
        if len(parts) == 3 and parts[0] == TREE and parts[1] in RECORD_KINDS and parts[2].endswith(".yaml"):
            id_ = parts[2].removesuffix(".yaml")
            file = self.root / parts[1] / parts[2]
            if _is_record(id_) and not file.is_symlink():
                return parts[1], file
        raise Refused(
            "Dit bestand kan hier niet komen. Geef het een naam met gewone letters en cijfers, die samen "
            f"hooguit {MAX_ID} tekens lang is."
        )

    def persist(self, params: Params) -> Answer:
        """Write what was filled in, when it is sound; else nothing is written and the findings are told."""
        given: Sequence[Params] = params.get("dataFiles") or [params.get("entry") or {}]
        self.last = Outcome()
        try:
            if len(given) != 1 or params.get("assets"):
                raise Refused("Er kan maar een bestand tegelijk worden bewaard, zonder beelden.")
            self._save(given[0], bool((params.get("options") or {}).get("newEntry")))
        except (Refused, EditError) as refused:
            why = refused.message if isinstance(refused, Refused) else str(refused)
            if not self.last.findings:
                self.last = Outcome(str(given[0].get("path", "")), refusal=why)
            raise Refused(why) from None
        self.after()
        return {"message": "bewaard"}

    def _save(self, given: Params, is_new: bool) -> None:
        path = str(given.get("path", ""))
        kind, file = self._place(path)
        if given.get("newPath") not in (None, path):
            raise Refused("Een bestand krijgt hier geen andere naam. Typ: python3 build.py rename")
        old = self._old(file, is_new)
        raw, order = str(given.get("raw", "")), order_of(RECORD_KINDS[kind])
        content = from_form(raw, old, fields_of(kind), order).encode("utf-8")
        verdict = judge(self.root, file, content, self.as_of)
        findings = tuple(dict.fromkeys((*verdict.blocking, *verdict.own)))
        self.last = Outcome(path, not verdict.blocking, findings)
        if verdict.blocking:
            raise Refused(_in_words(verdict.blocking))
        file.parent.mkdir(exist_ok=True)
        write_all({file: content})
        self._seen[file] = _digest(content)

    def _old(self, file: Path, is_new: bool) -> str | None:
        """The text that is written over. Raises Refused when that would lose what somebody else did."""
        if not file.exists():
            if not is_new and file in self._seen:
                raise Refused("Dit bestand is intussen weggehaald. Er is niets bewaard.")
            self._never_issued(file)
            return None
        raw = file.read_bytes()
        if is_new:
            raise Refused("Er is al een bestand met deze naam. Er is niets bewaard.")
        if self._seen.get(file, _digest(raw)) != _digest(raw):
            raise Refused(
                "Dit bestand is intussen door iemand anders gewijzigd. Er is niets bewaard. Laad de "
                "bladzijde opnieuw en vul uw wijziging nog eens in."
            )
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused("Het oude bestand is geen tekst in UTF-8. Er is niets bewaard.") from None

    def _never_issued(self, file: Path) -> None:
        """Refuse an address that once was of something else (docs/adr/0031)."""
        ledger = self.root / f"{LEDGER}.yaml"
        issued, _ = parse_ledger(ledger.read_bytes(), LEDGER) if ledger.is_file() else ({}, ())
        if f"{file.parent.name}/{file.stem}" in issued:
            raise Refused("Dit adres was al eens van iets anders. Kies een naam die er meer over zegt.")

    def remove(self, params: Params) -> Answer:
        """Throw away files of the few kinds that may go. Raises Refused for all others."""
        files = []
        for kind, file in [self._place(str(path)) for path in params.get("paths", ())]:
            if kind not in REMOVABLE:
                raise Refused("Gooi dit niet weg. Zet bij 'Stand van zaken' de stand op 'gestopt'.")
            if not file.is_file():
                raise Refused("Dit bestand is er niet meer. Laad de bladzijde opnieuw.")
            verdict = judge(self.root, file, None, self.as_of)
            if verdict.blocking:
                raise Refused(_in_words(verdict.blocking))
            files.append(file)
        write_all(dict.fromkeys(files))
        self.after()
        return {"message": "weggehaald"}

    def nothing(self, params: Params) -> Answer:  # noqa: ARG002
        """We keep no pictures and no drafts apart."""
        return []

    def none(self, params: Params) -> Answer:  # noqa: ARG002
        """There is no such thing here."""
        return None

    def absent(self, params: Params) -> Answer:  # noqa: ARG002
        """There is no such thing here, and the form expects to hear so."""
        raise NotFound


_ACTIONS: Mapping[str, Callable[[Desk, Params], Answer]] = {
    "info": Desk.info,
    "entriesByFolder": Desk.folder,
    "entriesByFiles": Desk.files,
    "getEntry": Desk.entry,
    "persistEntry": Desk.persist,
    "deleteFile": lambda desk, params: desk.remove({"paths": [params.get("path", "")]}),
    "deleteFiles": Desk.remove,
    "getMedia": Desk.nothing,
    "getMediaFile": Desk.absent,
    "unpublishedEntries": Desk.nothing,
    "unpublishedEntry": Desk.absent,
    "getDeployPreview": Desk.none,
}


def _is_record(id_: str) -> bool:
    return bool(ID_PATTERN.fullmatch(id_)) and len(id_) <= MAX_ID and id_ not in RESERVED


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _in_words(findings: Sequence[Finding]) -> str:
    """The first fault, and how many more there are: it stands in a small box."""
    first = findings[0]
    more = len(findings) - 1
    rest = f" En nog {more}: zie onder aan het scherm." if more else ""
    return f"{first.message} {first.hint or ''}".strip() + rest
