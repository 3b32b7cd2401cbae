"""What goes out to a spreadsheet comes back the same, and what is changed there changes there alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from informatiewijzer.base.characters import first_forbidden
from informatiewijzer.model.key_order import order_of
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.source.files import SourceFile
from informatiewijzer.source.reader import read_tree
from informatiewijzer.source.tree import Text
from informatiewijzer.source.write import write_record
from informatiewijzer.tables.asked import Wishes
from informatiewijzer.tables.cells import LOCKED
from informatiewijzer.tables.columns import columns_of
from informatiewijzer.tables.csv_read import read_csv
from informatiewijzer.tables.csv_write import csv_bytes
from informatiewijzer.tables.export import Exported, Table, export_tables, row_of
from informatiewijzer.tables.files import new_content
from informatiewijzer.tables.guard import guarded, unguarded
from informatiewijzer.tables.plan import plan_sheet
from informatiewijzer.tables.records import Source, Sources, read_sources
from informatiewijzer.tables.xlsx_read import read_xlsx
from informatiewijzer.tables.xlsx_write import xlsx_bytes
from sheet_tools import ROOT, change_csv, change_xlsx, contents, go, project

KINDS = sorted(RECORD_KINDS)


def plain_cells(town: Path) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Cells of one line whose value stands once in the file: what must follow is a plain replacement."""
    for table in export_tables(town / "catalogue", KINDS).tables:
        for number, column in enumerate(table.columns, start=1):
            taken = 0
            for row in table.rows:
                raw = (town / "catalogue" / table.kind / f"{row[0]}.yaml").read_text("utf-8")
                line = f"{column.path[-1]}: {row[number]}\n"
                if row[number] and raw.count(line) == 1 and raw.count(row[number]) == 1 and taken < 4:
                    taken += 1
                    yield (table.kind, row[0], column.name), row[number]


def twenty_changes(town: Path) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Twenty cells of the real catalogue with their old and new values: texts, numbers, choices, dates."""
    new = {
        "naam": lambda old: f"{old} (nieuw)",
        "samenvatting": lambda old: f"Let op: {old}",
        "contact.telefoon": lambda old: old[:-2] + ("00" if old[-2:] != "00" else "11"),
        "contact.website": lambda old: f"{old.rstrip('/')}/nieuw",
        "zekerheid": lambda old: "middel" if old == "hoog" else "hoog",
        "toegankelijkheid.rolstoel": lambda old: "nee" if old == "ja" else "ja",
        "aanmelden.hoe": lambda old: f"Eerst dit: {old}",
    }
    found: dict[tuple[str, str, str], tuple[str, str]] = {}
    for cell, old in plain_cells(town):
        if cell[2] in new and not (cell[2] == "samenvatting" and len(old) > 150) and len(found) < 20:
            found[cell] = (old, new[cell[2]](old))
    return found


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_twenty_changed_cells_change_twenty_values(tmp_path: Path, form: str) -> None:
    """Of the real catalogue; byte for byte: every file is as it was, but for the twenty values."""
    town = project(tmp_path / "stad", ROOT / "catalogue")
    before = contents(town)
    changes = twenty_changes(town)
    assert len(changes) == 20
    assert len({column for _, _, column in changes}) >= 4
    target = tmp_path / ("alles.xlsx" if form == "xlsx" else "alles")
    assert go(town, "export", f"--{form}", str(target)) == 0
    (change_xlsx if form == "xlsx" else change_csv)(target, {cell: new for cell, (_, new) in changes.items()})
    expected = dict(before)
    for (kind, id_, _), (old, new) in changes.items():
        name = f"{kind}/{id_}.yaml"
        expected[name] = expected[name].replace(f": {old}\n".encode(), f": {_as_yaml(new)}\n".encode())
    assert go(town, "import", str(target)) == 0
    assert contents(town) == before
    assert go(town, "import", str(target), "--apply") == 0
    after = contents(town)
    changed = {name for name in before if after[name] != before[name]}
    assert changed == {f"{kind}/{id_}.yaml" for kind, id_, _ in changes}
    assert after == expected
    assert go(town, "check") == 0


def _as_yaml(text: str) -> str:
    return f'"{text}"' if ": " in text else text


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_untouched_is_unchanged(tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Exported and imported at once, nothing of the real catalogue changes, and that is what is said."""
    town = project(tmp_path / "stad", ROOT / "catalogue")
    before = contents(town)
    target = str(tmp_path / ("alles.xlsx" if form == "xlsx" else "alles"))
    assert go(town, "export", f"--{form}", target) == 0
    assert go(town, "import", target, "--apply") == 0
    assert "Er verandert niets" in capsys.readouterr().out
    assert contents(town) == before


def test_hardly_anything_is_locked() -> None:
    """A cell can hold all values of the real catalogue."""
    tables = export_tables(ROOT / "catalogue", KINDS).tables
    assert [cell for table in tables for row in table.rows for cell in row if cell == LOCKED] == []


def test_the_same_bytes(tmp_path: Path) -> None:
    """An export is a function of the catalogue: no clock, no folder, no order of a set in it."""
    made = []
    for number in range(2):
        town = project(tmp_path / str(number))
        assert go(town, "export", "--xlsx", str(town / "a.xlsx")) == 0
        assert go(town, "export", "--csv", str(town / "csv")) == 0
        files = [town / "a.xlsx", *sorted((town / "csv").iterdir())]
        made.append([path.read_bytes() for path in files])
    assert made[0] == made[1]


# Texts as a record may hold them, with what spreadsheets find special in it.
_SIGNS = st.sampled_from("aZé9 '\"=+-@;|:,\t\n#%_x0041\u00a0\uff1d\U0001f600")
TEXTS = st.text(_SIGNS | st.characters(), min_size=1, max_size=30).filter(
    lambda text: first_forbidden(text) is None and "\r" not in text
)
VALUES: st.SearchStrategy[Text] = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3), max_leaves=6
)


@given(st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
@example(["\n", "'\n", "''\t"])
def test_any_text_comes_back_from_a_cell(texts: list[str]) -> None:
    """From both forms of file, but for the spaces around it; and no cell of either can be run."""
    wanted = ("naam", "samenvatting")
    columns = tuple(column for column in columns_of("organisaties") if column.name in wanted)
    table = Table("organisaties", columns, tuple(("a", text, text) for text in texts))
    grids = [read_csv(csv_bytes(table), "organisaties"), *read_xlsx(xlsx_bytes(Exported((table,), {})))]
    for grid in grids:
        if grid.title != "organisaties":
            continue
        back = [unguarded(str(row.cells[1] or "")) for row in grid.rows]
        assert [_plain(text) for text in back] == [_plain(text) for text in texts]
        assert all(str(row.cells[1])[:1] not in "=+-@\t\r" for row in grid.rows if row.cells[1])


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_the_guard_is_undone(text: str) -> None:
    """Whatever stood there, an apostrophe in front of a formula included."""
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t"))


@pytest.fixture(scope="module")
def real() -> tuple[Sources, dict[str, Table]]:
    """The records of the real catalogue, as they stand in their files and as tables."""
    tables = export_tables(ROOT / "catalogue", KINDS).tables
    return read_sources(ROOT / "catalogue"), {table.kind: table for table in tables if table.rows}


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_a_changed_cell_changes_its_value_alone(
    real: tuple[Sources, dict[str, Table]], data: st.DataObject
) -> None:
    """A real record gets cells of other real records: these values become so, every other cell stays,
    and so does every comment."""
    sources, tables = real
    table = tables[data.draw(st.sampled_from(sorted(tables)))]
    row = list(data.draw(st.sampled_from(table.rows)))
    numbers = st.integers(2, len(row) - 1)
    for number in data.draw(st.lists(numbers, min_size=1, max_size=4, unique=True)):
        row[number] = data.draw(st.sampled_from([other[number] for other in table.rows])) or row[number]
    grid = read_csv(csv_bytes(replace(table, rows=(tuple(row),))), table.kind)
    plan = plan_sheet(table.kind, grid, sources[table.kind], frozenset(), {}, Wishes(personal=True))
    assert plan.findings == []
    before = sources[table.kind][row[0]].raw
    after = new_content(plan.rows[0], sources) if plan.rows else before
    read = read_tree(after, "").tree
    assert read is not None
    assert row_of(read.root, table.columns) == tuple(row[1:])
    assert [line for line in _comments(before) if line not in _comments(after)] == []


def _comments(raw: bytes) -> list[str]:
    return [line for line in raw.decode("utf-8").splitlines() if line.startswith("#")]


@given(st.data())
@settings(max_examples=160, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_record_is_unchanged_by_its_own_row(data: st.DataObject) -> None:
    """A row that says what the file says asks nothing, whatever texts, lists or blocks the file holds."""
    kind = data.draw(st.sampled_from(KINDS))
    columns = columns_of(kind)
    values: dict[str, Text] = {}
    for column in data.draw(st.lists(st.sampled_from(columns), min_size=1, max_size=6, unique=True)):
        _put(values, column.path, data.draw(VALUES | TEXTS | st.lists(TEXTS, min_size=1, max_size=3)))
    raw = write_record(values, order_of(RECORD_KINDS[kind])).encode("utf-8")
    read = read_tree(raw, "").tree
    assume(read is not None)  # the reader refuses some keys
    assert read is not None
    source = Source(SourceFile(kind, "eigen", "", "", 0, 0), read.root, raw)
    table = Table(kind, columns, (("eigen", *row_of(read.root, columns)),))
    grid = read_csv(csv_bytes(table), kind)
    plan = plan_sheet(kind, grid, {"eigen": source}, frozenset(), {}, Wishes())
    assert plan.findings == []
    assert plan.rows == []
    assert plan.same == 1


def _put(values: dict[str, Text], path: tuple[str, ...], value: Text) -> None:
    for step in path[:-1]:
        inner = values.setdefault(step, {})
        if not isinstance(inner, dict):
            return
        values = inner
    values[path[-1]] = value
