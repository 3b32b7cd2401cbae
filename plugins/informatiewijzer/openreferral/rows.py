"""The tables of a set in HSDS, whatever file they came from; every value that nobody looked at is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Fate(StrEnum):
    """What became of a value; the value is the Dutch word in the report."""

    TAKEN = "overgenomen"
    PART = "deels overgenomen"
    LEFT = "niet overgenomen"


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one field of one row: where it went, or why it went nowhere."""

    fate: Fate
    words: str


NO_FIELD = "daar hebben wij geen veld voor"
# Fields that only tie rows together; what they say shows in the records themselves.
_TIES = frozenset(
    {
        "id", "organization_id", "service_id", "location_id", "service_at_location_id", "link_id",
        "contact_id", "taxonomy_term_id",
    }
)  # fmt: skip


@dataclass(slots=True)
class Row:
    """A row: `number` in its file, its values by field without empty ones, and what became of each."""

    table: str
    number: int
    values: Mapping[str, str]
    told: dict[str, Told] = field(default_factory=dict)
    shielded: set[str] = field(default_factory=set)
    """Fields of which something private was taken out."""

    @property
    def id(self) -> str:
        """The identifier in the source; "" when it has none."""
        return self.values.get("id", "")

    def get(self, name: str) -> str:
        """A value, "" when it is not there; says nothing about what becomes of it."""
        return self.values.get(name, "")

    def replace(self, name: str, text: str) -> None:
        """Put a text without private parts in the place of the given one."""
        self.values = {**self.values, name: text}
        self.shielded.add(name)

    def take(self, name: str, where: str) -> str:
        """A value that goes to our field `where`."""
        value = self.values.get(name, "")
        if value:
            self.told[name] = Told(Fate.TAKEN, where)
        return value

    def part(self, name: str, words: str) -> None:
        """Tell that a value was taken over only in part."""
        if name in self.values:
            self.told[name] = Told(Fate.PART, words)

    def leave(self, name: str, why: str) -> None:
        """Tell why a value was not taken over."""
        if name in self.values:
            self.told[name] = Told(Fate.LEFT, why)

    def leave_all(self, why: str) -> None:
        """Tell of all values that nobody told of yet why they were not taken over."""
        for name in self.values:
            if name not in self.told and name not in _TIES:
                self.told[name] = Told(Fate.LEFT, why)

    def fates(self) -> Iterator[tuple[str, str, Told]]:
        """Every field that says something, its value and what became of it; none is passed over."""
        for name, value in self.values.items():
            if name in _TIES:
                continue
            told = self.told.get(name, Told(Fate.LEFT, NO_FIELD))
            if name in self.shielded and told.fate is not Fate.LEFT:
                told = Told(Fate.PART, f"{told.words}; gegevens van een persoon weggelaten")
            yield name, value, told


@dataclass(frozen=True, slots=True)
class Dataset:
    """The tables of one set by their HSDS names ("service"); `source`: how to name the set."""

    source: str
    tables: Mapping[str, tuple[Row, ...]]
    dialect: str = "HSDS"
    unread: tuple[str, ...] = ()
    """Files that no table was made of, with why."""

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of a table; none when the set does not have it."""
        return self.tables.get(table, ())

    def by(self, table: str, name: str) -> dict[str, list[Row]]:
        """The rows of a table by one of their fields, such as "service_id"; rows without it are left out."""
        found: dict[str, list[Row]] = {}
        for row in self.rows(table):
            if value := row.get(name):
                found.setdefault(value, []).append(row)
        return found
