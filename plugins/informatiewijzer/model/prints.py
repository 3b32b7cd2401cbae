"""Prints: a digest of every record and one of all lists, from which keys of pages and files are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from informatiewijzer.base.outputs import digest
from informatiewijzer.model.base import Record
from informatiewijzer.model.catalogue import Catalogue, Printed
from informatiewijzer.model.plain import fingerprint, print_of


def prints_of(catalogue: Catalogue) -> Mapping[str, str]:
    """The print of every record by its address ("activiteiten/eetclub"): as it is known, else made now."""
    return {address: known.print.whole for address, known in with_prints(catalogue).prints.items()}


def bare_prints_of(catalogue: Catalogue) -> Mapping[str, str]:
    """The same of all but their texts."""
    return {address: known.print.bare for address, known in with_prints(catalogue).prints.items()}


def with_prints(catalogue: Catalogue) -> Catalogue:
    """The same catalogue, of which every print is known."""
    tables: tuple[tuple[str, Mapping[str, Record]], ...] = (
        ("activiteiten", catalogue.activities),
        ("locaties", catalogue.locations),
        ("organisaties", catalogue.organisations),
        ("samen-doen", catalogue.calls),
    )
    found = {f"{kind}/{id_}": record for kind, records in tables for id_, record in records.items()}
    known = catalogue.prints
    prints = {
        address: before
        if (before := known.get(address)) and before.record is record
        else Printed(record, print_of(record))
        for address, record in found.items()
    }
    return replace(catalogue, prints=prints)


def lists_print(catalogue: Catalogue) -> str:
    """One digest over the closed lists, the settings and the keeper of the site: they seldom change."""
    tables = (
        catalogue.entrances,
        catalogue.themes,
        catalogue.groups,
        catalogue.kinds,
        catalogue.organisation_kinds,
        catalogue.neighbourhoods,
        catalogue.languages,
    )
    texts = [fingerprint(concept) for table in tables for concept in table.values()]
    keeper = catalogue.organisations.get(catalogue.settings.organisation)
    texts.append(fingerprint(keeper) if keeper else "")
    return digest(fingerprint(catalogue.settings), *texts)
