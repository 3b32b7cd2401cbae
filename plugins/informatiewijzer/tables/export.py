"""The records of a catalogue as tables of texts, one for each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from informatiewijzer.model.loading import CONCEPT_KINDS, CONCEPTS
from informatiewijzer.source.reader import read_tree
from informatiewijzer.source.tree import Text
from informatiewijzer.tables.cells import write_cell
from informatiewijzer.tables.columns import ID, Column, columns_of
from informatiewijzer.tables.records import Source, Sources, read_sources, value_at


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of record: its columns (the id stands before them) and its rows of texts, sorted by id."""

    kind: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of all columns."""
        return (ID, *(column.name for column in self.columns))


@dataclass(frozen=True, slots=True)
class Exported:
    """The tables; the choices of every list and folder by name."""

    tables: tuple[Table, ...]
    choices: Mapping[str, tuple[str, ...]]


def export_tables(root: Path, kinds: Sequence[str], with_rows: bool = True) -> Exported:
    """These kinds of the catalogue in `root`; `with_rows=False` gives only the headings, to fill in.

    A file that cannot be read has no row.
    """
    sources = read_sources(root)
    tables = tuple(_table(kind, sources[kind] if with_rows else {}) for kind in kinds)
    return Exported(tables, _choices(root, sources))


def _table(kind: str, records: Mapping[str, Source]) -> Table:
    columns = columns_of(kind)
    rows = tuple(
        (id_, *row_of(source.values, columns)) for id_, source in records.items() if source.values is not None
    )
    return Table(kind, columns, rows)


def row_of(values: Mapping[str, Text], columns: tuple[Column, ...]) -> tuple[str, ...]:
    """The texts of the cells of one record."""
    return tuple(write_cell(value_at(dict(values), column.path), column) for column in columns)


def _choices(root: Path, sources: Sources) -> dict[str, tuple[str, ...]]:
    """The ids of every closed list and of every kind of record."""
    found = {kind: tuple(records) for kind, records in sources.items()}
    for name in sorted(CONCEPT_KINDS):
        path = root / CONCEPTS / f"{name}.yaml"
        if path.is_file() and not path.is_symlink():
            tree = read_tree(path.read_bytes(), name).tree
            found[name] = tuple(tree.root) if tree else ()
    return found
