"""Finds a record by what an editor types: "activiteiten/eetclub", a file name, or only the id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from informatiewijzer.base.characters import printable
from informatiewijzer.base.dutch import did_you_mean, enumerate_words
from informatiewijzer.upkeep.refusal import Refused

Known = Mapping[str, Sequence[str]]
"""The ids by kind of record."""


def find_address(typed: str, known: Known) -> str:
    """The address "activiteiten/eetclub" that is meant. Raises Refused when there is none, or more."""
    parts = PurePath(typed.strip().removesuffix(".yaml")).parts[-2:]
    id_ = parts[-1] if parts else ""
    if len(parts) == 2 and parts[0] in known:
        found = [parts[0]] if id_ in known[parts[0]] else []
    else:
        found = [kind for kind in sorted(known) if id_ in known[kind]]
    if len(found) == 1:
        return f"{found[0]}/{id_}"
    if found:
        choices = enumerate_words([f"{kind}/{id_}" for kind in found], "of")
        raise Refused(f"'{printable(id_, 60)}' kan meer dan een ding zijn.", f"kies: {choices}")
    folder = parts[0] if len(parts) == 2 else ""
    raise Refused(f"Er is geen bestand '{printable(typed, 80)}'.", _near(folder, id_, known))


def _near(folder: str, id_: str, known: Known) -> str:
    addresses = {name: kind for kind in sorted(known) for name in known[kind]}
    near = did_you_mean(id_, addresses) if not folder or folder in known else None
    if near:
        return f"bedoelde u {addresses[near]}/{near}?"
    return f"kies iets uit de map {enumerate_words(sorted(known), 'of')}, zo: activiteiten/eetclub"
