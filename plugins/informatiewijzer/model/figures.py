"""The rows of a chart, wherever they stand: in its own file or with the wijken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from informatiewijzer.model.charts import Chart, RowsFrom, Series
from informatiewijzer.model.concepts import Neighbourhood


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A group with a share per series (None: not known); `wijk`: its id when it is one."""

    name: str
    shares: tuple[int | None, ...]
    uncertain: bool = False
    wijk: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What is drawn and what stands in the table."""

    series: tuple[str, ...]
    rows: tuple[ChartRow, ...]

    @property
    def is_known(self) -> bool:
        """Whether there is a number at all."""
        return any(share is not None for row in self.rows for share in row.shares)


def figure_of(chart: Chart, wijken: Mapping[str, Neighbourhood]) -> Figure:
    """The rows of a chart: its own, or those of the wijken that have figures."""
    if chart.rows_from is RowsFrom.NEIGHBOURHOODS:
        return _of_wijken(wijken)
    rows = (ChartRow(row.name, row.shares, row.uncertain) for row in chart.rows)
    return Figure(tuple(map(series_words, chart.series)), tuple(rows))


def series_words(series: Series) -> str:
    """The name of a series with its year, once."""
    return series.name if str(series.year) in series.name else f"{series.name} ({series.year})"


def _of_wijken(wijken: Mapping[str, Neighbourhood]) -> Figure:
    known = [(wijk, wijk.figures) for wijk in wijken.values() if wijk.figures]
    years = {figures.year for _, figures in known}
    behind = f" ({years.pop()})" if len(years) == 1 else ""
    rows = (
        ChartRow(
            wijk.name if behind else f"{wijk.name} ({figures.year})",
            (figures.lonely, figures.very_lonely),
            figures.derived,
            wijk.id,
        )
        for wijk, figures in known
    )
    return Figure((f"Meer of minder alleen{behind}", f"Ernstig alleen{behind}"), tuple(rows))
