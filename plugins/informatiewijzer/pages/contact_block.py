"""The block `bereiken`: how to reach organisations that a hand-written page names, from the catalogue."""

from __future__ import annotations

from typing import Any

from informatiewijzer.pages.facts import contact_view, freshness
from informatiewijzer.pages.site import Site


def reach_view(site: Site, chosen: str) -> dict[str, Any]:
    """`chosen`: ids of organisations with spaces between. Who is not published (any more) is left out."""
    known = site.catalogue.organisations
    return {"organisations": [_row(site, id_) for id_ in chosen.split() if id_ in known]}


def _row(site: Site, id_: str) -> dict[str, Any]:
    organisation = site.catalogue.organisations[id_]
    late = site.late("organisaties", organisation)
    return {
        "name": organisation.name,
        "href": f"organisaties/{id_}/",
        "summary": organisation.summary,
        "contact": contact_view(organisation.contact),
        "freshness": freshness(organisation, organisation.contact, late).text,
    }
