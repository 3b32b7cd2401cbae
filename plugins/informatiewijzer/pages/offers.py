"""Offers from the catalogue on a hand-written page: the page says for what, the records say what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nsmallest
from typing import Any
from urllib.parse import urlencode

from informatiewijzer.base.dutch import did_you_mean
from informatiewijzer.model.freshness import Stage
from informatiewijzer.pages.lists import tile
from informatiewijzer.pages.site import Ids, Site

MOST = 6
_LISTS = ("themas", "doelgroepen", "soorten", "wijk")
_KEYS = (*_LISTS, "meest")
View = dict[str, Any]
Wish = Mapping[str, Sequence[str]]
Fit = tuple[int, int, int]


class BadChoice(ValueError):
    """What stands in `data-keuze` is not possible; the message is a Dutch sentence without a full stop."""


def offers(site: Site, text: str) -> View:
    """Cards of activities for "themas=wandelen,buiten doelgroepen=ouderen meest=4", best first.

    Fits: one of the themes or kinds, one of the groups (when any are named), and the wijk. Best: the first
    theme before the second, the first group before the second; what nobody looked at for long last.
    Raises BadChoice for what cannot be asked.
    """
    wish = parse_wish(site, text)
    found = _by_order(site, wish)
    total = sum(map(len, found.values()))
    most = int(wish["meest"][0]) if "meest" in wish else MOST
    return {
        "offers": site.cards_of("activiteiten", _best(site, found, most)),
        "more": _finder(wish) if total > most else None,
        "total": total,
    }


def parse_wish(site: Site, text: str) -> Wish:
    """The words of `data-keuze` by key. Raises BadChoice for an unknown key or an id that is in no list."""
    wish: dict[str, Sequence[str]] = {}
    for part in text.split():
        key, _, values = part.partition("=")
        if key not in _KEYS or not values:
            raise BadChoice(f"'{part}' kan niet; schrijf het zo: themas=wandelen,buiten meest=4")
        wish[key] = values.split(",")
    known = {
        "themas": site.catalogue.themes,
        "doelgroepen": site.catalogue.groups,
        "soorten": site.catalogue.kinds,
        "wijk": site.catalogue.neighbourhoods,
    }
    for key in _LISTS:
        for id_ in wish.get(key, ()):
            if id_ not in known[key]:
                guess = did_you_mean(id_, known[key])
                raise BadChoice(
                    f"'{id_}' staat niet in de lijst" + (f"; bedoelde u '{guess}'" if guess else "")
                )
    if not wish.get("meest", ["1"])[0].isdigit():
        raise BadChoice("bij 'meest' hoort een getal")
    return wish


def _by_order(site: Site, wish: Wish) -> Mapping[tuple[bool, Fit], list[str]]:
    """The activities that fit, by whether nobody looked at them for long and how well they fit.

    From the indexes of the site, for there may be thousands and pages ask this a dozen times.
    """
    themes, groups, kinds, wijken = (wish.get(key, ()) for key in _LISTS)
    theme_of, group_of = _first_places(site.by_theme, themes), _first_places(site.by_group, groups)
    fitting = theme_of.keys() | _all_of(site.by_kind, kinds)
    if not (themes or kinds):
        fitting = set(site.catalogue.activities)
    if groups:
        fitting &= group_of.keys()
    if wijken:
        fitting &= _all_of(site.by_wijk, wijken)
    main = _all_of(site.by_main_theme, themes) if themes else fitting
    found: dict[tuple[bool, Fit], list[str]] = {}
    for id_ in fitting:
        fit = (group_of.get(id_, 0), int(id_ not in main), theme_of.get(id_, len(themes)))
        lowered = site.catalogue.late.get(f"activiteiten/{id_}") is Stage.LOWER
        found.setdefault((lowered, fit), []).append(id_)
    return found


def _first_places(index: Ids, names: Sequence[str]) -> dict[str, int]:
    """For each activity that has some of these: the place of the first of them."""
    found: dict[str, int] = {}
    for place, name in reversed(list(enumerate(names))):
        found.update(dict.fromkeys(index.get(name, ()), place))
    return found


def _all_of(index: Ids, names: Sequence[str]) -> set[str]:
    return {id_ for name in names for id_ in index.get(name, ())}


def _best(site: Site, found: Mapping[tuple[bool, Fit], list[str]], most: int) -> list[str]:
    """The best ones; those that fit as well as each other by name, and only as many names as are needed."""
    best: list[str] = []
    for order in sorted(found):
        if len(best) >= most:
            break
        key = {id_: (site.cards[f"activiteiten/{id_}"].sort, id_) for id_ in found[order]}
        best += nsmallest(most - len(best), found[order], key=key.__getitem__)
    return best


def _finder(wish: Wish) -> str:
    """The address of the finder with the same choice, in its own words (`client/finder_questions.py`)."""
    names = {"themas": "thema", "doelgroepen": "doel", "soorten": "soort", "wijk": "wijk"}
    return "activiteiten/?" + urlencode([(names[k], id_) for k in names for id_ in wish.get(k, ())])


def parts(site: Site, text: str) -> View:
    """Tiles that lead to other pages: "adres | naam | zin | icoon", one after the other with ";" between."""
    tiles = []
    for row in text.split(";"):
        cells = [cell.strip() for cell in row.split("|")]
        if len(cells) not in (3, 4) or not all(cells[:2]):
            raise BadChoice(
                f"'{row.strip()}' kan niet; schrijf het zo: over/ | Over deze site | Wie dit maakt | huis"
            )
        icon = cells[3] if len(cells) == 4 else None
        if icon and icon not in site.kitchen.icons:
            raise BadChoice(f"het icoon '{icon}' bestaat niet")
        tiles.append(tile(cells[1], cells[0], cells[2] or None, icon))
    return {"tiles": tiles}
