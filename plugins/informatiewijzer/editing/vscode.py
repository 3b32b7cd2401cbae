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
    Schema,
    choices_schema,
    kept_schemas,
    list_schema,
    record_schema,
    single_schema,
)
from informatiewijzer.model.fields import lists, plain_name, singles
from informatiewijzer.model.loading import RECORD_KINDS

FOLDER = ".vscode"
_SCHEMAS = "schema"
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
    schemas = _schemas()
    files: dict[str, Any] = {
        f"{_SCHEMAS}/{_flat(name)}.json": schema for name, (_, schema) in schemas.items()
    }
    files[f"{_SCHEMAS}/{CHOICES_FILE}"] = choices_schema(options)
    files["extensions.json"] = {"recommendations": _EXTENSIONS}
    where = {f"./{FOLDER}/{_SCHEMAS}/{_flat(name)}.json": [glob] for name, (glob, _) in schemas.items()}
    files["settings.json"] = {"yaml.schemas": where, **_SETTINGS}
    return [OutputFile(f"{FOLDER}/{name}", _bytes(files[name])) for name in sorted(files)]


def _schemas() -> Mapping[str, tuple[str, Schema]]:
    """Every schema by its name, with the files that it is for: of each file in the catalogue there is one."""
    found = {SINGULAR[kind]: (f"{kind}/*", record_schema(kind)) for kind in sorted(RECORD_KINDS)}
    found |= {file: (file, list_schema(file, fields)) for file, fields in lists().items()}
    found |= {file: (file, single_schema(file, fields)) for file, fields in singles().items()}
    found |= {file: (file, schema) for file, schema in kept_schemas().items()}
    return {name: (f"catalogue/{files}.yaml", schema) for name, (files, schema) in found.items()}


def _flat(name: str) -> str:
    return plain_name(name).replace("/", "-")


def _bytes(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
