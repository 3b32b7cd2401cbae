"""What a mapping gives: new records as texts by field, and the notes for who looks at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from informatiewijzer.checks.contact import has_mobile
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.openreferral.concepts import Finder, make_finder
from informatiewijzer.openreferral.facts import day, fact
from informatiewijzer.openreferral.rows import Dataset, Row
from informatiewijzer.source.tree import Text
from informatiewijzer.tables.ids import free_id

Values = dict[str, Text]
TO_WRITE = "Nog te schrijven: wat is dit, in een zin?"


@dataclass(frozen=True, slots=True)
class Mapped:
    """One new record: its folder, id and values, the row it is of, and what an editor must still choose."""

    kind: str
    id: str
    values: Mapping[str, Text]
    row: Row
    choose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that gives no record of its own, and why."""

    row: Row
    why: str


@dataclass(slots=True)
class Work:
    """What is shared while one set is mapped: lists, ids that are taken, what came of each row so far.

    `ids`: by table and identifier of the source the id of our record, new or there already.
    """

    dataset: Dataset
    catalogue: Catalogue
    taken: dict[str, set[str]]
    names: dict[str, dict[str, str]]
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    mapped: list[Mapped] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def finder(self, concepts: str) -> Finder:
        """The finder of one of the closed lists, by its attribute of Catalogue."""
        return make_finder(getattr(self.catalogue, concepts))

    def skip(self, row: Row, why: str) -> None:
        """Tell that a row gives no record."""
        row.leave_all(why)
        self.skipped.append(Skipped(row, why))

    def is_known(self, kind: str, row: Row, name: str) -> bool:
        """Whether the catalogue has a record of this name; then it is used and nothing is changed in it."""
        id_ = self.names[kind].get(name.casefold())
        if id_ is None:
            return False
        self.ids[row.table, row.id] = id_
        self.skip(row, f"staat al in {kind}/{id_}.yaml; dat bestand is niet veranderd")
        return True

    def add(self, kind: str, row: Row, name: str, values: Values, choose: Sequence[str]) -> None:
        """Keep a new record under a free id made of its name, with where it came from."""
        id_ = free_id(name, self.taken[kind], kind)
        self.taken[kind].add(id_)
        self.ids[row.table, row.id] = id_
        notes = [_origin(self.dataset.source, row.id)]
        if choose:
            notes.append(f"Nog kiezen of nakijken: {', '.join(choose)}.")
        values["bron"] = [_source(self.dataset.source, row)]
        values["zekerheid"] = "laag"
        values["status"] = {"stand": "concept"}
        values["notitie_redactie"] = " ".join(notes)
        self.mapped.append(Mapped(kind, id_, values, row, tuple(choose)))


def _origin(source: str, number: str) -> str:
    """Where a record came from; a number in which one could read a mobile number is left out."""
    words = f"Overgenomen uit {source}"
    return f"{words}." if not number or has_mobile(number) else f"{words}, nummer {number[:80]}."


def _source(name: str, row: Row) -> Values:
    """The source: the set, with the day on which its facts were last checked when it says so."""
    found: Values = {"document": f"Open Referral-bestand {name}"[:300]}
    for column in ("assured_date", "last_modified"):
        given = fact(row, column, "bron.datum", day)
        if given and "datum" not in found:
            found["datum"] = given
    return found


def without_empty(values: Mapping[str, Text | None]) -> Values:
    """The values that say something."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
