"""Addresses that may not be seen (`tonen: wijk` or `niet`) stand in no other place that everybody reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import Entry, Family, Spot, Subject
from informatiewijzer.model.records import Address, Location, Organisation
from informatiewijzer.source.tree import Path

LEAK = Code("PRIVACY04", Level.FAULT, "Een adres dat niet getoond mag worden, staat ergens anders wel.")
_NUMBER = re.compile(r"[\s,]+\d+\s*[a-zA-Z]?(?:[-/]\d+)?$")
_HINT = "Haal het daar weg, of zet bij het adres: tonen: volledig"


@dataclass(frozen=True, slots=True)
class _Secret:
    """A masked address: whose it is, and how it may be written."""

    file: str
    name: str
    forms: tuple[str, ...]


def _leaks(subject: Subject) -> Iterator[Spot]:
    """Streets and postcodes of masked addresses in names, texts and addresses of any record."""
    secrets = [secret for entry in subject.entries for secret in _secrets(entry)]
    if not secrets:
        return
    for entry in subject.entries:
        for path, text in _readable(entry):
            folded = text.casefold()
            for secret in secrets:
                if any(form in folded for form in secret.forms):
                    message = f"Hier staat het adres van '{secret.name}', en dat mag niet getoond worden."
                    yield Spot(LEAK, entry.file, path, message, _HINT)
                    break


def _address(entry: Entry) -> Address | None:
    return entry.record.address if isinstance(entry.record, Location | Organisation) else None


def _secrets(entry: Entry) -> Iterator[_Secret]:
    address = _address(entry)
    if address is None or not address.is_masked:
        return
    street = _NUMBER.sub("", address.street or "").strip().casefold()
    postcode = (address.postcode or "").casefold()
    forms = (street, postcode, postcode.replace(" ", ""))
    known = tuple(form for form in dict.fromkeys(forms) if len(form) > 3)
    if known:
        yield _Secret(entry.file, entry.record.name, known)


def _readable(entry: Entry) -> Iterator[tuple[Path, str]]:
    """All that may be read of a record, its address too unless that is masked itself."""
    yield ("naam",), entry.record.name
    yield from entry.texts
    for index, alias in enumerate(getattr(entry.record, "aliases", ())):
        yield ("aliassen", index), alias
    address = _address(entry)
    if address and not address.is_masked:
        for field, text in (("straat", address.street), ("postcode", address.postcode)):
            if text:
                yield ("adres", field), text


FAMILY = Family("afgeschermde adressen", (LEAK,), (_leaks,))
