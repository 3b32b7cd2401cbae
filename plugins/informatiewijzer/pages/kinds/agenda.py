"""The agenda: `/agenda/` for the town, `/agenda/<wijk>/`, and a page a weekday where one is too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from informatiewijzer.base.outputs import digest
from informatiewijzer.pages.calendar_links import feed_href
from informatiewijzer.pages.lists import link
from informatiewijzer.pages.moments import DAILY, ONCE, Week, heading_of, keys_of, loose_of, week_of
from informatiewijzer.pages.page import Page, plain_key
from informatiewijzer.pages.site import Site

MOST = 300
"""The most lines on one page: a wijk with more gets a page for each weekday, the town only its wijken."""
MOST_AT_HOME = 60
"""The most lines in the block on the home page; with more it only leads to the agenda."""
BASE = "agenda/"
NO_WEEK = Week((), "{}")
View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda before it is a page: its folder, title and activities; `wijk`: "" for the town."""

    base: str
    title: str
    ids: Sequence[str]
    wijk: str
    wijken: Sequence[View]


def agenda_pages(site: Site) -> Iterator[Page]:
    """`/agenda/` and `/agenda/<wijk>/`."""
    wijken = wijk_links(site)
    title = f"Agenda van {site.catalogue.settings.town}"
    yield _page(site, Agenda(BASE, title, list(site.catalogue.activities), "", wijken))
    for id_, wijk in site.catalogue.neighbourhoods.items():
        base = f"{BASE}{id_}/"
        others = [link_ for link_ in wijken if link_["href"] != base]
        agenda = Agenda(base, f"Agenda van de wijk {wijk.name}", site.by_wijk.get(id_, ()), id_, others)
        page = _page(site, agenda)
        yield page
        if _is_long(site, agenda.ids):
            yield from _weekdays(site, agenda, page.depends)


def _is_long(site: Site, ids: Sequence[str]) -> bool:
    """Whether there are more lines than one page holds; counted without making them."""
    return _lines(site, ids) > MOST


def _lines(site: Site, ids: Sequence[str]) -> int:
    return sum(map(site.lines.__getitem__, ids))


def _page(site: Site, agenda: Agenda) -> Page:
    town = site.catalogue.settings.town
    return Page(
        path=f"{agenda.base}index.html",
        title=agenda.title,
        description=f"Wat er vandaag, deze week en op vaste dagen te doen is in {town}: {agenda.title}.",
        template="agenda.html",
        view=partial(_view, site, agenda),
        depends=_depends(site, agenda),
        crumbs=[("Agenda", BASE)] if agenda.wijk else [],
    )


def _depends(site: Site, agenda: Agenda) -> str:
    """All that the page shows: records and their venues, what is closed, from which day on, the wijken."""
    parts = [site.concepts_key, str(site.as_of), repr(site.closings), plain_key(agenda.wijken)]
    parts += [site.bare_marks[f"activiteiten/{id_}"] for id_ in agenda.ids]
    return digest("\0".join(parts))


def _view(site: Site, agenda: Agenda) -> View:
    long, ids = _is_long(site, agenda.ids), agenda.ids
    keys = keys_of(site, ids) if long and agenda.wijk else []
    wijk = site.wijken.get(agenda.wijk)
    return {
        "h1": agenda.title,
        "week": NO_WEEK if long else week_of(site, ids),
        "long": long,
        "weekdays": [link(heading_of(key), f"{agenda.base}{_slug(key)}/") for key in keys],
        "loose": loose_of(site, ids) if len(ids) <= 2 * MOST else (),
        "wijk": link(wijk.text, wijk.href or "") if wijk else None,
        "feed": feed_href(site, f"wijken/{agenda.wijk}/", ids) if wijk else None,
        "wijken": agenda.wijken,
    }


def wijk_links(site: Site) -> list[View]:
    """The agendas of the wijken; the number tells how much is on a fixed day there."""
    return [
        link(wijk.name, f"{BASE}{id_}/", _fixed(site, id_))
        for id_, wijk in site.catalogue.neighbourhoods.items()
    ]


def _fixed(site: Site, wijk: str) -> int:
    return len(site.fixed_by_wijk.get(wijk, ()))


def _slug(key: str) -> str:
    return {DAILY: "elke-dag", ONCE: "een-keer"}.get(key) or heading_of(key).lower()


def _weekdays(site: Site, agenda: Agenda, depends: str) -> Iterator[Page]:
    """A page for each day of a crowded wijk: only its lines, and the way back."""
    for key in keys_of(site, agenda.ids):
        title = f"{agenda.title}: {heading_of(key).lower()}"
        yield Page(
            path=f"{agenda.base}{_slug(key)}/index.html",
            title=title,
            description=f"{title}. Wat er op deze dag te doen is in {site.catalogue.settings.town}.",
            template="agenda.html",
            view=partial(_weekday_view, site, agenda, title, key),
            depends=depends,
            crumbs=[("Agenda", BASE), (agenda.title, agenda.base)],
        )


def _weekday_view(site: Site, agenda: Agenda, title: str, key: str) -> View:
    return {
        "h1": title, "week": week_of(site, agenda.ids, key), "long": False, "weekdays": (), "loose": (),
        "wijk": None, "feed": None, "wijken": (),
    }  # fmt: skip


def this_week(site: Site) -> View:
    """The block of the home page: the week of the whole town, when that is not too much for one block."""
    ids = list(site.catalogue.activities)
    small = _lines(site, ids) <= MOST_AT_HOME
    week = week_of(site, ids) if small else NO_WEEK
    return {"week": week, "town": site.catalogue.settings.town}
