"""The id of something new, made of its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from informatiewijzer.source.files import MAX_ID, RESERVED


def id_of(name: str) -> str:
    """The name in small ASCII letters, digits and single hyphens, at most 60 of them; may be ""."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode("ascii")
    found = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['.]", "", plain)).strip("-")[:MAX_ID].strip("-")
    return f"{found}-groep" if found in RESERVED else found


def free_id(name: str, taken: Container[str], otherwise: str) -> str:
    """The id of a name, with a number behind it when it is taken; of `otherwise` when the name gives none."""
    base = id_of(name) or otherwise
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base[: MAX_ID - len(str(number)) - 1].rstrip('-')}-{number}"
    return found
