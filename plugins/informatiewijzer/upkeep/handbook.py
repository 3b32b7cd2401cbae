"""The tables of the handbook for editors, filled from the code so that they cannot lag behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple

from informatiewijzer.base.findings import Code
from informatiewijzer.model.freshness import LIMITS
from informatiewijzer.upkeep.refusal import Refused

_PLACE = re.compile(r"(<!-- begin (\S+) -->\n).*?(?=<!-- einde \2 -->)", re.DOTALL)
_MONTH = 365 / 12


def filled(text: str, tables: Mapping[str, str]) -> str:
    """The handbook with every place `<!-- begin x -->...<!-- einde x -->` filled with table x.

    Raises Refused (Dutch) when a place names no table or a table has no place.
    """
    places = [match[2] for match in _PLACE.finditer(text)]
    if wrong := sorted(set(places) ^ set(tables)):
        raise Refused(
            f"In de handleiding klopt de plek van '{wrong[0]}' niet.",
            f"zet er een plek in voor: {', '.join(sorted(tables))}, zo: <!-- begin {wrong[0]} -->",
        )
    return _PLACE.sub(lambda match: f"{match[1]}{tables[match[2]]}\n", text)


def commands_table(summaries: Mapping[str, str]) -> str:
    """What one can type, with what it does; `summaries`: by command."""
    rows = [(f"`{name}`", _sentence(summary)) for name, summary in sorted(summaries.items())]
    return _table(("opdracht", "wat het doet"), rows)


def codes_table(codes: Iterable[Code]) -> str:
    """Every kind of finding with its level and meaning, sorted."""
    every = sorted(codes, key=lambda code: code.code)
    # Two columns: three do not fit a phone.
    rows = [(f"`{code.code}`", f"{code.level.value.capitalize()}. {code.explanation}") for code in every]
    return _table(("code", "wat het betekent"), rows)


def limits_table() -> str:
    """After how many months without a look a record is marked, sinks, leaves."""
    rows = [
        (kind, *(f"na {round(days / _MONTH)} maanden" for days in astuple(limit)))
        for kind, limit in sorted(LIMITS.items())
    ]
    return _table(("soort", "even nakijken", "lager in de lijst", "van de site"), rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
