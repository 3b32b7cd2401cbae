"""The map of the wijken: links, labels, credit; an extra beside the list, small and without script."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from informatiewijzer.pages.drawing.wijk_map import WIDTH, WijkMap, make_map

MAP = re.compile(r'<figure class="map">.*?</figure>', re.S)
# A made-up town of two square wijken of 100 m; it exists only in this test.
SQUARES: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        {
            "properties": {"cbs": code},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x, 0], [x + 100, 0], [x + 100, 100], [x, 100], [x, 0]]],
            },
        }
        for code, x in (("WK000001", 0), ("WK000002", 100))
    ],
}


def wijken(**names: str) -> dict[str, Any]:
    """Wijken as the map needs them: id, name and code; the codes count up from WK000001."""
    return {
        id_: SimpleNamespace(id=id_, name=name, cbs=f"WK00000{number}")
        for number, (id_, name) in enumerate(names.items(), start=1)
    }


def drawing(site: Path, page: str) -> str:
    """The map in a page of the built site."""
    found = MAP.findall((site / page).read_text("utf-8"))
    assert len(found) == 1, page
    return str(found[0])


def test_metres_upwards_become_units_downwards() -> None:
    """Two squares of 100 m fill a drawing of 400 by 200 units, the north at the top."""
    drawn = make_map(json.dumps(SQUARES).encode(), wijken(west="West", oost="Oost"))
    assert drawn.height == 200
    assert {shape.id: shape.path for shape in drawn.shapes} == {
        "west": "M0 200L200 200L200 0L0 0Z",
        "oost": "M200 200L400 200L400 0L200 0Z",
    }


def test_a_name_of_two_words_takes_two_lines_around_its_middle() -> None:
    """The words of a name stand under each other, 19 units apart, around the middle of the wijk."""
    drawn = make_map(json.dumps(SQUARES).encode(), wijken(west="Verre West", oost="Oost"))
    lines = {shape.id: shape.lines for shape in drawn.shapes}
    assert lines["oost"] == (("Oost", 106),)
    assert lines["west"] == (("Verre", 97), ("West", 116))


def test_the_frame_and_the_label_of_the_data_win() -> None:
    """`kader` chooses the part that is shown, `label` the middle of a name."""
    data = json.loads(json.dumps(SQUARES))
    data["kader"] = [0, 0, 100, 100]
    data["features"][0]["properties"]["label"] = [50, 100]
    drawn = make_map(json.dumps(data).encode(), wijken(west="West"))
    assert (drawn.height, drawn.shapes[0].x, drawn.shapes[0].lines) == (400, 200, (("West", 6),))


def test_a_town_without_shapes_has_no_map() -> None:
    """A wijk that is not in the data is not drawn; with none at all there is no map."""
    assert make_map(json.dumps(SQUARES).encode(), {}) == WijkMap()
    assert WijkMap().view({}) is None


def test_ten_wijken_are_ten_links_with_their_names(built_site: Path) -> None:
    """The map at /wijken/ links each wijk of the list once, with the words of its name as the link's text."""
    svg = drawing(built_site, "wijken/index.html")
    links = re.findall(r'<a href="\.\./(wijken/[a-z-]+/)"><path d="[^"]+"/><text[^>]*>(.*?)</text></a>', svg)
    names = {href: re.sub(r"<[^>]+>", "", text) for href, text in links}
    assert len(links) == len(names) == 10
    assert names["wijken/groot-driene/"] == "Groot Driene"
    page = (built_site / "wijken" / "index.html").read_text("utf-8")
    assert [href for href in names if f'<h2><a href="../{href}">' not in page] == []


def test_the_map_says_what_it_is_and_where_it_came_from(built_site: Path) -> None:
    """Title, description, source and licence stand with the map (CC BY 4.0 asks for them)."""
    svg = drawing(built_site, "wijken/index.html")
    assert '<title id="kaart-titel">Kaart van de wijken</title>' in svg
    assert 'aria-labelledby="kaart-titel"' in svg
    assert "CBS en Kadaster" in svg
    assert 'href="https://creativecommons.org/licenses/by/4.0/deed.nl"' in svg


@pytest.mark.parametrize("wijk", ["noord", "binnenstad", "buitengebied"])
def test_the_own_wijk_is_marked_by_more_than_colour(built_site: Path, wijk: str) -> None:
    """On the page of a wijk its link is the current one, and the caption names it in words."""
    svg = drawing(built_site, f"wijken/{wijk}/index.html")
    here = re.findall(r'<a href="([^"]+)" class="here" aria-current="page">', svg)
    assert here == [f"../../wijken/{wijk}/"]
    assert f"Wijk {wijk.capitalize()} heeft op de kaart" in svg


def test_the_map_is_small_and_has_no_script_or_style(built_site: Path) -> None:
    """At most 6 kB; no script, no style attribute, no picture of elsewhere."""
    for path in sorted([built_site / "wijken/index.html", *(built_site / "wijken").glob("*/index.html")]):
        svg = drawing(built_site, path.relative_to(built_site).as_posix())
        assert len(svg.encode()) <= 6_000
        assert re.search(r"<script|style=|<image|\son[a-z]+=", svg) is None


def test_the_drawing_is_400_units_wide(built_site: Path) -> None:
    """CSS sizes the labels for a drawing of 400 units: 18 units are 16 px on a phone of 390 px."""
    assert f'viewBox="0 0 {WIDTH} ' in drawing(built_site, "wijken/index.html")
