"""The Open Referral trees: the pinned schemas, and what these let through and we do not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from calendar_tools import town
from informatiewijzer.exports.hsds import Services, make_services
from informatiewijzer.exports.hsds_tree import (
    MOST_IN_FULL,
    harmless,
    in_short,
    is_in_full,
    one,
    page,
    service_path,
)
from informatiewijzer.exports.public import Public
from informatiewijzer.model.records import Costs
from informatiewijzer.schedule.closings import closings_of
from jsonschema import Draft202012Validator, FormatChecker

SCHEMAS = Path(__file__).parent / "data" / "openreferral"
BASE = "https://voorbeeld.invalid/"
Data = dict[str, Any]


def validator(name: str) -> Draft202012Validator:
    """A pinned schema, with its formats."""
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def services_of(catalogue: Any, as_of: date) -> Services:
    """The services of a catalogue."""
    published = catalogue.published(as_of)
    return make_services(Public(published, as_of, BASE, closings_of(published, as_of)))


@pytest.fixture(scope="module")
def tree(built_site: Path) -> Path:
    """The folder of the open data of the real catalogue."""
    return built_site / "open-data"


@pytest.fixture(scope="module")
def everything(tree: Path) -> list[Data]:
    """Every service in full."""
    return list(json.loads((tree / "hsds/services/index.html").read_bytes())["contents"])


@pytest.mark.parametrize("schema", ["uk-service.json", "hsds-service.json"])
def test_each_service_passes_both_schemas(everything: list[Data], schema: str) -> None:
    """One form serves the UK profile and HSDS: no service has a fault in either."""
    check = validator(schema)
    assert [(s["name"], e.json_path, e.message) for s in everything for e in check.iter_errors(s)] == []


def test_made_up_times_pass_too(root: Path, as_of: date) -> None:
    """Every kind of schedule, price and age that the catalogue could hold gives a service without fault."""
    paid = Costs.model_validate({"soort": "betaald", "bedrag": "2,50", "per": "keer"})
    changes = {
        "elke_maandag": {"costs": paid},
        "dagdeel": {"costs": Costs.model_validate({"soort": "gratis"})},
    }
    services = services_of(town(root, **changes), as_of)
    for schema in ("uk-service.json", "hsds-service.json"):
        check = validator(schema)
        assert [e.message for service in services for e in check.iter_errors(service)] == []
    made = {service["name"]: service for service in services}
    assert made["Verzonnen elke-maandag"]["cost_options"][0]["amount"] == 2.5
    assert made["Verzonnen elke-maandag"]["fees_description"] == "2,50 euro per keer"
    assert made["Verzonnen dagdeel"]["cost_options"][0]["amount"] == 0
    assert made["Verzonnen laatste"]["schedules"][0]["byday"] == "-1SU"
    assert made["Verzonnen om-de-week"]["schedules"][0]["interval"] == 2
    assert "freq" not in made["Verzonnen een-keer"]["schedules"][0]
    assert not {"freq", "byday"} & made["Verzonnen niet-elke-week"]["schedules"][0].keys()
    assert all(not faults(service) for service in made.values())


def test_the_pages_of_the_tree(tree: Path) -> None:
    """Root, list and services stand where a client looks, and each part passes its own schema."""
    root = json.loads((tree / "openreferral-uk/index.html").read_bytes())
    assert (root["version"], root.keys()) == ("HSDS-UK-3.0", {"version", "profile", "openapi_url"})
    page = json.loads((tree / "openreferral-uk/services/index.html").read_bytes())
    check = validator("uk-service-in-list.json")
    assert [e.message for item in page["contents"] for e in check.iter_errors(item)] == []
    assert (page["total_pages"], page["page_number"]) == (1, 1)
    assert page["first_page"] is page["last_page"] is True
    assert page["total_items"] == page["size"] == len(page["contents"]) > 50
    assert page["empty"] is False
    files = {path.name for path in (tree / "openreferral-uk/services").iterdir()} - {"index.html"}
    assert files == {item["id"] for item in page["contents"]}


def test_a_very_long_list_is_short(root: Path, as_of: date) -> None:
    """Above the limit the list of HSDS holds what the UK list holds; up to it every service in full."""
    services = services_of(town(root), as_of)
    record = services.public.catalogue.activities["elke-maandag"]
    assert (is_in_full(MOST_IN_FULL), is_in_full(MOST_IN_FULL + 1)) == (True, False)
    assert "schedules" in json.loads(one(services, record))
    assert "schedules" not in json.loads(in_short(services, record))


def test_a_service_is_the_same_everywhere(tree: Path, everything: list[Data]) -> None:
    """The file of a service holds what the whole list holds, and the short list agrees with both."""
    for service in everything:
        assert json.loads((tree / "openreferral-uk/services" / service["id"]).read_bytes()) == service
    short = json.loads((tree / "openreferral-uk/services/index.html").read_bytes())["contents"]
    whole = {service["id"]: service for service in everything}
    for item in short:
        for name in ("name", "status", "description", "url"):
            assert item[name] == whole[item["id"]][name]


def test_stricter_than_the_schemas(everything: list[Data]) -> None:
    """No fault that the schemas let through: times, dates, days, ages, links, empty values, persons."""
    assert [fault for service in everything for fault in faults(service)] == []
    ids = [service["id"] for service in everything]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda s: s["schedules"][0].update(opens_at="tien uur"), "opens_at"),
        (lambda s: s["schedules"][0].update(closes_at="09:00"), "ends"),
        (lambda s: s["schedules"][0].update(byday="XX"), "byday"),
        (lambda s: s["schedules"][0].update(valid_from="vorige week"), "valid_from"),
        (lambda s: s["schedules"][0].update(service_id="10000000-0000-4000-8000-000000000000"), "service_id"),
        (lambda s: s.update(minimum_age=80, maximum_age=20), "ages"),
        (lambda s: s.update(email=""), "empty"),
        (lambda s: s.update(id="10000000-0000-4000-8000-000000000000"), "version 5"),
        (lambda s: s.update(contacts=[{"id": s["id"], "name": "Iemand Verzonnen"}]), "contacts"),
        (lambda s: s.update(url="javascript:alert(1)"), "url"),
        (lambda s: s["service_at_locations"][0]["location"].update(latitude=999), "latitude"),
    ],
)
def test_the_strict_checks_see(root: Path, as_of: date, change: Callable[[Data], None], says: str) -> None:
    """Each of these faults passes for the schemas or nearly so, and not for us."""
    services = services_of(town(root), as_of)
    service = json.loads(harmless(next(s for s in services if s["name"] == "Verzonnen elke-maandag")))
    assert faults(service) == []
    change(service)
    assert any(says in fault for fault in faults(service))


def faults(service: Data) -> list[str]:
    """What is wrong with a service by our own rules."""
    return [*_values(service, "service"), *_schedules(service), *_links(service), *_ages(service)]


def _values(value: Any, place: str) -> Iterator[str]:
    """No empty values; ids of version 5; addresses on the web by http; no persons; no made-up places."""
    if isinstance(value, dict):
        if "contacts" in value:
            yield f"{place}: contacts"
        for name, each in value.items():
            yield from _value(name, each, f"{place}.{name}")
            yield from _values(each, f"{place}.{name}")
    elif isinstance(value, list):
        for each in value:
            yield from _values(each, place)


def _value(name: str, value: Any, place: str) -> Iterator[str]:
    if value in (None, "", [], {}):
        yield f"{place}: empty"
    if name == "id" and UUID(value).version != 5:
        yield f"{place}: no UUID of version 5"
    if name in ("url", "website", "uri") and not re.match(r"https?://[^\s<>\"]+$", value or ""):
        yield f"{place}: no url"
    if name in ("latitude", "longitude"):
        yield f"{place}: latitude and longitude are not known"
    if name == "number" and not re.search(r"\d{3}", value):
        yield f"{place}: no telephone number"


def _schedules(service: Data) -> Iterator[str]:
    for schedule in service.get("schedules", []):
        for name in ("valid_from", "valid_to", "dtstart"):
            if name in schedule and not _is(date.fromisoformat, schedule[name], r"\d{4}-\d\d-\d\d"):
                yield f"{name}: {schedule[name]}"
        for name in ("opens_at", "closes_at"):
            if name in schedule and not _is(time.fromisoformat, schedule[name], r"\d\d:\d\d"):
                yield f"{name}: {schedule[name]}"
        if schedule.get("closes_at", "99") <= schedule.get("opens_at", ""):
            yield "ends before it starts"
        if schedule.get("valid_to", "9999") < schedule.get("valid_from", ""):
            yield "valid_to before valid_from"
        nth = r"(?:[1-4]|-1)" if schedule.get("freq") == "MONTHLY" else ""
        day = rf"{nth}(?:MO|TU|WE|TH|FR|SA|SU)"
        if "byday" in schedule and not re.fullmatch(rf"{day}(?:,{day})*", schedule["byday"]):
            yield f"byday: {schedule['byday']}"
        if schedule.get("interval") == 2 and "dtstart" not in schedule:
            yield "every two weeks, but from when"


def _is(parse: Callable[[str], object], text: str, form: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return bool(re.fullmatch(form, text))


def _links(service: Data) -> Iterator[str]:
    """What points back points at this service and its own organisation and venue."""
    for name in ("schedules", "cost_options", "languages", "service_areas", "service_at_locations", "phones"):
        for part in service.get(name, []):
            if part["service_id"] != service["id"]:
                yield f"{name}: service_id"
    if service.get("organization_id") != service.get("organization", {}).get("id"):
        yield "organization_id"
    for at in service.get("service_at_locations", []):
        if at["location_id"] != at["location"]["id"]:
            yield "location_id"
    terms = [attribute["taxonomy_term"]["id"] for attribute in service.get("attributes", [])]
    if len(set(terms)) < len(terms) or not terms:
        yield "attributes"


def _ages(service: Data) -> Iterator[str]:
    if service.get("minimum_age", 0) > service.get("maximum_age", 120):
        yield "ages turned round"


def test_ids_do_not_move_with_the_site(root: Path, as_of: date) -> None:
    """A UUID depends on the town and the record only; another town has others."""
    catalogue = town(root).published(as_of)
    one_, other = (
        make_services(Public(catalogue, day, base, closings_of(catalogue, day)))
        for base, day in ((BASE, as_of), ("", date(2027, 3, 1)))
    )
    record = catalogue.activities["elke-maandag"]
    assert one_.ids("activiteiten/x") == str(uuid5(one_.ids.town, "activiteiten/x"))
    assert service_path(one_, record) == service_path(other, record)
    assert one_.ids("activiteiten/x") != type(one_.ids).of("Elders")("activiteiten/x")


def test_no_tag_can_be_read_in_it(root: Path, as_of: date) -> None:
    """A server may call the file a page: even then there is no tag in it, whatever a record says."""
    attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>&amp;"
    catalogue = town(root, elke_maandag={"name": attack})
    services = services_of(catalogue, as_of)
    record = catalogue.activities["elke-maandag"]
    for content in (page([in_short(services, record)], 1), one(services, record)):
        assert content.isascii() and not set(b"<>&") & set(content)
        assert attack in json.dumps(json.loads(content), ensure_ascii=False)
