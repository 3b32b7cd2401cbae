"""`/campagne/week/`: the yearly week, before it, during it and after it.

What is true depends on the day. Every stretch of days between two dates has its own sentence; the build shows
the one of its own day, `assets/js/week.js` the one of the day of reading. Without script the dates are there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from informatiewijzer.base.dutch import WEEKDAYS, long_date
from informatiewijzer.model.campaign import Edition, Week
from informatiewijzer.pages.facts import paragraphs, source_view
from informatiewijzer.pages.kinds.campaign import BASE, CRUMBS
from informatiewijzer.pages.links import safe_url
from informatiewijzer.pages.lists import link, not_yet
from informatiewijzer.pages.page import Page, plain_key
from informatiewijzer.pages.site import Site

WEEK = f"{BASE}week/"
SCRIPT = "assets/js/week.js"
SOON = timedelta(days=20)
"""So many days before the week the front page begins to tell of it."""
_DAY = timedelta(days=1)
View = dict[str, Any]


def week_page(site: Site) -> Iterator[Page]:
    """`/campagne/week/`; the address exists in every town."""
    week, town = site.catalogue.campaign.week, site.catalogue.settings.town
    if week is None:
        title, description = "Een week tegen eenzaamheid", f"Een week met extra veel te doen in {town}."
        sentence = "Wanneer die week is, is nog niet bekend."
        yield from not_yet(WEEK, title, description, sentence, crumbs=CRUMBS)
        return
    view = _view(site, week)
    yield Page(
        path=f"{WEEK}index.html",
        title=week.name,
        description=f"{week.name}: wanneer het is, en wat u in {town} kunt doen.",
        template="week.html",
        view=lambda: view,
        depends=plain_key(view),
        crumbs=CRUMBS,
        extras=(SCRIPT,),
    )


def _view(site: Site, week: Week) -> View:
    organisation = site.catalogue.organisations.get(week.organisation or "")
    return {
        "h1": week.name,
        "town": site.catalogue.settings.town,
        "stretches": stretches(week, site.as_of),
        "paragraphs": paragraphs(week.description),
        "habit": week.habit,
        "organisation": link(organisation.name, f"organisaties/{organisation.id}/") if organisation else None,
        "editions": [
            {
                "year": one.first.year,
                "words": _from_to(one),
                "sources": (source_view(one.source),),
                "programme": safe_url(one.programme) if one.programme else None,
            }
            for one in reversed(week.editions)
        ],
        "sources": tuple(source_view(source) for source in week.sources),
    }


def stretches(week: Week, as_of: date) -> list[View]:
    """Each stretch of days from that of the build on ("": no begin or end), its sentences, and which holds.

    `kind`: "voor" (a date is known), "nu", or "onbekend" (no later date is known).
    """
    found: list[View] = []
    start = as_of
    while True:
        now, following = week.on(start), week.after(start)
        end: date | None
        if now:
            kind, end, lines = "nu", now.last, _during(week, now)
        elif following:
            kind, end, lines = "voor", following.first - _DAY, _before(week, following)
        else:
            kind, end, lines = "onbekend", None, _unknown(week, start)
        ends = end.isoformat() if end else ""
        begins = _begin(week, start)
        found.append({"first": begins, "last": ends, "kind": kind, "lines": lines, "holds": not found})
        if end is None:
            return found
        start = end + _DAY


def week_soon(site: Site) -> View:
    """For the front page: the week while it is there and the weeks before it; else nothing at all."""
    week = site.catalogue.campaign.week
    if week is None:
        return {"stretches": []}
    shown = []
    for one in stretches(week, site.as_of):
        if one["kind"] == "voor":
            near = max(one["first"], (date.fromisoformat(one["last"]) - SOON).isoformat())
            shown.append({**one, "first": near, "holds": near <= site.as_of.isoformat() <= one["last"]})
        elif one["kind"] == "nu":
            shown.append(one)
    return {"stretches": shown}


def _begin(week: Week, day: date) -> str:
    """The first day of the stretch that a day lies in; "" before the first edition."""
    now, before = week.on(day), week.before(day)
    if now:
        return now.first.isoformat()
    return (before.last + _DAY).isoformat() if before else ""


def _during(week: Week, edition: Edition) -> list[str]:
    return [f"Het is nu {week.name}.", f"De week duurt tot en met {_day(edition.last)}."]


def _before(week: Week, edition: Edition) -> list[str]:
    return [f"De volgende {week.name} is {_from_to(edition)}."]


def _unknown(week: Week, day: date) -> list[str]:
    lines = [f"Wanneer de volgende {week.name} is, is nog niet bekend."]
    before = week.before(day)
    return [*lines, f"De laatste waarvan wij de dagen weten, was {_from_to(before)}."] if before else lines


def _from_to(edition: Edition) -> str:
    return f"van {_day(edition.first)} tot en met {_day(edition.last)}"


def _day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {long_date(day)}"
