"""What the public may read of each record, as plain data under the YAML names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from informatiewijzer.model.base import Record
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.freshness import checked_on
from informatiewijzer.model.plain import NEVER, plain
from informatiewijzer.model.records import Activity, Organisation
from informatiewijzer.schedule.closings import Closings

Data = dict[str, Any]
KINDS: Mapping[str, str] = {
    "activiteiten": "activiteit",
    "locaties": "locatie",
    "organisaties": "organisatie",
}
"""The kinds of record that are open data, by folder. Calls are not: they are over in weeks."""
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
# `door` is a role by our rules; were it ever a name, it would not travel.
_LEFT_OUT = NEVER | {"confirmed"}
_SHARED = frozenset(field.alias or name for name, field in Record.model_fields.items())


def to_json(data: object) -> bytes:
    """Compact JSON in UTF-8."""
    return _encode(data).encode("utf-8", "replace")


def open_records(published: Catalogue) -> Mapping[str, Mapping[str, Record]]:
    """The records of a published catalogue that are open data, by folder."""
    return published.by_folder()


@dataclass(frozen=True, slots=True)
class Public:
    """A published catalogue on a day; `base`: the address of the site ending in "/", "" when unknown."""

    catalogue: Catalogue
    as_of: date
    base: str
    closings: Closings

    def records(self) -> Mapping[str, Mapping[str, Record]]:
        """The records by folder, sorted."""
        return open_records(self.catalogue)

    def page(self, kind: str, id_: str) -> str:
        """The address of a record's page; from the root of the site when its address is not known."""
        return f"{self.base}{kind}/{id_}/"

    def wijk(self, record: Record) -> str | None:
        """The id of the wijk of a record, its own or its venue's."""
        if isinstance(record, Activity):
            return self.catalogue.neighbourhood_of(record)
        if isinstance(record, Organisation):
            return self.catalogue.organisation_neighbourhood(record)
        return getattr(record, "neighbourhood", None)

    def all(self, kind: str) -> Iterator[Data]:
        """The records of one folder as plain data, sorted by id."""
        return (self.record(kind, record) for record in self.records()[kind].values())

    def record(self, kind: str, record: Record) -> Data:
        """One record: its own fields, contact and wijk as its page shows them, then where it is from."""
        data = plain(record, _LEFT_OUT)
        own = {name: value for name, value in data.items() if name not in _SHARED}
        shared = {name: value for name, value in data.items() if name in _SHARED and name != "id"}
        contact = self.catalogue.contact_of(record) if isinstance(record, Activity) else None
        found: Data = {"type": KINDS[kind], "id": record.id, "pagina": self.page(kind, record.id), **own}
        if contact and (reach := plain(contact)):
            found["contact"] = reach
        if wijk := self.wijk(record):
            found["wijk"] = wijk
        found.update(shared)
        found.update(self._freshness(kind, record))
        return found

    def _freshness(self, kind: str, record: Record) -> Data:
        found: Data = {}
        if record.confirmed:
            found["bevestigd"] = {"op": record.confirmed.on.isoformat(), "hoe": record.confirmed.how.value}
        if day := checked_on(record):
            found["nagekeken_op"] = day.isoformat()
        if stage := self.catalogue.late.get(f"{kind}/{record.id}"):
            found["let_op"] = stage.value
        return found
