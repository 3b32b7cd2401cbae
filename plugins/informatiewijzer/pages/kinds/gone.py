"""Pages of what is no longer on the site: an address on paper or in a letter never leads to nothing.

They stand in no list, not in the search and not in the sitemap. A renamed record has a plain link and no
automatic jump: a jump would lose the visitor's list, which is in the address only (docs/adr/0031).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from informatiewijzer.base.dutch import long_date
from informatiewijzer.model.gone import Gone, Why
from informatiewijzer.pages.cards import Card
from informatiewijzer.pages.page import Page, plain_key
from informatiewijzer.pages.site import Site

LIMIT = 4
NOINDEX = '<meta name="robots" content="noindex">'
_CRUMBS = {
    "activiteiten": ("Wat is er te doen", "activiteiten/"),
    "locaties": ("Plekken", "locaties/"),
    "organisaties": ("Organisaties", "organisaties/"),
}
_SUBJECTS = {"activiteiten": "Dit", "locaties": "Deze plek", "organisaties": "Deze organisatie"}
_SENTENCES: Mapping[Why, str] = {
    Why.STOPPED: "{subject} is gestopt.",
    Why.OVER: "{subject} is voorbij.",
    Why.UNCHECKED: "Wij weten niet of dit er nog is. Daarom staat het niet meer in onze lijsten.",
    Why.HIDDEN: "Wij kijken eerst na of het nog klopt.",
    Why.REMOVED: "Wat hier stond, is weggehaald.",
    Why.MOVED: "Deze bladzijde heeft een nieuw adres.",
}
_NAMELESS = {Why.HIDDEN: "Dit staat nu niet op de site", Why.REMOVED: "Deze bladzijde is er niet meer"}
_AFTER = {
    Why.STOPPED: "gestopt",
    Why.OVER: "voorbij",
    Why.UNCHECKED: "niet meer in onze lijsten",
    Why.MOVED: "nieuw adres",
}


def gone_pages(site: Site) -> Iterator[Page]:
    """A page at every address that was published and has no page of its own any more."""
    names = Counter(_name(site, gone) for gone in site.catalogue.gone.values())
    for address, gone in site.catalogue.gone.items():
        kind, _, id_ = address.partition("/")
        if kind not in _CRUMBS:
            continue
        cards, target = _alternatives(site, gone), _target(site, gone)
        name = _name(site, gone)
        title = _title(gone, name, id_, names[name] > 1)
        sentences = _sentences(gone, kind)
        depends = plain_key([name, sentences, [card.digest for card in (*target, *cards)]])
        yield Page(
            path=f"{address}/index.html",
            title=title,
            description=sentences[0],
            template="weg.html",
            view=partial(_view, gone, name, sentences, target, cards),
            depends=depends,
            crumbs=[_CRUMBS[kind]],
            meta=lambda _: NOINDEX,
            stands_for=f"{gone.leads_to}/index.html" if gone.why is Why.MOVED else "",
        )


def _view(
    gone: Gone, name: str, sentences: Sequence[str], target: Sequence[Card], cards: Sequence[Card]
) -> dict[str, Any]:
    heading = "Nieuw adres" if gone.why is Why.MOVED else "Dit is er nu"
    return {
        "h1": name or _NAMELESS[gone.why],
        "sentences": sentences,
        "target_heading": heading,
        "target": target,
        "related": cards,
    }


def _name(site: Site, gone: Gone) -> str:
    """The name that is told: of what moved that of the new page; "" when not even the name is."""
    card = site.cards.get(gone.leads_to or "") if gone.why is Why.MOVED else None
    return card.name if card else gone.name


def _title(gone: Gone, name: str, id_: str, shared: bool) -> str:
    """Unique over the site (WCAG 2.4.2): what has no name, or one that others have too, shows its id."""
    if not name:
        return f"{_NAMELESS[gone.why]} ({id_})"
    return f"{name} ({_AFTER[gone.why]}{', ' + id_ if shared else ''})"


def _sentences(gone: Gone, kind: str) -> list[str]:
    sentences = [_SENTENCES[gone.why].format(subject=_SUBJECTS[kind])]
    if gone.remark:
        sentences.append(gone.remark)
    if gone.why is Why.UNCHECKED and gone.last_look:
        sentences.append(f"De laatste keer dat iemand het bevestigde, was op {long_date(gone.last_look)}.")
    return sentences


def _target(site: Site, gone: Gone) -> tuple[Card, ...]:
    card = site.cards.get(gone.leads_to or "")
    return (card,) if card else ()


def _alternatives(site: Site, gone: Gone) -> tuple[Card, ...]:
    """Up to four activities with its main theme in its wijk, then with any of its themes."""
    by_theme = [site.by_theme.get(theme, ()) for theme in gone.themes]
    near = frozenset(site.by_wijk.get(gone.neighbourhood or "", ()))
    main = by_theme[0] if by_theme else ()
    chosen = dict.fromkeys(chain((id_ for id_ in main if id_ in near), *by_theme))
    addresses = [f"activiteiten/{id_}" for id_ in chosen]
    return tuple(site.cards[address] for address in addresses if address != gone.leads_to)[:LIMIT]
