"""A whole set -> new records, and of every value what became of it. Nothing is written or made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.key_order import order_of
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.model.records import Activity, Location, Organisation
from informatiewijzer.openreferral.mapped import Mapped, Skipped, Work
from informatiewijzer.openreferral.names import PARENTS
from informatiewijzer.openreferral.places import drop_persons, map_locations, map_organisations
from informatiewijzer.openreferral.rows import Dataset
from informatiewijzer.openreferral.services import map_services
from informatiewijzer.openreferral.shield import shield
from informatiewijzer.source.write import write_record

Table = Mapping[str, Organisation] | Mapping[str, Location] | Mapping[str, Activity]
KINDS = ("organisaties", "locaties", "activiteiten")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a set gives: new records in the order in which they need each other, and rows that give none."""

    dataset: Dataset
    records: tuple[Mapped, ...]
    skipped: tuple[Skipped, ...]

    def contents(self) -> dict[str, bytes]:
        """The new files by their name in the catalogue."""
        orders = {kind: order_of(RECORD_KINDS[kind]) for kind in KINDS}
        return {
            f"{record.kind}/{record.id}.yaml": write_record(record.values, orders[record.kind]).encode()
            for record in self.records
        }


def _orphans(dataset: Dataset) -> None:
    """Tell of rows that belong to something that the set does not hold."""
    known = {(row.table, row.id) for rows in dataset.tables.values() for row in rows}
    for rows in dataset.tables.values():
        for row in rows:
            named = ((table, row.get(tie)) for table, tie in PARENTS.items() if table != row.table)
            ties = [(table, id_) for table, id_ in named if id_]
            if ties and not row.told and not known.intersection(ties):
                row.leave_all("hoort bij iets dat niet in deze set zit")


def map_dataset(dataset: Dataset, catalogue: Catalogue) -> Outcome:
    """Map every row of a set. Ids that are or ever were in use are not given again."""
    shield(dataset, catalogue.settings.town)
    taken: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for address in catalogue.ledger:
        kind, _, id_ = address.partition("/")
        if kind in taken:
            taken[kind].add(id_)
    names: dict[str, dict[str, str]] = {}
    tables: dict[str, Table] = {
        "organisaties": catalogue.organisations,
        "locaties": catalogue.locations,
        "activiteiten": catalogue.activities,
    }
    for kind, records in tables.items():
        taken[kind] |= set(records)
        names[kind] = {record.name.casefold(): id_ for id_, record in records.items()}
    work = Work(dataset, catalogue, taken, names)
    map_organisations(work)
    map_locations(work)
    map_services(work)
    drop_persons(work)
    _orphans(dataset)
    return Outcome(dataset, tuple(work.mapped), tuple(work.skipped))
