"""Rows of a record's list of facts, and its contact, sources and freshness, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from informatiewijzer.base.dutch import long_date
from informatiewijzer.model.base import Certainty, ConfirmedHow, Record, Source, State, Truth
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Access, Address, Contact

View = dict[str, Any]

_HOW = {
    ConfirmedHow.PHONE: "telefonisch",
    ConfirmedHow.EMAIL: "per e-mail",
    ConfirmedHow.VISIT: "bij een bezoek",
    ConfirmedHow.WEBSITE: "op de website",
}
_ACCESS = (
    ("wheelchair", "Met een rolstoel naar binnen"),
    ("toilet", "Wc voor mensen met een rolstoel"),
    ("hearing_loop", "Ringleiding voor mensen met een hoortoestel"),
    ("public_transport", "Te bereiken met het openbaar vervoer"),
)


def value(text: str, href: str | None = None) -> View:
    """One value of a fact; `href` is relative to the root of the site."""
    return {"text": text, "href": href}


def row(label: str, values: Sequence[View], notes: Sequence[str | None] = ()) -> View:
    """A fact: its label, its values and the remarks under it (empty ones fall out)."""
    return {"label": label, "values": list(values), "notes": [note for note in notes if note]}


def texts(lines: Sequence[str]) -> list[View]:
    """Values without links."""
    return [value(line) for line in lines if line]


def ask(contact: Contact) -> str:
    """What to say when a fact is not known, fitting to how one can ask."""
    if contact.phones:
        return "Nog niet bekend: bel even"
    return "Nog niet bekend: mail even" if contact.email else "Nog niet bekend"


def contact_view(contact: Contact) -> View:
    """Numbers, e-mail address and website."""
    return {"phones": list(contact.phones), "email": contact.email, "website": contact.website}


def address_lines(address: Address | None) -> list[str]:
    """Street, then postcode and town; only what is known."""
    if address is None:
        return []
    town = " ".join(part for part in (address.postcode, address.town) if part)
    return [line for line in (address.street, town) if line]


def wijk_value(catalogue: Catalogue, id_: str | None) -> list[View]:
    """The wijk with a link, or nothing."""
    wijk = catalogue.neighbourhoods.get(id_ or "")
    return [value(f"Wijk {wijk.name}", f"wijken/{wijk.id}/")] if wijk else []


def access_rows(access: Access) -> list[View]:
    """What is known about access to a venue; unknown is not the same as no."""
    known = [(words, getattr(access, name)) for name, words in _ACCESS]
    lines = [f"{words}: {truth.value}" for words, truth in known if truth is not Truth.UNKNOWN]
    return [row("Toegankelijkheid", texts(lines), [access.remark])] if lines or access.remark else []


def source_view(source: Source) -> View:
    """A source: a link or a document, its date, and what we did not see."""
    return {
        "url": source.url,
        "document": source.document,
        "dated": source.dated.words if source.dated else None,
        "via": source.via,
        "seen": long_date(source.seen) if source.seen else None,
    }


def _data_date(record: Record) -> str:
    dates = [source.dated for source in record.sources if source.dated]
    if not dates:
        return "Datum van de gegevens niet bekend."
    latest = max(dates, key=lambda dated: (dated.earliest, str(dated)))
    return f"Gegevens van {latest.words}."


def freshness(record: Record, contact: Contact) -> View:
    """How far one can trust the record: who confirmed it, else its source's date; and if one should call first."""
    if record.confirmed:
        on, how = long_date(record.confirmed.on), _HOW[record.confirmed.how]
        return {"text": f"Bevestigd op {on} ({how}).", "doubtful": False, "sources": _sources(record)}
    unseen = any(source.via for source in record.sources)
    doubtful = record.certainty is not Certainty.HIGH or unseen
    advice = " Bel even vooraf." if contact.phones else " Vraag het even na voor u gaat."
    text = _data_date(record) + (advice if doubtful else "")
    return {"text": text, "doubtful": doubtful, "sources": _sources(record)}


def _sources(record: Record) -> list[View]:
    return [source_view(source) for source in record.sources]


def closed_notice(record: Record) -> str | None:
    """A warning when the offer is closed for the time being."""
    if record.status.state is not State.CLOSED:
        return None
    return "Dit is tijdelijk dicht. " + (record.status.remark or "")


def paragraphs(text: str | None) -> list[str]:
    """The paragraphs of a text: an empty line stands between two."""
    return [part.strip() for part in (text or "").split("\n\n") if part.strip()]
