"""`/cijfers/`: what surveys say about the town, drawn and in tables, and what one cannot read from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.model.charts import Chart, RowsFrom
from informatiewijzer.model.figures import figure_of
from informatiewijzer.pages.drawing.chart import drawing, table
from informatiewijzer.pages.facts import paragraphs, source_view
from informatiewijzer.pages.lists import link, not_yet
from informatiewijzer.pages.offers import BadChoice
from informatiewijzer.pages.page import Page, plain_key
from informatiewijzer.pages.site import Site

BASE = "cijfers/"
TITLE = "Cijfers"
STYLE = "assets/css/cijfers.css"
STEP = 5
"""On the map wijken within the same five of a hundred look alike: smaller differences say little."""
View = dict[str, Any]


def figures_page(site: Site) -> Iterator[Page]:
    """`/cijfers/`; the address exists in every town, for hand-written pages lead to it."""
    town = site.catalogue.settings.town
    description = f"Hoeveel mensen in {town} voelen zich weleens alleen? Met jaar en bron bij elk cijfer."
    charts = site.catalogue.charts.values()
    if not charts:
        yield from not_yet(BASE, TITLE, description, f"Wij hebben nog geen cijfers van {town}.")
        return
    view: View = {
        "h1": TITLE,
        "town": town,
        "contents": [link(chart.name, f"{BASE}#{chart.id}") for chart in charts],
        "charts": [_chart_view(site, chart) for chart in charts],
    }
    yield Page(
        path=f"{BASE}index.html",
        title=f"{TITLE} over {town}",
        description=description,
        template="cijfers.html",
        view=lambda: view,
        depends=plain_key(view),
        extras=(STYLE,),
    )


def figure_block(site: Site, text: str) -> View:
    """What one chart says, for a hand-written page; `text`: its id. A town without any figures shows nothing.

    Raises BadChoice for an id that is not there.
    """
    charts = site.catalogue.charts
    chart = charts.get(text.strip())
    if chart is None:
        if charts:
            raise BadChoice(f"'{text.strip()}' is geen bestand in de map cijfers")
        return {"figure": None}
    first = source_view(chart.sources[0])
    wijken = site.catalogue.neighbourhoods.values() if chart.rows_from else ()
    years = {one.year for one in chart.series} | {wijk.figures.year for wijk in wijken if wijk.figures}
    return {
        "figure": {
            "summary": chart.summary,
            "href": f"{BASE}#{chart.id}",
            "years": enumerate_words([str(year) for year in sorted(years)]),
            "source": f"{first.name}{first.details}",
        }
    }


def _chart_view(site: Site, chart: Chart) -> View:
    figure = figure_of(chart, site.catalogue.neighbourhoods)
    return {
        "id": chart.id,
        "name": chart.name,
        "summary": chart.summary,
        "drawing": drawing(chart.id, chart.name, figure),
        "table": table(chart, figure) if figure.is_known else None,
        "unknown": [row.name for row in figure.rows] if not figure.is_known else [],
        "remarks": paragraphs(chart.remark),
        "limits": list(chart.limits),
        "sources": tuple(source_view(source) for source in chart.sources),
        "map": wijk_map(site) if chart.rows_from is RowsFrom.NEIGHBOURHOODS else None,
    }


def wijk_map(site: Site) -> View | None:
    """The map with the number of each wijk on it, and a pattern per five of a hundred."""
    wijken = site.catalogue.neighbourhoods
    lonely = {id_: wijk.figures.lonely for id_, wijk in wijken.items() if wijk.figures}
    if not lonely:
        return None
    return site.wijk_map.view({id_: wijk.name for id_, wijk in wijken.items()}, values=lonely, step=STEP)
