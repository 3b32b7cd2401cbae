"""Which activities have a calendar file, which lists have a feed: what a page needs for its links."""

from __future__ import annotations

from collections.abc import Iterable

from informatiewijzer.model.records import Activity
from informatiewijzer.pages.site import Site

NAME = "agenda.ics"


def has_calendar(site: Site, activity: Activity) -> bool:
    """Whether an activity has a calendar file: open, and something fixed is still to come."""
    return activity.id in site.with_calendar


def feed_href(site: Site, folder: str, ids: Iterable[str]) -> str | None:
    """The address of the feed in a folder ("wijken/noord/"); None when none of the activities has a time."""
    activities = site.catalogue.activities
    return folder + NAME if any(has_calendar(site, activities[id_]) for id_ in ids) else None


def calendar_links(
    site: Site, folder: str, ids: Iterable[str], page: str | None = None
) -> dict[str, str | None]:
    """The links of a list in a folder ("themas/spel/"): its feed and its own page of the agenda, if any."""
    return {"feed": feed_href(site, folder, ids), "page": page}
