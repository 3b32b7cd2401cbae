"""A folder of YAML files -> a Catalogue, with every fault of every file in one run."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from informatiewijzer.base.findings import Finding, Level, faults
from informatiewijzer.base.garbage import no_garbage_collection
from informatiewijzer.model import codes
from informatiewijzer.model.base import Model, Record
from informatiewijzer.model.calls import Call
from informatiewijzer.model.campaign import CAMPAIGN, Campaign
from informatiewijzer.model.catalogue import Catalogue, Printed
from informatiewijzer.model.charts import CHARTS, Chart
from informatiewijzer.model.concepts import Concept, Neighbourhood, SchoolYear, Settings, TargetGroup, Theme
from informatiewijzer.model.decisions import DECISIONS, NO_DECISIONS, Decisions
from informatiewijzer.model.folders import ATTRIBUTES, FOLDERS
from informatiewijzer.model.ledger import LEDGER, MAX_LEDGER, Issued, parse_ledger
from informatiewijzer.model.logo import Logo, read_logo
from informatiewijzer.model.messages import findings_of
from informatiewijzer.model.plain import Print
from informatiewijzer.model.records import Activity, Location, Organisation
from informatiewijzer.model.releases import RELEASES, Event, parse_releases
from informatiewijzer.model.search_words import SEARCH_WORDS, has_search_words
from informatiewijzer.model.shared import Shared
from informatiewijzer.model.wayfinder import WAYFINDER, Wayfinder
from informatiewijzer.source import codes as source_codes
from informatiewijzer.source.files import SourceFile, list_files
from informatiewijzer.source.reader import MAX_BYTES, read_tree
from informatiewijzer.source.tree import Text, Tree

_M = TypeVar("_M", bound=Model)

RECORD_KINDS: Mapping[str, type[Record]] = {
    "activiteiten": Activity,
    "locaties": Location,
    "oproepen": Call,
    "organisaties": Organisation,
}
CONCEPT_KINDS: Mapping[str, type[Concept]] = {
    "doelgroepen": TargetGroup,
    "ingangen": Concept,
    "organisatiesoorten": Concept,
    "schoolvakanties": SchoolYear,
    "soorten": Concept,
    "talen": Concept,
    "themas": Theme,
    "wijken": Neighbourhood,
}
MOST_FINDINGS = 50
"""More than this about one file helps nobody and hides the other files."""
OPTIONAL_CONCEPTS = ("schoolvakanties",)
"""Lists that a catalogue can do without."""
SETTINGS = "instellingen"
TOP_FILES = (SETTINGS, DECISIONS, LEDGER, RELEASES)
CONCEPTS = "begrippen"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of a folder: the catalogue (None when a needed list is missing) and the findings.

    A record or concept with a fault is not in the catalogue; `known` still has its id: one fault, told
    once. A closed list that is missing or cannot be read has no entry in `known` at all.
    """

    catalogue: Catalogue | None
    findings: tuple[Finding, ...]
    known: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of one file: its record, concepts or settings (None after a fault), and the findings.

    `ids`: the keys of a closed list, also of concepts with a fault; `print`: of a record, when it is known;
    `remembered`: it was made from what an earlier run wrote down.
    """

    value: Any
    findings: tuple[Finding, ...]
    ids: tuple[str, ...] = ()
    print: Print | None = field(default=None, compare=False)
    remembered: bool = field(default=False, compare=False)


Parse = Callable[[SourceFile], Parsed]
"""How a file is parsed; a cache may stand in for `parse_file`."""


def load_catalogue(root: Path, parse: Parse | None = None) -> Loaded:
    """The catalogue in folder `root`. Never raises on bad input: what is wrong is in the findings."""
    listing = list_files(root, sorted((*RECORD_KINDS, CONCEPTS, *FOLDERS)), TOP_FILES)
    gathered = _Gathered(findings=list(listing.findings))
    with no_garbage_collection():
        for file in listing.files:
            gathered.add(file, (parse or parse_file)(file))
    if listing.found:
        gathered.require(root.name)
    if gathered.settings is not None:
        gathered.logo = read_logo(root.parent, gathered.settings.logo)
    return gathered.loaded()


def read_bytes(file: SourceFile) -> bytes:
    """Its bytes, one more at most than it may have. Raises OSError.

    Without a stream: for thousands of small files that costs as much as the reading.
    """
    most = most_bytes(file) + 1
    handle = os.open(file.location, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        raw = os.read(handle, min(file.size + 1, most))
        while len(raw) != file.size and len(raw) < most and (more := os.read(handle, most - len(raw))):
            raw += more  # it changed since the folder was listed
        return raw
    finally:
        os.close(handle)


def parse_file(file: SourceFile) -> Parsed:
    """Read and validate one file."""
    try:
        raw = read_bytes(file)
    except OSError:
        message = "Dit bestand is niet te lezen."
        hint = "Kijk of u het mag openen en of het niet net is verplaatst."
        return Parsed(None, (source_codes.UNREADABLE.at(file.shown, message, hint=hint),))
    return parse_bytes(file, raw)


def most_bytes(file: SourceFile) -> int:
    """How much of a file is read: ledger and releases only grow, and have limits of their own."""
    return MAX_LEDGER if _is_list(file) else MAX_BYTES


def _is_list(file: SourceFile) -> bool:
    """Whether it is read line by line, apart from the records: the ledger or the releases."""
    return file.kind == "" and file.name in (LEDGER, RELEASES)


def parse_bytes(file: SourceFile, raw: bytes) -> Parsed:
    """Validate the bytes of one file."""
    if _is_list(file):
        parse = parse_ledger if file.name == LEDGER else parse_releases
        return Parsed(*parse(raw, file.shown))
    read = read_tree(raw, file.shown)
    if read.tree is None:
        return Parsed(None, read.findings)
    findings = list(read.findings)
    value = value_of(file, read.tree, findings)
    ids = tuple(read.tree.root) if file.kind in (CONCEPTS, *FOLDERS) else ()
    if len(findings) > MOST_FINDINGS:
        findings = _first(file.shown, findings)
    return Parsed(value, tuple(finding.with_source(read.tree.text) for finding in findings), ids)


def _first(shown: str, findings: list[Finding]) -> list[Finding]:
    """The first findings, faults before warnings, and a warning that there are more."""
    ordered = sorted(findings, key=lambda finding: (finding.level is not Level.FAULT, finding.order))
    message = f"In dit bestand vonden wij {len(findings)} dingen; u ziet de eerste {MOST_FINDINGS}."
    hint = "Los eerst deze op, en kijk het bestand daarna opnieuw na."
    return [*ordered[:MOST_FINDINGS], source_codes.MANY.at(shown, message, hint=hint)]


def value_of(file: SourceFile, tree: Tree, findings: list[Finding]) -> Any:
    """What a tree holds: a record, concepts, settings or search words; faults are added to `findings`."""
    if file.kind in RECORD_KINDS:
        return _validate(RECORD_KINDS[file.kind], tree.root, file.name, tree, file.shown, findings)
    if file.kind == "" and file.name == SETTINGS:
        return _validate(Settings, tree.root, None, tree, file.shown, findings)
    if file.kind == "" and file.name == DECISIONS:
        return _validate(Decisions, tree.root, None, tree, file.shown, findings)
    if file.kind == CONCEPTS and has_search_words(file.name):
        return tree.root
    if file.kind == CONCEPTS and file.name in CONCEPT_KINDS:
        return _concepts(CONCEPT_KINDS[file.name], tree, file.shown, findings)
    if file.kind in FOLDERS:
        return _in_folder(file, tree, findings)
    return _no_such_list(file, sorted((*CONCEPT_KINDS, SEARCH_WORDS)), findings)


def _in_folder(file: SourceFile, tree: Tree, findings: list[Finding]) -> Any:
    folder = FOLDERS[file.kind]
    if file.name in folder.lists:
        return _concepts(folder.lists[file.name], tree, file.shown, findings)
    if file.name in folder.singles:
        return _validate(folder.singles[file.name], tree.root, None, tree, file.shown, findings)
    if folder.each is not None:
        return _validate(folder.each, tree.root, file.name, tree, file.shown, findings)
    return _no_such_list(file, folder.names, findings)


def _no_such_list(file: SourceFile, names: list[str], findings: list[Finding]) -> None:
    message = f"Wij kennen geen lijst met de naam '{file.name}'."
    findings.append(source_codes.PLACE.at(file.shown, message, hint=f"De lijsten heten: {', '.join(names)}."))


def _concepts(model: type[_M], tree: Tree, shown: str, findings: list[Finding]) -> dict[str, _M]:
    concepts: dict[str, _M] = {}
    for id_, data in tree.root.items():
        if not isinstance(data, dict):
            line, column = tree.place((id_,))
            message = f"Bij '{id_}' hoort een blok met velden te staan."
            hint = "Schrijf het zo: wandelen: {naam: Wandelen}"
            finding = codes.SHAPE.at(shown, message, hint=hint, line=line, column=column)
            findings.append(finding)
            continue
        concept = _validate(model, data, id_, tree, shown, findings, (id_,))
        if concept is not None:
            concepts[id_] = concept
    return concepts


def _validate(
    model: type[_M],
    data: dict[str, Text],
    id_: str | None,
    tree: Tree,
    shown: str,
    findings: list[Finding],
    prefix: tuple[str, ...] = (),
) -> _M | None:
    values = _without_empty(data) if tree.has_empty else dict(data)
    if id_ is not None:
        if "id" in values:
            line, column = tree.key_place((*prefix, "id"))
            message = "Het veld 'id' wordt niet gebruikt: de bestandsnaam of de sleutel is het id."
            findings.append(
                codes.UNKNOWN.at(shown, message, hint="Haal deze regel weg.", line=line, column=column)
            )
        values["id"] = id_
    try:
        return model.model_validate(values)
    except ValidationError as error:
        findings.extend(findings_of(error, model, tree, shown, prefix))
        return None


def _without_empty(data: dict[str, Text]) -> dict[str, Text]:
    """The mapping without its empty values: form editors write `tot:` for what is not filled in."""
    return {
        key: _without_empty(value) if isinstance(value, dict) else _clean_list(value)
        for key, value in data.items()
        if value is not None
    }


def _clean_list(value: Text) -> Text:
    if isinstance(value, list):
        return [_without_empty(item) if isinstance(item, dict) else item for item in value]
    return value


@dataclass(slots=True)
class _Gathered:
    """The parts of a catalogue while its files are read."""

    findings: list[Finding]
    records: dict[str, dict[str, Any]] = field(default_factory=lambda: {kind: {} for kind in RECORD_KINDS})
    concepts: dict[str, dict[str, Any]] = field(default_factory=dict)
    known: dict[str, set[str]] = field(default_factory=lambda: {kind: set() for kind in RECORD_KINDS})
    settings: Settings | None = None
    logo: Logo | None = None
    words: dict[str, Text] = field(default_factory=dict)
    shared: Shared = field(default_factory=Shared)
    prints: dict[str, Printed] = field(default_factory=dict)
    ledger: dict[str, Issued] = field(default_factory=dict)
    releases: tuple[Event, ...] = ()
    decisions: Decisions = NO_DECISIONS
    folders: dict[str, dict[str, Any] | None] = field(default_factory=lambda: {name: {} for name in FOLDERS})
    """Per folder its files by name; None after a fault in one of them, for half of it only misleads."""

    def add(self, file: SourceFile, parsed: Parsed) -> None:
        self.findings.extend(parsed.findings)
        if file.kind in RECORD_KINDS:
            self.known[file.kind].add(file.name)
            if parsed.value is not None and not faults(parsed.findings):
                share = self.shared.share_fields if parsed.remembered else self.shared.share
                share(parsed.value)
                self.records[file.kind][file.name] = parsed.value
                if parsed.print:
                    self.prints[f"{file.kind}/{file.name}"] = Printed(parsed.value, parsed.print)
        elif file.kind == "":
            self._add_top(file, parsed)
        elif file.kind in FOLDERS:
            self._add_to_folder(file, parsed)
        elif has_search_words(file.name):
            self._add_words(parsed.value or {})
        elif file.name in CONCEPT_KINDS:
            self.concepts[file.name] = parsed.value or {}
            if parsed.value is not None:
                self.known[file.name] = set(parsed.ids)

    def _add_top(self, file: SourceFile, parsed: Parsed) -> None:
        if file.name == LEDGER:
            self.ledger = parsed.value
        elif file.name == RELEASES:
            self.releases = parsed.value
        elif file.name == DECISIONS:
            self.decisions = parsed.value or NO_DECISIONS
        else:
            self.settings = parsed.value

    def _add_words(self, sections: Mapping[str, Any]) -> None:
        for name, entries in sections.items():
            known = self.words.get(name)
            if isinstance(known, list) and isinstance(entries, list):
                entries = [*known, *entries]
            self.words[name] = entries

    def _add_to_folder(self, file: SourceFile, parsed: Parsed) -> None:
        if file.name in FOLDERS[file.kind].names:
            self.known[file.name] = set(parsed.ids)
        files = self.folders[file.kind]
        if parsed.value is None or faults(parsed.findings):
            self.folders[file.kind] = None
        elif files is not None:
            files[file.name] = parsed.value

    def _in_folder(self, folder: str) -> dict[str, Any]:
        """The values of a folder's files by the attribute that holds them."""
        return {ATTRIBUTES[file]: value for file, value in (self.folders[folder] or {}).items()}

    def _charts(self) -> dict[str, Chart]:
        charts = self.folders[CHARTS] or {}
        return dict(sorted(charts.items(), key=lambda item: (item[1].order, item[0])))

    def require(self, root: str) -> None:
        for name in sorted(set(CONCEPT_KINDS) - set(self.concepts)):
            self.concepts[name] = {}
            if name in OPTIONAL_CONCEPTS:
                continue
            message = f"De lijst {CONCEPTS}/{name}.yaml ontbreekt."
            hint = "Zet het bestand terug; zonder deze lijst kunnen wij niets controleren."
            self.findings.append(source_codes.PLACE.at(f"{root}/{CONCEPTS}/{name}.yaml", message, hint=hint))
        if self.settings is None and not any(f.path.endswith(f"/{SETTINGS}.yaml") for f in self.findings):
            message = "Het bestand met de instellingen van de plaats ontbreekt."
            hint = f"Maak {SETTINGS}.yaml, met als eerste regel: plaats: Voorbeeldstad"
            finding = source_codes.PLACE.at(f"{root}/{SETTINGS}.yaml", message, hint=hint)
            self.findings.append(finding)

    def loaded(self) -> Loaded:
        known = {kind: frozenset(ids) for kind, ids in sorted(self.known.items())}
        catalogue = self._catalogue(self.settings) if self.settings is not None else None
        return Loaded(catalogue, tuple(sorted(self.findings, key=lambda finding: finding.order)), known)

    def _catalogue(self, settings: Settings) -> Catalogue:
        return Catalogue(
            settings=settings,
            logo=self.logo,
            entrances=self.concepts["ingangen"],
            themes=self.concepts["themas"],
            groups=self.concepts["doelgroepen"],
            kinds=self.concepts["soorten"],
            organisation_kinds=self.concepts["organisatiesoorten"],
            neighbourhoods=self.concepts["wijken"],
            languages=self.concepts["talen"],
            organisations=self.records["organisaties"],
            locations=self.records["locaties"],
            activities=self.records["activiteiten"],
            calls=self.records["oproepen"],
            search_words=self.words,
            school_years=self.concepts["schoolvakanties"],
            ledger=self.ledger,
            releases=self.releases,
            decisions=self.decisions,
            wayfinder=Wayfinder(**self._in_folder(WAYFINDER)),
            charts=self._charts(),
            campaign=Campaign(**self._in_folder(CAMPAIGN)),
            prints=self.prints,
        )
