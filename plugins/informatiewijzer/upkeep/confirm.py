"""Writes down that somebody asked and nothing had changed: only `bevestigd`, in every file or in none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from informatiewijzer.base.dutch import long_date
from informatiewijzer.model.base import ConfirmedHow, Record
from informatiewijzer.model.key_order import order_of
from informatiewijzer.source.edit import EditError, edit
from informatiewijzer.source.tree import Path as Place
from informatiewijzer.source.tree import Text
from informatiewijzer.upkeep.files import Changes
from informatiewijzer.upkeep.refusal import Refused

# The files are public: who confirmed is a role, never a person. The last word of a role ends like this.
ROLES = (
    "redacteur", "redactie", "medewerker", "vrijwilliger", "beheerder", "coordinator", "coördinator",
    "werker", "adviseur", "consulent", "organisator", "contactpersoon", "stagiair", "gastvrouw", "gastheer",
)  # fmt: skip
_ROLE = re.compile(r"[a-zà-ÿ-]+(?: [a-zà-ÿ-]+){0,3}")


@dataclass(frozen=True, slots=True)
class Confirming:
    """Who confirms (a role), how, and on which day."""

    by: str
    how: ConfirmedHow
    on: date


def parse_role(text: str) -> str:
    """The role as it is written down. Raises Refused for what may be the name of a person."""
    role = text.strip()
    if _ROLE.fullmatch(role) and role.endswith(ROLES) and len(role) <= 60:
        return role
    raise Refused(
        "Schrijf een rol op, geen naam van een persoon: de bestanden zijn openbaar.",
        "bijvoorbeeld: --by redacteur, --by vrijwilliger of --by wijkwerker",
    )


def plan_confirm(
    root: Path, records: Iterable[tuple[str, Record]], confirming: Confirming, as_of: date
) -> Changes:
    """The files with the confirmation in them, by path; all are looked at before one is changed.

    `records`: (address, record). Raises Refused.
    """
    if confirming.on > as_of:
        raise Refused(f"{long_date(confirming.on)} moet nog komen.", "geef de dag waarop u het navroeg")
    return {root / f"{address}.yaml": _confirmed(root, address, r, confirming) for address, r in records}


def _confirmed(root: Path, address: str, record: Record, confirming: Confirming) -> bytes:
    before = record.confirmed
    if before is not None and before.on > confirming.on:
        raise Refused(
            f"{address} is later al bevestigd: op {long_date(before.on)}.", "geef een latere dag op"
        )
    values = {"op": confirming.on.isoformat(), "door": confirming.by, "hoe": confirming.how.value}
    changes: dict[Place, Text] = {}
    if before is None:
        changes[("bevestigd",)] = dict(values)
    else:
        changes = {("bevestigd", key): value for key, value in values.items()}
    text = (root / f"{address}.yaml").read_bytes().decode("utf-8")
    try:
        return edit(text, changes, order_of(type(record))).encode("utf-8")
    except EditError as error:
        raise Refused(f"In {address}.yaml is de bevestiging niet op te schrijven: {error}") from None
