"""The wayfinder's pages: need -> circumstance -> offers with their reasons, and the data of the short form.

Without script it is a tree of pages: one per need, and one per need with one circumstance. With script the
form on the first page takes several circumstances at once, from the same data (`wegwijzer-kern.js`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from informatiewijzer.base.outputs import OutputFile, PlannedFile, digest, planned
from informatiewijzer.model.wayfinder import LEAST, Circumstance, Need, Wayfinder
from informatiewijzer.pages.blocks import help_lines
from informatiewijzer.pages.lists import link, not_yet, tile
from informatiewijzer.pages.page import Page, plain_key
from informatiewijzer.pages.site import Site
from informatiewijzer.pages.words import age_words
from informatiewijzer.wayfinder.find import (
    MOST,
    PER_KIND,
    PER_ORGANISER,
    REASONS,
    Answers,
    Found,
    Guide,
    make_guide,
)
from informatiewijzer.wayfinder.offers import ANY_AGE

BASE = "professionals/wegwijzer/"
STYLE = "assets/css/professionals.css"
SCRIPT = "assets/js/wegwijzer.js"
_PROFESSIONALS = ("Voor professionals", "professionals/")
_WAYFINDER = ("Wegwijzer", BASE)
View = dict[str, Any]


def wayfinder_pages(site: Site) -> Iterator[Page]:
    """`/professionals/wegwijzer/`, `.../<need>/` and `.../<need>/<circumstance>/`."""
    wayfinder = site.catalogue.wayfinder
    if not wayfinder.needs:  # the address exists in every town: hand-written pages lead to it
        title, description = "Wegwijzer", "Van signaal en omstandigheid naar aanbod dat past."
        sentence = "De wegwijzer is hier nog niet ingevuld. Zoek zelf in het aanbod."
        yield from not_yet(BASE, title, description, sentence, crumbs=[_PROFESSIONALS])
        return
    guide = make_guide(site.catalogue)
    yield _start(site, guide)
    for need in wayfinder.needs.values():
        yield _need_page(site, guide, need)
        for circumstance in wayfinder.circumstances.values():
            yield _both_page(site, guide, need, circumstance)


def wayfinder_files(site: Site) -> Iterator[PlannedFile]:
    """The data of the form, under a name that changes with it."""
    if site.catalogue.wayfinder.needs:
        content = form_data(site, make_guide(site.catalogue))
        yield planned(OutputFile(_data_path(content), content))


def _data_path(content: bytes) -> str:
    return f"{BASE}gegevens-{digest(content.decode())[:8]}.json"


def _start(site: Site, guide: Guide) -> Page:
    wayfinder = site.catalogue.wayfinder
    view: View = {
        "h1": "Wegwijzer",
        "emergency": help_lines(site)["emergency"],
        "tiles": [tile(n.name, f"{BASE}{n.id}/", n.description, n.icon) for n in wayfinder.needs.values()],
        "needs": [(need.id, need.name) for need in wayfinder.needs.values()],
        "circumstances": [(c.id, c.name) for c in wayfinder.circumstances.values()],
        "data": _data_path(form_data(site, guide)),
    }
    description = f"Van signaal en omstandigheid naar aanbod in {site.catalogue.settings.town} dat past."
    extras = (STYLE, SCRIPT)
    return Page(
        path=f"{BASE}index.html",
        title="Wegwijzer voor professionals",
        description=description,
        template="wegwijzer.html",
        view=lambda: view,
        depends=plain_key(view),
        crumbs=[_PROFESSIONALS],
        extras=extras,
    )


def _need_page(site: Site, guide: Guide, need: Need) -> Page:
    wayfinder = site.catalogue.wayfinder
    links = [link(c.name, f"{BASE}{need.id}/{c.id}/") for c in wayfinder.circumstances.values()]
    view: View = {
        **_offers(site, guide.find(Answers(need.id))),
        "h1": need.name,
        "lead": need.description,
        "signals": need.signals,
        "tip": None,
        "advisers": (),
        "links_heading": "Wat speelt er bij deze persoon?",
        "links": links,
    }
    town = site.catalogue.settings.town
    description = f"{need.description or need.name + '.'} Signalen en aanbod in {town}, met de reden erbij."
    return _step(f"{BASE}{need.id}/", f"Wegwijzer: {need.name}", description, view, [_WAYFINDER])


def _both_page(site: Site, guide: Guide, need: Need, circumstance: Circumstance) -> Page:
    name = circumstance.name[:1].lower() + circumstance.name[1:]
    others = [other for other in site.catalogue.wayfinder.needs.values() if other.id != need.id]
    view: View = {
        **_offers(site, guide.find(Answers(need.id, (circumstance.id,)))),
        "h1": f"{need.name}, en {name}",
        "lead": None,
        "signals": (),
        "tip": circumstance.tip,
        "advisers": _advisers(site, circumstance),
        "links_heading": "Gaat het om iets anders?",
        "links": [link(other.name, f"{BASE}{other.id}/{circumstance.id}/") for other in others],
    }
    title = f"{need.name}, en {name}"
    description = f"{title}: aanbod in {site.catalogue.settings.town} dat past, met de reden erbij."
    crumbs = [_WAYFINDER, (need.name, f"{BASE}{need.id}/")]
    return _step(f"{BASE}{need.id}/{circumstance.id}/", title, description, view, crumbs)


def _step(base: str, title: str, description: str, view: View, crumbs: Sequence[tuple[str, str]]) -> Page:
    return Page(
        path=f"{base}index.html",
        title=title,
        description=description,
        template="wegwijzer-stap.html",
        view=lambda: view,
        depends=plain_key(view),
        crumbs=[_PROFESSIONALS, *crumbs],
        extras=(STYLE,),
    )


def _offers(site: Site, found: Sequence[Found]) -> View:
    """What fits; what no rule speaks of only stands there when too little fits."""
    fitting = [one for one in found if one.points > 0]
    shown = fitting if len(fitting) >= LEAST else found[:LEAST]
    return {"offers": [{**_offer(site, one.id), "reasons": one.reasons} for one in shown]}


def _offer(site: Site, id_: str) -> View:
    """What the wayfinder shows of an offer; the age stands with it, for it is a reason not to go."""
    card = site.cards[f"activiteiten/{id_}"]
    facts = [card.facts, age_words(site.catalogue.activities[id_].ages)]
    return {
        "name": card.name,
        "href": card.href,
        "summary": card.summary,
        "facts": " · ".join(fact for fact in facts if fact),
    }


def _advisers(site: Site, circumstance: Circumstance) -> list[View]:
    known = site.catalogue.organisations
    return [
        {"name": known[id_].name, "href": f"organisaties/{id_}/", "summary": known[id_].summary}
        for id_ in circumstance.advisers
        if id_ in known
    ]


def form_data(site: Site, guide: Guide) -> bytes:
    """JSON for `wegwijzer-kern.js`: the offers in the order of the shelf, the rules, and the numbers."""
    data = {
        "meest": MOST,
        "minstens": LEAST,
        "perOrganisatie": PER_ORGANISER,
        "perSoort": PER_KIND,
        "redenen": REASONS,
        "leeftijdsgroepen": guide.settings.age_groups,
        "omstandigheden": _circumstances(site.catalogue.wayfinder),
        "regels": [[rule.when, rule.features, rule.points, rule.because] for rule in guide.rules],
        "aanbod": [
            {
                "id": offer.id,
                "kenmerken": offer.features,
                "groepen": offer.groups,
                "leeftijd": offer.ages,
                "organisatie": offer.organiser,
                "soort": offer.kind,
                **_offer(site, offer.id),
            }
            for offer in guide.shelf.offers
        ],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _circumstances(wayfinder: Wayfinder) -> dict[str, View]:
    found: dict[str, View] = {}
    for id_, circumstance in wayfinder.circumstances.items():
        ages = circumstance.ages
        low = ages.low if ages and ages.low is not None else ANY_AGE[0]
        high = ages.high if ages and ages.high is not None else ANY_AGE[1]
        found[id_] = {"groepen": circumstance.groups, "leeftijd": (low, high), "tip": circumstance.tip}
    return found
