"""The fields of a record as plain data, read from the models: for questions, the schema and the form."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from informatiewijzer.model import scalars
from informatiewijzer.model.base import Model, as_list, parse_yes_no
from informatiewijzer.model.campaign import parse_budget
from informatiewijzer.model.charts import parse_share, parse_year
from informatiewijzer.model.concepts import Settings, parse_cbs, parse_percentage
from informatiewijzer.model.decisions import DECISIONS, Decisions, parse_address
from informatiewijzer.model.folders import FOLDERS
from informatiewijzer.model.help import help_for
from informatiewijzer.model.key_order import own_first
from informatiewijzer.model.loading import CONCEPT_KINDS, CONCEPTS, RECORD_KINDS, SETTINGS
from informatiewijzer.model.search_words import SEARCH_WORD_FILES, SearchWordFile, parse_found, parse_group

Parse = Callable[[Any], Any]

# What a field holds, by the function that parses it.
_FORMS: Mapping[Any, str] = {
    scalars.parse_ref: "ref",
    scalars.parse_time: "time",
    scalars.parse_date: "day",
    scalars.parse_partial_date: "partial-day",
    scalars.parse_money: "money",
    scalars.parse_age: "whole",
    scalars.parse_whole: "whole",
    scalars.parse_postcode: "postcode",
    scalars.parse_phone: "phone",
    scalars.parse_email: "email",
    scalars.parse_url: "url",
    parse_yes_no: "choice",
    parse_cbs: "cbs",
    parse_percentage: "whole",
    parse_year: "year",
    parse_share: "share",
    parse_budget: "budget",
    parse_address: "address",
    parse_found: "found",
    parse_group: "group",
}

# To which folder or list a reference leads, by the place where it stands.
_TARGETS: Mapping[str, str] = {
    "organisaties:soort": "organisatiesoorten",
    "activiteiten:soort": "soorten",
    "organisatie": "organisaties",
    "locatie": "locaties",
    "waar.locatie": "locaties",
    "wijk": "wijken",
    "waar.wijk": "wijken",
    "themas": "themas",
    "doelgroepen": "doelgroepen",
    "talen": "talen",
    "icoon": "",
    "ingang": "ingangen",
    "meedenken": "organisaties",
    "voor_iedereen": "doelgroepen",
    "leeftijdsgroepen": "doelgroepen",
    "regels.bij": "wegwijzer",
    "regels.past.themas": "themas",
    "regels.past.soorten": "soorten",
    "regels.past.doelgroepen": "doelgroepen",
    "regels.past.activiteiten": "activiteiten",
    "behoefte": "behoeften",
    "omstandigheden": "omstandigheden",
    "moet": "activiteiten",
    "hulplijnen": "organisaties",
    "pijlers": "pijlers",
    "organisaties": "organisaties",
    "activiteiten": "activiteiten",
}

ONLY_WITH: Mapping[str, tuple[str, str]] = {
    "waar.locatie": ("vorm", "op-locatie"),
    "wanneer.momenten": ("soort", "vast"),
    "kosten.bedrag": ("soort", "betaald"),
    "kosten.per": ("soort", "betaald"),
}
"""Fields that mean something only beside one value of a neighbour."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    `path`: YAML names from the record on. `form`: "text", "choice", "ref", "object", "time", "day",
    "partial-day", "day-or-choice", "year", "money", "budget", "whole", "share", "postcode", "phone", "email",
    "url", "address" (of a record), "found" (by the search) or "group" (of words). `many`: a list of these;
    `one_or_many`: a single value may stand for a list of one. `target`: the folder or list that a reference
    leads to. `choices`: the words of a closed list. `parts`: the fields of an object. `parse` takes the YAML
    value of one item and gives its value, or raises pydantic's error (objects: the model).
    """

    path: tuple[str, ...]
    form: str
    title: str
    help: str
    required: bool
    many: bool = False
    one_or_many: bool = False
    target: str = ""
    choices: tuple[str, ...] = ()
    words: str = ""
    least: int = 0
    most: int | None = None
    limit: int | None = None
    lines: bool = False
    parts: tuple[Field, ...] = ()
    parse: Parse | None = None

    @property
    def name(self) -> str:
        """The YAML name."""
        return self.path[-1]

    @property
    def dotted(self) -> str:
        """The path as one text: "wanneer.momenten.van"."""
        return ".".join(self.path)


def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of the records in folder `kind`, in the order in which they are written."""
    return tuple(_fields(kind, RECORD_KINDS[kind], ()))


def lists() -> Mapping[str, tuple[Field, ...]]:
    """The fields of one entry, by file that maps an id to a block ("begrippen/themas")."""
    models: dict[str, type[Model]] = {f"{CONCEPTS}/{name}": model for name, model in CONCEPT_KINDS.items()}
    for name, folder in FOLDERS.items():
        models |= {f"{name}/{file}": model for file, model in folder.lists.items()}
    return {file: tuple(_fields(file, model, ())) for file, model in sorted(models.items())}


def singles() -> Mapping[str, tuple[Field, ...]]:
    """The fields of a file that is one block and no record; a star stands for any part of a name."""
    models: dict[str, type[Model]] = {
        SETTINGS: Settings,
        DECISIONS: Decisions,
        f"{CONCEPTS}/{SEARCH_WORD_FILES}": SearchWordFile,
    }
    for name, folder in FOLDERS.items():
        models |= {f"{name}/{file}": model for file, model in folder.singles.items()}
        models |= {f"{name}/*": folder.each} if folder.each else {}
    return {file: tuple(_fields(plain_name(file), model, ())) for file, model in sorted(models.items())}


def plain_name(file: str) -> str:
    """The name of a file or of files without a star: "cijfers/*" -> "cijfers"."""
    return file.rstrip("/*")


def _fields(kind: str, model: type[Model], path: tuple[str, ...]) -> Iterator[Field]:
    for name in own_first(model):
        info = model.model_fields[name]
        if name != "id":  # the file name, or the key in a list
            yield _field(kind, info, (*path, info.alias or name))


def _field(kind: str, info: FieldInfo, path: tuple[str, ...]) -> Field:
    said = help_for(kind, path)
    found = _Shape.of(info.annotation, info.metadata)
    field = Field(path, "text", said.title, said.text, info.is_required(), found.many)
    field = replace(field, one_or_many=found.one_or_many, least=found.least, most=found.most)
    if found.model is not None:
        parts = tuple(_fields(kind, found.model, path))
        return replace(field, form="object", parts=parts, parse=found.model.model_validate)
    return replace(field, parse=found.parse, **_scalar(kind, found, path))


def _scalar(kind: str, found: _Shape, path: tuple[str, ...]) -> dict[str, Any]:
    """What is known of a value that is one text."""
    if found.enum is not None:
        choices = tuple(word.value for word in found.enum)
        form = "day-or-choice" if found.with_date else "choice"
        return {"form": form, "choices": choices, "words": found.enum.__name__}
    if isinstance(found.parse, scalars.TextForm):
        return {"form": "text", "limit": found.parse.limit, "lines": found.parse.lines}
    form = _FORMS[found.parse]
    if form == "choice":
        return {"form": form, "choices": ("ja", "nee"), "words": "Truth"}
    return {"form": form, "target": _target(kind, path) if form == "ref" else ""}


def _target(kind: str, path: tuple[str, ...]) -> str:
    if path == ("status", "vervangen_door"):
        return kind
    name = ".".join(path)
    return _TARGETS.get(f"{kind}:{name}") or _TARGETS[name]


@dataclass(slots=True)
class _Shape:
    """What stands in a type such as `tuple[Annotated[str, BeforeValidator(parse_ref)], ...] | None`."""

    many: bool = False
    one_or_many: bool = False
    least: int = 0
    most: int | None = None
    parse: Any = None
    enum: type[StrEnum] | None = None
    model: type[Model] | None = None
    with_date: bool = False

    @classmethod
    def of(cls, annotation: Any, metadata: Iterable[Any]) -> _Shape:
        shape = cls()
        shape._look(annotation)
        shape._notes(metadata)
        return shape

    def _look(self, annotation: Any) -> None:
        origin = get_origin(annotation)
        if origin is Annotated:
            inner, *metadata = get_args(annotation)
            self._look(inner)
            self._notes(metadata)
        elif origin in (tuple, Union, types.UnionType):
            self.many = self.many or origin is tuple
            for part in get_args(annotation):
                self._look(part)
        elif isinstance(annotation, type):
            if issubclass(annotation, Model):
                self.model = annotation
            elif issubclass(annotation, StrEnum):
                self.enum = annotation
            self.with_date = self.with_date or annotation is date

    def _notes(self, metadata: Iterable[Any]) -> None:
        for note in metadata:
            if isinstance(note, FieldInfo):
                self._notes(note.metadata)
            elif isinstance(note, BeforeValidator) and note.func is as_list:
                self.one_or_many = True
            elif isinstance(note, BeforeValidator) and self.parse is None:
                self.parse = note.func
            self.least = getattr(note, "min_length", None) or self.least
            self.most = getattr(note, "max_length", None) or self.most
