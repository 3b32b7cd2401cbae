"""Blocks: pieces of a hand-written page that the catalogue fills in, by the name in `data-blok`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from html import unescape
from typing import Any

from informatiewijzer.base.outputs import digest
from informatiewijzer.base.parts import Wanted
from informatiewijzer.pages import design
from informatiewijzer.pages.cards import Card
from informatiewijzer.pages.client.my_list import list_view
from informatiewijzer.pages.contact_block import reach_view
from informatiewijzer.pages.facts import contact_view
from informatiewijzer.pages.kinds.agenda import this_week
from informatiewijzer.pages.kinds.figures import figure_block
from informatiewijzer.pages.kinds.week import week_soon
from informatiewijzer.pages.lists import count_words, tile
from informatiewijzer.pages.measuring import adding_view, form_view, rules_view
from informatiewijzer.pages.offers import BadChoice, offers, parts
from informatiewijzer.pages.open_data import open_data
from informatiewijzer.pages.site import Site
from informatiewijzer.pages.translated import UnknownBlock, translated_view

View = dict[str, Any]
# The list of search files that the service worker keeps when asked (exports/offline.py).
SEARCH_LIST = "/offline.json"
_BLOCK = re.compile(r'<div data-blok="([^"]*)"(?: data-taal="([a-z]*)")?(?: data-keuze="([^"]*)")?></div>')


def _entrances(site: Site) -> View:
    items = site.catalogue.entrances.items()
    return {"tiles": [tile(e.name, f"ingangen/{id_}/", e.description, e.icon) for id_, e in items]}


def help_lines(site: Site) -> View:
    """The numbers to call for who wants to talk at once, and the emergency number."""
    settings, organisations = site.catalogue.settings, site.catalogue.organisations
    lines = [organisations[id_] for id_ in settings.help_lines if id_ in organisations]
    views = [{"name": o.name, "summary": o.summary, "phones": list(o.contact.phones)} for o in lines]
    emergency = {"name": settings.emergency.name, "phone": settings.emergency.phone}
    return {"lines": [view for view in views if view["phones"]], "emergency": emergency}


def _search_field(site: Site) -> View:
    return {"town": site.catalogue.settings.town}


def _counts(site: Site) -> View:
    catalogue = site.catalogue
    return {
        "activities": count_words(len(catalogue.activities), "activiteit", "activiteiten"),
        "organisations": count_words(len(catalogue.organisations), "organisatie", "organisaties"),
        "locations": count_words(len(catalogue.locations), "plek", "plekken"),
    }


def keeper(site: Site) -> View:
    """Who keeps the site, and how to reach them."""
    keeper = site.catalogue.organisations.get(site.catalogue.settings.organisation)
    if keeper is None:
        return {"name": None, "href": None, "contact": None}
    return {
        "name": keeper.name,
        "href": f"organisaties/{keeper.id}/",
        "contact": contact_view(keeper.contact),
    }


def _statement(site: Site) -> View:
    return {"url": site.catalogue.settings.statement}


def _search_results(site: Site) -> View:
    return {**help_lines(site), **keeper(site)}


def _offline(site: Site) -> View:
    return {"ships": site.catalogue.settings.works_offline(site.base_url), "search_list": SEARCH_LIST}


def icon_view(site: Site, name: str) -> View:
    """One icon beside words that say the same. Raises BadChoice when there is none of that name."""
    if name not in site.kitchen.icons:
        raise BadChoice(f"er is geen icoon met de naam '{name}'")
    return {"name": name}


BLOCKS: Mapping[str, Callable[[Site], View]] = {
    "aantallen": _counts,
    "actieweek": week_soon,
    "beheerder": keeper,
    "deze-week": this_week,
    "hulplijnen": help_lines,
    "ingangen": _entrances,
    "meetformulier-6": partial(form_view, 6),
    "meetformulier-11": partial(form_view, 11),
    "meetregels": rules_view,
    "meten": adding_view,
    "mijn-lijst": list_view,
    "zoekresultaten": _search_results,
    "offline": _offline,
    "open-data": open_data,
    "ontwerp-contrast": design.contrasts,
    "ontwerp-iconen": design.icons,
    "ontwerp-kleuren": design.colours,
    "ontwerp-maten": design.measures,
    "ontwerp-onderdelen": design.components,
    "verklaring": _statement,
    "zoekveld": _search_field,
}
"""Every block: its name is also its template, `blokken/<name>.html`."""

CHOICE_BLOCKS: Mapping[str, Callable[[Site, str], View]] = {
    "aanbod": offers,
    "bereiken": reach_view,
    "cijfer": figure_block,
    "icoon": icon_view,
    "onderdelen": parts,
}
"""Blocks that are told what to show in `data-keuze`; raise BadChoice when they cannot."""


def fill_blocks(html: str, site: Site, root: str, where: str) -> str:
    """The page with its blocks filled in. Raises UnknownBlock; `where` is the page's path for the message."""
    return with_blocks(html, (make() for _, make in asked_blocks(html, site, root, where)))


def asked_blocks(html: str, site: Site, root: str, where: str) -> list[Wanted]:
    """The blocks of a page in their order, not made yet; the key "" says nothing of what is made."""
    found: list[Wanted] = []
    for match in _BLOCK.finditer(html):
        name, language, chosen = match[1], match[2], match[3]
        if language:
            view = translated_view(name, language, site, where)
            template = f"blokken/taal-{name}.html"
        else:
            view, template = _view(site, name, chosen, where), f"blokken/{name}.html"
        view = {**view, "root": root}
        found.append((_key(site, template, view), partial(_block, site, template, view)))
    return found


def _key(site: Site, template: str, view: View) -> str:
    """Changes whenever the block may; "" for a view that is more than plain data and cards."""
    try:
        return digest(site.kitchen.digest, template, _encode(view))
    except TypeError:
        return ""


def _stand_in(thing: object) -> str:
    if isinstance(thing, Card):
        return thing.digest
    raise TypeError


_encode = json.JSONEncoder(default=_stand_in, check_circular=False, separators=(",", ":")).encode


def _block(site: Site, template: str, view: View) -> bytes:
    return site.kitchen.html(template, view).encode()


def with_blocks(html: str, blocks: Iterable[bytes]) -> str:
    """The page with these blocks in their places."""
    texts = iter(blocks)
    return _BLOCK.sub(lambda _: next(texts).decode(), html)


def _view(site: Site, name: str, chosen: str | None, where: str) -> View:
    if name in CHOICE_BLOCKS:
        try:
            return CHOICE_BLOCKS[name](site, unescape(chosen or ""))
        except BadChoice as wrong:
            raise UnknownBlock(f"De pagina {where} vraagt het blok '{name}' verkeerd: {wrong}.") from None
    if name not in BLOCKS:
        known = ", ".join(sorted({*BLOCKS, *CHOICE_BLOCKS}))
        raise UnknownBlock(
            f"De pagina {where} vraagt om het blok '{name}', maar dat bestaat niet. Kies uit: {known}."
        )
    return BLOCKS[name](site)
