"""Single facts of others by the rules of our fields: the value, or in Dutch why it is not taken."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from pydantic_core import PydanticCustomError

from informatiewijzer.checks.mail import is_personal
from informatiewijzer.model.scalars import parse_email, parse_phone, parse_postcode, parse_url
from informatiewijzer.openreferral.rows import Row

_T = TypeVar("_T")
PERSON = "dit lijkt van een persoon te zijn"


class Not(Exception):
    """A value is not taken; the text says why."""


def fact(row: Row, field: str, where: str, parse: Callable[[str], _T]) -> _T | None:
    """The value of a field by `parse`, told as taken to `where`; None when it is empty or told as left."""
    text = row.get(field)
    if not text:
        return None
    try:
        value = parse(text)
    except Not as why:
        row.leave(field, str(why))
        return None
    row.take(field, where)
    return value


def phone(text: str) -> str:
    """A telephone number in the Netherlands that is not a mobile one."""
    number = " ".join(text.split())
    try:
        return parse_phone(number)
    except PydanticCustomError as error:
        raise Not(_first(error.message())) from None


def email(names: Sequence[str]) -> Callable[[str], str]:
    """Takes a mail address that is not a person's; `names`: of town and record, which make it no person."""

    def parse(text: str) -> str:
        try:
            address = parse_email(text)
        except PydanticCustomError as error:
            raise Not(_first(error.message())) from None
        if is_personal(address, names):
            raise Not(PERSON)
        return address

    return parse


def website(text: str) -> str:
    """An address on the web; one without http gets https, as a browser does."""
    address = text.strip()
    whole = re.match(r"[a-z][a-z0-9+.-]*:", address, re.IGNORECASE)
    try:
        return parse_url(address if whole else f"https://{address}")
    except PydanticCustomError as error:
        raise Not(_first(error.message())) from None


def postcode(text: str) -> str:
    """A Dutch postcode."""
    try:
        return parse_postcode(text)
    except PydanticCustomError as error:
        raise Not(_first(error.message())) from None


def age(text: str) -> str:
    """An age in whole years."""
    match = re.fullmatch(r"(\d{1,3})(?:\.0+)?", text)
    if not match or int(match[1]) > 120:
        raise Not("dit is geen leeftijd van 0 tot en met 120")
    return str(int(match[1]))


def day(text: str) -> str:
    """A day, from a date or a moment."""
    try:
        found = date.fromisoformat(text[:10])
    except ValueError:
        raise Not("dit is geen datum") from None
    if not 1900 <= found.year < 2200:
        raise Not("deze datum kan niet")
    return found.isoformat()


def _first(message: str) -> str:
    """The first sentence, as the end of one: "dit is geen postcode"."""
    sentence = message.split(". ")[0].rstrip(".")
    return sentence[:1].lower() + sentence[1:]
