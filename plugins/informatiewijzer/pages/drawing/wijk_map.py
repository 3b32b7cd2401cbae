"""The map of the wijken: shapes in metres to a small drawing of links, made once a build."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from informatiewijzer.model.concepts import Neighbourhood

SHAPES = Path("site_src", "data", "wijken.geojson")
WIDTH = 400
"""Width of the drawing in its own units; a phone shows it at about 0.9 px a unit."""
LINE = 19
MOST_PATTERNS = 5
"""So many densities can be told apart; what lies below them all looks like the lowest."""

Point = tuple[float, float]
Rings = Sequence[Sequence[Point]]


@dataclass(frozen=True, slots=True)
class Shape:
    """A wijk in the drawing: path data, the words of its label and where the middle of that label lies."""

    id: str
    path: str
    lines: tuple[tuple[str, int], ...]
    x: int


@dataclass(frozen=True, slots=True)
class WijkMap:
    """All wijken, the largest first so that the label of a small one lies on top; `height` in units."""

    shapes: tuple[Shape, ...] = ()
    height: int = 0
    credit: str = ""

    def view(
        self,
        names: Mapping[str, str],
        here: str | None = None,
        values: Mapping[str, int] = MappingProxyType({}),
        step: int = 5,
    ) -> dict[str, Any] | None:
        """What the template `kaart.html` shows; `here`: the wijk of the page. None when there is no map.

        `values`: a number per wijk, written under its name; wijken within one `step` get the same pattern.
        """
        if not self.shapes:
            return None
        classes = sorted({value // step for value in values.values()})[-MOST_PATTERNS:]
        links = [
            {
                "href": f"wijken/{shape.id}/",
                "path": shape.path,
                "lines": _with_value(shape.lines, values.get(shape.id)),
                "x": shape.x,
                "here": shape.id == here,
                "level": _level(classes, values[shape.id] // step) if shape.id in values else None,
            }
            for shape in self.shapes
        ]
        return {
            "links": links,
            "width": WIDTH,
            "height": self.height,
            "credit": self.credit,
            "levels": [_from_to(at * step, step) for at in classes],
            "here": names.get(here or ""),
        }


def _from_to(low: int, step: int) -> str:
    return f"{low} tot en met {low + step - 1}"


def _level(classes: Sequence[int], at: int) -> int:
    return classes.index(max(at, classes[0]))


def _with_value(lines: Sequence[tuple[str, int]], value: int | None) -> list[tuple[str, int]]:
    """A label with a number: under a single word, else behind the last, so that no label grows."""
    if value is None:
        return list(lines)
    word, y = lines[-1]
    if len(lines) == 1:
        return [(word, y), (str(value), y + LINE)]
    return [*lines[:-1], (f"{word} {value}", y)]


def load_map(project: Path, wijken: Mapping[str, Neighbourhood]) -> WijkMap:
    """The map of a project; empty when it has no shapes or none of them is a wijk of the catalogue."""
    path = project / SHAPES
    return make_map(path.read_bytes(), wijken) if path.is_file() else WijkMap()


def make_map(geojson: bytes, wijken: Mapping[str, Neighbourhood]) -> WijkMap:
    """Draw the features whose `properties.cbs` is the code of a wijk.

    Coordinates: metres, y upwards (EPSG:28992). Optional members: `kader` [x0, y0, x1, y1], the part to show;
    `bronvermelding`, the credit; `properties.label` [x, y], the middle of the name.
    """
    data = json.loads(geojson)
    ids = {wijk.cbs: wijk for wijk in wijken.values()}
    features = [f for f in data["features"] if f["properties"]["cbs"] in ids]
    if not features:
        return WijkMap()
    x0, y0, x1, y1 = data.get("kader") or _frame(features)
    scale = WIDTH / (x1 - x0)

    def place(point: Iterable[float]) -> tuple[int, int]:
        x, y, *_ = point
        return round((x - x0) * scale), round((y1 - y) * scale)

    drawn = []
    for feature in sorted(features, key=_area, reverse=True):
        wijk = ids[feature["properties"]["cbs"]]
        x, y = place(feature["properties"].get("label") or _middle(feature))
        rings = [[place(point) for point in ring] for ring in _rings(feature)]
        drawn.append(Shape(wijk.id, _path(rings), _lines(wijk.name, y), x))
    return WijkMap(tuple(drawn), round((y1 - y0) * scale), data.get("bronvermelding", ""))


def _rings(feature: Mapping[str, Any]) -> Rings:
    shape = feature["geometry"]
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def _points(feature: Mapping[str, Any]) -> Iterator[Point]:
    for ring in _rings(feature):
        yield from ((x, y) for x, y, *_ in ring)


def _frame(features: Iterable[Mapping[str, Any]]) -> tuple[float, float, float, float]:
    xs, ys = zip(*[point for feature in features for point in _points(feature)], strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _middle(feature: Mapping[str, Any]) -> Point:
    x0, y0, x1, y1 = _frame([feature])
    return (x0 + x1) / 2, (y0 + y1) / 2


def _area(feature: Mapping[str, Any]) -> float:
    x0, y0, x1, y1 = _frame([feature])
    return (x1 - x0) * (y1 - y0)


def _path(rings: Sequence[Sequence[tuple[int, int]]]) -> str:
    # The closing "Z" draws the last line, so the repeated first corner is left out.
    return "".join("M" + "L".join(f"{x} {y}" for x, y in ring[:-1]) + "Z" for ring in rings)


def _lines(name: str, y: int) -> tuple[tuple[str, int], ...]:
    """The words of a name under each other, each with the height of its baseline, around the middle `y`."""
    words = name.split()
    first = y + LINE // 3 - LINE * (len(words) - 1) // 2
    return tuple((word, first + at * LINE) for at, word in enumerate(words))
