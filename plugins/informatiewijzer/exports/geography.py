"""Wijken and venues as GeoJSON (RFC 7946): degrees of WGS 84, outer rings against the clock.

No venue has coordinates in the catalogue, so a venue is a feature without geometry; none is made up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from informatiewijzer.exports.public import Data, Public, to_json

Point = tuple[float, float]
SHAPES = Path("site_src", "data", "wijken.geojson")
_DIGITS = 6  # a tenth of a metre; the formulas below are right to a quarter of a metre
# Approximation of the transformation by F.H. Schreutelkamp and G.L. Strang van Hees, "Benaderingsformules
# voor de transformatie tussen RD- en WGS84-kaartcoordinaten", Geodesia 2001: (power of x, of y, seconds).
_LATITUDE = (
    (0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550),
    (2, 2, -0.01709), (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033), (1, 1, -0.00012),
)  # fmt: skip
_LONGITUDE = (
    (1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594),
    (3, 1, -0.05607), (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022),
    (2, 0, -0.00022), (5, 0, 0.00026),
)  # fmt: skip
_CENTRE_RD = (155_000.0, 463_000.0)
_CENTRE = (52.15517440, 5.38720621)


def to_degrees(x: float, y: float) -> Point:
    """Longitude and latitude (WGS 84) of a point in metres of the Dutch grid (EPSG:28992)."""
    a, b = (x - _CENTRE_RD[0]) * 1e-5, (y - _CENTRE_RD[1]) * 1e-5
    latitude = _CENTRE[0] + sum(c * a**p * b**q for p, q, c in _LATITUDE) / 3600
    longitude = _CENTRE[1] + sum(c * a**p * b**q for p, q, c in _LONGITUDE) / 3600
    return round(longitude, _DIGITS), round(latitude, _DIGITS)


def wijken(public: Public, project: Path) -> bytes:
    """The wijken with their shapes, where the project has these; else without geometry."""
    shapes, credit = _shapes(project)
    activities = [public.wijk(record) for record in public.catalogue.activities.values()]
    features = [
        _feature(
            f"wijken/{id_}",
            shapes.get(wijk.cbs or ""),
            {
                "naam": wijk.name,
                "cbs": wijk.cbs,
                "activiteiten": activities.count(id_),
                "pagina": public.page("wijken", id_),
            },
        )
        for id_, wijk in public.catalogue.neighbourhoods.items()
    ]
    return _collection(features, {"bronvermelding": credit} if credit else {})


def venues(public: Public) -> bytes:
    """The venues; where each is stands in its address."""
    features = []
    for data in public.all("locaties"):
        id_ = data.pop("id")
        features.append(_feature(f"locaties/{id_}", None, data))
    note = "De coördinaten zijn niet bekend: daarom is 'geometry' leeg. Het adres staat erbij."
    return _collection(features, {"opmerking": note})


def _feature(id_: str, geometry: Data | None, properties: Data) -> Data:
    return {"type": "Feature", "id": id_, "geometry": geometry, "properties": properties}


def _collection(features: Iterable[Data], more: Data) -> bytes:
    body = b",\n".join(to_json(feature) for feature in features)
    head = to_json({"type": "FeatureCollection", **more}).removesuffix(b"}")
    return head + b',"features":[\n' + body + b"\n]}\n"


def _shapes(project: Path) -> tuple[dict[str, Data], str]:
    """By CBS code the shape in degrees, and whom to name with it."""
    path = project / SHAPES
    if not path.is_file():
        return {}, ""
    found = json.loads(path.read_bytes())
    shapes = {
        feature["properties"]["cbs"]: _in_degrees(feature["geometry"])
        for feature in found["features"]
        if "cbs" in feature["properties"]
    }
    return shapes, found.get("source") or found.get("bronvermelding") or ""


def _in_degrees(geometry: Data) -> Data:
    """A polygon or multipolygon in degrees."""
    if geometry["type"] == "Polygon":
        return {"type": "Polygon", "coordinates": _rings(geometry["coordinates"])}
    return {"type": "MultiPolygon", "coordinates": [_rings(polygon) for polygon in geometry["coordinates"]]}


def _rings(rings: Sequence[Any]) -> list[list[Point]]:
    """The outer ring against the clock, holes with it (RFC 7946, 3.1.6)."""
    found = [[to_degrees(*point[:2]) for point in ring] for ring in rings]
    return [_turned(ring, number == 0) for number, ring in enumerate(found)]


def _turned(ring: list[Point], against_the_clock: bool) -> list[Point]:
    return ring if (_area(ring) > 0) == against_the_clock else ring[::-1]


def _area(ring: Sequence[Point]) -> float:
    """Twice the area, positive when the ring goes against the clock."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
