"""Lists of cards: grouped under headings, with counts, cut into pages so that none grows without bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from informatiewijzer.pages.cards import Card
from informatiewijzer.pages.page import Page, plain_key

PAGE_SIZE = 200
View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under one heading; `href` leads to the page of that heading, if it has one."""

    heading: str
    cards: Sequence[Card]
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the cards: how to make it, and a text that changes whenever it does."""

    view: Callable[[], View]
    depends: str


def plain_head(**view: Any) -> Head:
    """A head of plain data."""
    return Head(lambda: view, plain_key(view))


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
    head: Head = field(default_factory=plain_head)
    meta: Callable[[str], str] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list: its number (from 1), how many there are, and its groups."""

    number: int
    last: int
    groups: Sequence[View]


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
            part = group.cards[start : start + room]
            pages[-1].append(_group_view(group, part, start))
            start, room = start + len(part), room - len(part)
    return pages


def _group_view(group: Group, cards: Sequence[Card], start: int) -> View:
    heading = group.heading + (" (vervolg)" if start else "")
    return {"heading": heading, "href": group.href, "total": len(group.cards), "cards": cards}


_HEAD: View = {
    "tiles": (),
    "links_heading": None,
    "links": (),
    "links_first": False,
    "figures": None,
    "empty": (),
    "notice": None,
    "calls": None,
    "calendar": None,
    "paper": None,
}


def list_pages(listing: Listing) -> Iterator[Page]:
    """The pages of a list; what stands above the cards is on the first one only."""
    chunks = _chunks(listing.groups)
    for number, groups in enumerate(chunks, start=1):
        sheet = Sheet(number, len(chunks), groups)
        first = number == 1
        later = "" if first else f", bladzijde {number}"
        yield Page(
            path=_address(listing.base, number) + "index.html",
            title=listing.title + later,
            description=listing.description + later,
            template=listing.template if first else "lijst.html",
            view=partial(_view, listing, sheet),
            depends=_depends(listing, sheet),
            crumbs=listing.crumbs if first else [*listing.crumbs, (listing.title, listing.base)],
            meta=listing.meta if first else None,
        )


def not_yet(
    base: str, title: str, description: str, *sentences: str, crumbs: Sequence[tuple[str, str]] = ()
) -> Iterator[Page]:
    """The page of something that a town has not filled in: it says so and leads on."""
    head = plain_head(empty=list(sentences))
    return list_pages(
        Listing(
            base=base,
            title=title,
            description=description,
            h1=title,
            lead=None,
            groups=[],
            crumbs=crumbs,
            head=head,
        )
    )


def _view(listing: Listing, sheet: Sheet) -> View:
    first = sheet.number == 1
    return {
        **_HEAD,
        "lead": listing.lead if first else None,
        **(listing.head.view() if first else {}),
        "h1": listing.h1 if first else f"{listing.h1}, bladzijde {sheet.number}",
        "groups": sheet.groups,
        "pager": _pager(listing.base, sheet.number, sheet.last),
    }


def _depends(listing: Listing, sheet: Sheet) -> str:
    """As `_view`, but with the digests of the cards instead of the cards."""
    parts = [listing.h1, listing.lead or "", plain_key(listing.crumbs), str(sheet.last)]
    if sheet.number == 1:
        parts.append(listing.head.depends)
    for group in sheet.groups:
        parts += (group["heading"], group["href"] or "", str(group["total"]))
        parts += [card.digest for card in group["cards"]]
    return "\0".join(parts)


def _pager(base: str, number: int, last: int) -> View | None:
    if last == 1:
        return None
    return {
        "number": number,
        "last": last,
        "previous": _address(base, number - 1) if number > 1 else None,
        "next": _address(base, number + 1) if number < last else None,
    }
