"""The files of the open data: tables, lines, shapes; and that they say what the pages and calendars say."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import icalendar
import pytest
from calendar_tools import events_of, site_of, town
from informatiewijzer.exports.geography import to_degrees
from informatiewijzer.exports.hsds import make_services
from informatiewijzer.exports.open_csv import csv_file, defused
from informatiewijzer.exports.open_data import open_data_files
from informatiewijzer.exports.public import KINDS, Public
from informatiewijzer.model.base import Record
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.records import Costs
from informatiewijzer.pages.open_data import FILES
from informatiewijzer.pages.structured import Structured
from informatiewijzer.schedule.closings import closings_of

BASE = "https://voorbeeld.invalid/"
BLOCK = re.compile(r'<script type="application/ld\+json">([^<]*)</script>')
Data = Mapping[str, Any]


def public_of(catalogue: Catalogue, as_of: date) -> Public:
    """What the public may read of a catalogue."""
    published = catalogue.published(as_of)
    return Public(published, as_of, BASE, closings_of(published, as_of))


@pytest.fixture(scope="module")
def tree(built_site: Path) -> Path:
    """The folder of the open data of the real catalogue."""
    return built_site / "open-data"


@pytest.fixture(scope="module")
def whole(tree: Path) -> dict[str, Any]:
    """The one JSON file."""
    return dict(json.loads((tree / "alles.json").read_bytes()))


def rows(content: bytes) -> list[dict[str, str]]:
    """A table as a spreadsheet reads it."""
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))


def test_every_file_of_the_page_is_there(built_site: Path) -> None:
    """The page names each file once, and each stands at its address."""
    page = (built_site / "open-data/index.html").read_text("utf-8")
    for _, href, _ in FILES:
        assert page.count(f'href="../{href}"') == 1
        assert (built_site / href / ("index.html" if href.endswith("/") else "")).is_file()


def test_one_file_and_lines_hold_the_same(tree: Path, whole: Data) -> None:
    """The lines of ndjson are the records of the JSON file, in its order; ids come once a kind."""
    lines = [json.loads(line) for line in (tree / "alles.ndjson").read_bytes().splitlines()]
    assert lines == [record for kind in KINDS for record in whole[kind]]
    for kind, type_ in KINDS.items():
        ids = [record["id"] for record in whole[kind]]
        assert ids == sorted(set(ids))
        assert {record["type"] for record in whole[kind]} <= {type_}
    assert whole["gegevens_van"] == "2026-11-24"
    assert whole["licentie"] == {
        "naam": "CC BY 4.0",
        "adres": "https://creativecommons.org/licenses/by/4.0/deed.nl",
    }


def test_every_published_record_and_no_other(whole: Data, root: Path, as_of: date) -> None:
    """The open data hold exactly what has a page."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    published = catalogue.published(as_of)
    assert [r["id"] for r in whole["activiteiten"]] == list(published.activities)
    assert [r["id"] for r in whole["locaties"]] == list(published.locations)
    assert [r["id"] for r in whole["organisaties"]] == list(published.organisations)
    assert "notitie_redactie" not in json.dumps(whole)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_tables_open_in_dutch_excel(tree: Path, whole: Data, kind: str) -> None:
    """A BOM, semicolons, quotes round every cell, Windows line ends; a row for each record."""
    content = (tree / f"{kind}.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    for line in content.decode("utf-8-sig").removesuffix("\r\n").split("\r\n"):
        assert re.fullmatch(r'"(?:[^"]|"")*"(?:;"(?:[^"]|"")*")*', line)
    table = rows(content)
    assert [row["id"] for row in table] == [record["id"] for record in whole[kind]]
    assert [row["naam"] for row in table] == [record["naam"] for record in whole[kind]]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+31 74", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", '=LINK("x")', "|cmd", "%x"],
)
def test_no_formula_runs(text: str) -> None:
    """What a spreadsheet would calculate has an apostrophe before it and stays on one line."""
    assert defused(text).startswith("'")
    assert not {"\t", "\r", "\n"} & set(defused(text))


def test_formulas_in_records_are_defused(root: Path, as_of: date) -> None:
    """The same in a whole table, for a record copied from elsewhere; plain text stays itself."""
    catalogue = town(root, elke_maandag={"name": "=CMD()", "summary": 'Met "aanhaling"; en\nregels'})
    table = rows(csv_file(public_of(catalogue, as_of), "activiteiten"))
    row = next(row for row in table if row["id"] == "elke-maandag")
    assert (row["naam"], row["samenvatting"]) == ("'=CMD()", 'Met "aanhaling"; en regels')
    assert all(not value.startswith(tuple("=+-@")) for row in table for value in row.values())


@pytest.mark.parametrize(
    ("metres", "degrees"),
    [
        # The tower in Amersfoort, the Westertoren and the Martinitoren: published pairs of coordinates.
        ((155000, 463000), (5.38720621, 52.15517440)),
        ((120700.723, 487525.501), (4.88352559, 52.37453253)),
        ((233883.131, 582065.167), (6.56820053, 53.21938317)),
        # By PROJ 9 (EPSG:28992 to 4326), in Hengelo and outside it.
        ((252000, 476000), (6.80813708, 52.26346862)),
        ((255000, 480000), (6.85325483, 52.29887335)),
    ],
)
def test_metres_become_degrees(metres: tuple[float, float], degrees: tuple[float, float]) -> None:
    """The formulas are right to half a metre: 0.000005 degrees."""
    assert to_degrees(*metres) == pytest.approx(degrees, abs=5e-6)


def test_wijken_are_shapes_on_the_globe(tree: Path, whole: Data) -> None:
    """Ten closed rings against the clock, in the east of the Netherlands, with their source."""
    found = json.loads((tree / "wijken.geojson").read_bytes())
    assert "CC BY 4.0" in found["bronvermelding"] and "crs" not in found
    names = {feature["id"].removeprefix("wijken/") for feature in found["features"]}
    assert names == set(whole["begrippen"]["wijken"])
    for feature in found["features"]:
        shape = feature["geometry"]
        polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
        for number, ring in ((n, ring) for polygon in polygons for n, ring in enumerate(polygon)):
            assert ring[0] == ring[-1] and len(ring) > 3
            area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
            assert (area > 0) == (number == 0)
            assert all(6.6 < x < 7.0 and 52.1 < y < 52.4 for x, y in ring)
    assert sum(feature["properties"]["activiteiten"] for feature in found["features"]) > 10


def test_no_place_on_the_globe_is_made_up(tree: Path, whole: Data) -> None:
    """Venues are features without geometry, for the catalogue has no coordinates."""
    found = json.loads((tree / "locaties.geojson").read_bytes())
    assert [feature["geometry"] for feature in found["features"]] == [None] * len(whole["locaties"])


def _agreeing(catalogue: Catalogue, root: Path, as_of: date) -> list[tuple[Data, Data, Data]]:
    """Per activity its schema.org data, its open data and its service."""
    site = replace(site_of(root, catalogue, as_of), base_url=BASE)
    structured, public = Structured(site), public_of(catalogue, as_of)
    services = make_services(public)
    found = []
    for record in site.catalogue.activities.values():
        block = BLOCK.search(structured.activity(record, BASE))
        assert block is not None
        found.append((json.loads(block[1]), public.record("activiteiten", record), services.service(record)))
    return found


def _check_agreement(schema: Data, data: Data, service: Data) -> None:
    """Name, price, place and times are the same in the three forms."""
    assert schema["name"] == data["naam"] == service["name"]
    offer = schema.get("offers", {}).get("price")
    free = schema.get("isAccessibleForFree") or offer == "0.00"
    price = "0.00" if free else offer
    costs = [f"{option['amount']:.2f}" for option in service.get("cost_options", [])]
    assert costs == ([price] if price else [])
    assert data["kosten"].get("bedrag") == (None if free else price)
    venue = schema.get("location") or schema.get("availableChannel", {}).get("serviceLocation")
    places = [at["location"]["name"] for at in service.get("service_at_locations", [])]
    assert places == ([venue["name"]] if venue else [])
    if "eventSchedule" in schema:
        listed = schema["eventSchedule"]
        _check_times(listed if isinstance(listed, list) else [listed], data, service)


def _check_times(schedules: list[Data], data: Data, service: Data) -> None:
    moments = data["wanneer"]["momenten"]
    assert len(schedules) == len(moments) == len(service["schedules"])
    for schedule, moment, other in zip(schedules, moments, service["schedules"], strict=True):
        assert schedule.get("startTime") == moment.get("van") == other.get("opens_at")
        assert schedule.get("endTime") == moment.get("tot") == other.get("closes_at")
        days = schedule.get("byDay", [])
        if other.get("freq") == "WEEKLY":
            days = [day.removeprefix("https://schema.org/")[:2].upper() for day in days]
        assert ",".join(days) == other.get("byday", "")


def test_pages_and_open_data_agree(root: Path, as_of: date) -> None:
    """schema.org on the page, the JSON and the service say the same, of real and of made-up activities."""
    real = load_catalogue(root / "catalogue").catalogue
    assert real is not None
    paid = Costs.model_validate({"soort": "betaald", "bedrag": "12,50", "per": "jaar"})
    free = Costs.model_validate({"soort": "gratis"})
    made_up = town(root, elke_maandag={"costs": paid}, laatste={"costs": free})
    seen = 0
    for catalogue in (real, made_up):
        for schema, data, service in _agreeing(catalogue, root, as_of):
            _check_agreement(schema, data, service)
            seen += "eventSchedule" in schema
    assert seen > 15


def test_calendars_and_open_data_agree(built_site: Path, whole: Data) -> None:
    """Each event of the town's calendar has the name and the times of a moment in the open data."""
    known = {
        (record["naam"], moment.get("van"), moment.get("tot"))
        for record in whole["activiteiten"]
        for moment in record["wanneer"].get("momenten", [])
    }
    events = events_of((built_site / "agenda/agenda.ics").read_bytes())
    assert len(events) > 5
    for event in events:
        assert any(_matches(event, *moment) for moment in known), event["SUMMARY"]


def _matches(event: icalendar.Event, name: str, start: str | None, end: str | None) -> bool:
    if not str(event["SUMMARY"]).startswith(name):
        return False
    begin = event["DTSTART"].dt
    if not hasattr(begin, "hour"):
        return start is None
    return f"{begin:%H:%M}" == start and (f"{event['DTEND'].dt:%H:%M}" if "DTEND" in event else None) == end


def test_only_what_changed_is_made_again(root: Path, as_of: date) -> None:
    """Another activity changes the files of all, and of the files of services only its own."""
    catalogue = town(root).published(as_of)

    def keys(**changed: Mapping[str, Record]) -> dict[str, str]:
        other = replace(catalogue, **changed)  # type: ignore[arg-type]
        return {file.path: file.key for file in open_data_files(root, other, as_of, BASE)}

    def other(records: Mapping[str, Record], id_: str) -> Mapping[str, Record]:
        return {**records, id_: records[id_].model_copy(update={"summary": "Anders."})}

    before, after = keys(), keys(activities=other(catalogue.activities, "elke-maandag"))
    differ = {path for path in before if before[path] != after[path]}
    assert len([path for path in differ if "/openreferral-uk/services/" in path and "." not in path]) == 1
    assert "open-data/alles.json" in differ
    assert before.keys() == after.keys()
    # A service tells about its organisation what the page of the activity does not: its description, say.
    organiser = catalogue.activities["elke-maandag"].organisation
    assert organiser
    told = {id_ for id_, each in catalogue.activities.items() if each.organisation == organiser}
    moved = keys(organisations=other(catalogue.organisations, organiser))
    differ = {path for path in before if before[path] != moved[path]}
    assert len([path for path in differ if "/services/" in path and "." not in path]) == len(told)
