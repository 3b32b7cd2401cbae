"""A chart as a drawing of bars and as a table, both from the same rows; plain data, presentation by class.

One unit of the drawing is about one pixel on a phone. A bar runs from 0 to 100 of a hundred people, always:
an axis that is cut off makes small differences look large. Patterns, not colours, tell the series apart.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from informatiewijzer.model.charts import Chart
from informatiewijzer.model.figures import ChartRow, Figure
from informatiewijzer.pages.facts import UNKNOWN

WIDTH = 400
FULL = 330
"""The length of a bar of all hundred; the number stands behind its end."""
PATTERNS = ("vol", "streep", "stip", "open")
"""How the bars of the first, second, third and fourth series are filled."""
_LINE, _BAR, _GAP, _BETWEEN = 24, 22, 5, 14
_LETTERS = 40

View = dict[str, Any]


def drawing(chart_id: str, title: str, figure: Figure) -> View | None:
    """The drawing for `delen/tekening.html`; None when nothing is known, for empty bars say nothing."""
    if not figure.is_known:
        return None
    legend = _legend(figure.series)
    y = top = len(legend) * _LINE + (_BETWEEN if legend else 0)
    rows = []
    for row in figure.rows:
        rows.append(_row(row, y))
        y = rows[-1]["end"] + _BETWEEN
    return {
        "id": chart_id,
        "title": title,
        "description": description(figure),
        "width": WIDTH,
        "full": FULL,
        "half": FULL // 2,
        "height": y + _LINE,
        "top": top,
        "bottom": y - _GAP,
        "axis": y + 16,
        "bar": _BAR,
        "patterns": PATTERNS[: len(figure.series)],
        "legend": legend,
        "rows": rows,
    }


def _legend(series: Sequence[str]) -> list[View]:
    """A swatch and its words for each series; one series needs none."""
    if len(series) < 2:
        return []
    return [
        {"pattern": PATTERNS[at], "y": at * _LINE + 2, "words": words, "baseline": at * _LINE + 18}
        for at, words in enumerate(series)
    ]


def _row(row: ChartRow, y: int) -> View:
    lines = textwrap.wrap(row.name, _LETTERS)
    first = y + len(lines) * _LINE
    bars = [_bar(share, at, first, row.uncertain) for at, share in enumerate(row.shares)]
    return {
        "lines": [(line, y + at * _LINE + 18) for at, line in enumerate(lines)],
        "bars": bars,
        "end": first + len(bars) * (_BAR + _GAP) - _GAP,
    }


def _bar(share: int | None, at: int, first: int, uncertain: bool) -> View:
    y = first + at * (_BAR + _GAP)
    length = round(FULL * share / 100) if share is not None else None
    return {
        "pattern": PATTERNS[at],
        "y": y,
        "length": length,
        "words": cell_words(share, uncertain),
        "x": 8 if length is None else length + 8,
        "baseline": y + 17,
    }


def cell_words(share: int | None, uncertain: bool) -> str:
    """A number as it stands in table and drawing; a star behind what is not certain."""
    return UNKNOWN if share is None else f"{share}{' *' if uncertain else ''}"


def description(figure: Figure) -> str:
    """All that the drawing shows, in the order of its rows, for who does not see it."""
    return " ".join(["Staafdiagram.", *_sentences(figure), "Dezelfde cijfers staan in de tabel hieronder."])


def _sentences(figure: Figure) -> Iterator[str]:
    for row in figure.rows:
        shares = zip(figure.series, row.shares, strict=True)
        parts = [
            f"{words[0].lower()}{words[1:]} {UNKNOWN.lower() if share is None else share}"
            for words, share in shares
        ]
        yield f"{row.name}: {', '.join(parts)}."


def table(chart: Chart, figure: Figure) -> View:
    """The same as a table: a heading per series, a row per group."""
    return {
        "caption": chart.counted,
        "columns": list(figure.series),
        "rows": [
            {
                "name": row.name,
                "href": f"wijken/{row.wijk}/" if row.wijk else None,
                "cells": [cell_words(share, row.uncertain) for share in row.shares],
            }
            for row in figure.rows
        ],
        "uncertain": any(row.uncertain for row in figure.rows),
    }
