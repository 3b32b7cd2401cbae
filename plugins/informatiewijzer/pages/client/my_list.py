"""What "Mijn lijst" shows of a record: small JSON files, sixteen records each, named after their content.

A browser fetches the files of the records on its list. Because sixteen records share a file, the log of a
server does not tell which of them is on a list. The page `/mijn-lijst/` knows the names of the files.

A file is {key: record}; key: "<id>" of an activity, "o.<id>" of an organisation. A record is
{"n": name, "h": address, "t": [phone], "e": e-mail, "v": a warning or "", "r": [[label, words], ...]}
and {"a": address of its calendar file} when it has one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from informatiewijzer.base.outputs import PlannedFile, digest
from informatiewijzer.model.records import Activity, Organisation
from informatiewijzer.pages.calendar_links import NAME, has_calendar
from informatiewijzer.pages.facts import UNKNOWN, Row, closed_notice, freshness
from informatiewijzer.pages.site import Shard, Site
from informatiewijzer.pages.views.activity import DERIVED, contact_of, fact_rows, organiser_of
from informatiewijzer.pages.views.place import organisation_view

A_FILE = 16
_FORM = "lijst-1"  # goes up whenever this module writes something else for the same record
_ALWAYS, _WHEN_KNOWN = ("Wanneer", "Waar"), ("Kosten", "Aanmelden")


def shards(site: Site) -> Sequence[Shard]:
    """All files of the list, in the order of their numbers; every record has its place by its key."""
    return site.list_shards or _counted_out(site)


def _counted_out(site: Site) -> tuple[Shard, ...]:
    keys = [*site.catalogue.activities, *(f"o.{id_}" for id_ in site.catalogue.organisations)]
    count = shard_count(len(keys))
    boxes: list[list[str]] = [[] for _ in range(count)]
    for key in sorted(keys):
        boxes[shard_of(key, count)].append(key)
    return tuple(Shard(number, box, _digest(site, box)) for number, box in enumerate(boxes))


def shard_count(records: int) -> int:
    """A power of two, so that it seldom changes."""
    return 1 << max(0, (records // A_FILE).bit_length())


def shard_of(key: str, count: int) -> int:
    """Where a key stands: FNV-1a over its letters (32 bits); `lijst-pagina.js` counts the same."""
    number = 2166136261
    for letter in key.encode("ascii"):
        number = (number ^ letter) * 16777619 & 0xFFFFFFFF
    return number % count


def with_list(site: Site) -> Site:
    """The site that knows its files of the list: the page of the list names them too."""
    return replace(site, list_shards=_counted_out(site))


def list_files(site: Site) -> Iterator[PlannedFile]:
    """The files as plans; none is made while its records stay the same."""
    for shard in shards(site):
        yield PlannedFile(shard.path, shard.digest, partial(_content, site, shard.keys))


def list_view(site: Site) -> dict[str, Any]:
    """What the block on the page needs: how many files there are and their versions in a row."""
    return {"versions": "".join(shard.version for shard in shards(site))}


def _digest(site: Site, keys: Sequence[str]) -> str:
    return digest("\0".join([_FORM, site.concepts_key, *(f"{key}\0{_mark(site, key)}" for key in keys)]))


def _mark(site: Site, key: str) -> str:
    if key.startswith("o."):
        return site.marks[f"organisaties/{key[2:]}"]
    return f"{site.marks[f'activiteiten/{key}']}{key in site.with_calendar}"


def _record(site: Site, key: str) -> Activity | Organisation:
    if key.startswith("o."):
        return site.catalogue.organisations[key[2:]]
    return site.catalogue.activities[key]


def _content(site: Site, keys: Sequence[str]) -> bytes:
    return json.dumps(
        {key: _entry(site, _record(site, key)) for key in keys}, ensure_ascii=False, separators=(",", ":")
    ).encode()


def _entry(site: Site, record: Activity | Organisation) -> dict[str, Any]:
    if isinstance(record, Activity):
        view, address = _activity_view(site, record), f"activiteiten/{record.id}/"
    else:
        view, address = organisation_view(site, record), f"organisaties/{record.id}/"
    entry = {
        "n": record.name,
        "h": address,
        "t": list(view["contact"].phones),
        "e": view["contact"].email or "",
        "v": view["closed"] or (view["freshness"].text if view["freshness"].doubtful else ""),
        "r": [*_organiser(view), *map(_line, _shown(view["rows"]))],
    }
    if isinstance(record, Activity) and has_calendar(site, record):
        entry["a"] = address + NAME
    return entry


def _activity_view(site: Site, record: Activity) -> Mapping[str, Any]:
    """Of what its page shows the parts that a list needs: a page has twice as much."""
    contact = contact_of(site, record)
    return {
        "closed": closed_notice(record),
        "contact": contact,
        "freshness": freshness(record, contact, site.late("activiteiten", record)),
        "organiser": organiser_of(site, record),
        "rows": fact_rows(site, record, contact),
    }


def _organiser(view: Mapping[str, Any]) -> list[list[str]]:
    organiser = view.get("organiser")
    return [["Wie", organiser.name]] if organiser else []


def _shown(rows: Sequence[Row]) -> list[Row]:
    """When and where are always named; costs and signing up only when somebody knows."""
    by_label = {row.label: row for row in rows}
    found = [by_label[label] for label in (*_ALWAYS, *_WHEN_KNOWN) if label in by_label]
    return [row for row in found if row.label in _ALWAYS or not _is_unknown(row)]


def _is_unknown(row: Row) -> bool:
    return len(row.entries) == 1 and row.entries[0].text.startswith(UNKNOWN)


def _line(row: Row) -> list[str]:
    remarks = [note for note in row.notes if note != DERIVED]
    words = ", ".join(value.text for value in row.entries)
    return [row.label, ". ".join(text for text in (words, *remarks) if text)]
