"""What rules ask of each record every time: looked up in the record once, and remembered until it changes.

The rules themselves say how it is looked up (`references_of`, `slot_dates`, ...): no field is named twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from informatiewijzer.checks.alike import face_of
from informatiewijzer.checks.dates import last_days, past_dates, slot_dates
from informatiewijzer.checks.references import references_of
from informatiewijzer.checks.subject import AnyRecord, Facts
from informatiewijzer.model.calls import Call
from informatiewijzer.model.freshness import checked_on, data_on


def facts_of(kind: str, record: AnyRecord, kept: bool = True) -> Facts:
    """The facts of a record in the folder `kind`; `kept`: for a later run, which asks what its face was."""
    return Facts(
        refs=" ".join(f"{list_}/{id_}" for _, list_, id_ in references_of(kind, record)),
        first_end=min(_texts(last_days(record)), default=""),
        last_day=max(_texts(day for _, day in slot_dates(record)), default=""),
        last_past=max(_texts(day for _, day in past_dates(record)), default=""),
        known=max(_text(checked_on(record)), _text(data_on(record))),
        face="" if isinstance(record, Call) or not kept else face_of(record),
    )


def _texts(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in days]


def _text(day: date | None) -> str:
    return day.isoformat() if day else ""
