"""A made-up set in HSDS of any size, as CSV files of a data package and as JSON. Nothing in it exists."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_DNS, uuid5

Table = list[dict[str, str]]


def made_up(services: int) -> dict[str, Table]:
    """The tables of a set: an organization for every five services, a venue for every three."""
    tables: dict[str, Table] = {name: [] for name in _TABLES}
    for number in range((services + 4) // 5):
        _organization(tables, number)
    for number in range((services + 2) // 3):
        _location(tables, number)
    for number in range(services):
        _service(tables, number)
    return tables


_TABLES = (
    "organizations", "services", "locations", "addresses", "service_at_location", "phones", "schedules",
    "cost_options", "contacts", "attributes", "taxonomy_terms",
)  # fmt: skip
_WORDS = ("Koffie", "Wandelen", "Schilderen", "Zingen", "Kaarten", "Koken", "Lezen", "Bewegen", "Praten")
_PLACES = ("Noord", "Zuid", "Oost", "West", "Midden")


def uuid(*parts: object) -> str:
    """An id that is the same every time."""
    return str(uuid5(NAMESPACE_DNS, "/".join(map(str, ("verzonnen.invalid", *parts)))))


def _organization(tables: dict[str, Table], number: int) -> None:
    id_ = uuid("organisatie", number)
    tables["organizations"].append(
        {
            "id": id_,
            "name": f"Verzonnen stichting {number}",
            "description": f"Stichting {number} bestaat niet. Zij is verzonnen om het inlezen te proberen.",
            "email": f"info@stichting{number}.example",
            "website": f"https://stichting{number}.example/",
            "year_incorporated": "1999",
        }
    )
    tables["phones"].append(
        {"id": uuid("tel", id_), "organization_id": id_, "number": f"074 2{number:06}", "type": "voice"}
    )
    tables["contacts"].append(
        {
            "id": uuid("mens", id_),
            "organization_id": id_,
            "name": f"Piet Verzonnen {number}",
            "email": "piet.verzonnen@gmail.com",
        }
    )


def _location(tables: dict[str, Table], number: int) -> None:
    id_ = uuid("plek", number)
    tables["locations"].append(
        {
            "id": id_,
            "location_type": "physical",
            "organization_id": uuid("organisatie", number % 100),
            "name": f"Verzonnen gebouw {number}",
            "latitude": "52.2",
            "longitude": "6.8",
        }
    )
    tables["addresses"].append(
        {
            "id": uuid("adres", number),
            "location_id": id_,
            "address_1": f"Verzonnenlaan {number + 1}",
            "city": "Voorbeeldstad",
            "state_province": "Nergens",
            "postal_code": f"{1000 + number % 8000} AB",
            "country": "NL",
            "address_type": "physical",
        }
    )


def _service(tables: dict[str, Table], number: int) -> None:
    id_ = uuid("dienst", number)
    word = _WORDS[number % len(_WORDS)]
    tables["services"].append(
        {
            "id": id_,
            "organization_id": uuid("organisatie", number // 5),
            "name": f"{word} {_PLACES[number // 10 % 5]} {number}",
            "description": f"<p>{word} met anderen.</p><p>Bel 06 12345678 of piet.verzonnen@gmail.com.</p>",
            "url": f"https://stichting{number // 5}.example/{number}",
            "status": "inactive" if number % 97 == 3 else "active",
            "application_process": "Bel eerst even.",
            "minimum_age": "18",
            "maximum_age": "99" if number % 2 else "",
            "assured_date": "2026-10-01",
            "interpretation_services": "Nee",
        }
    )
    tables["service_at_location"].append(
        {"id": uuid("daar", number), "service_id": id_, "location_id": uuid("plek", number // 3)}
    )
    tables["schedules"].append(
        {
            "id": uuid("moment", number),
            "service_id": id_,
            "freq": "WEEKLY",
            "interval": "1",
            "byday": ("MO", "TU,TH", "FR")[number % 3],
            "opens_at": "10:00",
            "closes_at": "11:30",
        }
    )
    amount, currency = ("0", "EUR") if number % 4 == 0 else ("2.5", "EUR" if number % 4 < 3 else "GBP")
    tables["cost_options"].append(
        {"id": uuid("geld", number), "service_id": id_, "amount": amount, "currency": currency}
    )


def as_csv(tables: Mapping[str, Table]) -> dict[str, bytes]:
    """The files of a data package."""
    files = {}
    for name, rows in tables.items():
        if not rows:
            continue
        out = io.StringIO()
        writer = csv.DictWriter(out, list(dict.fromkeys(key for row in rows for key in row)))
        writer.writeheader()
        writer.writerows(rows)
        files[f"{name}.csv"] = out.getvalue().encode()
    return files


def as_zip(files: Mapping[str, bytes]) -> bytes:
    """The files in a folder of a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(f"data/{name}", content)
    return out.getvalue()


def as_json(tables: Mapping[str, Table]) -> bytes:
    """The services as an API gives them: whole, in the envelope of a page."""
    organizations = {row["id"]: dict(row) for row in tables["organizations"]}
    locations: dict[str, dict[str, Any]] = {row["id"]: dict(row) for row in tables["locations"]}
    for row in tables["addresses"]:
        locations[row["location_id"]].setdefault("addresses", []).append(row)
    for name in ("phones", "contacts"):
        for row in tables[name]:
            organizations[row["organization_id"]].setdefault(name, []).append(row)  # type: ignore[attr-defined]
    services: dict[str, dict[str, Any]] = {row["id"]: dict(row) for row in tables["services"]}
    for name in ("schedules", "cost_options"):
        for row in tables[name]:
            services[row["service_id"]].setdefault(name, []).append(row)
    for row in tables["service_at_location"]:
        whole = {**row, "location": locations[row["location_id"]]}
        services[row["service_id"]].setdefault("service_at_locations", []).append(whole)
    for service in services.values():
        service["organization"] = organizations[service["organization_id"]]
    return json.dumps({"total_items": len(services), "contents": list(services.values())}).encode()
