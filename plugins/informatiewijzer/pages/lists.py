"""Lists of cards: grouped under headings, with counts, cut into pages so that none grows without bound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from informatiewijzer.pages.cards import Card
from informatiewijzer.pages.page import Page

PAGE_SIZE = 200
View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading; `href` leads to the page of that heading, if it has one."""

    heading: str
    cards: Sequence[Card]
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list page before it is cut: what stands above the cards, and the groups of cards."""

    base: str
    title: str
    description: str
    h1: str
    lead: str | None
    groups: Sequence[Group]
    crumbs: Sequence[tuple[str, str]] = ()
    template: str = "lijst.html"
    head: View = field(default_factory=dict)


def count_words(number: int, one: str, more: str) -> str:
    """A count in words: "1 activiteit", "12 activiteiten"."""
    return f"{number} {one if number == 1 else more}"


def link(text: str, href: str, count: int | None = None) -> View:
    """A link in a list of links; `href` is relative to the root."""
    return {"text": text, "href": href, "count": count}


def tile(name: str, href: str, text: str | None, icon: str | None) -> View:
    """A large link with an icon and a line of text."""
    return {"name": name, "href": href, "text": text, "icon": icon}


def _address(base: str, number: int) -> str:
    return base if number == 1 else f"{base}bladzijde-{number}/"


def _chunks(groups: Sequence[Group]) -> list[list[View]]:
    """The groups spread over pages of PAGE_SIZE cards; a cut group keeps its heading on the next page."""
    pages: list[list[View]] = [[]]
    room = PAGE_SIZE
    for group in groups:
        start = 0
        while start < len(group.cards):
            if not room:
                pages.append([])
                room = PAGE_SIZE
            part = list(group.cards[start : start + room])
            pages[-1].append(_group_view(group, part, start))
            start, room = start + len(part), room - len(part)
    return pages


def _group_view(group: Group, cards: list[Card], start: int) -> View:
    heading = group.heading + (" (vervolg)" if start else "")
    return {"heading": heading, "href": group.href, "total": len(group.cards), "cards": cards}


_HEAD: View = {
    "tiles": [],
    "links_heading": None,
    "links": [],
    "links_first": False,
    "figures": None,
    "empty": [],
    "notice": None,
}


def list_pages(listing: Listing) -> Iterator[Page]:
    """The pages of a list; what stands above the cards is on the first one only."""
    chunks = _chunks(listing.groups)
    for number, groups in enumerate(chunks, start=1):
        later = f", bladzijde {number}" if number > 1 else ""
        head = listing.head if number == 1 else {}
        view = {
            **_HEAD,
            "lead": listing.lead if number == 1 else None,
            **head,
            "h1": listing.h1 + later,
            "groups": groups,
            "pager": _pager(listing.base, number, len(chunks)),
        }
        path = _address(listing.base, number) + "index.html"
        template = listing.template if number == 1 else "lijst.html"
        crumbs = listing.crumbs if number == 1 else [*listing.crumbs, (listing.title, listing.base)]
        title = listing.title + later
        yield Page(path, title, listing.description + later, template, view, crumbs)


def _pager(base: str, number: int, last: int) -> View | None:
    if last == 1:
        return None
    return {
        "number": number,
        "last": last,
        "previous": _address(base, number - 1) if number > 1 else None,
        "next": _address(base, number + 1) if number < last else None,
    }
