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
    folded = [name.casefold() for _, _, name in things]
    names = Counter(folded)
    pairs = Counter(
        (kind, name) for (kind, _, _), name in zip(things, folded, strict=True) if names[name] > 1
    )
    return {
        f"{kind}/{id_}": name if names[fold] == 1 else _title(kind, id_, name, pairs[kind, fold])
        for (kind, id_, name), fold in zip(things, folded, strict=True)
    }


def _title(kind: str, id_: str, name: str, of_its_kind: int) -> str:
    if of_its_kind == 1:
        return f"{name}, {_KIND_WORDS[kind]}"
    return f"{name}, {_KIND_WORDS[kind]} ({id_})"
