"""All rule families in the order of the handbook, and the one function that runs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from informatiewijzer.base.findings import Code, Finding
from informatiewijzer.base.garbage import no_garbage_collection
from informatiewijzer.checks import (
    addresses,
    calls,
    campaign,
    charts,
    concepts,
    contact,
    dates,
    duplicates,
    freshness,
    help_lines,
    logo,
    mail,
    masked,
    privacy,
    reading,
    references,
    security,
    wayfinder,
    wording,
)
from informatiewijzer.checks.faultless import Faultless
from informatiewijzer.checks.places import Places
from informatiewijzer.checks.subject import (
    Entry,
    Family,
    Spot,
    concepts_by_list,
    make_subject,
    records_by_kind,
)
from informatiewijzer.model import codes as model_codes
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import Loaded
from informatiewijzer.source import codes as source_codes

FAMILIES: tuple[Family, ...] = (
    references.FAMILY,
    dates.FAMILY,
    contact.FAMILY,
    mail.FAMILY,
    privacy.FAMILY,
    masked.FAMILY,
    freshness.FAMILY,
    duplicates.FAMILY,
    addresses.FAMILY,
    concepts.FAMILY,
    help_lines.FAMILY,
    logo.FAMILY,
    calls.FAMILY,
    charts.FAMILY,
    campaign.FAMILY,
    security.FAMILY,
    wayfinder.FAMILY,
    wording.FAMILY,
)


def all_codes() -> tuple[Code, ...]:
    """Every kind of finding there is, of reading, of the models and of the checks, sorted by code."""
    own = (code for family in FAMILIES for code in family.codes)
    return tuple(
        sorted((*source_codes.CODES, *model_codes.CODES, *reading.CODES, *own), key=lambda code: code.code)
    )


def run_checks(
    loaded: Loaded | Catalogue, root: Path, as_of: date, faultless: Faultless | None = None
) -> tuple[Finding, ...]:
    """What the rules find in a loaded catalogue, sorted by place; `root` is the folder it was read from.

    `faultless`: the records in which earlier runs found nothing; it learns what this run sees.
    Of a bare Catalogue the ids with a fault are not known, so a reference to one of those counts as unknown.
    """
    if isinstance(loaded, Catalogue):
        loaded = Loaded(loaded, (), _known(loaded))
    if loaded.catalogue is None:
        return ()
    faultless = faultless or Faultless({})
    with no_garbage_collection():
        subject = make_subject(loaded.catalogue, loaded.known, as_of, faultless)
        spots = [spot for family in FAMILIES for check in family.checks for spot in check(subject)]
        spots += _own_spots(subject.entries, faultless)
    places = Places(root)
    return tuple(sorted((places.finding(spot) for spot in spots), key=lambda finding: finding.order))


def _own_spots(entries: Iterable[Entry], faultless: Faultless) -> Iterator[Spot]:
    checks = [check for family in FAMILIES for check in family.own]
    for entry in entries:
        if faultless.has(entry.kind, entry.id):
            continue
        spots = [spot for check in checks for spot in check(entry)]
        if not spots:
            faultless.add(entry.kind, entry.id)
        yield from spots


def _known(catalogue: Catalogue) -> Mapping[str, frozenset[str]]:
    named = {**records_by_kind(catalogue), **concepts_by_list(catalogue)}
    return {kind: frozenset(items) for kind, items in named.items()}
