"""What all records share: frozen models, closed word lists, sources, status."""

from __future__ import annotations

from collections.abc import Hashable
from enum import StrEnum
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import did_you_mean, enumerate_words
from informatiewijzer.model import codes
from informatiewijzer.model.fault import fault
from informatiewijzer.model.scalars import Day, Line, Prose, Ref, SourceDate, Url, parse_ref


class Model(BaseModel):
    """A frozen value; its YAML names are the Dutch aliases and no other field is allowed.

    What pydantic validates a model with it makes when the first is validated: a rebuild validates few kinds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, defer_build=True)


class Truth(StrEnum):
    """Yes, no or not known; unknown is not no."""

    YES = "ja"
    NO = "nee"
    UNKNOWN = "onbekend"


class Certainty(StrEnum):
    """How sure the source makes us; "laag" is never published before somebody confirmed it."""

    HIGH = "hoog"
    MIDDLE = "middel"
    LOW = "laag"


class State(StrEnum):
    """Where a record is in its life."""

    DRAFT = "concept"
    ACTIVE = "actief"
    CLOSED = "tijdelijk-dicht"
    STOPPED = "gestopt"


class ConfirmedHow(StrEnum):
    """How somebody confirmed a record."""

    PHONE = "telefoon"
    EMAIL = "e-mail"
    VISIT = "bezoek"
    WEBSITE = "website"


_E = TypeVar("_E", bound=StrEnum)
_H = TypeVar("_H", bound=Hashable)


def choice(words: type[_E]) -> BeforeValidator:
    """Only the words of a closed list; says which word was probably meant."""

    # Calling an enumeration is slow, and its words are texts: a member is found as its word is.
    known = {word.value: word for word in words}

    def parse(value: Any) -> _E:
        found = known.get(value.strip()) if isinstance(value, str) else None
        if found is None:
            raise _not_in_list(value, list(known))
        return found

    return BeforeValidator(parse)


def _not_in_list(value: Any, words: list[str]) -> Exception:
    if isinstance(value, list | dict):
        return fault(
            codes.SHAPE, "Hier hoort een enkel woord te staan.", f"Kies uit: {enumerate_words(words, 'of')}."
        )
    text = (value or "").strip()
    # Other tools write English or YAML truth values where an editor means ja or nee.
    near = {"true": "ja", "yes": "ja", "false": "nee", "no": "nee"}.get(text.lower())
    near = near if near in words else did_you_mean(text, words)
    hint = f"Bedoelde u '{near}'? " if near else ""
    message = f"'{printable(text, 40)}' kan hier niet." if text else "Hier is niets ingevuld."
    return fault(codes.CHOICE, message, f"{hint}Kies uit: {enumerate_words(words, 'of')}.")


TruthField: TypeAlias = Annotated[Truth, choice(Truth)]


def parse_yes_no(value: Any) -> bool:
    """True for "ja", False for "nee"."""
    if isinstance(value, bool):
        return value
    if value not in ("ja", "nee"):
        raise _not_in_list(value, ["ja", "nee"])
    return bool(value == "ja")


YesNo: TypeAlias = Annotated[bool, BeforeValidator(parse_yes_no)]


_FEW_WORDS = 400


def written_before(most: int = 4_096) -> WrapValidator:
    """What is written in the same words as before is the same value: much is every Tuesday at ten.

    For frozen models of a few fields; one with a fault is looked at each time. `most`: how many are kept.
    """
    known: dict[str, Any] = {}

    def parse(value: Any, validate: ValidatorFunctionWrapHandler) -> Any:
        words = repr(value)
        found = known.get(words)
        if found is None:
            found = validate(value)
            if len(known) < most and len(words) < _FEW_WORDS:
                known[words] = found
        return found

    return WrapValidator(parse)


def as_list(value: Any) -> list[Any]:
    """A list as it is; a single text as a list of one; anything else is a fault of shape."""
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, str):
        return [value]
    raise fault(codes.SHAPE, "Hier hoort een lijst te staan.", "Schrijf het zo: [wandelen, bewegen]")


def _no_repeats(values: tuple[_H, ...]) -> tuple[_H, ...]:
    for index, value in enumerate(values):
        if value in values[:index]:
            raise fault(
                codes.REPEATED, f"'{value}' staat twee keer in deze lijst.", "Haal een van de twee weg."
            )
    return values


def unique() -> list[Any]:
    """Validators of a list field: a list (or one text), no item twice."""
    from pydantic import AfterValidator

    return [BeforeValidator(as_list), AfterValidator(_no_repeats)]


Refs: TypeAlias = Annotated[tuple[Ref, ...], *unique()]
Aliases: TypeAlias = Annotated[tuple[Line, ...], *unique()]


class Source(Model):
    """Where facts came from: a page or a document, its date, and when we looked at it."""

    url: Url | None = Field(None, alias="url")
    document: Line | None = Field(None, alias="document")
    dated: SourceDate | None = Field(None, alias="datum")
    via: Line | None = Field(None, alias="via")
    seen: Day | None = Field(None, alias="gezien")

    @model_validator(mode="after")
    def _one_of(self) -> Source:
        if (self.url is None) == (self.document is None):
            hint = "Schrijf het zo: - url: https://www.voorbeeld.nl of - document: Jaarplan 2026"
            raise fault(codes.TOGETHER, "Een bron heeft een url of een document, en niet allebei.", hint)
        return self


class Confirmation(Model):
    """Somebody of the editors asked, and it was right: when, in which role, how."""

    on: Day = Field(alias="op")
    by: Line = Field(alias="door")
    how: Annotated[ConfirmedHow, choice(ConfirmedHow)] = Field(alias="hoe")


class Status(Model):
    """Where the record is in its life, and why."""

    state: Annotated[State, choice(State)] = Field(State.ACTIVE, alias="stand")
    remark: Line | None = Field(None, alias="opmerking")
    replaced_by: Ref | None = Field(None, alias="vervangen_door")


Sources: TypeAlias = Annotated[tuple[Annotated[Source, written_before()], ...], Field(min_length=1)]


class Record(Model):
    """What organisations, venues and activities share. `id` is the file name and is set by the loader."""

    id: Annotated[str, BeforeValidator(parse_ref)] = Field(alias="id")
    sources: Sources = Field(alias="bron")
    certainty: Annotated[Certainty, choice(Certainty)] = Field(alias="zekerheid")
    confirmed: Confirmation | None = Field(None, alias="bevestigd")
    status: Status = Field(
        Status.model_construct(state=State.ACTIVE, remark=None, replaced_by=None), alias="status"
    )
    editors_note: Prose | None = Field(None, alias="notitie_redactie")

    @model_validator(mode="after")
    def _low_is_draft(self) -> Record:
        if self.certainty is Certainty.LOW and self.status.state is not State.DRAFT:
            message = "Met 'zekerheid: laag' komt dit niet op de site; dan hoort de stand 'concept' te zijn."
            hint = "Schrijf: status: {stand: concept}. Nagevraagd? Zet dan zekerheid op middel of hoog."
            raise fault(codes.TOGETHER, message, hint, at="zekerheid")
        return self

    @property
    def is_public(self) -> bool:
        """Whether residents may see this record at all."""
        return self.status.state in (State.ACTIVE, State.CLOSED) and self.certainty is not Certainty.LOW
