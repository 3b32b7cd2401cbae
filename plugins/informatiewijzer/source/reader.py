"""One YAML file -> a tree of texts, guarded while it streams.

Only libyaml's event stream is used, without resolvers and without its composer: every value stays the
text the editor wrote (YAML 1.1 would make 10:00 the number 600), and a hostile file is refused at the
first event too many (a deeply nested one crashes the composer; an alias bomb only explodes in it).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from informatiewijzer.base.characters import describe, first_forbidden, printable
from informatiewijzer.base.findings import Code, Finding
from informatiewijzer.source import codes
from informatiewijzer.source.syntax import explain
from informatiewijzer.source.tree import Mark, Path, Text, Tree

MAX_BYTES = 64 * 1024
MAX_DEPTH = 12
MAX_EVENTS = 3_000


class _Refused(Exception):
    """Raised inside this module only: stop reading, this is the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one file: its tree (or None), and the findings."""

    tree: Tree | None
    findings: tuple[Finding, ...]


def read_tree(raw: bytes, path: str) -> Read:
    """The tree of texts in `raw`; `path` is the name that findings show. Never raises on bad input."""
    findings: list[Finding] = []
    tree = None
    text = raw[: MAX_BYTES + 1].decode("utf-8", "replace").removeprefix("\ufeff")
    try:
        text = _decode(raw, path)
        tree = _Builder(path, text, findings).build()
    except _Refused as refused:
        findings.append(refused.finding)
    return Read(tree, tuple(finding.with_source(text) for finding in findings))


def _decode(raw: bytes, path: str) -> str:
    if len(raw) > MAX_BYTES:
        message = f"Het bestand is te groot: {len(raw) // 1024} kB. Hooguit {MAX_BYTES // 1024} kB mag."
        raise _Refused(codes.SIZE.at(path, message, hint="Zet lange teksten korter, of op een eigen pagina."))
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _Refused(_wrong_encoding(raw, error.start, path)) from None
    if not text.isascii():
        _refuse_characters(text, path)
        text = unicodedata.normalize("NFC", text)
    elif first_forbidden(text) is not None:
        _refuse_characters(text, path)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _wrong_encoding(raw: bytes, start: int, path: str) -> Finding:
    line, column = raw.count(b"\n", 0, start) + 1, start - raw.rfind(b"\n", 0, start)
    message = "Dit bestand is geen gewone tekst in UTF-8: hier staat een teken dat wij niet kunnen lezen."
    hint = "Sla het bestand op als 'UTF-8' (in Kladblok: Opslaan als, Codering: UTF-8)."
    return codes.ENCODING.at(path, message, hint=hint, line=line, column=column)


def _refuse_characters(text: str, path: str) -> None:
    index = first_forbidden(text)
    if index is None:
        return
    line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
    message = f"Hier staat een teken dat niet mag: {describe(text[index])}. Vaak komt het mee met plakken."
    hint = "Haal de tekst weg en typ die opnieuw, of plak 'zonder opmaak'."
    raise _Refused(codes.CHARACTER.at(path, message, hint=hint, line=line, column=column))


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being filled; `key` is the key whose value comes next."""

    value: list[Text] | dict[str, Text]
    path: Path
    key: str | None = None
    skip: bool = False
    seen: dict[str, Mark] = field(default_factory=dict)


class _Builder:
    """Turns one event stream into a Tree; findings that do not stop the reading go into `findings`."""

    def __init__(self, path: str, text: str, findings: list[Finding]) -> None:
        self.path, self.text, self.findings = path, text, findings
        self.values: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.stack: list[_Open] = []
        self.root: Text = None
        self.lines = text.split("\n") if "#" in text else []

    def build(self) -> Tree:
        """The tree; raises _Refused at the first breach."""
        for event in self._events():
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._start(event)
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.stack.pop()
        if not isinstance(self.root, dict):
            message = "Het bestand is leeg, of er staan geen velden in."
            raise _Refused(codes.EMPTY.at(self.path, message, hint="Begin met: naam: Koffieochtend", line=1))
        return Tree(self.root, self.values, self.keys)

    def _events(self) -> Iterator[yaml.Event]:
        documents = 0
        try:
            for count, event in enumerate(yaml.parse(self.text, Loader=yaml.CSafeLoader)):
                documents += isinstance(event, yaml.DocumentStartEvent)
                self._guard(event, count, documents)
                yield event
        except yaml.MarkedYAMLError as error:
            raise _Refused(explain(error, self.text, self.path)) from None
        except (yaml.YAMLError, ValueError):
            raise _Refused(explain(yaml.MarkedYAMLError(), self.text, self.path)) from None

    def _guard(self, event: yaml.Event, count: int, documents: int) -> None:
        if count > MAX_EVENTS or len(self.stack) > MAX_DEPTH:
            message = "Het bestand is te lang, of er zitten te veel lagen in elkaar."
            self._refuse(codes.DEPTH, event, message, "Verdeel het over meer bestanden.")
        if documents > 1:
            message = "Er staat meer dan een document in dit bestand (na een regel met ---)."
            self._refuse(codes.DOCUMENTS, event, message, "Maak voor elk onderdeel een eigen bestand.")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            message = "Een tekst mag niet met & of * beginnen: dat is een verwijzing in YAML."
            self._refuse(codes.FORBIDDEN, event, message, 'Zet de tekst tussen aanhalingstekens: "&koffie"')
        if getattr(event, "tag", None):
            message = "Een tekst mag niet met ! beginnen: dat is een tag in YAML."
            self._refuse(codes.FORBIDDEN, event, message, 'Zet de tekst tussen aanhalingstekens: "!let op"')

    def _refuse(self, code: Code, event: yaml.Event, message: str, hint: str) -> None:
        line, column = _mark(event)
        raise _Refused(code.at(self.path, message, hint=hint, line=line, column=column))

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._no_key(event)
        value: list[Text] | dict[str, Text] = {} if is_mapping else []
        path, keep = self._place(value, event)
        self.stack.append(_Open(value, path, skip=not keep))

    def _no_key(self, event: yaml.Event) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            message = "De naam van een veld moet gewone tekst zijn, geen lijst."
            self._refuse(codes.SYNTAX, event, message, "Schrijf het zo: naam: Koffieochtend")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        top = self.stack[-1] if self.stack else None
        plain = event.implicit[0]
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, event)
            return
        value = None if plain and event.value == "" else event.value
        self._place(value, event)
        if plain and self.lines:
            self._warn_comment(event)

    def _key(self, top: _Open, event: yaml.ScalarEvent) -> None:
        top.key = event.value
        mark = _mark(event)
        if event.value == "<<":
            message = "Het teken << (samenvoegen) wordt hier niet gebruikt."
            self._refuse(codes.FORBIDDEN, event, message, "Schrijf de velden gewoon uit.")
        if event.value in top.seen:
            first = top.seen[event.value]
            message = f"Het veld '{printable(event.value, 40)}' staat er twee keer: ook op regel {first[0]}."
            finding = codes.DUPLICATE.at(
                self.path, message, hint="Haal een van de twee weg.", line=mark[0], column=mark[1]
            )
            self.findings.append(finding)
            return
        top.seen[event.value] = mark
        self.keys[(*top.path, event.value)] = mark

    def _place(self, value: Text, event: yaml.Event) -> tuple[Path, bool]:
        """Put a value where it belongs; its path, and whether it is kept (a second one is not)."""
        if not self.stack:
            self.root = value
            return (), True
        top = self.stack[-1]
        step: str | int
        if isinstance(top.value, dict):
            step, top.key = top.key or "", None
            keep = not top.skip and step not in top.value
            if keep:
                top.value[step] = value
        else:
            step, keep = len(top.value), not top.skip
            top.value.append(value)
        path = (*top.path, step)
        if keep:
            self.values[path] = _mark(event)
        return path, keep

    def _warn_comment(self, event: yaml.ScalarEvent) -> None:
        end = event.end_mark
        if end is None:  # libyaml always gives marks; PyYAML's types leave them optional
            return
        rest = self.lines[end.line][end.column :].lstrip()
        if rest.startswith("#"):
            column = len(self.lines[end.line]) - len(rest) + 1
            message = "Alles na het teken # wordt niet gelezen en komt niet op de site."
            hint = 'Hoort het bij de tekst? Zet die dan tussen aanhalingstekens: naam: "Zaal #5"'
            finding = codes.COMMENT.at(self.path, message, hint=hint, line=end.line + 1, column=column)
            self.findings.append(finding)


def _mark(event: yaml.Event) -> Mark:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
