"""The links of a catalogue, and the file in which their results are kept with the day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.upkeep.files import write_all
from informatiewijzer.upkeep.link_check import LinkResult
from informatiewijzer.upkeep.link_words import LinkState

FORMAT = 1
FILE = Path(".cache", "links.json")


@dataclass(frozen=True, slots=True)
class LinkReport:
    """The results of one round, by address, and the day they are of."""

    day: date
    results: tuple[LinkResult, ...]


def links_of(published: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Every address elsewhere that the site shows, with the records that name it; both sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for address, url in _links(published):
        found[url].add(address)
    return {url: tuple(sorted(found[url])) for url in sorted(found)}


def _links(published: Catalogue) -> Iterator[tuple[str, str]]:
    tables = (
        ("activiteiten", published.activities),
        ("locaties", published.locations),
        ("organisaties", published.organisations),
    )
    for kind, records in tables:
        for id_, record in records.items():
            urls = (record.contact.website, *(source.url for source in record.sources))
            yield from ((f"{kind}/{id_}", url) for url in urls if url)


def write_links(path: Path, day: date, results: Iterable[LinkResult]) -> None:
    """Keep the results, sorted by address; the file is complete or as it was."""
    rows = [
        {"url": row.url, "uitkomst": row.state.value, "code": row.status, "nu": row.target}
        for row in sorted(results, key=lambda row: row.url)
    ]
    text = json.dumps({"vorm": FORMAT, "dag": day.isoformat(), "links": rows}, ensure_ascii=False, indent=1)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_all({path: f"{text}\n".encode()})


def read_links(path: Path) -> LinkReport | None:
    """The results of the last round; None when there are none, or the file is not ours."""
    try:
        data = json.loads(path.read_text("utf-8"))
        rows = tuple(
            LinkResult(row["url"], LinkState(row["uitkomst"]), int(row["code"]), str(row["nu"]))
            for row in data["links"]
        )
        return LinkReport(date.fromisoformat(data["dag"]), rows) if data["vorm"] == FORMAT else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
