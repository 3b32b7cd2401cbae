"""`/campagne/`: the pillars, what the town does (initiatives, each as of a date), and who takes part.

The addresses exist in every town, for hand-written pages lead to them; without data they say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from informatiewijzer.model.campaign import (
    Budget,
    Initiative,
    InitiativeKind,
    Partner,
    Progress,
    Role,
    Standing,
)
from informatiewijzer.model.scalars import PartialDate
from informatiewijzer.pages.facts import Row, Value, notes, paragraphs, source_view, texts
from informatiewijzer.pages.lists import link, not_yet, tile
from informatiewijzer.pages.page import Page, plain_key
from informatiewijzer.pages.site import Site

BASE = "campagne/"
INITIATIVES = f"{BASE}initiatieven/"
PARTNERS = f"{BASE}partners/"
MATERIALS = f"{BASE}materiaal/"
TITLE = "Campagne"
CRUMBS = [(TITLE, BASE)]
View = dict[str, Any]

_KINDS: Mapping[InitiativeKind, tuple[str, str]] = {
    InitiativeKind.PILOT: ("proeven", "Proeven"),
    InitiativeKind.LASTING: ("blijvend", "Wat al langer loopt"),
    InitiativeKind.INTENTION: ("voornemens", "Voornemens"),
}
_ROLES: Mapping[Role, tuple[str, str]] = {
    Role.LOCAL: ("hier", "Wie hier meedoet"),
    Role.NETWORK: ("netwerk", "Netwerken en kennis"),
    Role.NATIONAL: ("landelijk", "In heel Nederland"),
    Role.AMBASSADOR: ("ambassadeurs", "Ambassadeurs"),
}
_STATES: Mapping[Progress, str] = {
    Progress.PROPOSED: "Voorgesteld",
    Progress.DECIDED: "Besloten",
    Progress.RUNNING: "Liep",
    Progress.DONE: "Klaar",
    Progress.UNKNOWN: "Niet bekend",
}


def campaign_pages(site: Site) -> Iterator[Page]:
    """`/campagne/`, `/campagne/initiatieven/` and `/campagne/partners/`."""
    yield from _start(site)
    yield from _initiatives(site)
    yield from _partners(site)


def _page(path: str, title: str, description: str, template: str, view: View) -> Page:
    return Page(
        path=f"{path}index.html",
        title=title,
        description=description,
        template=template,
        view=lambda: view,
        depends=plain_key(view),
        crumbs=CRUMBS if path != BASE else (),
    )


def _start(site: Site) -> Iterator[Page]:
    campaign, town = site.catalogue.campaign, site.catalogue.settings.town
    description = f"Zo werkt {town} eraan dat minder mensen zich alleen voelen, en zo doet u mee."
    if not campaign:
        yield from not_yet(BASE, TITLE, description, f"Over een campagne in {town} weten wij nog niets.")
        return
    pillars = [
        {
            "id": pillar.id,
            "name": pillar.name,
            "description": pillar.description,
            "icon": pillar.icon,
            "initiatives": [
                link(one.name, f"{INITIATIVES}#{one.id}")
                for one in campaign.initiatives.values()
                if pillar.id in one.pillars
            ],
        }
        for pillar in campaign.pillars.values()
    ]
    week = campaign.week.name if campaign.week else "Een week tegen eenzaamheid"
    view: View = {
        "h1": TITLE,
        "town": town,
        "pillars": pillars,
        "tiles": [
            tile(f"Wat {town} doet", INITIATIVES, "Proeven, plannen en wat er al is.", "idee"),
            tile(week, f"{BASE}week/", "Wanneer het is, en wat u kunt doen.", "agenda"),
            tile("Wie er meedoen", PARTNERS, "Organisaties en ambassadeurs.", "handen"),
            tile("Posters en plaatjes", MATERIALS, "Om te printen en te delen.", "papier"),
            tile("Cijfers", "cijfers/", "Hoe vaak komt het voor?", "boek"),
        ],
    }
    yield _page(BASE, TITLE, description, "campagne.html", view)


def _initiatives(site: Site) -> Iterator[Page]:
    campaign, town = site.catalogue.campaign, site.catalogue.settings.town
    title = f"Wat {town} doet"
    description = f"Proeven, plannen en wat er al is in {town}: doel, wie, geld en stand, met datum en bron."
    if not campaign.initiatives and not campaign.milestones:
        sentence = "Hierover weten wij nog niets."
        yield from not_yet(INITIATIVES, title, description, sentence, crumbs=CRUMBS)
        return
    groups = []
    for kind, (anchor, heading) in _KINDS.items():
        items = [_initiative(site, one) for one in campaign.initiatives.values() if one.kind is kind]
        if items:
            groups.append({"id": anchor, "heading": heading, "items": items})
    view: View = {
        "h1": title,
        "town": town,
        "groups": groups,
        "milestones": [
            {"when": one.on.words, "what": one.what, "sources": (source_view(one.source),)}
            for one in sorted(campaign.milestones.values(), key=lambda one: (one.on, one.id))
        ],
    }
    yield _page(INITIATIVES, title, description, "initiatieven.html", view)


def _initiative(site: Site, one: Initiative) -> View:
    catalogue = site.catalogue
    partners = tuple(Value(catalogue.organisations[ref].name, f"organisaties/{ref}/") for ref in one.partners)
    offers = tuple(Value(catalogue.activities[ref].name, f"activiteiten/{ref}/") for ref in one.activities)
    pillars = tuple(
        Value(catalogue.campaign.pillars[ref].name, f"{BASE}#{ref}")
        for ref in one.pillars
        if ref in catalogue.campaign.pillars
    )
    rows = (
        Row("Doel", texts((one.goal,))),
        Row("Wie", partners),
        Row("Geld", texts((budget_words(one.budget),)), notes(one.budget.remark if one.budget else None)),
        Row("Stand", texts((standing_words(one.standing),)), notes(one.standing.remark)),
        Row("Pijler", pillars),
        Row("Op deze site", offers),
    )
    return {
        "id": one.id,
        "name": one.name,
        "paragraphs": paragraphs(one.description),
        "rows": tuple(row for row in rows if row.entries),
        "sources": tuple(source_view(source) for source in one.sources),
    }


def budget_words(budget: Budget | None) -> str | None:
    """Money in words: "7.100 euro per jaar"."""
    if budget is None:
        return None
    whole = budget.amount == budget.amount.to_integral_value()
    amount = f"{budget.amount:,.0f}" if whole else f"{budget.amount:,.2f}"
    dutch = amount.translate(str.maketrans(",.", ".,"))
    return f"{dutch} euro" + (f" per {budget.per}" if budget.per else "")


def standing_words(standing: Standing) -> str:
    """The state and its date: "Besloten in maart 2020"; what ran on a day is told of that day only."""
    return f"{_STATES[standing.progress]} {when_words(standing.on)}"


def when_words(on: PartialDate) -> str:
    """A date with its preposition: "op 4 oktober 2019", "in maart 2020"."""
    return f"{'op' if on.day else 'in'} {on.words}"


def _partners(site: Site) -> Iterator[Page]:
    campaign, town = site.catalogue.campaign, site.catalogue.settings.town
    title = "Wie er meedoen"
    description = f"Organisaties die in {town} meedoen, volgens openbare bronnen, en hoe u zelf meedoet."
    if not campaign.partners:
        sentence = f"Wie er in {town} meedoen, weten wij nog niet."
        yield from not_yet(PARTNERS, title, description, sentence, crumbs=CRUMBS)
        return
    view: View = {
        "h1": title,
        "town": town,
        "groups": [
            {
                "id": anchor,
                "heading": heading,
                "items": [_partner(site, one) for one in campaign.partners.values() if one.role is role],
                "ambassadors": role is Role.AMBASSADOR,
            }
            for role, (anchor, heading) in _ROLES.items()
        ],
    }
    yield _page(PARTNERS, title, description, "partners.html", view)


def _partner(site: Site, one: Partner) -> View:
    organisation = site.catalogue.organisations.get(one.organisation or "")
    return {
        "name": organisation.name if organisation else one.name,
        "href": f"organisaties/{organisation.id}/" if organisation else None,
        "what": one.what,
        "sources": tuple(source_view(source) for source in one.sources),
    }
