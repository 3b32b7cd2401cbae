"""Rows of a record's list of facts, and its contact, sources and freshness, as plain hashable data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from informatiewijzer.base.dutch import long_date
from informatiewijzer.model.base import Certainty, ConfirmedHow, Record, Source, State, Truth
from informatiewijzer.model.freshness import Stage, confirmed_on, seen_on
from informatiewijzer.model.records import Access, Address, Contact
from informatiewijzer.pages.links import host_name, safe_url

_HOW = {
    ConfirmedHow.PHONE: "telefonisch",
    ConfirmedHow.EMAIL: "per e-mail",
    ConfirmedHow.VISIT: "bij een bezoek",
    ConfirmedHow.WEBSITE: "op de website",
}
_MAP = "https://www.openstreetmap.org/search?query="
_ACCESS = (
    ("wheelchair", "Met een rolstoel naar binnen"),
    ("toilet", "Wc voor mensen met een rolstoel"),
    ("hearing_loop", "Ringleiding voor mensen met een hoortoestel"),
    ("public_transport", "Te bereiken met het openbaar vervoer"),
)


UNKNOWN = "Nog niet bekend"
MASKED = "Het adres tonen wij niet op de site"


class Value(NamedTuple):
    """One value of a fact; `href` is relative to the root of the site, `url` an address elsewhere."""

    text: str
    href: str | None = None
    url: str | None = None


class Row(NamedTuple):
    """A fact: its label, its values and the remarks under it."""

    label: str
    entries: tuple[Value, ...]
    notes: tuple[str, ...] = ()


class ContactView(NamedTuple):
    """Numbers, e-mail address and website; `unknown` is what to say when there is none."""

    phones: tuple[str, ...]
    email: str | None
    website: str | None
    unknown: str


class SourceView(NamedTuple):
    """A source: a link or a document, its date, and what we did not see."""

    href: str
    name: str
    details: str
    via: str | None


class Fresh(NamedTuple):
    """How far one can trust a record."""

    text: str
    doubtful: bool
    sources: tuple[SourceView, ...]


def texts(lines: Iterable[str | None]) -> tuple[Value, ...]:
    """Values without links; empty lines fall out."""
    return tuple(Value(line) for line in lines if line)


def notes(*remarks: str | None) -> tuple[str, ...]:
    """The remarks that are there."""
    return tuple(remark for remark in remarks if remark)


def ask(contact: Contact) -> str:
    """What to say when a fact is not known, fitting to how one can ask."""
    if contact.phones:
        return f"{UNKNOWN}: bel even"
    return f"{UNKNOWN}: mail even" if contact.email else UNKNOWN


def contact_view(contact: Contact) -> ContactView:
    """The contact as the page shows it."""
    return ContactView(contact.phones, contact.email, contact.website, ask(contact))


def address_lines(address: Address | None) -> tuple[Value, ...]:
    """Street, then postcode and town; only what is known, and a word when there is more than may be seen."""
    if address is None:
        return ()
    town = f"{address.postcode} {address.town}" if address.postcode else address.town
    return texts((address.street, town, MASKED if address.is_masked else None))


def route(address: Address | None) -> tuple[Value, ...]:
    """A link to a map that can also plan a route; only when the street is known."""
    if address is None or not address.street:
        return ()
    place = ", ".join(line.text for line in address_lines(address))
    return (Value("Kaart en route (openstreetmap.org)", url=_MAP + quote(place, safe="")),)


def access_rows(access: Access) -> tuple[Row, ...]:
    """What is known about access to a venue; unknown is not the same as no."""
    known = [(words, getattr(access, name)) for name, words in _ACCESS]
    lines = texts(f"{words}: {truth.value}" for words, truth in known if truth is not Truth.UNKNOWN)
    return (Row("Toegankelijkheid", lines, notes(access.remark)),) if lines or access.remark else ()


def source_view(source: Source) -> SourceView:
    """The source as the page shows it."""
    details = f", {source.dated.words}" if source.dated else ""
    if source.seen:
        details += f", door ons bekeken op {long_date(source.seen)}"
    href = safe_url(source.url) if source.url else ""
    name = host_name(source.url) if source.url else source.document or ""
    return SourceView(href, name, details + ".", source.via)


def _data_date(record: Record) -> str:
    dates = [source.dated for source in record.sources if source.dated]
    if not dates:
        return "Datum van de gegevens niet bekend."
    latest = max(dates, key=lambda dated: (dated.earliest, str(dated))) if len(dates) > 1 else dates[0]
    return f"Gegevens van {latest.words}."


def freshness(record: Record, contact: Contact, late: Stage | None = None) -> Fresh:
    """Who confirmed the record, else when we looked, else the date of its source; and whether to call first.

    `late`: its stage when somebody should look again (`Catalogue.late`).
    """
    sources = tuple(source_view(source) for source in record.sources)
    looked = _looked_words(record)
    if looked is not None:
        doubtful = late is not None or record.confirmed is None
        words = [looked, "Dat is lang geleden." if late else "", _advice(contact) if doubtful else ""]
        return Fresh(" ".join(word for word in words if word), doubtful, sources)
    doubtful = record.certainty is not Certainty.HIGH or any(source.via for source in record.sources)
    doubtful = doubtful or late is not None
    advice = f" {_advice(contact)}" if doubtful else ""
    return Fresh(_data_date(record) + advice, doubtful, sources)


def _looked_words(record: Record) -> str | None:
    """The last confirmation and a later look at the source, in words; None when there was neither."""
    confirmed, seen = confirmed_on(record), seen_on(record)
    if confirmed and record.confirmed:
        words = f"Bevestigd op {long_date(confirmed)} ({_HOW[record.confirmed.how]})."
        return f"{words} Daarna bekeken op {long_date(seen)}." if seen and seen > confirmed else words
    if seen is None:
        return None
    newest = next(source for source in record.sources if source.seen == seen)
    return f"Overgenomen van {'de website' if newest.url else 'een document'} op {long_date(seen)}."


def _advice(contact: Contact) -> str:
    """How to make sure before going, fitting to how one can ask."""
    if contact.phones:
        return "Bel even vooraf."
    if contact.email:
        return "Mail even vooraf."
    if contact.website:
        return "Bel even vooraf. Het telefoonnummer staat misschien op de website."
    return "Bel even vooraf. Het telefoonnummer weten wij nog niet."


def closed_notice(record: Record) -> str | None:
    """A warning when the offer is closed for the time being."""
    if record.status.state is not State.CLOSED:
        return None
    return "Dit is tijdelijk dicht. " + (record.status.remark or "")


def paragraphs(text: str | None) -> tuple[str, ...]:
    """The paragraphs of a text: an empty line stands between two."""
    if not text:
        return ()
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())
