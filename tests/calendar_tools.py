"""What the tests of agenda, calendars and structured data share: a made-up town with all kinds of times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import icalendar
import recurring_ical_events
from informatiewijzer.base.dutch import WEEKDAYS
from informatiewijzer.model.base import State
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.schedule import When
from informatiewijzer.pages.render import load_kitchen
from informatiewijzer.pages.site import Site, make_site

Time = tuple[date, time | None, time | None]
MODEL = "koffieochtend-slangenbeek"
_MONDAY = {"dagen": ["maandag"], "van": "10:00", "tot": "11:00"}
# Made-up schedules; none of these activities exists.
SCHEDULES: Mapping[str, list[dict[str, Any]]] = {
    "elke-maandag": [_MONDAY],
    "zonder-eind": [{"dagen": ["woensdag"], "van": "08:30"}],
    "dagdeel": [{"dagen": ["dinsdag"], "dagdeel": "middag"}],
    "zonder-tijd": [{"dagen": ["zondag"]}],
    "elke-dag": [{"dagen": list(WEEKDAYS), "van": "11:00"}],
    "om-de-week": [{**_MONDAY, "herhaling": "om-de-week", "vanaf": "2026-11-09"}],
    "tweede-en-vierde": [
        {"dagen": ["vrijdag"], "dagdeel": "avond", "herhaling": "tweede-van-de-maand"},
        {"dagen": ["vrijdag"], "dagdeel": "avond", "herhaling": "vierde-van-de-maand"},
    ],
    "laatste": [{"dagen": ["zondag"], "van": "02:30", "herhaling": "laatste-van-de-maand"}],
    "niet-op-feestdagen": [{**_MONDAY, "behalve": ["feestdagen", "2026-12-07"]}],
    "niet-in-vakanties": [{"dagen": ["donderdag"], "van": "19:30", "behalve": ["schoolvakanties"]}],
    "tot-en-met": [{**_MONDAY, "vanaf": "2026-10-05", "tot_en_met": "2027-04-05"}],
    "een-keer": [{"van": "14:00", "tot": "16:00", "herhaling": "eenmalig", "vanaf": "2026-12-12"}],
    "twee-keer-hetzelfde": [_MONDAY, {**_MONDAY, "herhaling": "eerste-van-de-maand"}],
    "vandaag-voor-het-laatst": [{**_MONDAY, "tot_en_met": "2026-11-25"}],
    "niet-elke-week": [{**_MONDAY, "herhaling": "niet-elke-week"}],
}
NOTHING_TO_COME = ("vandaag-voor-het-laatst", "niet-elke-week")


def town(root: Path, **changes: Mapping[str, Any]) -> Catalogue:
    """The real lists with made-up activities of every schedule; `changes`: fields by id, "_" for a dash."""
    loaded = load_catalogue(root / "catalogue").catalogue
    assert loaded is not None
    model = loaded.activities[MODEL]
    made = {}
    for id_, slots in sorted(SCHEDULES.items()):
        when = When.model_validate({"soort": "vast", "momenten": slots})
        update = {
            "id": id_,
            "name": f"Verzonnen {id_}",
            "when": when,
            **changes.get(id_.replace("-", "_"), {}),
        }
        made[id_] = model.model_copy(update=update)
    return replace(loaded, activities=made)


def closed(catalogue: Catalogue) -> Mapping[str, Any]:
    """The change that closes an activity for the time being."""
    status = catalogue.activities["elke-maandag"].status
    return {"status": status.model_copy(update={"state": State.CLOSED, "remark": "Tot de zomer."})}


def site_of(root: Path, catalogue: Catalogue, as_of: date) -> Site:
    """The site of a catalogue."""
    return make_site(catalogue.published(as_of), load_kitchen(root), as_of)


def events_of(content: bytes) -> list[icalendar.Event]:
    """The events of a calendar file, by a library."""
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def times_in(content: bytes, start: date, days: int) -> list[Time]:
    """The times in a calendar file in `days` days from `start`, expanded by a library; sorted."""
    calendar = icalendar.Calendar.from_ical(content)
    found = recurring_ical_events.of(calendar).between(start, start + timedelta(days=days))
    return in_order(_time(each) for each in found)


def in_order(times: Iterable[Time]) -> list[Time]:
    """By day, then by clock; without one last."""
    return sorted(times, key=lambda each: (each[0], each[1] or time.max, each[2] or time.min))


def _time(event: icalendar.Event) -> Time:
    start, end = event["DTSTART"].dt, event["DTEND"].dt if "DTEND" in event else None
    if not isinstance(start, datetime):
        return start, None, None
    return start.date(), start.time(), end.time() if end and end != start else None
