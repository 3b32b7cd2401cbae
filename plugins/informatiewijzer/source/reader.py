"""One YAML file -> a tree of texts, guarded while it streams.

Only libyaml's event stream is used, without resolvers and without its composer: every value stays the
text the editor wrote (YAML 1.1 would make 10:00 the number 600), and a hostile file is refused at the
first event too many (a deeply nested one crashes the composer; an alias bomb only explodes in it).
Plainly written files take a short cut (plain.py) that gives the same tree.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

import yaml

from informatiewijzer.base.characters import describe, first_forbidden, printable
from informatiewijzer.base.findings import Code, Finding
from informatiewijzer.source import codes
from informatiewijzer.source.marks import mark_of
from informatiewijzer.source.plain import read_plain
from informatiewijzer.source.syntax import explain
from informatiewijzer.source.tree import Text, Tree, texts

MAX_BYTES = 64 * 1024
MAX_DEPTH = 12
MAX_EVENTS = 3_000
# Deleting these from a file of ordinary text leaves nothing: the quick way to see that all is well. Ordinary:
# ASCII and letters with accents up to U+00FF (0xC3 and another byte), which NFC leaves as they are.
_PLAIN = bytes([9, 10, 13, *range(32, 127), 0xC3, *range(0x80, 0xC0)])


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
    try:
        text = _decode(raw, path)
        tree, doubtful = _build(text, path)
        if "\\" in text:
            _refuse_escaped(tree, path)
    except _Refused as refused:
        shown = _one_line_end(raw[: MAX_BYTES + 1].decode("utf-8", "replace").removeprefix("\ufeff"))
        return Read(None, (refused.finding.with_source(shown),))
    if not doubtful:
        return Read(tree, ())
    findings = (*_repeated(tree, path), *_comments(tree, path))
    return Read(tree, tuple(finding.with_source(text) for finding in findings))


def _repeated(tree: Tree, path: str) -> list[Finding]:
    return [
        codes.DUPLICATE.at(
            path,
            f"Het veld '{printable(key, 40)}' staat er twee keer: ook op regel {first[0]}.",
            hint="Haal een van de twee weg.",
            line=second[0],
            column=second[1],
        )
        for key, first, second in tree.marks.repeated
    ]


def _comments(tree: Tree, path: str) -> list[Finding]:
    message = "Alles na het teken # wordt niet gelezen en komt niet op de site."
    hint = 'Hoort het bij de tekst? Zet die dan tussen aanhalingstekens: naam: "Zaal #5"'
    return [
        codes.COMMENT.at(path, message, hint=hint, line=line, column=column)
        for line, column in tree.marks.comments
    ]


def _decode(raw: bytes, path: str) -> str:
    if len(raw) > MAX_BYTES:
        message = (
            f"Dit bestand is te groot. Hooguit {MAX_BYTES // 1024} kB mag, zo'n twintig bladzijden tekst."
        )
        raise _Refused(codes.SIZE.at(path, message, hint="Zet lange teksten korter, of op een eigen pagina."))
    try:
        text = _one_line_end(raw.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise _Refused(_wrong_encoding(raw, error.start, path)) from None
    if raw.translate(None, _PLAIN):
        _refuse_characters(text, path)
        text = unicodedata.normalize("NFC", text)
    return text


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _wrong_encoding(raw: bytes, start: int, path: str) -> Finding:
    lines = _one_line_end(raw[:start].decode("utf-8").removeprefix("\ufeff")).split("\n")
    message = "Dit bestand is geen gewone tekst in UTF-8: hier staat een teken dat wij niet kunnen lezen."
    hint = "Sla het bestand op als 'UTF-8' (in Kladblok: Opslaan als, Codering: UTF-8)."
    return codes.ENCODING.at(path, message, hint=hint, line=len(lines), column=len(lines[-1]) + 1)


def _refuse_characters(text: str, path: str) -> None:
    index = first_forbidden(text)
    if index is None:
        return
    line, column = text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)
    message = f"Hier staat een teken dat niet mag: {describe(text[index])}. Vaak komt het mee met plakken."
    hint = "Haal de tekst weg en typ die opnieuw, of plak 'zonder opmaak'."
    raise _Refused(codes.CHARACTER.at(path, message, hint=hint, line=line, column=column))


def _refuse_escaped(tree: Tree, path: str) -> None:
    """Refuse what an escape code smuggles past the look at the raw file: "\\0", "\\u202e"."""
    keys = ((place, str(place[-1])) for place in tree.marks.keys)
    for place, text in (*keys, *texts(tree.root)):
        bad = _first_escaped(text)
        if bad is not None:
            line, column = tree.place(place)
            message = f"In deze tekst staat een code voor een teken dat niet mag: {describe(bad)}."
            hint = "Haal de code met de schuine streep (\\) weg en typ gewone letters."
            raise _Refused(codes.CHARACTER.at(path, message, hint=hint, line=line, column=column))


def _first_escaped(text: str) -> str | None:
    index = text.find("\r") if "\r" in text else first_forbidden(text)
    return None if index is None else text[index]


def _build(text: str, path: str) -> tuple[Tree, bool]:
    """The tree in `text`, and whether a key may stand twice in it or a comment behind a value.

    Raises _Refused at the first breach.
    """
    plain = read_plain(text, MAX_EVENTS)
    if plain is not None:
        return Tree(plain[0], text, plain[1]), False
    try:
        root, has_empty, repeated = _collect(yaml.CSafeLoader(text), path)
    except yaml.MarkedYAMLError as error:
        raise _Refused(explain(error, text, path)) from None
    except (yaml.YAMLError, ValueError):
        raise _Refused(explain(yaml.MarkedYAMLError(), text, path)) from None
    if not isinstance(root, dict):
        message = "Het bestand is leeg, of er staan geen velden in."
        raise _Refused(codes.EMPTY.at(path, message, hint="Begin met: naam: Koffieochtend", line=1, column=1))
    return Tree(root, text, has_empty), repeated or "#" in text


def _collect(parser: yaml.CSafeLoader, path: str) -> tuple[Text, bool, bool]:  # noqa: C901
    """Values of one document; whether some are empty; whether a key is repeated (the first one is kept).

    One loop over types and local names, because it runs some seventy times for every record: split into
    methods it took three times as long. Nothing is composed, so depth and length stop the stream itself.
    """
    stack: list[tuple[Any, str | None, bool]] = []
    root: Any = None
    current: Any = None
    key: str | None = None
    in_mapping = has_empty = repeated = False
    count = documents = 0
    while True:
        event: Any = parser.get_event()
        kind = type(event)
        count += 1
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None or event.value == "<<":
                _refuse_special(event, path, in_mapping and key is None)
            value: Any = event.value
            if in_mapping and key is None:
                key = value
                continue
            if value == "" and event.implicit[0]:
                value, has_empty = None, True
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor is not None or event.tag is not None or (in_mapping and key is None):
                _refuse_special(event, path, in_mapping and key is None)
            value = {} if kind is yaml.MappingStartEvent else []
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            current, key, in_mapping = stack.pop()
            continue
        elif kind is yaml.StreamEndEvent:
            return root, has_empty, repeated
        elif kind is yaml.AliasEvent:
            _refuse_special(event, path, False)
            continue
        else:
            documents += kind is yaml.DocumentStartEvent
            if documents > 1:
                _refuse_second(event, path)
            continue
        if current is None:
            root = value
        elif in_mapping:
            if key in current:
                repeated = True
            else:
                current[key] = value
            key = None
        else:
            current.append(value)
        if kind is not yaml.ScalarEvent:
            stack.append((current, key, in_mapping))
            current, key, in_mapping = value, None, kind is yaml.MappingStartEvent
            if len(stack) > MAX_DEPTH:
                _refuse_size(event, path)
        if count > MAX_EVENTS:
            _refuse_size(event, path)


def _refuse_special(event: Any, path: str, is_key: bool) -> None:
    """Refuse what only YAML experts use; a value `<<` that is no key is ordinary text."""
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        message = "Een tekst mag niet met & of * beginnen: dat is een verwijzing in YAML."
        _refuse(codes.FORBIDDEN, event, path, message, 'Zet de tekst tussen aanhalingstekens: "&koffie"')
    if event.tag is not None:
        message = "Een tekst mag niet met ! beginnen: dat is een tag in YAML."
        _refuse(codes.FORBIDDEN, event, path, message, 'Zet de tekst tussen aanhalingstekens: "!let op"')
    if is_key and isinstance(event, yaml.ScalarEvent):
        message = "Het teken << (samenvoegen) wordt hier niet gebruikt."
        _refuse(codes.FORBIDDEN, event, path, message, "Schrijf de velden gewoon uit.")
    if is_key:
        message = "De naam van een veld moet gewone tekst zijn, geen lijst."
        _refuse(codes.SYNTAX, event, path, message, "Schrijf het zo: naam: Koffieochtend")


def _refuse_second(event: yaml.Event, path: str) -> None:
    message = "Er staat meer dan een document in dit bestand (na een regel met ---)."
    _refuse(codes.DOCUMENTS, event, path, message, "Maak voor elk onderdeel een eigen bestand.")


def _refuse_size(event: yaml.Event, path: str) -> None:
    message = "Het bestand is te lang, of er zitten te veel lagen in elkaar."
    _refuse(codes.DEPTH, event, path, message, "Verdeel het over meer bestanden.")


def _refuse(code: Code, event: yaml.Event, path: str, message: str, hint: str) -> None:
    line, column = mark_of(event)
    raise _Refused(code.at(path, message, hint=hint, line=line, column=column))
