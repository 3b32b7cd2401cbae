"""Offers from the catalogue on a hand-written page: the page says for what, the records say what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import Any
from urllib.parse import urlencode

from informatiewijzer.base.dutch import did_you_mean
from informatiewijzer.model.records import Activity
from informatiewijzer.pages.lists import tile
from informatiewijzer.pages.site import Site

MOST = 6
_LISTS = ("themas", "doelgroepen", "soorten", "wijk")
_KEYS = (*_LISTS, "meest")
View = dict[str, Any]
Wish = Mapping[str, Sequence[str]]


class BadChoice(ValueError):
    """What stands in `data-keuze` is not possible; the message is a Dutch sentence without a full stop."""


def offers(site: Site, text: str) -> View:
    """Cards of activities for "themas=wandelen,buiten doelgroepen=ouderen meest=4", best first.

    Fits: one of the themes or kinds, one of the groups (when any are named), and the wijk. Best: the first
    theme before the second, the first group before the second; what nobody looked at for long last.
    Raises BadChoice for what cannot be asked.
    """
    wish = parse_wish(site, text)
    found = [
        (
            site.is_lowered("activiteiten", activity),
            order,
            site.cards[f"activiteiten/{activity.id}"].sort,
            activity.id,
        )
        for activity in _candidates(site, wish)
        if (order := _order(site, wish, activity)) is not None
    ]
    most = int(wish["meest"][0]) if "meest" in wish else MOST
    return {
        "offers": site.cards_of("activiteiten", [row[-1] for row in nsmallest(most, found)]),
        "more": _finder(wish) if len(found) > most else None,
        "total": len(found),
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


def _candidates(site: Site, wish: Wish) -> Iterable[Activity]:
    """Those that may fit, from the indexes: a page asks this a few times, and there may be thousands."""
    everything = site.catalogue.activities
    themes, kinds, groups = (wish.get(key, ()) for key in ("themas", "soorten", "doelgroepen"))
    if not kinds and (themes or groups):
        index, named = (site.by_theme, themes) if themes else (site.by_group, groups)
        return [everything[id_] for id_ in {id_ for name in named for id_ in index.get(name, ())}]
    return everything.values()


def _order(site: Site, wish: Wish, activity: Activity) -> tuple[int, int, int] | None:
    """How well an activity fits, best lowest; None when it does not."""
    themes, kinds, groups = (wish.get(key, ()) for key in ("themas", "soorten", "doelgroepen"))
    theme = _first(themes, activity.themes)
    if (themes or kinds) and theme is None and activity.kind not in kinds:
        return None
    group = _first(groups, activity.groups)
    if groups and group is None:
        return None
    if "wijk" in wish and site.catalogue.neighbourhood_of(activity) not in wish["wijk"]:
        return None
    place = len(themes) if theme is None else theme
    main = 0 if not themes or activity.themes[0] in themes else 1
    return (group or 0, main, place)


def _first(wanted: Sequence[str], found: Sequence[str]) -> int | None:
    """The place of the first wanted that is among those found."""
    return next((place for place, id_ in enumerate(wanted) if id_ in found), None)


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
