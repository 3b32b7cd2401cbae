"""The typed value of a cell as the text our files would have; what a spreadsheet spoiled is refused."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from informatiewijzer.base.characters import describe, first_forbidden, printable
from informatiewijzer.model.scalars import phone_digits
from informatiewijzer.tables import codes
from informatiewijzer.tables.cells import tidy
from informatiewijzer.tables.columns import Column, Form
from informatiewijzer.tables.dates import date_text
from informatiewijzer.tables.grid import Cell, Odd
from informatiewijzer.tables.guard import unguarded
from informatiewijzer.tables.refusal import CellFault

_SCIENTIFIC = re.compile(r"[-+]?\d+(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_ERRORS = (
    "#N/A", "#N/B", "#NAAM?", "#NAME?", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DEEL/0!", "#DIV/0!",
    "#GETAL!", "#NUM!", "#LEEG!", "#NULL!",
)  # fmt: skip


def cell_text(cell: Cell, column: Column) -> str:
    """The tidy text of a cell, "" when it is empty. Raises CellFault when it is not to be trusted."""
    if cell is None:
        return ""
    if isinstance(cell, Odd):
        raise CellFault(cell.why, "Typ de waarde zelf, of plak die met 'alleen waarden'.")
    if isinstance(cell, str):
        return _checked(tidy(unguarded(tidy(cell))), column)
    if isinstance(cell, bool):
        return _truth(cell, column)
    if isinstance(cell, int | float):
        return _checked(_number(cell, column), column)
    return _moment(cell, column)


def _checked(text: str, column: Column) -> str:
    index = first_forbidden(text)
    if index is not None:
        message = f"Hier staat een teken dat niet mag: {describe(text[index])}."
        raise CellFault(message, "Haal de tekst weg en typ die opnieuw, of plak 'zonder opmaak'.")
    if _SCIENTIFIC.fullmatch(text):
        message = (
            f"Excel heeft hier een lang nummer afgekort tot '{printable(text, 40)}'; cijfers zijn verloren."
        )
        raise CellFault(message, "Maak het vakje op als tekst en typ het nummer opnieuw.", codes.MANGLED)
    if text in _ERRORS or re.fullmatch(r"#{3,}", text):
        message = f"Hier staat een foutmelding van Excel ('{printable(text, 20)}'), geen waarde."
        raise CellFault(message, "Typ de waarde zelf.")
    if column.form is Form.PHONE:
        _check_phones(text)
    if column.form is Form.DATE:
        return date_text(text)
    return text


def _check_phones(text: str) -> None:
    items = [item.strip() for item in re.split(r";|\n", text)]
    proposals = [_phone_proposal(item) or item for item in items]
    if proposals != items:
        proposal = "; ".join(proposals)
        message = "Van dit telefoonnummer is het begin weg: Excel laat een 0 of + vooraan vallen."
        raise CellFault(message, f"Bedoelt u {proposal}? Typ dat, en maak het vakje op als tekst.",
                        codes.MANGLED, proposal)  # fmt: skip


def _phone_proposal(text: str) -> str | None:
    """What a number without its beginning probably was: nine digits, or a country code without plus."""
    if re.fullmatch(r"[1-9]\d{8}", text):
        return spaced(f"0{text}")
    return spaced(phone_digits(f"+{text}")) if re.fullmatch(r"31[1-9]\d{8}", text) else None


def spaced(digits: str) -> str:
    """Ten digits in groups: 074 245 25 65."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:8]} {digits[8:]}"


def _truth(value: bool, column: Column) -> str:
    if "ja" in column.words:
        return "ja" if value else "nee"
    raise CellFault("Hier staat WAAR of ONWAAR; dat past niet in deze kolom.", "Typ de tekst die er hoort.")


def _number(value: int | float, column: Column) -> str:
    if isinstance(value, int) or value.is_integer():
        if abs(value) >= 10**15:
            message = "Dit getal is te lang voor Excel; de laatste cijfers zijn verloren."
            raise CellFault(message, "Maak het vakje op als tekst en typ het opnieuw.", codes.MANGLED)
        return str(int(value))
    if column.form is Form.MONEY:
        return f"{value:.2f}".replace(".", ",")
    return repr(value).replace(".", ",")


def _moment(value: date | datetime | time, column: Column) -> str:
    """A date or time cell: welcome where a date or time belongs, and nowhere else."""
    if isinstance(value, time):
        if column.form is Form.TIME:
            return f"{value:%H:%M}"
        raise _turned_into("tijd", f"{value:%H:%M}")
    midnight = not isinstance(value, datetime) or value.time() == time(0)
    day = value.date() if isinstance(value, datetime) else value
    if column.form is Form.DATE and midnight:
        return day.isoformat()
    raise _turned_into("datum", day.isoformat())


def _turned_into(what: str, seen: str) -> CellFault:
    message = f"Excel heeft hiervan een {what} gemaakt ({seen})."
    hint = "Maak het vakje op als tekst en typ opnieuw wat er hoort te staan."
    return CellFault(message, hint, codes.MANGLED)
