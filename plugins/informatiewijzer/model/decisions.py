"""What editors decided about likely duplicates: `niet-dubbel.yaml` (optional)."""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field, model_validator

from informatiewijzer.base.characters import printable
from informatiewijzer.model import codes
from informatiewijzer.model.base import Model, unique
from informatiewijzer.model.fault import fault
from informatiewijzer.model.ledger import ADDRESS
from informatiewijzer.model.scalars import Day, Line

DECISIONS = "niet-dubbel"


def parse_address(value: Any) -> str:
    """A record by folder and id: "organisaties/de-linde"."""
    return in_folder(value, ADDRESS, "een bestandsnaam")


def in_folder(value: Any, pattern: str, what: str) -> str:
    """A folder with a name behind it, in a form of its own; `what` says for people what stands behind it."""
    if isinstance(value, str) and re.fullmatch(pattern, value.strip()):
        return value.strip()
    message = f"'{printable(str(value or ''), 60)}' is geen map met {what} erachter."
    raise fault(codes.REFERENCE_FORM, message, "Schrijf het zo: organisaties/zangkoor-de-linde")


Address: TypeAlias = Annotated[str, BeforeValidator(parse_address)]


class NotSame(Model):
    """Two records (or more) that look alike and are not the same, and why."""

    are: Annotated[tuple[Address, ...], *unique(), Field(min_length=2, max_length=12)] = Field(alias="zijn")
    reason: Line = Field(alias="reden")
    on: Day | None = Field(None, alias="op")

    @model_validator(mode="after")
    def _one_kind(self) -> NotSame:
        if len({address.partition("/")[0] for address in self.are}) > 1:
            hint = "Noem twee organisaties, of twee activiteiten, of twee locaties."
            raise fault(codes.TOGETHER, "Deze staan niet in dezelfde map.", hint, at="zijn")
        return self


class Decisions(Model):
    """The whole file."""

    not_same: tuple[NotSame, ...] = Field((), alias="niet_dubbel")

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every two addresses that are not the same, the lesser first."""
        return frozenset(
            (one, other) for row in self.not_same for one in row.are for other in row.are if one < other
        )


NO_DECISIONS = Decisions.model_construct(not_same=())
