"""The block on the page about open data: which files there are, under which terms, what changed last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from informatiewijzer.base.dutch import long_date
from informatiewijzer.model.releases import Release, releases_of
from informatiewijzer.pages.calendar_links import feed_href
from informatiewijzer.pages.site import Site

_LAST = 5
CALENDAR = "agenda/agenda.ics"
# Name, address from the root, what it is for. The room `exports` makes these files; a test keeps it so.
FILES = (
    ("Activiteiten (CSV)", "open-data/activiteiten.csv", "Een tabel voor Excel, een regel per activiteit."),
    ("Organisaties (CSV)", "open-data/organisaties.csv", "Een tabel voor Excel."),
    ("Plekken (CSV)", "open-data/locaties.csv", "Een tabel voor Excel, met wat er bekend is over toegang."),
    ("Cijfers (CSV)", "open-data/cijfers.csv", "De cijfers over de stad en de wijken, met bron."),
    ("Alles (JSON)", "open-data/alles.json", "Alles in een bestand, voor programma's."),
    ("Alles (ndjson)", "open-data/alles.ndjson", "Hetzelfde, met elk ding op een eigen regel."),
    ("Wijken (GeoJSON)", "open-data/wijken.geojson", "De grenzen van de wijken, voor een kaart."),
    ("Plekken (GeoJSON)", "open-data/locaties.geojson", "De plekken, zonder punt op de kaart."),
    ("Agenda (iCalendar)", CALENDAR, "Alles met een vaste dag, voor een agenda."),
    ("Open Referral UK 3.0", "open-data/openreferral-uk/", "Voor programma's die deze standaard kennen."),
    ("Open Referral HSDS 3.1", "open-data/hsds/services/", "Hetzelfde, met alles wat er bekend is."),
    ("Wat er veranderde (JSON)", "open-data/wijzigingen.json", "Nieuw, veranderd en weg, per uitgave."),
)


def open_data(site: Site) -> dict[str, Any]:
    """What the block shows; the calendar only when there is something with a fixed day."""
    licence = site.catalogue.settings.licence
    calendar = feed_href(site, "agenda/", site.catalogue.activities)
    files = [file for file in FILES if file[1] != CALENDAR or calendar]
    return {
        "files": [{"name": name, "href": href, "words": words} for name, href, words in files],
        "licence": {"name": licence.shown_name, "url": licence.url} if licence else None,
        "site_name": site.catalogue.settings.site_name,
        "day": long_date(site.as_of),
        "releases": [_view(site, release) for release in releases_of(site.catalogue.releases)[:_LAST]],
    }


def _view(site: Site, release: Release) -> dict[str, Any]:
    parts = ((release.came, "nieuw"), (release.changed, "veranderd"), (release.went, "weg"))
    return {
        "day": long_date(release.day),
        "words": ", ".join(f"{len(addresses)} {word}" for addresses, word in parts if addresses),
        "changed": _named(site, release.changed),
    }


def _named(site: Site, addresses: Sequence[str]) -> list[dict[str, str]]:
    """The changed records that still have a page, at most a handful."""
    known = [address for address in addresses if address in site.cards]
    return [{"name": site.cards[address].name, "href": f"{address}/"} for address in known[:_LAST]]
