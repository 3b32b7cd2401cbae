"""What belongs to a person and not to an organisation is left out of what is taken over (AVG, article 5)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from informatiewijzer.checks.mail import is_personal
from informatiewijzer.model.scalars import phone_digits
from informatiewijzer.source.tree import Text
from informatiewijzer.tables.columns import Column, Form

_MOBILE = re.compile(r"06[1-58]\d{7}|6[1-58]\d{7}")
_PERSON_COLUMN = re.compile(
    r"contactpers|voornaam|achternaam|roepnaam|mobiel|geboorte|bsn|burgerservice|priv[eé]|06.?nummer|voorletters"
)


def is_person_column(name: str) -> bool:
    """Whether the heading of a column that we do not know says that it is about a person."""
    return bool(_PERSON_COLUMN.search(name.lower().replace("_", "").replace(" ", "")))


def without_persons(value: Text, column: Column, names: Sequence[str]) -> tuple[Text, list[str]]:
    """The value without mobile numbers and personal mail addresses, and what was left out."""
    items = value if isinstance(value, list) else [value]
    dropped = [item for item in items if isinstance(item, str) and _is_personal(item, column, names)]
    if not dropped:
        return value, []
    kept = [item for item in items if item not in dropped]
    return (kept if isinstance(value, list) and kept else None), dropped


def _is_personal(text: str, column: Column, names: Sequence[str]) -> bool:
    if column.form is Form.PHONE:
        return bool(_MOBILE.fullmatch(phone_digits(text)))
    return column.form is Form.EMAIL and is_personal(text, names)
