"""The pages of organisations and venues as plain data."""

from __future__ import annotations

from typing import Any

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Contact, Location, Organisation, Reach
from informatiewijzer.pages import facts
from informatiewijzer.pages.facts import Row, Value, notes, texts
from informatiewijzer.pages.mistake import mistake_href
from informatiewijzer.pages.referral import organisation_card
from informatiewijzer.pages.site import Site
from informatiewijzer.pages.views.activity import DERIVED


def organisation_view(site: Site, organisation: Organisation) -> dict[str, Any]:
    """Everything `plek.html` shows of an organisation."""
    kind = site.catalogue.organisation_kinds.get(organisation.kind)
    rows = (
        Row("Soort", texts((kind.name if kind else None,))),
        _where(site, organisation),
        Row("Voor welk gebied", texts((_reach(site.catalogue, organisation.reach),))),
        Row("Heet ook", texts((enumerate_words(organisation.aliases),))),
    )
    card = organisation_card(facts.ask(organisation.contact))
    return {**_view(site, "organisaties", organisation, organisation.contact, rows), "referral": card}


def _where(site: Site, organisation: Organisation) -> Row:
    venue = site.venue(organisation.venue)
    wijk = site.wijken.get(organisation.neighbourhood or "") or (venue.wijk if venue else None)
    place = venue.place if venue else facts.address_lines(organisation.address)
    derived = (
        organisation.neighbourhood_derived if organisation.neighbourhood else bool(venue and venue.derived)
    )
    way = venue.route if venue else facts.route(organisation.address)
    return Row(
        "Waar", (*place, *((wijk,) if wijk else ()), *way), notes(DERIVED if derived and wijk else None)
    )


def _view(
    site: Site, kind: str, record: Organisation | Location, contact: Contact, rows: tuple[Row, ...]
) -> dict[str, Any]:
    return {
        "summary": record.summary,
        "closed": facts.closed_notice(record),
        "contact": facts.contact_view(contact),
        "rows": tuple(row for row in rows if row.entries or row.notes),
        "paragraphs": facts.paragraphs(record.description),
        "freshness": facts.freshness(record, contact, site.late(kind, record)),
        "mistake": mistake_href(site, record),
    }


def _reach(catalogue: Catalogue, reach: Reach | None) -> str | None:
    words = {
        Reach.NEIGHBOURHOOD: "De eigen wijk",
        Reach.TOWN: f"Heel {catalogue.settings.town}",
        Reach.REGION: "De hele regio",
        Reach.COUNTRY: "Heel Nederland",
    }
    return words[reach] if reach else None


def location_view(site: Site, location: Location) -> dict[str, Any]:
    """Everything `plek.html` shows of a venue."""
    keeper = site.catalogue.organisations.get(location.organisation or "")
    contact = location.contact.over(keeper.contact) if keeper else location.contact
    venue = site.venues[location.id].view
    unknown = (Row("Toegankelijkheid", (Value(facts.ask(contact)),)),)
    rows = (
        Row(
            "Adres",
            (*venue.place[1:], *((venue.wijk,) if venue.wijk else ()), *venue.route),
            notes(DERIVED if venue.derived else None),
        ),
        *(venue.access or unknown),
        Row("Wie beheert het?", (Value(keeper.name, f"organisaties/{keeper.id}/"),) if keeper else ()),
        Row("Heet ook", texts((enumerate_words(location.aliases),))),
    )
    return {**_view(site, "locaties", location, contact, rows), "referral": None}
