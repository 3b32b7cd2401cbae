"""A ready mail about a mistake: it names the record, its version and the fields."""

from __future__ import annotations

from urllib.parse import quote

from informatiewijzer.model.calls import Call
from informatiewijzer.model.records import Activity, Location, Organisation
from informatiewijzer.pages.links import mailto
from informatiewijzer.pages.site import Site

_FOLDERS = {
    Activity: "activiteiten",
    Call: "samen-doen",
    Location: "locaties",
    Organisation: "organisaties",
}
_BODY = """Het gaat om: {name}
Bladzijde: {where} (versie {version})

Wat klopt er niet? Bijvoorbeeld: dag of tijd, plek, kosten, telefoonnummer, gestopt.

Hoe weet u dat? Bijvoorbeeld: ik belde, of ik was er.

"""


def mistake_href(site: Site, record: Activity | Call | Location | Organisation) -> str | None:
    """The mailto: address (RFC 6068), or None when no e-mail address of the keeper of the site is known."""
    keeper = site.catalogue.organisations.get(site.catalogue.settings.organisation)
    if keeper is None or keeper.contact.email is None:
        return None
    address = f"{_FOLDERS[type(record)]}/{record.id}"
    where, version = f"{address}/", site.prints[address][:8]
    body = _BODY.format(name=record.name, where=site.base_url + where, version=version)
    subject = quote(f"Klopt er iets niet: {record.name}", safe="")
    lines = quote(body.replace("\n", "\r\n"), safe="")
    return f"{mailto(keeper.contact.email)}?subject={subject}&body={lines}"
