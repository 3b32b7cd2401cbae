"""What lists, the finder and the calendars ask of each record: made once, remembered until it may change.

An outline says nothing that a record, its venue, its organisation, the lists and the day do not say: its key
stands for all of these. Thirty-two or so are remembered together, as the open data are (ADR 67, 70).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from informatiewijzer.base.outputs import digest
from informatiewijzer.base.parts import Parts, blocks_of
from informatiewijzer.model.base import Record
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.records import Activity, Organisation

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


class Outline(NamedTuple):
    """`card`: what `Card` is made with; of an activity whether it has a calendar, and its row in the finder.

    That row is one text, with ends of lines between the columns: ten small texts take much memory.
    """

    card: Sequence[str]
    calendar: bool = False
    facets: str = ""


Make = Callable[[Record], Outline]
"""Makes the outline of a record."""


def outlines_of(
    catalogue: Catalogue, keys: Mapping[str, str], make: Make, parts: Parts | None
) -> Mapping[str, Outline]:
    """The outlines by address. `keys`: by address, change whenever an outline may be another one."""
    found: dict[str, Outline] = {}
    for kind, records in catalogue.by_folder().items():
        made: Iterable[Outline]
        if parts is None:
            made = (make(record) for record in records.values())
        else:
            made = _remembered(kind, list(records.values()), keys, make, parts)
        found.update(zip([f"{kind}/{id_}" for id_ in records], made, strict=True))
    return found


def _remembered(
    kind: str, records: Sequence[Record], keys: Mapping[str, str], make: Make, parts: Parts
) -> Iterator[Outline]:
    wanted = [
        (block.key, partial(_written, records[block.parts], make))
        for block in blocks_of([keys[f"{kind}/{record.id}"] for record in records])
    ]
    rows = chain.from_iterable(json.loads(part) for part in parts.of(f"omtrek-{kind}", wanted))
    return map(Outline._make, rows)


def _written(records: Iterable[Record], make: Make) -> bytes:
    return _encode([make(record) for record in records]).encode()


def keys_of(
    catalogue: Catalogue, marks: Mapping[str, str], prints: Mapping[str, str], common: str
) -> dict[str, str]:
    """The keys: all that the page of a record shows, its venue as a whole, and what is common to all."""
    common = digest(common)
    found = {}
    for kind, records in catalogue.by_folder().items():
        for id_, record in records.items():
            address, venue = f"{kind}/{id_}", _venue_of(record)
            found[address] = f"{common}\0{marks[address]}\0{prints.get(f'locaties/{venue}', '')}"
    return found


def _venue_of(record: Record) -> str | None:
    if isinstance(record, Activity):
        return record.where.venue
    return record.venue if isinstance(record, Organisation) else None
