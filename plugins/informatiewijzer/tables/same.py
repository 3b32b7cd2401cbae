"""Whether a cell says the same as the file, only written as a spreadsheet writes it."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from informatiewijzer.model.scalars import phone_digits
from informatiewijzer.tables.columns import Column, Form
from informatiewijzer.tables.dates import date_text, time_text


def means_the_same(text: str, before: str, column: Column) -> bool:
    """Whether two filled cells of a column differ in writing only: 5 and 5,00, 3-11-2026 and 2026-11-03."""
    if not before or text == before:
        return False
    if column.form is Form.PHONE:
        return _digits(text) == _digits(before)
    if column.form is Form.MONEY:
        return _amount(text) is not None and _amount(text) == _amount(before)
    if column.form is Form.DATE:
        return date_text(text) == before
    return column.form is Form.TIME and time_text(text) == before


def _digits(text: str) -> list[str]:
    return [phone_digits(item) for item in re.split(r"[;\n]", text) if item.strip()]


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(text.removeprefix("€").strip().replace(",", "."))
    except InvalidOperation:
        return None
