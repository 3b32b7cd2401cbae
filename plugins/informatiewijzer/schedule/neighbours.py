"""Which wijken lie next to each other, from the shapes that Statistics Netherlands (CBS) publishes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

SHARED_POINTS = 2
"""Two shapes are neighbours when they share a line: two corners. One corner is only a touch."""


def neighbours(geojson: bytes) -> Mapping[str, tuple[str, ...]]:
    """Per CBS code the codes of its neighbours, both sorted.

    `geojson`: a FeatureCollection with `properties.cbs` and Polygon or MultiPolygon shapes (RFC 7946), whose
    neighbours were drawn with the same corners. Raises ValueError for anything else.
    """
    corners: dict[str, frozenset[tuple[float, float]]] = {}
    for feature in json.loads(geojson)["features"]:
        corners[feature["properties"]["cbs"]] = frozenset(_corners(feature["geometry"]))
    found: dict[str, list[str]] = {code: [] for code in sorted(corners)}
    for one, other in combinations(sorted(corners), 2):
        if len(corners[one] & corners[other]) >= SHARED_POINTS:
            found[one].append(other)
            found[other].append(one)
    return {code: tuple(sorted(codes)) for code, codes in found.items()}


def _corners(geometry: Mapping[str, Any]) -> Iterator[tuple[float, float]]:
    shapes = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
    if geometry["type"] not in shapes:
        raise ValueError(f"a wijk is a Polygon or a MultiPolygon, not a {geometry['type']}")
    for polygon in shapes[geometry["type"]]:
        for ring in polygon:
            yield from ((x, y) for x, y, *_ in ring)
