"""Addresses: what was ever published leads somewhere, and what is published now stands in the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import Family, Spot, Subject
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.ledger import LEDGER, final_address

VANISHED = Code(
    "ADRES02", Level.FAULT, "Iets dat op de site stond, is verdwenen zonder dat er iets voor kwam."
)
UNLISTED = Code("ADRES03", Level.TIP, "Iets op de site staat nog niet in de lijst van uitgegeven adressen.")
NOWHERE = Code("ADRES04", Level.FAULT, "Een doorverwijzing komt nergens uit.")
ALIVE = Code("ADRES05", Level.WARNING, "Een oud adres verwijst door, maar het bestand bestaat weer.")

KINDS = ("activiteiten", "locaties", "organisaties")
"""Kinds of record whose pages are kept for ever; calls are short-lived and are not in the ledger."""
_FILE = f"{LEDGER}.yaml"
_NAMED = 5


def _exists(subject: Subject, address: str) -> bool:
    """Whether there is such a file, also when there is a fault in it."""
    kind, _, id_ = address.partition("/")
    return id_ in subject.known.get(kind, ())


def _vanished(subject: Subject) -> Iterator[Spot]:
    """Addresses in the ledger without a record, and without a word on what became of it."""
    for address, line in subject.catalogue.ledger.items():
        if line.since is not None and not _exists(subject, address):
            message = f"'{address}' stond op de site, maar het bestand is weg."
            hint = (
                "Zet het bestand terug en schrijf daarin: status: {stand: gestopt}. Heet het nu anders? "
                f"Schrijf dan hier: {address}: {address.partition('/')[0]}/nieuwe-naam. Moet er niets van "
                f"overblijven? Schrijf: {address}: weg"
            )
            yield Spot(VANISHED, _FILE, (address,), message, hint)


def _nowhere(subject: Subject) -> Iterator[Spot]:
    """Forwarding lines that end at no record: a typing fault, or a circle."""
    for address, line in subject.catalogue.ledger.items():
        target = final_address(subject.catalogue.ledger, address) if line.moved_to else address
        ends = target and (_exists(subject, target) or target in subject.catalogue.ledger)
        if line.moved_to and not ends:
            message = f"'{address}' verwijst naar '{line.moved_to}', maar dat komt nergens uit."
            hint = f"Noem het bestand waar het nu in staat, zo: {address}: activiteiten/eetclub"
            yield Spot(NOWHERE, _FILE, (address,), message, hint)


def _alive(subject: Subject) -> Iterator[Spot]:
    """Lines that say something moved or went, of which the record is there again."""
    for address, line in subject.catalogue.ledger.items():
        if line.since is None and _exists(subject, address):
            message = f"'{address}' heet hier verhuisd of weg, maar het bestand bestaat. De site toont dat."
            hint = "Typ: python3 build.py ledger. Of haal het bestand weg."
            yield Spot(ALIVE, _FILE, (address,), message, hint)


def _unlisted(subject: Subject) -> Iterator[Spot]:
    """Published records that are not in the ledger yet; told once. Without a ledger nothing is told."""
    ledger = subject.catalogue.ledger
    if not ledger:
        return
    missing = [
        address for address in published_addresses(subject.catalogue, subject.as_of) if address not in ledger
    ]
    if missing:
        more = f", en nog {len(missing) - _NAMED}" if len(missing) > _NAMED else ""
        message = f"{len(missing)} keer nog niet in deze lijst: {enumerate_words(missing[:_NAMED])}{more}."
        yield Spot(UNLISTED, _FILE, (), message, "Typ: python3 build.py ledger")


def published_addresses(catalogue: Catalogue, as_of: date) -> list[str]:
    """The addresses that the site has on a day, of the kinds whose pages are kept for ever; sorted."""
    published = catalogue.published(as_of)
    tables = (published.activities, published.locations, published.organisations)
    return [f"{kind}/{id_}" for kind, table in zip(KINDS, tables, strict=True) for id_ in table]


FAMILY = Family(
    "adressen",
    (VANISHED, UNLISTED, NOWHERE, ALIVE),
    (_vanished, _unlisted, _nowhere, _alive),
)
