"""JSON Schema (draft 7) of the records, made for yaml-language-server: it speaks Dutch wherever it can.

It says only what it can say in Dutch through `errorMessage` and `patternErrorMessage`; all the rest (lists
that are too long, dates that do not exist, what does not go together) is for `check`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from informatiewijzer.checks.subject import SINGULAR
from informatiewijzer.editing.options import Option, Options, choices_for
from informatiewijzer.model.examples import line_of
from informatiewijzer.model.fields import ONLY_WITH, Field, fields_of, plain_name
from informatiewijzer.model.ledger import ADDRESS, LEDGER
from informatiewijzer.model.releases import RELEASES
from informatiewijzer.model.search_words import FOUND

Schema = dict[str, Any]
CHOICES_FILE = "keuzes.json"
DRAFT = "http://json-schema.org/draft-07/schema#"
# What a text of each form looks like, and what we say when it does not.
_DAY = "(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
PATTERNS: Mapping[str, tuple[str, str]] = {
    "time": ("^([01]?[0-9]|2[0-3]):[0-5][0-9]$", 'Schrijf de tijd met een dubbele punt, zo: "10:00"'),
    "day": (f"^{_DAY}$", "Schrijf de dag als jaar-maand-dag, zo: 2026-11-03"),
    "partial-day": (
        f"^((19|20|21)[0-9]{{2}}(-(0[1-9]|1[0-2]))?|{_DAY})$",
        "Schrijf een jaar, een maand of een dag, zo: 2026, 2026-11 of 2026-11-03",
    ),
    "money": ("^(€ ?)?[0-9]{1,5}([.,][0-9]{2})?$", "Schrijf het bedrag in euro's met een komma, zo: 2,50"),
    "cbs": ("^WK[0-9]{6}$", "Schrijf WK en zes cijfers, zo: WK016400"),
    "ref": ("^[a-z0-9]+(-[a-z0-9]+)*$", "Gebruik kleine letters, cijfers en losse streepjes."),
    "whole": ("^[0-9]{1,7}$", "Schrijf alleen cijfers, zo: 65"),
    "postcode": ("^[1-9][0-9]{3} ?[A-Za-z]{2}$", "Schrijf de postcode zo: 7551 HV"),
    "phone": (
        "^(?!(\\+31|0031|0)[ ().-]*6[ ().-]*[1-58])[0-9+][0-9 ().-]*$",
        "Schrijf een vast nummer, zo: 074 245 25 65. Geen 06-nummers.",
    ),
    "email": ("^[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,24}$", "Schrijf alleen het adres, zo: info@voorbeeld.nl"),
    "url": ("^https?://[^\\s@]+\\.[^\\s]+$", "Schrijf het hele adres, zo: https://www.voorbeeld.nl"),
    "year": ("^(19|20|21)[0-9]{2}$", "Schrijf een jaar van vier cijfers, zo: 2016"),
    "share": ("^([0-9]{1,2}|100|onbekend)$", "Schrijf een getal van 0 tot en met 100, of: onbekend"),
    "budget": ("^[0-9]{1,3}(\\.?[0-9]{3}){0,2}(,[0-9]{2})?$", "Schrijf alleen het getal, zo: 7100"),
    "address": (f"^{ADDRESS}$", "Schrijf de map en de naam, zo: organisaties/zangkoor-de-linde"),
    "found": (f"^{FOUND}$", "Schrijf de map en de naam, zo: organisaties/zangkoor-de-linde"),
}
_NUMBERS = ("partial-day", "year", "money", "budget", "whole", "share", "phone", "text")
_NAMES: Mapping[str, str] = {
    **SINGULAR,
    "behoeften": "vraag",
    "omstandigheden": "omstandigheid",
    "pijlers": "pijler",
    "wegwijzer": "vraag of omstandigheid",
}
_TITLES = {
    "regels": "Een regel",
    "vakanties": "Een vakantie",
    "momenten": "Een moment",
    "bron": "Een bron",
    "weken": "Een week",
    "reeksen": "Een reeks",
    "rijen": "Een rij",
    "wederzijds": "Een rij woorden",
}
_SNIPPETS: Mapping[str, Schema] = {
    "momenten": {"dagen": ["${1:maandag}"], "van": '"${2:10:00}"', "tot": '"${3:11:30}"'},
    "bron": {"url": "https://${1:www.voorbeeld.nl}", "gezien": "${2:2026-11-03}"},
    "reeksen": {"naam": "${1:In 2016}", "jaar": "${2:2016}"},
    "rijen": {"naam": "${1:Ouderen}", "waarden": ["${2:46}"]},
    "weken": {"van": "${1:2027-09-30}", "tot_en_met": "${2:2027-10-06}", "bron": {"url": "https://${3}"}},
}
# Files that the program keeps: of each line what stands before the colon and behind it.
_KEPT: Mapping[str, tuple[str, str, str]] = {
    LEDGER: (f"^{ADDRESS}$", f"^({_DAY}|{ADDRESS}|weg)$", "ledger"),
    RELEASES: (f"^{_DAY} {ADDRESS}$", "^(k[0-9a-f]{8}|weg)$", "release"),
}
_NEEDS = (("waar.locatie", "vorm", "op-locatie"), ("wanneer.momenten", "soort", "vast"))


def record_schema(kind: str) -> Schema:
    """The schema of the records in a folder; ids come from the file of choices beside it."""
    top = _object(fields_of(kind), _Where(kind, None))
    return {"$schema": DRAFT, "title": SINGULAR[kind].capitalize(), **top}


def list_schema(file: str, fields: tuple[Field, ...]) -> Schema:
    """The schema of a closed list: a block of fields by id."""
    entry = _object(fields, _Where(file, None))
    name = file.rpartition("/")[2].capitalize()
    return {
        "$schema": DRAFT,
        "title": name,
        "type": "object",
        "propertyNames": {
            "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
            "patternErrorMessage": "Gebruik kleine letters, cijfers en losse streepjes, zo: samen-eten",
        },
        "additionalProperties": entry,
        "errorMessage": "Hier hoort een lijst met blokken te staan, zo: wandelen: {naam: Wandelen}",
    }


def single_schema(file: str, fields: tuple[Field, ...]) -> Schema:
    """The schema of a file, or of every file of a sort, that is one block and no record."""
    name = plain_name(file)
    title = name.rpartition("/")[2].capitalize()
    return {"$schema": DRAFT, "title": title, **_object(fields, _Where(name, None))}


def kept_schemas() -> Mapping[str, Schema]:
    """The schemas of the files that the program keeps by itself."""
    return {name: _kept(name, *parts) for name, parts in sorted(_KEPT.items())}


def _kept(name: str, before: str, behind: str, command: str) -> Schema:
    said = (
        f"Deze lijst houdt het programma zelf bij: python3 build.py {command}. U hoeft hier niets te typen."
    )
    told = {"description": said, "errorMessage": said, "patternErrorMessage": said}
    return {
        "$schema": DRAFT,
        "title": name.capitalize(),
        "type": ["object", "null"],
        "propertyNames": {"pattern": before, **told},
        "additionalProperties": {"type": "string", "pattern": behind, "title": name.capitalize(), **told},
        **told,
    }


def choices_schema(options: Options) -> Schema:
    """The ids of every folder and list, with their names."""
    names = {
        name: {
            **_enum(ids),
            "errorMessage": f"Zo heet er geen {_NAMES[name]}. Met Ctrl+spatie ziet u de lijst.",
        }
        for name, ids in sorted(options.items())
    }
    return {"$schema": DRAFT, "definitions": names}


class _Where:
    """In which folder we are, and the field around us."""

    def __init__(self, kind: str, outer: Field | None) -> None:
        self.kind = kind
        self.outer = outer


def _object(fields: tuple[Field, ...], where: _Where) -> Schema:
    properties = {field.name: _field(field, where) for field in fields}
    names = ", ".join(properties)
    needed = [_needed(field, where) for field in fields if field.required]
    rules = [*needed, *_together(fields)]
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "errorMessage": f"Dit past hier niet. U kunt kiezen uit deze velden: {names}.",
        **({"allOf": rules} if rules else {}),
    }


def _needed(field: Field, where: _Where) -> Schema:
    inside = f" bij '{where.outer.name}'" if where.outer else ""
    message = f"Het veld '{field.name}' ontbreekt{inside}. {field.help}"
    return {"required": [field.name], "errorMessage": message}


def _together(fields: tuple[Field, ...]) -> list[Schema]:
    """A field that one word of its neighbour asks for."""
    return [
        {
            "if": {"required": [beside], "properties": {beside: {"const": word}}},
            "then": {
                "required": [field.name],
                "errorMessage": f"Bij '{beside}: {word}' hoort het veld '{field.name}'. {field.help}",
            },
        }
        for field in fields
        for dotted, beside, word in _NEEDS
        if field.dotted == dotted
    ]


def _field(field: Field, where: _Where) -> Schema:
    said = {"title": field.title, "description": _description(field, where.kind)}
    item = _item(field, where)
    if not field.many:
        return {**said, **_or_empty(item)}
    listed: Schema = {
        "type": ["array", "null"],
        "items": {**item, "title": _TITLES.get(field.name, field.title)},
        "errorMessage": f"Bij '{field.name}' hoort een lijst. {field.help}",
    }
    if field.name in _SNIPPETS:
        listed["defaultSnippets"] = [{"label": _TITLES[field.name], "body": [_SNIPPETS[field.name]]}]
    if field.one_or_many and field.form != "object":
        # Not `anyOf`: of two alternatives with words the server makes an English sentence of its own.
        one = {"if": {"type": ["string", "number"]}, "then": item}
        return {**said, **listed, "type": ["array", "string", "number", "null"], **one}
    return {**said, **listed}


def _description(field: Field, kind: str) -> str:
    text = field.help
    if field.dotted in ONLY_WITH and "Alleen" not in text:
        beside, word = ONLY_WITH[field.dotted]
        text += f"\n\nAlleen bij '{beside}: {word}'."
    if not field.required and "leeg" not in text:
        text += "\n\nMag leeg blijven."
    line = line_of(kind, field.name) if len(field.path) == 1 else ""
    return f"{text}\n\nVoorbeeld: {line}" if line and " met daaronder " not in line else text


def _item(field: Field, where: _Where) -> Schema:
    if field.form == "object":
        return _object(field.parts, _Where(where.kind, field))
    if field.form == "ref" and field.target:
        # Draft 7 ignores what stands beside a $ref.
        return {"allOf": [{"$ref": f"{CHOICES_FILE}#/definitions/{field.target}"}]}
    if field.form == "day-or-choice":
        words = _enum(choices_for(field, {}))
        return {"anyOf": [words, _text("day")], "errorMessage": f"{PATTERNS['day'][1]}. {field.help}"}
    if field.choices:
        words = _enum(choices_for(field, {}))
        return {**words, "errorMessage": f"Dit kan hier niet. Kies uit: {', '.join(field.choices)}."}
    if field.form == "text":
        return _free(field)
    return _group(field) if field.form == "group" else _text(field.form)


def _enum(choices: Any) -> Schema:
    found: list[Option] = list(choices)
    if not found:  # an empty enum is no schema; what is filled in then refers to nothing, and `check` says so
        return {"type": "string"}
    return {
        "type": "string",
        "enum": [option.value for option in found],
        "enumDescriptions": [option.label for option in found],
    }


def _free(field: Field) -> Schema:
    message = f"Dit is te lang, of er staat niets. Hooguit {field.limit} tekens."
    body = "[\\s\\S]" if field.lines else "[^\\n]"
    return {
        "type": ["string", "number"],
        "pattern": f"^{body}{{1,{field.limit}}}$",
        "patternErrorMessage": message,
        "errorMessage": f"Hier hoort een tekst. {field.help}",
    }


def _group(field: Field) -> Schema:
    word = {"type": ["string", "number"], "title": field.title}
    return {"type": "array", "items": word, "errorMessage": f"Hier hoort een rij woorden. {field.help}"}


def _text(form: str) -> Schema:
    pattern, message = PATTERNS[form]
    kinds = ["string", "number"] if form in _NUMBERS else ["string"]
    return {"type": kinds, "pattern": pattern, "patternErrorMessage": message, "errorMessage": message}


def _or_empty(item: Schema) -> Schema:
    """The same, but an empty value counts as not filled in (docs/architecture.md)."""
    kind = item.get("type")
    if kind is None or "enum" in item:
        return item
    return {**item, "type": [*([kind] if isinstance(kind, str) else kind), "null"]}
