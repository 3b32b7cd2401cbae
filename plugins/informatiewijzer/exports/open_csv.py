"""The open data as tables for Excel: UTF-8 with BOM, semicolons, every cell quoted, no formula that runs."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.exports.public import Public
from informatiewijzer.model.base import Record, Truth
from informatiewijzer.model.concepts import Concept
from informatiewijzer.model.freshness import checked_on
from informatiewijzer.model.records import Activity, Address, Contact, Location, Organisation
from informatiewijzer.schedule.words import when_lines

Row = Mapping[str, str]
_BOM = "\ufeff"
# Where a spreadsheet starts to calculate (OWASP, CSV injection), full-width twins included.
_FORMULA = tuple("=+-@\t\r\n|%＝＋－＠")


def defused(text: str) -> str:
    """The text on one line, with an apostrophe before it when a spreadsheet would take it for a formula."""
    if not text:
        return text
    line = " ".join(text.split())
    return f"'{line}" if line.startswith(_FORMULA) or text.startswith(_FORMULA) else line


def table(rows: Iterable[Row]) -> bytes:
    """The rows under their names; the first row says which there are."""
    found = list(rows)
    return b"".join([empty_table(found[0]), *map(table_line, found)])


def table_line(row: Row) -> bytes:
    """The cells of a row as they stand in a table."""
    cells = '";"'.join([defused(value).replace('"', '""') for value in row.values()])
    return f'"{cells}"\r\n'.encode("utf-8", "replace")


def empty_table(columns: Iterable[str]) -> bytes:
    """A table of which only the heading is known."""
    return (_BOM + ";".join(f'"{column}"' for column in columns) + "\r\n").encode()


def csv_file(public: Public, kind: str, lines: Iterable[bytes] | None = None) -> bytes:
    """The table of one folder; with no records it has only a heading. `lines`: if made before."""
    records = [*public.records()[kind].values()]
    if not records:
        return empty_table(("id",))
    made = (csv_line(public, kind, record) for record in records) if lines is None else lines
    whole = io.BytesIO(empty_table(_ROWS[kind](public, records[0])))  # megabytes: never twice in memory
    whole.seek(0, io.SEEK_END)
    whole.writelines(made)
    return whole.getvalue()


def csv_line(public: Public, kind: str, record: Record) -> bytes:
    """A record as the table of its folder has it."""
    return table_line(_ROWS[kind](public, record))


def _activity(public: Public, record: Activity) -> Row:
    catalogue = public.catalogue
    organiser = catalogue.organisations.get(record.organisation or "")
    venue = catalogue.locations.get(record.where.venue or "")
    ages = record.ages
    return {
        "id": record.id,
        "naam": record.name,
        "samenvatting": record.summary,
        "omschrijving": record.description or "",
        "organisatie": organiser.name if organiser else "",
        "organisatie_id": record.organisation or "",
        "soort": _names(catalogue.kinds, [record.kind]),
        "themas": _names(catalogue.themes, record.themes),
        "doelgroepen": _names(catalogue.groups, record.groups),
        "leeftijd_van": _text(ages.low if ages else None),
        "leeftijd_tot": _text(ages.high if ages else None),
        "wanneer": "; ".join(when_lines(record.when)),
        "wanneer_toelichting": record.when.remark or "",
        "vorm": record.where.kind.value,
        "plek": venue.name if venue else "",
        "plek_id": record.where.venue or "",
        **_place(venue.address if venue else None),
        "wijk": _names(catalogue.neighbourhoods, [public.wijk(record) or ""]),
        "kosten": record.costs.kind.value,
        "bedrag_in_euro": f"{record.costs.amount:.2f}".replace(".", ",") if record.costs.amount else "",
        "bedrag_per": record.costs.per or "",
        "kosten_toelichting": record.costs.remark or "",
        "aanmelden_nodig": record.sign_up.needed.value,
        "aanmelden_hoe": record.sign_up.how or "",
        **_contact(catalogue.contact_of(record)),
        "talen": _names(catalogue.languages, record.languages),
        **_end(public, "activiteiten", record),
    }


def _location(public: Public, record: Location) -> Row:
    access = record.access
    known: Mapping[str, Truth] = {
        "rolstoel": access.wheelchair,
        "invalidentoilet": access.toilet,
        "ringleiding": access.hearing_loop,
        "openbaar_vervoer": access.public_transport,
    }
    return {
        "id": record.id,
        "naam": record.name,
        "samenvatting": record.summary or "",
        **_place(record.address),
        "wijk": _names(public.catalogue.neighbourhoods, [record.neighbourhood or ""]),
        **{name: truth.value for name, truth in known.items()},
        "toegankelijkheid_toelichting": access.remark or "",
        **_contact(record.contact),
        **_end(public, "locaties", record),
    }


def _organisation(public: Public, record: Organisation) -> Row:
    catalogue = public.catalogue
    venue = catalogue.locations.get(record.venue or "")
    return {
        "id": record.id,
        "naam": record.name,
        "samenvatting": record.summary,
        "omschrijving": record.description or "",
        "soort": _names(catalogue.organisation_kinds, [record.kind]),
        "werkgebied": record.reach.value if record.reach else "",
        "plek": venue.name if venue else "",
        "plek_id": record.venue or "",
        **_place(venue.address if venue else record.address),
        "wijk": _names(catalogue.neighbourhoods, [public.wijk(record) or ""]),
        **_contact(record.contact),
        **_end(public, "organisaties", record),
    }


_ROWS: Mapping[str, Callable[[Public, Any], Row]] = {
    "activiteiten": _activity,
    "locaties": _location,
    "organisaties": _organisation,
}


def _text(value: int | None) -> str:
    return "" if value is None else str(value)


def _names(table: Mapping[str, Concept], ids: Iterable[str]) -> str:
    return ", ".join(table[id_].name for id_ in ids if id_ in table)


def _place(address: Address | None) -> Row:
    return {
        "straat": (address.street or "") if address else "",
        "postcode": (address.postcode or "") if address else "",
        "plaats": address.town if address else "",
    }


def _contact(contact: Contact) -> Row:
    return {
        "telefoon": enumerate_words(contact.phones, "of"),
        "email": contact.email or "",
        "website": contact.website or "",
    }


def _end(public: Public, kind: str, record: Record) -> Row:
    day = checked_on(record)
    return {
        "stand": record.status.state.value,
        "nagekeken_op": day.isoformat() if day else "",
        "bron": " ".join(source.url or source.document or "" for source in record.sources),
        "pagina": public.page(kind, record.id),
    }
