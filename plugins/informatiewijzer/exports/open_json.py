"""The open data as one JSON file and as lines of JSON (ndjson)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from informatiewijzer.exports.public import KINDS, Data, Public, to_json
from informatiewijzer.model.base import Record
from informatiewijzer.model.concepts import Concept

Lines = Mapping[str, Iterable[bytes]]
"""The records by folder, each a line of JSON; they are taken once, one or some lines at a time."""


def line(public: Public, kind: str, record: Record) -> bytes:
    """A record as both files have it."""
    return to_json(public.record(kind, record)) + b"\n"


def whole(public: Public, lines: Lines) -> bytes:
    """Everything in one file: what it is, the words of the closed lists, then the records."""
    head = to_json({**about(public), "begrippen": _concepts(public)}).removesuffix(b"}")
    found = BytesIO()  # megabytes for ten thousand records: never twice in memory
    found.write(head)
    for kind in KINDS:
        found.write(f',"{kind}":['.encode())
        found.writelines(listed(lines[kind]))
        found.write(b"\n]" if public.records()[kind] else b"\n\n]")
    found.write(b"}\n")
    return found.getvalue()


def ndjson(lines: Lines) -> bytes:
    """A record a line, as in the JSON file; `type` says what it is."""
    found = BytesIO()
    for kind in KINDS:
        found.writelines(lines[kind])
    return found.getvalue()


def listed(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines of JSON as the items of a list, each on a line that is still without its end."""
    for number, some in enumerate(lines):
        yield b",\n" if number else b"\n"
        yield some.removesuffix(b"\n").replace(b"\n", b",\n")


def about(public: Public) -> Data:
    """Whose data this is, of which day, under which terms."""
    settings = public.catalogue.settings
    licence = settings.licence
    return {
        "naam": settings.site_name,
        "plaats": settings.town,
        "gegevens_van": public.as_of.isoformat(),
        "uitleg": f"{public.base}open-data/",
        "licentie": {"naam": licence.shown_name, "adres": licence.url} if licence else None,
    }


def _concepts(public: Public) -> Mapping[str, Mapping[str, str]]:
    catalogue = public.catalogue
    tables: Mapping[str, Mapping[str, Concept]] = {
        "doelgroepen": catalogue.groups,
        "organisatiesoorten": catalogue.organisation_kinds,
        "soorten": catalogue.kinds,
        "talen": catalogue.languages,
        "themas": catalogue.themes,
        "wijken": catalogue.neighbourhoods,
    }
    return {name: {id_: concept.name for id_, concept in table.items()} for name, table in tables.items()}
