"""The agenda: `/agenda/` for the town, `/agenda/<wijk>/`, and a page a weekday where one is too long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from informatiewijzer.base.outputs import digest
from informatiewijzer.pages.calendar_links import feed_href
from informatiewijzer.pages.lists import link
from informatiewijzer.pages.moments import Day, Week, loose_of, week_of
from informatiewijzer.pages.page import Page
from informatiewijzer.pages.site import Site

MOST = 300
"""The most lines on one page: a wijk with more gets a page for each weekday, the town only its wijken."""
MOST_AT_HOME = 60
"""The most lines in the block on the home page; with more it only leads to the agenda."""
BASE = "agenda/"
View = dict[str, Any]


def agenda_pages(site: Site) -> Iterator[Page]:
    """`/agenda/` and `/agenda/<wijk>/`."""
    town = site.catalogue.settings.town
    yield _page(site, BASE, f"Agenda van {town}", list(site.catalogue.activities), None, split=False)
    for id_, wijk in site.catalogue.neighbourhoods.items():
        ids = site.by_wijk.get(id_, ())
        yield _page(site, f"{BASE}{id_}/", f"Agenda van de wijk {wijk.name}", ids, id_, split=True)
        if _lines(site, ids) > MOST:
            yield from _weekdays(site, f"{BASE}{id_}/", f"Agenda van de wijk {wijk.name}", ids, id_)


def _lines(site: Site, ids: Sequence[str]) -> int:
    """At least as many as there are lines, without making them."""
    slots = (slot for id_ in ids for slot in site.catalogue.activities[id_].when.slots)
    return sum(len(slot.days or ("once",)) for slot in slots)


def _page(site: Site, base: str, title: str, ids: Sequence[str], wijk: str | None, split: bool) -> Page:
    town = site.catalogue.settings.town
    return Page(
        path=f"{base}index.html",
        title=title,
        description=f"Wat er vandaag, deze week en op vaste dagen te doen is in {town}: {title}.",
        template="agenda.html",
        view=partial(_view, site, title, ids, wijk, split),
        depends=_depends(site, ids),
        crumbs=[("Agenda", BASE)] if wijk else [],
    )


def _depends(site: Site, ids: Sequence[str]) -> str:
    """All that the lines show: the cards, the schedules, what is closed, and from which day on."""
    activities = site.catalogue.activities
    parts = [site.concepts_key, str(site.as_of), repr(site.closings)]
    for id_ in ids:
        activity = activities[id_]
        card = site.cards[f"activiteiten/{id_}"]
        parts += (card.digest, activity.when.model_dump_json(), repr(activity.status))
    return digest(*parts)


def _view(site: Site, title: str, ids: Sequence[str], wijk: str | None, split: bool) -> View:
    long = _lines(site, ids) > MOST
    base = f"{BASE}{wijk}/" if wijk else BASE
    week = week_of(site, ids) if not long else Week((), "{}")
    return {
        "h1": title,
        "week": week,
        "long": long,
        "weekdays": [link(day.heading, f"{base}{_slug(day)}/") for day in week_of(site, ids).days]
        if long and split
        else [],
        "loose": loose_of(site, ids) if len(ids) <= 2 * MOST else (),
        "wijk": _wijk_link(site, wijk),
        "feed": feed_href(site, f"wijken/{wijk}/", ids) if wijk else None,
        "wijken": wijk_links(site, wijk),
    }


def _wijk_link(site: Site, wijk: str | None) -> View | None:
    found = site.wijken.get(wijk or "")
    return link(found.text, found.href or "") if found else None


def wijk_links(site: Site, own: str | None = None) -> list[View]:
    """The agendas of the (other) wijken; the number tells how much has a fixed time there."""
    return [
        link(wijk.name, f"{BASE}{id_}/", _fixed(site, id_))
        for id_, wijk in site.catalogue.neighbourhoods.items()
        if id_ != own
    ]


def _fixed(site: Site, wijk: str) -> int:
    ids = site.by_wijk.get(wijk, ())
    return sum(1 for id_ in ids if site.catalogue.activities[id_].when.slots)


def _slug(day: Day) -> str:
    return {"elke": "elke-dag", "eens": "een-keer"}.get(day.key) or day.heading.lower()


def _weekdays(site: Site, base: str, title: str, ids: Sequence[str], wijk: str) -> Iterator[Page]:
    depends = _depends(site, ids)
    week = week_of(site, ids)
    for day in week.days:
        name = f"{title}: {day.heading.lower()}"
        view = {
            "h1": name, "week": Week((day,), week.closings), "long": False, "weekdays": [], "loose": (),
            "wijk": _wijk_link(site, wijk), "feed": None, "wijken": [],
        }  # fmt: skip
        yield Page(
            path=f"{base}{_slug(day)}/index.html",
            title=name,
            description=f"{name}. Wat er op deze dag te doen is in {site.catalogue.settings.town}.",
            template="agenda.html",
            view=lambda view=view: view,  # type: ignore[misc]
            depends=depends,
            crumbs=[("Agenda", BASE), (title, base)],
        )


def this_week(site: Site) -> View:
    """The block of the home page: the week of the whole town, when that is not too much for one block."""
    ids = list(site.catalogue.activities)
    small = _lines(site, ids) <= MOST_AT_HOME
    week = week_of(site, ids) if small else Week((), "{}")
    return {"week": week, "town": site.catalogue.settings.town}
