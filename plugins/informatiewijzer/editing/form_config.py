"""The settings of the form in the browser (Decap CMS), made from the fields of the models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from informatiewijzer.checks.subject import SINGULAR
from informatiewijzer.editing.options import Options, choices_for
from informatiewijzer.editing.schema import PATTERNS
from informatiewijzer.model.fields import Field, fields_of
from informatiewijzer.model.loading import RECORD_KINDS

Config = dict[str, Any]
TREE = "catalogue"
"""The name of the folder of records as the form sees it."""
API = "/api/v1"
REMOVABLE = ("oproepen",)
"""Folders of which a file may be thrown away; anything else stops, and keeps its address (docs/adr/0031)."""
_ABOUT: Mapping[str, str] = {
    "activiteiten": "Wat er te doen is, of welke hulp er is.",
    "locaties": "Plekken waar iets is.",
    "oproepen": "Korte oproepen, die vanzelf weer weggaan.",
    "organisaties": "Wie het doet.",
}
_SINGULAR_ITEM: Mapping[str, str] = {
    "momenten": "moment",
    "bron": "bron",
    "behalve": "dag",
    "telefoon": "nummer",
    "aliassen": "naam",
    "past_bij": "punt",
    "past_niet_bij": "punt",
}
"""What one line of a list is called, on the button that adds one."""


def form_config(options: Options) -> Config:
    """The whole configuration; `options`: what the lists hold now."""
    return {
        "backend": {"name": "proxy", "proxy_url": API, "branch": "main"},
        "locale": "nl",
        "publish_mode": "simple",
        "show_preview_links": False,
        "media_folder": "beelden",
        "public_folder": "/beelden",
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "collections": [_collection(kind, options) for kind in sorted(RECORD_KINDS)],
    }


def _collection(kind: str, options: Options) -> Config:
    return {
        "name": kind,
        "label": kind.capitalize(),
        "label_singular": SINGULAR[kind],
        "description": _ABOUT[kind],
        "folder": f"{TREE}/{kind}",
        "extension": "yaml",
        "format": "yaml",
        "create": True,
        "delete": kind in REMOVABLE,
        "identifier_field": "naam",
        "summary": "{{naam}}",
        "slug": "{{slug}}",
        "sortable_fields": ["naam"],
        "editor": {"preview": False},
        "fields": [_widget(field, options, True) for field in fields_of(kind)],
    }


def _widget(field: Field, options: Options, asked: bool) -> Config:
    """One field. `asked`: what it is part of must be filled in, so a required part is as well."""
    required = field.required and asked
    base: Config = {
        "name": field.name,
        "label": field.title,
        "hint": field.help,
        "required": required,
    }
    if field.form == "object":
        return {**base, **_object(field, options, required)}
    inner = _inner(field, options)
    if field.many and inner["widget"] not in ("select", "relation"):
        # A list that may be empty has no rule for what an empty line would hold.
        one = {"name": field.name, "label": field.title, "required": False, **inner}
        return {**base, "widget": "list", "label_singular": _singular(field), "field": one}
    if field.many:
        inner["multiple"] = True
    return {**base, **inner}


def _object(field: Field, options: Options, required: bool) -> Config:
    parts = [_widget(part, options, required or field.many) for part in field.parts]
    if not field.many:
        return {"widget": "object", "collapsed": not required, "fields": parts}
    # What must be there at least once stands open in a new record.
    first = {"default": [{parts[0]["name"]: ""}]} if required else {}
    listed = {"widget": "list", "label_singular": _singular(field), "collapsed": False, "fields": parts}
    return {**listed, **first}


def _singular(field: Field) -> str:
    return _SINGULAR_ITEM.get(field.name, field.title.lower())


def _inner(field: Field, options: Options) -> Config:
    """How one value is filled in."""
    if field.form == "ref" and field.target in RECORD_KINDS:
        return {
            "widget": "relation",
            "collection": field.target,
            "value_field": "{{slug}}",
            "search_fields": ["naam"],
            "display_fields": ["naam"],
            "options_length": 50,
        }
    if field.form in ("ref", "choice"):
        return {"widget": "select", "options": _choices(field, options)}
    if field.form == "time":
        # Without a default the widget fills in the present moment.
        clock = {"date_format": False, "time_format": "HH:mm", "format": "HH:mm"}
        return {"widget": "datetime", "type": "time", "default": "", **clock}
    if field.form == "day":
        day = {"date_format": "YYYY-MM-DD", "time_format": False, "format": "YYYY-MM-DD"}
        return {"widget": "datetime", "type": "date", "default": "", **day}
    return _text(field)


def _choices(field: Field, options: Options) -> Sequence[Mapping[str, str]]:
    return [{"label": one.label, "value": one.value} for one in choices_for(field, options)]


def _text(field: Field) -> Config:
    if field.form == "text":
        body = "[\\s\\S]" if field.lines else "[^\\n]"
        rule = [f"^{body}{{0,{field.limit}}}$", f"Hooguit {field.limit} tekens."]
        return {"widget": "text" if field.lines else "string", "pattern": rule}
    if field.form == "day-or-choice":
        pattern, message = PATTERNS["day"]
        words = "|".join(field.choices)
        return {"widget": "string", "pattern": [f"^({words})$|{pattern}", f"{message}. Of: {words}"]}
    pattern, message = PATTERNS[field.form]
    return {"widget": "string", "pattern": [pattern, message]}
