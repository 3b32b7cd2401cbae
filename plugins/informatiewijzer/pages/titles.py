"""Page titles: unique over the whole site (WCAG 2.4.2), by adding only as much as is needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from informatiewijzer.model.catalogue import Catalogue

_KIND_WORDS = {
    "activiteiten": "activiteit",
    "doelgroepen": "voor wie",
    "ingangen": "overzicht",
    "locaties": "plek",
    "organisaties": "organisatie",
    "samen-doen": "oproep",
    "themas": "onderwerp",
    "wijken": "wijk",
}


def _named(catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Kind, id and name of everything that has a page."""
    tables: Mapping[str, Mapping[str, object]] = {
        "activiteiten": catalogue.activities,
        "doelgroepen": catalogue.groups,
        "ingangen": catalogue.entrances,
        "locaties": catalogue.locations,
        "organisaties": catalogue.organisations,
        "samen-doen": catalogue.calls,
        "themas": catalogue.themes,
        "wijken": catalogue.neighbourhoods,
    }
    for kind, table in tables.items():
        for id_, thing in table.items():
            yield kind, id_, str(getattr(thing, "name", id_))


def unique_titles(catalogue: Catalogue) -> Mapping[str, str]:
    """A title for each address ("themas/spel"): the name, else with the kind, else with the id."""
    things = list(_named(catalogue))
    names = Counter(name.casefold() for _, _, name in things)
    pairs = Counter((kind, name.casefold()) for kind, _, name in things)
    return {f"{kind}/{id_}": _title(kind, id_, name, names, pairs) for kind, id_, name in things}


def _title(kind: str, id_: str, name: str, names: Counter[str], pairs: Counter[tuple[str, str]]) -> str:
    if names[name.casefold()] == 1:
        return name
    if pairs[kind, name.casefold()] == 1:
        return f"{name}, {_KIND_WORDS[kind]}"
    return f"{name}, {_KIND_WORDS[kind]} ({id_})"
