"""Gives a record another id in one step: the file, everything that names it, and the ledger."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from informatiewijzer.base.characters import printable
from informatiewijzer.base.findings import faults
from informatiewijzer.checks.faultless import Faultless
from informatiewijzer.checks.references import all_references
from informatiewijzer.checks.subject import make_subject
from informatiewijzer.checks.wayfinder import named_in_wayfinder
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.ledger import LEDGER, Issued, parse_ledger, write_ledger
from informatiewijzer.model.loading import Loaded
from informatiewijzer.model.releases import RELEASES
from informatiewijzer.source.edit import EditError, edit
from informatiewijzer.source.files import ID_PATTERN, MAX_ID, RESERVED
from informatiewijzer.source.reader import read_tree
from informatiewijzer.source.tree import Path as Place
from informatiewijzer.source.tree import texts
from informatiewijzer.upkeep.files import Changes
from informatiewijzer.upkeep.refusal import Refused
from informatiewijzer.upkeep.trial import findings_with, first_fault

_REACH = re.compile(r'(data-blok="bereiken" data-keuze=")([^"]*)(")')


@dataclass(frozen=True, slots=True)
class Renaming:
    """What is to be written, the files whose references change, and whether the old address leads on."""

    old: str
    new: str
    changes: Changes
    referring: tuple[Path, ...]
    forwards: bool


def plan_rename(
    root: Path, loaded: Loaded, old: str, new_id: str, as_of: date, pages: Path | None = None
) -> Renaming:
    """Everything a rename changes; nothing is written yet.

    `old`: an address that exists; `new_id`: an id, or an address in the same folder; `pages`: the folder of
    hand-written pages, whose blocks may name organisations. Raises Refused.
    """
    kind, _, old_id = old.partition("/")
    new_id = _new_id(kind, new_id)
    if loaded.catalogue is None or faults(loaded.findings):
        raise Refused("Er staan nog fouten in de gegevens.", "typ eerst: python3 build.py check")
    if new_id == old_id:
        raise Refused(f"{old} heet al zo.", "kies een andere naam")
    if new_id in loaded.known[kind]:
        raise Refused(f"Er is al een bestand {kind}/{new_id}.yaml.", "kies een andere naam")
    places = _places(root, loaded, kind, old_id)
    changes: dict[Path, bytes | None] = {}
    try:
        for file, values in sorted(places.items()):
            text = (root / file).read_bytes().decode("utf-8")
            changes[root / file] = edit(text, {place: _renamed(v, new_id) for place, v in values}).encode()
    except EditError as error:
        raise Refused(f"De verwijzing in {file} is niet aan te passen: {error}") from None
    own = root / f"{old}.yaml"
    content = changes.pop(own, None) or own.read_bytes()
    changes |= {own: None, root / f"{kind}/{new_id}.yaml": content}
    ledger = _ledger(root, loaded.catalogue, old, f"{kind}/{new_id}", as_of)
    if ledger is not None:
        changes[root / f"{LEDGER}.yaml"] = ledger.encode()
    _try_out(root, changes, as_of)
    referring = [root / file for file in sorted(places) if file != f"{old}.yaml"]
    if pages is not None and kind == "organisaties":
        blocks = dict(_blocks_naming(pages, old_id, new_id))
        changes |= blocks
        referring += blocks
    return Renaming(old, f"{kind}/{new_id}", changes, tuple(referring), ledger is not None)


def _new_id(kind: str, typed: str) -> str:
    folder, _, id_ = typed.strip().strip("/").removesuffix(".yaml").rpartition("/")
    folder = folder.removeprefix("catalogue/")
    if folder not in ("", kind):
        raise Refused(f"Het bestand staat in {kind} en blijft daar.", f"schrijf het zo: {kind}/{id_}")
    if id_ in RESERVED:
        message = f"'{id_}' kan geen naam van een bestand zijn: die naam is al voor iets anders."
        raise Refused(message, "kies een langere naam")
    if not ID_PATTERN.fullmatch(id_) or len(id_) > MAX_ID:
        message = f"'{printable(id_, 80)}' kan geen naam van een bestand zijn."
        raise Refused(message, f"gebruik kleine letters, cijfers en streepjes, hooguit {MAX_ID} tekens")
    return id_


def _places(root: Path, loaded: Loaded, kind: str, id_: str) -> Mapping[str, list[tuple[Place, str]]]:
    """Per file the places that name the record, with the text that stands there."""
    found: dict[str, list[tuple[Place, str]]] = defaultdict(list)
    if loaded.catalogue is None:
        return found
    subject = make_subject(loaded.catalogue, loaded.known, date.min, Faultless({}))
    named = [(file, *reference) for file, reference in all_references(subject)]
    for file, place, target, name in (*named, *named_in_wayfinder(loaded.catalogue)):
        if (target, name) == (kind, id_):
            found[file].append((place, name))
    for file, place, text in _in_full(root, f"{kind}/{id_}"):
        found[file].append((place, text))
    return found


def _in_full(root: Path, address: str) -> Iterator[tuple[str, Place, str]]:
    """Values that are the whole address: best bets, the wayfinder, decisions on duplicates."""
    for path in sorted(root.rglob("*.yaml")):
        if path.name in (f"{LEDGER}.yaml", f"{RELEASES}.yaml"):
            continue
        raw = path.read_bytes()
        tree = read_tree(raw, path.name).tree if address.encode() in raw else None
        for place, text in texts(tree.root) if tree else ():
            if text == address:
                yield path.relative_to(root).as_posix(), place, text


def _blocks_naming(pages: Path, id_: str, new_id: str) -> Iterator[tuple[Path, bytes]]:
    """Hand-written pages with a block `bereiken` that names the organisation, as they become."""

    def renamed(match: re.Match[str]) -> str:
        words = [new_id if word == id_ else word for word in match[2].split(" ")]
        return f"{match[1]}{' '.join(words)}{match[3]}"

    for path in sorted(pages.rglob("*.md")):
        text = path.read_bytes().decode("utf-8", "surrogateescape")
        changed = _REACH.sub(renamed, text)
        if changed != text:
            yield path, changed.encode("utf-8", "surrogateescape")


def _renamed(text: str, new_id: str) -> str:
    folder, slash, _ = text.rpartition("/")
    return f"{folder}{slash}{new_id}"


def _ledger(root: Path, catalogue: Catalogue, old: str, new: str, as_of: date) -> str | None:
    """The ledger with the old address leading to the new one; None when nobody ever had the old one."""
    path = root / f"{LEDGER}.yaml"
    ledger, _ = parse_ledger(path.read_bytes(), LEDGER) if path.exists() else ({}, ())
    kind, _, id_ = old.partition("/")
    if old not in ledger and id_ not in catalogue.published(as_of).by_folder().get(kind, {}):
        return None
    since = ledger[old].since if old in ledger else None
    return write_ledger({**ledger, old: Issued(moved_to=new), new: Issued(since or as_of)})


def _try_out(root: Path, changes: Changes, as_of: date) -> None:
    """What is sound now must be sound afterwards. Raises Refused."""
    first = first_fault(findings_with(root, changes, as_of))
    if first:
        raise Refused(f"Dan zou er een fout ontstaan in {first.path}: {first.message}", first.hint or "")
