"""All files of the open data as plans: none is made while what it is made of stays the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path

from informatiewijzer.base.outputs import OutputFile, PlannedFile, digest, planned
from informatiewijzer.exports import geography, hsds_tree, open_csv, open_json
from informatiewijzer.exports.change_log import change_log
from informatiewijzer.exports.hsds import make_services
from informatiewijzer.exports.open_figures import figures_file
from informatiewijzer.exports.public import KINDS, Public
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.schedule.closings import closings_of

FOLDER = "open-data"
_FORM = "open-1"  # goes up whenever a module here writes something else for the same record


def open_data_files(
    project: Path, published: Catalogue, plan: Iterable[PlannedFile], as_of: date, base_url: str
) -> list[PlannedFile]:
    """Every file of `open-data/`, sorted by path.

    `plan`: the planned pages. A record's page depends on all that is shown of it here, so its key is used.
    """
    base = base_url if not base_url or base_url.endswith("/") else f"{base_url}/"
    public = Public(published, as_of, base, closings_of(published, as_of))
    keys = {file.path: file.key for file in plan if file.path.count("/") == 2}
    marks = [
        keys[f"{kind}/{id_}/index.html"] for kind, records in public.records().items() for id_ in records
    ]
    shapes = project / geography.SHAPES
    everything = digest(
        _FORM,
        base,
        str(as_of),
        *marks,
        *map(str, published.releases),
        shapes.read_bytes() if shapes.is_file() else "",
    )
    files = [
        PlannedFile(f"{FOLDER}/{path}", digest(everything, path), make)
        for path, make in _whole_files(public, project)
    ]
    files.append(planned(OutputFile(f"{FOLDER}/cijfers.csv", figures_file(published))))
    return sorted([*files, *_services(public, keys)], key=lambda file: file.path)


def _whole_files(public: Public, project: Path) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files that depend on everything, by path."""
    services = cache(lambda: make_services(public))
    lines = cache(lambda: open_json.make_lines(public))
    yield "alles.json", lambda: open_json.whole(public, lines())
    yield "alles.ndjson", lambda: open_json.ndjson(lines())
    for kind in KINDS:
        yield f"{kind}.csv", partial(open_csv.csv_file, public, kind)
    yield "wijken.geojson", partial(geography.wijken, public, project)
    yield "locaties.geojson", partial(geography.venues, public)
    yield "wijzigingen.json", partial(change_log, public)
    yield f"{hsds_tree.UK}/index.html", hsds_tree.uk_root
    yield f"{hsds_tree.UK}/services/index.html", lambda: hsds_tree.uk_list(services())
    yield f"{hsds_tree.HSDS}/index.html", hsds_tree.hsds_root
    yield f"{hsds_tree.HSDS}/services/index.html", lambda: hsds_tree.hsds_list(services())


def _services(public: Public, keys: dict[str, str]) -> Iterator[PlannedFile]:
    """A file a service; the only ones of which there are as many as records."""
    services = make_services(public)
    for record in public.catalogue.activities.values():
        key = digest(_FORM, public.base, keys[f"activiteiten/{record.id}/index.html"])
        path = f"{FOLDER}/{hsds_tree.service_path(services, record)}"
        yield PlannedFile(path, key, partial(hsds_tree.one, services, record))
