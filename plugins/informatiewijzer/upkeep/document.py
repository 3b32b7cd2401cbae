"""A report as plain data, and as text: headings, paragraphs, lists, tables, before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import fill

WIDTH = 96
_WIDEST = 44
_MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    text: str
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Items:
    """A list; with `summary` it can be folded away on a screen."""

    rows: tuple[str, ...]
    summary: str = ""
    kind: str = "items"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of a row is its heading."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """A page that changed: per label what stood there and what stands there now."""

    heading: str
    lines: tuple[tuple[str, str, str], ...]
    kind: str = "change"


Block = Paragraph | Items | Table | BeforeAfter


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report; `id` is what a link points at."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report."""

    title: str
    lead: str
    sections: tuple[Section, ...]


def as_text(report: Report, most: int | None = None) -> str:
    """The report for a terminal or a mail; of a long list at most `most` lines."""
    lines = [report.title, "=" * len(report.title), "", _wrap(report.lead), ""]
    for section in report.sections:
        lines += [section.title, "-" * len(section.title)]
        for block in section.blocks:
            lines += [*_block(block, most), ""]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _block(block: Block, most: int | None) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _wrap(block.text)
    elif isinstance(block, Items):
        if block.summary:
            yield f"{block.summary}:"
        yield from (_wrap(row, "- ", "  ") for row in block.rows[:most])
        if most is not None and len(block.rows) > most:
            yield f"- en nog {len(block.rows) - most}"
    elif isinstance(block, Table):
        yield from _table(block, most is not None)
    else:
        yield block.heading
        for label, before, after in block.lines:
            yield _wrap(f"{label}:", "  ")
            yield _wrap(before or "(niets)", "    was: ", "         ")
            yield _wrap(after or "(niets)", "    nu:  ", "         ")


def _table(table: Table, short: bool) -> Iterator[str]:
    wide = len(table.columns) > _MOST_COLUMNS
    if wide and short:
        yield f"{table.caption}: te breed voor het scherm, zie --html of --alles."
        return
    yield f"{table.caption}:"
    if wide:  # a line a row, only what is not nought
        for row in table.rows:
            cells = [
                f"{name} {cell}" for name, cell in zip(table.columns[1:], row[1:], strict=True) if cell != "0"
            ]
            yield _wrap(f"{row[0]}: {', '.join(cells) or 'niets'}", "  ", "      ")
        return
    rows = [table.columns, *table.rows]
    widths = [min(_WIDEST, max(len(row[at]) for row in rows)) for at in range(len(table.columns))]
    for row in rows:
        yield "  " + _cells(row, widths).rstrip()


def _cells(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))


def _wrap(text: str, first: str = "", later: str | None = None) -> str:
    return fill(
        text, WIDTH, initial_indent=first, subsequent_indent=first if later is None else later,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
