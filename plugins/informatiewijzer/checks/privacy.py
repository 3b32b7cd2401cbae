"""Privacy: no persons in what everybody can read (AVG, article 5: no more data than needed)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.prose import Prose, has_digits
from informatiewijzer.checks.subject import Entry, Family, Spot, Subject

PERSON = Code("PRIVACY01", Level.WARNING, "In een tekst staat misschien de naam van een persoon.")
ACCOUNT = Code("PRIVACY02", Level.FAULT, "In een tekst staat een rekeningnummer of burgerservicenummer.")
ROLE = Code("PRIVACY03", Level.WARNING, "Bij 'door' staat een rol, geen naam van een persoon.")

_TITLE = r"(?:[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Dd]e heer|[Mm]eneer|[Dd]hr\.|[Cc]ontactpersoon(?: is)?:?)"
_PERSON = re.compile(rf"\b{_TITLE} (?:[A-Z]\.? ?)*(?:(?:van|de|der|den|ter|ten) )*[A-Z][a-zé-ÿ]+")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{4}(?: ?\d){10}\b")
_BSN = re.compile(r"\b(?:bsn|burgerservicenummer)\D{0,20}\d{8,9}\b", re.IGNORECASE)
# One quick look at all texts together; only a hit is looked at field by field.
_SIGNS = ("evr", "mw.", "Mw.", "de heer", "De heer", "eneer", "hr.", "ontactpersoon")
_DIGITS = re.compile("[0-9]{2}")
_FULL_NAME = re.compile(r"@|[A-Z][a-zé-ÿ]+ (?:(?:van|de|der|den|ter|ten) )*[A-Z][a-zé-ÿ]+")


def _in_prose(subject: Subject) -> Iterator[Spot]:
    """The same in texts that are in no record."""
    for prose in subject.prose:
        yield from _in_text(prose)


def _in_text(entry: Entry | Prose) -> Iterator[Spot]:
    """Names after a title, account numbers, citizen numbers."""
    joined = entry.joined
    if any(map(joined.__contains__, _SIGNS)) or (has_digits(joined) and _DIGITS.search(joined)):
        yield from _in_texts(entry)


def _in_texts(entry: Entry | Prose) -> Iterator[Spot]:
    for path, text in entry.texts:
        if _PERSON.search(text):
            message = "Hier lijkt de naam van een persoon te staan. Namen van personen komen niet op de site."
            yield Spot(PERSON, entry.file, path, message, "Noem de rol, zo: vraag naar de gastvrouw.")
        if _IBAN.search(text) or _BSN.search(text):
            message = "Hier staat een rekeningnummer of burgerservicenummer. Dat komt niet op de site."
            yield Spot(ACCOUNT, entry.file, path, message, "Haal het nummer weg.")


def account_numbers(text: str) -> list[str]:
    """Account numbers (IBAN) and citizen numbers in a text, as they are written there."""
    return [match[0] for pattern in (_IBAN, _BSN) for match in pattern.finditer(text)]


def _role(entry: Entry) -> Iterator[Spot]:
    """Who confirmed: a role ("redacteur"), because the files are public."""
    confirmed = entry.record.confirmed
    if confirmed is not None and _FULL_NAME.search(confirmed.by):
        message = "Hier lijkt de naam van een persoon te staan; schrijf alleen de rol."
        yield Spot(ROLE, entry.file, ("bevestigd", "door"), message, "Schrijf het zo: door: redacteur")


FAMILY = Family("privacy", (PERSON, ACCOUNT, ROLE), (_in_prose,), own=(_in_text, _role))
