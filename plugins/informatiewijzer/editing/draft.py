"""A new record as a file: its id, its text with short help, and what in the catalogue it looks like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.checks.alike import Features, Pair, common_words, features_in, features_of, likely_for
from informatiewijzer.checks.alike import name_features as features_of_name
from informatiewijzer.checks.subject import records_by_kind
from informatiewijzer.model.base import Record
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.fields import Field
from informatiewijzer.model.key_order import order_of
from informatiewijzer.model.loading import RECORD_KINDS
from informatiewijzer.model.records import Activity, Location, Organisation
from informatiewijzer.source.files import ID_PATTERN, MAX_ID, RESERVED
from informatiewijzer.source.tree import Text
from informatiewijzer.source.write import write_record

_HEAD = "# Wat u later nog kunt invullen. Haal het # voor het veld weg en zet er achter wat u weet."


def id_of(name: str) -> str:
    """The id that a name leads to: small letters, digits, hyphens; "" when nothing is left."""
    plain = unicodedata.normalize("NFKD", re.sub("['\u2019]", "", name)).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", plain.decode("ascii").lower()).strip("-")[:MAX_ID].strip("-")


def free_id(wanted: str, taken: Collection[str]) -> str:
    """The id, or the first one with a number behind it that is free."""
    base = wanted or "nieuw-bestand"
    numbers = (f"{base[: MAX_ID - 3].strip('-')}-{number}" for number in range(2, 1000))
    return next((one for one in (base, *numbers) if not id_fault(one, taken)), base)


def id_fault(id_: str, taken: Collection[str]) -> str:
    """Why a new file may not have this name; "" when it may."""
    if not ID_PATTERN.fullmatch(id_) or len(id_) > MAX_ID:
        return f"Gebruik kleine letters, cijfers en losse streepjes, hooguit {MAX_ID} tekens."
    if id_ in RESERVED:
        return "Deze naam heeft al een andere betekenis. Maak hem langer."
    if id_ in taken:
        return "Er is al een bestand met deze naam, of het was er ooit. Kies een andere naam."
    return ""


def taken_ids(catalogue: Catalogue, known: Mapping[str, frozenset[str]], kind: str) -> frozenset[str]:
    """The ids in a folder that are in use, or ever had a page (docs/adr/0031)."""
    issued = {address.partition("/")[2] for address in catalogue.ledger if address.startswith(f"{kind}/")}
    return known.get(kind, frozenset()) | issued


def draft_text(kind: str, values: Mapping[str, Text], fields: Collection[Field]) -> str:
    """The file in the fixed form, and under it two lines of comment for every field that is not filled in."""
    empty = [field for field in fields if field.name not in values]
    lines = [_HEAD, *(line for field in empty for line in _help_lines(field))] if empty else []
    return write_record(values, order_of(RECORD_KINDS[kind])) + "".join(f"{line}\n" for line in lines)


def _help_lines(field: Field) -> Iterator[str]:
    yield f"# ({field.help})"
    yield f"# {field.name}:"


def alike_names(catalogue: Catalogue, kind: str, name: str) -> list[str]:
    """What has nearly this name, a line each with the reason."""
    if kind == "oproepen":
        folded = name.casefold()
        calls = records_by_kind(catalogue)[kind].values()
        return [f"{kind}/{call.id}: dezelfde naam" for call in calls if call.name.casefold() == folded]
    return _lines(catalogue, kind, features_of_name("", name, common_words(catalogue)))


def alike_records(catalogue: Catalogue, kind: str, record: Record) -> list[str]:
    """What this record may be the same as, a line each with the reasons."""
    if not isinstance(record, Activity | Location | Organisation):
        return []
    return _lines(catalogue, kind, features_of(kind, record, common_words(catalogue)))


def _lines(catalogue: Catalogue, kind: str, features: Features) -> list[str]:
    return [_line(pair, features.address) for pair in likely_for(features, features_in(catalogue, kind))]


def _line(pair: Pair, own: str) -> str:
    other = pair.other if pair.one == own else pair.one
    return f"{other}: {enumerate_words(pair.reasons)}"
