"""The files in `.vscode/`: with these VS Code completes and checks our records, in Dutch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.checks.subject import SINGULAR
from informatiewijzer.editing.options import Options
from informatiewijzer.editing.schema import (
    CHOICES_FILE,
    choices_schema,
    list_schema,
    record_schema,
    rules_schema,
)
from informatiewijzer.model.fields import lists
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.model.wayfinder import WAYFINDER, WAYFINDER_RULES

FOLDER = ".vscode"
_SCHEMAS = "schema"
_RULES = f"{WAYFINDER}/{WAYFINDER_RULES}"
# The YAML extension, and VS Code itself in Dutch.
_EXTENSIONS = ["redhat.vscode-yaml", "ms-ceintl.vscode-language-pack-nl"]
_SETTINGS: Mapping[str, Any] = {
    "yaml.validate": True,
    "yaml.hover": True,
    "yaml.completion": True,
    "yaml.yamlVersion": "1.2",
    "yaml.customTags": [],
    # Our own `format` does this; theirs would fold and quote in another way.
    "yaml.format.enable": False,
    # Nothing is fetched and nothing is told: every schema stands in this folder.
    "yaml.schemaStore.enable": False,
    "yaml.kubernetesCRDStore.enable": False,
    "redhat.telemetry.enabled": False,
    "files.encoding": "utf8",
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "[yaml]": {
        "editor.tabSize": 2,
        "editor.insertSpaces": True,
        "editor.formatOnSave": False,
        "editor.wordWrap": "on",
        "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
    },
}


def vscode_files(options: Options) -> list[OutputFile]:
    """All files of the folder, with the ids there are now; paths from the folder of the project."""
    schemas = {f"{SINGULAR[kind]}.json": record_schema(kind) for kind in sorted(RECORD_KINDS)}
    schemas[CHOICES_FILE] = choices_schema(options)
    schemas |= {f"{_flat(file)}.json": list_schema(file, fields) for file, fields in lists().items()}
    schemas[f"{_flat(_RULES)}.json"] = rules_schema()
    files: dict[str, Any] = {f"{_SCHEMAS}/{name}": schema for name, schema in schemas.items()}
    files["extensions.json"] = {"recommendations": _EXTENSIONS}
    files["settings.json"] = {"yaml.schemas": _mapping(), **_SETTINGS}
    return [OutputFile(f"{FOLDER}/{name}", _bytes(files[name])) for name in sorted(files)]


def _mapping() -> dict[str, list[str]]:
    folder = f"./{FOLDER}/{_SCHEMAS}"
    records = {SINGULAR[kind]: f"catalogue/{kind}/*.yaml" for kind in sorted(RECORD_KINDS)}
    files = {_flat(file): f"catalogue/{file}.yaml" for file in (*lists(), _RULES)}
    return {f"{folder}/{name}.json": [where] for name, where in {**records, **files}.items()}


def _flat(file: str) -> str:
    return file.replace("/", "-")


def _bytes(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
