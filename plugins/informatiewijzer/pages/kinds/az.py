"""The list from A to Z: the way to everything for who does not search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from informatiewijzer.pages.lists import count_words, link
from informatiewijzer.pages.order import letter_of
from informatiewijzer.pages.page import Page, plain_key
from informatiewijzer.pages.site import Site

# More names than this and each letter gets pages of its own.
ONE_PAGE = 500
_KINDS = {"activiteiten": "", "locaties": "plek", "organisaties": "organisatie"}


def az_pages(site: Site) -> Iterator[Page]:
    """`/a-z/`, and `/a-z/<letter>/` (with more pages when needed) in a large catalogue."""
    by_letter = _by_letter(site)
    total = sum(len(names) for names in by_letter.values())
    lead = f"{count_words(total, 'naam', 'namen')}: activiteiten, organisaties en plekken."
    if total <= ONE_PAGE:
        yield _page("", "Alles van A tot Z", lead, list(by_letter), by_letter, True)
        return
    yield _page("", "Alles van A tot Z", lead, list(by_letter), {}, False)
    for initial, names in by_letter.items():
        for number, start in enumerate(range(0, len(names), ONE_PAGE), start=1):
            later = f", bladzijde {number}" if number > 1 else ""
            folder = f"{initial.lower()}/" + (f"bladzijde-{number}/" if number > 1 else "")
            part = {initial: names[start : start + ONE_PAGE]}
            more = f"a-z/{initial.lower()}/bladzijde-{number + 1}/" if start + ONE_PAGE < len(names) else None
            yield _page(folder, f"Alles met {initial}{later}", None, list(by_letter), part, False, more)


def _by_letter(site: Site) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for card in sorted(site.cards.values(), key=lambda card: (card.sort, card.href)):
        kind = _KINDS[card.href.partition("/")[0]]
        found.setdefault(letter_of(card.sort[0]), []).append({**link(card.name, card.href), "kind": kind})
    return {initial: found[initial] for initial in sorted(found)}


def _page(
    folder: str,
    title: str,
    lead: str | None,
    letters: list[str],
    names: dict[str, list[dict[str, Any]]],
    inside: bool,
    more: str | None = None,
) -> Page:
    links = [
        (initial, f"#letter-{initial.lower()}" if inside else f"a-z/{initial.lower()}/")
        for initial in letters
    ]
    view = {
        "h1": title,
        "lead": lead,
        "letters": [{"text": text, "href": href, "inside": inside} for text, href in links],
        "groups": [{"letter": initial, "names": found} for initial, found in names.items()],
        "more": more,
    }
    crumbs = [("Alles van A tot Z", "a-z/")] if folder else []
    return Page(
        f"a-z/{folder}index.html",
        title,
        f"{title}: activiteiten, organisaties en plekken op naam.",
        "a-z.html",
        lambda: view,
        plain_key(view),
        crumbs,
    )
