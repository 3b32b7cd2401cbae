"""What belongs to a person is taken out of running text before anything is mapped (AVG, article 5)."""

from __future__ import annotations

import re

from informatiewijzer.checks.contact import mobile_numbers
from informatiewijzer.checks.mail import is_personal
from informatiewijzer.checks.privacy import account_numbers
from informatiewijzer.openreferral.rows import Dataset

_MAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@[\w-]+(?:\.[\w-]+)+")
_OWN_FIELDS = frozenset({"id", "number", "email", "url", "uri", "latitude", "longitude"})
_MAY = re.compile(r"@|\d{2}")


def shield(dataset: Dataset, town: str) -> None:
    """Take mobile numbers, account and citizen numbers and personal mail addresses out of all texts."""
    for rows in dataset.tables.values():
        for row in rows:
            for name, text in row.values.items():
                if name not in _OWN_FIELDS and _MAY.search(text):
                    safe = without_private(text, town)
                    if safe != text:
                        row.replace(name, safe)


def without_private(text: str, town: str) -> str:
    """The text with a word in the place of what is a person's."""
    for number in (*mobile_numbers(text), *account_numbers(text)):
        text = text.replace(number, "(nummer weggelaten)")
    return _MAIL.sub(
        lambda match: "(e-mailadres weggelaten)" if is_personal(match[0], [town]) else match[0], text
    )
