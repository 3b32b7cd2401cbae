"""YAML's own complaints, said in plain Dutch with a correct example."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from informatiewijzer.base.findings import Finding
from informatiewijzer.source import codes


@dataclass(frozen=True, slots=True)
class _Say:
    """What we say when libyaml's message holds `pattern`; `at_context`: point at where it began."""

    pattern: str
    message: str
    hint: str
    at_context: bool = False


_QUOTE_HINT = 'Zet de hele tekst tussen dubbele aanhalingstekens, zo: naam: "Koffie in \'t Lansink"'
_SAY = (
    _Say(
        "escape",
        "In deze tekst staat een schuine streep (\\) met een code die niet klopt.",
        "Gebruik enkele aanhalingstekens als er een \\ in de tekst staat, zo: naam: 'C:\\map'",
    ),
    _Say(
        "quoted scalar",
        "Hier begint een tekst met een aanhalingsteken dat nergens goed wordt afgesloten.",
        _QUOTE_HINT,
        at_context=True,
    ),
    _Say(
        "mapping values are not allowed",
        "Hier staat een dubbele punt die niet past: er zijn twee dubbele punten op een regel, "
        "of de regel begint op de verkeerde plek.",
        'Zet tekst met een dubbele punt tussen aanhalingstekens, zo: naam: "Koffie: voor iedereen"',
    ),
    _Say(
        "cannot start any token",
        "Hier staat een teken waar een tekst niet mee mag beginnen, of een tab.",
        'Gebruik spaties en geen tabs, en zet de tekst tussen aanhalingstekens, zo: naam: "@thuis"',
    ),
    _Say(
        "could not find expected ':'",
        "Op deze regel ontbreekt een dubbele punt na de naam van een veld, of een streepje ervoor.",
        "Schrijf een veld zo: naam: Koffieochtend. Schrijf een regel van een lijst zo: - wandelen",
        at_context=True,
    ),
    _Say(
        "did not find expected key",
        "De regel begint op de verkeerde plek: de inspringing klopt niet.",
        "Velden die bij elkaar horen, beginnen even ver naar rechts. Elk niveau krijgt twee spaties.",
    ),
    _Say(
        "did not find expected '-'",
        "De regel hoort bij een lijst, maar begint niet met een streepje op de goede plek.",
        "Schrijf elke regel van een lijst zo, met twee spaties ervoor: '  - wandelen'",
    ),
    _Say(
        "block sequence entries are not allowed",
        "Hier staat een streepje van een lijst op een plek waar geen lijst mag staan.",
        "Zet de lijst onder de naam van het veld, elke regel met twee spaties en een streepje.",
    ),
    _Say(
        "did not find expected ',' or",
        "Een lijst met haken is niet goed afgesloten.",
        "Schrijf het zo: themas: [wandelen, bewegen]",
        at_context=True,
    ),
)
_OTHER = _Say(
    "",
    "De opmaak van deze regel klopt niet; daardoor kunnen wij het bestand niet verder lezen.",
    "Vergelijk de regel met een bestand dat wel werkt, of zet de tekst tussen aanhalingstekens.",
)
# "naam: 't Lansink" opens a quote; libyaml only notices at the next quote, many lines later.
_DUTCH_APOSTROPHE = re.compile(r"^\s*(?:- )?(?:[\w-]+:\s+)?'([tsnkm]) (?!.*'\s*$)", re.MULTILINE)


def explain(error: yaml.MarkedYAMLError, text: str, path: str) -> Finding:
    """The finding for a syntax error: what is wrong, where it began, and how it should look."""
    apostrophe = _DUTCH_APOSTROPHE.search(text)
    if apostrophe:
        line = text.count("\n", 0, apostrophe.start(1)) + 1
        column = apostrophe.start(1) - text.rfind("\n", 0, apostrophe.start(1)) - 1
        message = f"Deze tekst begint met '{apostrophe.group(1)}: het losse aanhalingsteken opent een tekst."
        return codes.SYNTAX.at(path, message, hint=_QUOTE_HINT, line=line, column=column)
    said = f"{error.context or ''} {error.problem or ''}"
    say = next((say for say in _SAY if say.pattern in said), _OTHER)
    mark = (say.at_context and error.context_mark) or error.problem_mark or error.context_mark
    lines = text.rstrip("\n").split("\n")
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if line > len(lines):  # it ended too soon: point at the end of what is there
        line, column = len(lines), len(lines[-1]) + 1
    return codes.SYNTAX.at(path, say.message, hint=say.hint, line=line, column=column)
