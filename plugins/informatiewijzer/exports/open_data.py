"""All files of the open data as plans: none is made while what it is made of stays the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from informatiewijzer.base.later import later
from informatiewijzer.base.outputs import OutputFile, PlannedFile, digest, planned
from informatiewijzer.base.parts import Block, Parts, blocks_of
from informatiewijzer.base.site_address import with_slash
from informatiewijzer.exports import geography, hsds_tree, open_csv, open_json
from informatiewijzer.exports.change_log import change_log
from informatiewijzer.exports.hsds import make_services
from informatiewijzer.exports.open_figures import figures_file
from informatiewijzer.exports.public import KINDS, Public
from informatiewijzer.model.base import Record
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.prints import lists_print, prints_of
from informatiewijzer.model.records import Activity, Organisation
from informatiewijzer.model.releases import mark_of
from informatiewijzer.schedule.closings import closings_of

FOLDER = "open-data"
_FORM = "open-1"  # goes up whenever a module here writes something else for the same record

_KINDS_OF = {**{f"{kind}.csv": kind for kind in KINDS}, "locaties.geojson": "locaties"}
"""The kind of record that a file depends on; the others depend on everything."""


def open_data_files(
    project: Path, published: Catalogue, as_of: date, base_url: str, parts: Parts | None = None
) -> list[PlannedFile]:
    """Every file of `open-data/`, sorted by path.

    `parts`: what the last build remembers of the files that hold every record.
    """
    base = with_slash(base_url)
    public = Public(published, as_of, base, closings_of(published, as_of))
    shapes = project / geography.SHAPES
    lists = digest(_FORM, base, str(as_of), repr(public.closings), lists_print(published))
    keys = _keys(public, lists)
    everything = digest(
        lists,
        *(part for item in keys.items() for part in item),
        *map(str, published.releases),
        shapes.read_bytes() if shapes.is_file() else "",
    )
    records = _Records(public, keys, parts or Parts())
    of_kind = {kind: _key_of_kind(lists, keys, kind) for kind in KINDS}
    files = [
        PlannedFile(f"{FOLDER}/{path}", digest(of_kind.get(_KINDS_OF.get(path, ""), everything), path), make)
        for path, make in _whole_files(public, project, records)
    ]
    files.append(planned(OutputFile(f"{FOLDER}/cijfers.csv", figures_file(published))))
    return sorted([*files, *_services(records)], key=lambda file: file.path)


@dataclass(frozen=True, slots=True)
class _Records:
    """The records as the large files have them: those that did not change are remembered."""

    public: Public
    keys: Mapping[str, str]
    """By address; changes whenever what the open data say of a record may change."""
    parts: Parts
    blocks: dict[str, Sequence[Block]] = field(default_factory=dict)

    def of(self, name: str, kind: str, make: Callable[[Record], bytes]) -> Iterator[bytes]:
        """The lines of the records of a folder, some dozens at a time, as `make` writes each.

        `name`: under which they are remembered.
        """
        records = list(self.public.records()[kind].values())
        wanted = [(block.key, later(_joined, make, records[block.parts])) for block in self._blocks(kind)]
        return self.parts.of(f"{name}-{kind}", wanted)

    def _blocks(self, kind: str) -> Sequence[Block]:
        if kind not in self.blocks:
            self.blocks[kind] = blocks_of([self.keys[f"{kind}/{id_}"] for id_ in self.public.records()[kind]])
        return self.blocks[kind]

    def lines(self) -> open_json.Lines:
        return {kind: self.of("json", kind, later(open_json.line, self.public, kind)) for kind in KINDS}

    def csv(self, kind: str) -> bytes:
        lines = self.of("csv", kind, later(open_csv.csv_line, self.public, kind))
        return open_csv.csv_file(self.public, kind, lines)

    def change_log(self) -> bytes:
        marks = {
            f"{kind}/{id_}": mark
            for kind, records in self.public.records().items()
            for id_, mark in zip(records, self._marks(kind), strict=True)
        }
        return change_log(self.public, marks)

    def _marks(self, kind: str) -> list[str]:
        lines = self.of("merk", kind, lambda record: f"{mark_of(record)}\n".encode())
        return b"".join(lines).decode().splitlines()

    def services(self, in_full: bool) -> bytes:
        services, activities = make_services(self.public), self.public.catalogue.activities
        make = hsds_tree.one if in_full else hsds_tree.in_short
        name = "hsds-vol" if in_full else "hsds-kort"
        items = self.of(name, "activiteiten", lambda record: make(services, activities[record.id]))
        return hsds_tree.page(items, len(activities))


def _joined(make: Callable[[Record], bytes], records: Iterable[Record]) -> bytes:
    return b"".join(map(make, records))


def _keys(public: Public, lists: str) -> Mapping[str, str]:
    """By address a digest of the record, its stage, those of which it says something too, and the lists."""
    prints, late = prints_of(public.catalogue), public.catalogue.late
    return {
        address: digest(
            f"{lists} {prints[address]} {late.get(address, '')} {prints.get(organiser)} {prints.get(venue)}"
        )
        for kind, records in public.records().items()
        for id_, record in records.items()
        for address, organiser, venue in [(f"{kind}/{id_}", *_shown_with(record))]
    }


def _shown_with(record: Record) -> tuple[str, str]:
    """The addresses of organisation and venue, of which the open data of this one say something too."""
    if isinstance(record, Activity):
        return f"organisaties/{record.organisation}", f"locaties/{record.where.venue}"
    return "", f"locaties/{record.venue}" if isinstance(record, Organisation) else ""


def _key_of_kind(lists: str, keys: Mapping[str, str], kind: str) -> str:
    """Changes whenever what the open data say of a record of this kind may change."""
    return digest("\0".join([lists, *(key for at, key in keys.items() if at.startswith(f"{kind}/"))]))


def _whole_files(
    public: Public, project: Path, records: _Records
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files that depend on everything, by path."""
    full = hsds_tree.is_in_full(len(public.catalogue.activities))
    yield "alles.json", lambda: open_json.whole(public, records.lines())
    yield "alles.ndjson", lambda: open_json.ndjson(records.lines())
    for kind in KINDS:
        yield f"{kind}.csv", later(records.csv, kind)
    yield "wijken.geojson", later(geography.wijken, public, project)
    yield "locaties.geojson", later(geography.venues, public)
    yield "wijzigingen.json", records.change_log
    yield f"{hsds_tree.UK}/index.html", hsds_tree.uk_root
    yield f"{hsds_tree.UK}/services/index.html", later(records.services, False)
    yield f"{hsds_tree.HSDS}/index.html", hsds_tree.hsds_root
    yield f"{hsds_tree.HSDS}/services/index.html", later(records.services, full)


def _services(records: _Records) -> Iterator[PlannedFile]:
    """A file a service; the only ones of which there are as many as records."""
    services = make_services(records.public)
    for record in records.public.catalogue.activities.values():
        key = records.keys[f"activiteiten/{record.id}"]
        path = f"{FOLDER}/{hsds_tree.service_path(services, record)}"
        yield PlannedFile(path, key, later(hsds_tree.one, services, record))
