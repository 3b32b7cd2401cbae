"""Samen doen: `/samen-doen/` with all calls, and `/samen-doen/<id>/`.

The build leaves out what is over on its own day; `assets/js/samen-doen.js` does the same on the day of
reading, and without script the last day stands plainly beside every call.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from informatiewijzer.base.dutch import long_date
from informatiewijzer.model.calls import Call, CallKind
from informatiewijzer.pages.blocks import keeper
from informatiewijzer.pages.facts import Row, Value, contact_view, freshness, paragraphs, texts
from informatiewijzer.pages.lists import View, link
from informatiewijzer.pages.mistake import mistake_href
from informatiewijzer.pages.page import Page, plain_key
from informatiewijzer.pages.site import Site

BASE = "samen-doen/"
FEED = f"{BASE}feed.xml"
TITLE = "Samen doen"
KIND_WORDS: Mapping[CallKind, str] = {
    CallKind.BUDDY: "Maatje gezocht",
    CallKind.VOLUNTEER: "Vrijwilliger gezocht",
    CallKind.COMPANY: "Mensen gezocht om mee te doen",
    CallKind.BUSINESS_WANTED: "Bedrijf gezocht",
    CallKind.BUSINESS_HELPS: "Bedrijf helpt",
}
_EXTRAS = ("assets/css/samen-doen.css", "assets/js/samen-doen.js")
_CRUMBS = [(TITLE, BASE)]
# Where to look when nobody calls; a town without one of these themes just has fewer ways on.
_MEANWHILE = ("maatje", "wandelen", "samen-eten", "ontmoeten", "vrijwilligerswerk")


def call_list(site: Site) -> Iterator[Page]:
    """`/samen-doen/`: the calls with a filter, how to place one, and where to go when there is none."""
    view = _list_view(site)
    town = site.catalogue.settings.town
    yield Page(
        path=f"{BASE}index.html",
        title=TITLE,
        description=f"Oproepen in {town}: een maatje, een vrijwilliger of een bedrijf dat helpt. "
        "U reageert via een organisatie.",
        template="samen-doen.html",
        view=lambda: view,
        depends=plain_key(view),
        meta=lambda _: '<link rel="alternate" type="application/atom+xml" title="Oproepen" href="feed.xml">',
        extras=_EXTRAS,
    )


def newest_first(calls: Iterable[Call]) -> list[Call]:
    """The calls by the day they were placed, the newest first; those of one day by id."""
    return sorted(calls, key=lambda call: (-call.placed.toordinal(), call.id))


def _list_view(site: Site) -> View:
    calls = newest_first(site.catalogue.calls.values())
    kinds = {call.kind for call in calls}
    wijken = {call.neighbourhood for call in calls}
    themes = site.catalogue.themes
    return {
        "h1": TITLE,
        "town": site.catalogue.settings.town,
        "calls": [_item(site, call) for call in calls],
        "kinds": [(kind.value, words) for kind, words in KIND_WORDS.items() if kind in kinds],
        "wijken": [(id_, w.name) for id_, w in site.catalogue.neighbourhoods.items() if id_ in wijken],
        "meanwhile": [
            link(themes[id_].name, f"themas/{id_}/", len(site.by_theme[id_]))
            for id_ in _MEANWHILE
            if id_ in themes and id_ in site.by_theme
        ],
        "keeper": keeper(site),
    }


def _item(site: Site, call: Call) -> View:
    wijk = site.wijken.get(call.neighbourhood or "")
    return {
        "name": call.name,
        "href": f"{BASE}{call.id}/",
        "summary": call.summary,
        "kind": call.kind.value,
        "kind_words": KIND_WORDS[call.kind],
        "wijk": call.neighbourhood or "",
        "place": wijk.text if wijk else f"Heel {site.catalogue.settings.town}",
        "organisation": site.organisers[call.organisation].view.name,
        "last_day": call.valid_to.isoformat(),
        "last_words": long_date(call.valid_to),
    }


def call_pages(site: Site) -> Iterator[Page]:
    """`/samen-doen/<id>/`: what is asked, by whom it is answered, and until when."""
    for id_, call in site.catalogue.calls.items():
        yield Page(
            path=f"{BASE}{id_}/index.html",
            title=site.titles[f"{BASE}{id_}"],
            description=call.summary,
            template="oproep.html",
            view=partial(_call_view, site, call),
            depends="\0".join(
                (site.concepts_key, site.prints[f"samen-doen/{id_}"], site.organisers[call.organisation].key)
            ),
            crumbs=_CRUMBS,
            extras=_EXTRAS,
        )


def _call_view(site: Site, call: Call) -> dict[str, Any]:
    organiser = site.organisers[call.organisation].view
    contact = site.catalogue.contact_of(call)
    return {
        "h1": call.name,
        "item": _item(site, call),
        "organisation": link(organiser.name, organiser.href),
        "reply": call.reply,
        "contact": contact_view(contact),
        "paragraphs": paragraphs(call.description),
        "rows": [row for row in _rows(site, call) if row.entries],
        "freshness": freshness(call, contact),
        "mistake": mistake_href(site, call),
    }


def _rows(site: Site, call: Call) -> Iterator[Row]:
    wijk = site.wijken.get(call.neighbourhood or "")
    yield Row("Soort oproep", texts((KIND_WORDS[call.kind],)))
    yield Row("Waar", (wijk or Value(f"Heel {site.catalogue.settings.town}"),))
    yield Row("Voor wie", tuple(site.groups[id_] for id_ in call.groups))
    yield Row("Onderwerp", tuple(site.themes[id_] for id_ in call.themes))
    yield Row("Geplaatst op", texts((long_date(call.placed),)))
    yield Row("Reageren kan tot en met", texts((long_date(call.valid_to),)))
