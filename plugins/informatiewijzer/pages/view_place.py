"""The pages of organisations and venues as plain data."""

from __future__ import annotations

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Location, Organisation, Reach
from informatiewijzer.pages import facts
from informatiewijzer.pages.facts import View, row, texts, value
from informatiewijzer.pages.site import Site


def organisation_view(site: Site, organisation: Organisation) -> View:
    """Everything `plek.html` shows of an organisation."""
    venue = site.catalogue.locations.get(organisation.venue or "")
    place = [value(venue.name, f"locaties/{venue.id}/")] if venue else []
    place += texts(facts.address_lines(venue.address if venue else organisation.address))
    place += facts.wijk_value(site.catalogue, site.catalogue.organisation_neighbourhood(organisation))
    kind = site.catalogue.organisation_kinds.get(organisation.kind)
    rows = [
        row("Soort", texts([kind.name if kind else ""])),
        row("Waar", place),
        row("Voor welk gebied", texts([_reach(site.catalogue, organisation.reach)])),
        row("Heet ook", texts([enumerate_words(organisation.aliases)])),
    ]
    return {
        "h1": organisation.name,
        "summary": organisation.summary,
        "closed": facts.closed_notice(organisation),
        "contact": facts.contact_view(organisation.contact),
        "unknown_contact": facts.ask(organisation.contact),
        "rows": [fact for fact in rows if fact["values"]],
        "paragraphs": facts.paragraphs(organisation.description),
        "freshness": facts.freshness(organisation, organisation.contact),
    }


def _reach(catalogue: Catalogue, reach: Reach | None) -> str:
    words = {
        Reach.NEIGHBOURHOOD: "De eigen wijk",
        Reach.TOWN: f"Heel {catalogue.settings.town}",
        Reach.REGION: "De hele regio",
        Reach.COUNTRY: "Heel Nederland",
    }
    return words[reach] if reach else ""


def location_view(site: Site, location: Location) -> View:
    """Everything `plek.html` shows of a venue."""
    keeper = site.catalogue.organisations.get(location.organisation or "")
    contact = location.contact.over(keeper.contact) if keeper else location.contact
    derived = "De wijk hebben wij zelf bij het adres gezocht." if location.neighbourhood_derived else None
    address = texts(facts.address_lines(location.address))
    access = facts.access_rows(location.access) or [row("Toegankelijkheid", texts([facts.ask(contact)]))]
    rows = [
        row("Adres", [*address, *facts.wijk_value(site.catalogue, location.neighbourhood)], [derived]),
        *access,
        row("Wie beheert het?", [value(keeper.name, f"organisaties/{keeper.id}/")] if keeper else []),
        row("Heet ook", texts([enumerate_words(location.aliases)])),
    ]
    return {
        "h1": location.name,
        "summary": location.summary,
        "closed": facts.closed_notice(location),
        "contact": facts.contact_view(contact),
        "unknown_contact": facts.ask(contact),
        "rows": [fact for fact in rows if fact["values"]],
        "paragraphs": facts.paragraphs(location.description),
        "freshness": facts.freshness(location, contact),
    }
