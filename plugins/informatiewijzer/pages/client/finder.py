"""The finder at `/activiteiten/`: what its page shows, and the small files that the browser answers with.

`vinder/index.json` has a fixed name, so that no page needs to know it; all that it names has a version in its
own name. docs/adr/0008 says why.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from informatiewijzer.base.outputs import Finished, OutputFile, PlannedFile, digest
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Activity
from informatiewijzer.pages.cards import Card
from informatiewijzer.pages.site import Site
from informatiewijzer.schedule.facets import EVERYBODY, Facets, letters, make_facets
from informatiewijzer.schedule.neighbours import neighbours

FOLDER = "vinder"
INDEX = f"{FOLDER}/index.json"
SHAPES = Path("site_src", "data", "wijken.geojson")
CARDS_A_FILE = 8
MOST_IN_ONE_FILE = 2000
"""With more activities every column becomes a file of its own, fetched when its question is asked."""
_CARDS = re.compile(rf"{FOLDER}/k([0-9]+)-[0-9a-f]+\.json")
_CARDS_OF_SEARCH = re.compile(r"zoek/k[0-9]+\.json")

Near = Mapping[str, tuple[str, ...]]
"""Per wijk the wijken beside it, by id."""


def load_near(project: Path, catalogue: Catalogue) -> Near:
    """The neighbours of every wijk; empty when the project has no shapes."""
    path = project / SHAPES
    if not path.is_file():
        return {}
    ids = {wijk.cbs: id_ for id_, wijk in catalogue.neighbourhoods.items()}
    found = neighbours(path.read_bytes()).items()
    return {
        ids[code]: tuple(ids[other] for other in others if other in ids)
        for code, others in found
        if code in ids
    }


def in_order(site: Site) -> list[Activity]:
    """All activities as the list shows them: by main theme, then by name."""
    themes = [*site.catalogue.themes, *sorted(set(site.by_main_theme) - set(site.catalogue.themes))]
    return [site.catalogue.activities[id_] for theme in themes for id_ in site.by_main_theme.get(theme, ())]


def finder_files(site: Site) -> list[OutputFile]:
    """The index, the columns when there are many activities, the order from A to Z, and the cards."""
    activities = in_order(site)
    rows = [site.facets[activity.id].split("\n") for activity in activities]
    facets = make_facets(site.catalogue, activities, rows, site.closings, site.as_of)
    cards = site.cards_of("activiteiten", [activity.id for activity in activities])
    card_files = list(_card_files(cards))
    order = _versioned("az", _a_to_z(cards))
    columns, column_files = _columns(facets, len(activities))
    index = {
        "n": len(activities),
        "kaarten": "".join(file.path[-9:-5] for file in card_files),
        "az": _name(order),
        "kolommen": columns,
        "lijsten": facets.lists,
        "tijden": facets.schedules,
        "dicht": facets.closings,
        "buren": _letters_of(site.near, facets.lists["wijken"]),
        "iedereen": letters([EVERYBODY], {id_: at for at, id_ in enumerate(facets.lists["doelgroepen"])}),
    }
    return sorted([OutputFile(INDEX, _to_json(index)), order, *column_files, *card_files])


def _to_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _versioned(name: str, value: Any) -> OutputFile:
    content = _to_json(value)
    return OutputFile(f"{FOLDER}/{name}-{digest(content)[:4]}.json", content)


def _name(file: OutputFile) -> str:
    return file.path.removeprefix(f"{FOLDER}/")


def _card_files(cards: Sequence[Card]) -> Iterator[OutputFile]:
    """Per file eight cards as [address, name, summary, facts]."""
    for start in range(0, len(cards), CARDS_A_FILE):
        part = cards[start : start + CARDS_A_FILE]
        rows = [[card.href.split("/")[1], card.name, card.summary, card.facts] for card in part]
        yield _versioned(f"k{start // CARDS_A_FILE}", rows)


def _a_to_z(cards: Sequence[Card]) -> list[int]:
    """The place of each card in the list from A to Z."""
    order = sorted(range(len(cards)), key=lambda at: (cards[at].sort, cards[at].href))
    places = {at: place for place, at in enumerate(order)}
    return [places[at] for at in range(len(cards))]


def _columns(facets: Facets, count: int) -> tuple[dict[str, Any], list[OutputFile]]:
    """The columns themselves, or with many activities a file for each: ["themas-1f0c.json"]."""
    if count <= MOST_IN_ONE_FILE:
        return dict(facets.columns), []
    files = {name: _versioned(name, column) for name, column in facets.columns.items()}
    return {name: {"bestand": _name(file)} for name, file in files.items()}, list(files.values())


def _letters_of(near: Near, ids: Sequence[str]) -> list[str]:
    """Per wijk, in the order of the list, the letters of its neighbours."""
    numbers = {id_: at for at, id_ in enumerate(ids)}
    return [letters(near.get(id_, ()), numbers) for id_ in ids]


def join_search(finder: Iterable[PlannedFile], search: Iterable[Finished]) -> OutputFile | None:
    """`vinder/zoek.json`: per activity, in the order of the finder, its slot in the search (-1: none).

    Both sides are read from their own files, so neither room knows the other. None when one is not there.
    """
    slots: dict[str, int] = {}
    for file in search:
        if _CARDS_OF_SEARCH.fullmatch(file.path):
            slots.update((card[0], int(slot)) for slot, card in json.loads(file.read()).items())
    rows = {int(match[1]): file for file in finder if (match := _CARDS.fullmatch(file.path))}
    if not slots or not rows:
        return None
    ids = [card[0] for number in sorted(rows) for card in json.loads(rows[number].make())]
    return OutputFile(f"{FOLDER}/zoek.json", _to_json([slots.get(f"activiteiten/{id_}", -1) for id_ in ids]))
