"""The figures as one table: a line per group and series, unknown left empty, with source."""

from __future__ import annotations

from collections.abc import Iterator

from informatiewijzer.exports.open_csv import Row, empty_table, table
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.charts import Chart
from informatiewijzer.model.figures import figure_of

COLUMNS = ("cijfer", "naam", "telt", "groep", "wijk", "reeks", "van_elke_100", "onzeker", "bron")


def figures_file(catalogue: Catalogue) -> bytes:
    """`cijfers.csv`; a town without figures has only the heading."""
    rows = [row for chart in catalogue.charts.values() for row in _rows(catalogue, chart)]
    return table(rows) if rows else empty_table(COLUMNS)


def _rows(catalogue: Catalogue, chart: Chart) -> Iterator[Row]:
    figure = figure_of(chart, catalogue.neighbourhoods)
    sources = " ".join(source.url or source.document or "" for source in chart.sources)
    for row in figure.rows:
        for series, share in zip(figure.series, row.shares, strict=True):
            values = (chart.id, chart.name, chart.counted, row.name, row.wijk or "", series)
            end = ("" if share is None else str(share), "ja" if row.uncertain else "nee", sources)
            yield dict(zip(COLUMNS, (*values, *end), strict=True))
