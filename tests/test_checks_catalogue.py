"""The real catalogue: complete, without faults, and nothing uncertain in it that residents can see."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from informatiewijzer.base.findings import Finding, Level
from informatiewijzer.checks.registry import run_checks
from informatiewijzer.checks.subject import records_by_kind
from informatiewijzer.model.base import Certainty
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue

ROOT = Path(__file__).parent.parent / "catalogue"
DATA = Path(__file__).parent / "data"
AS_OF = date(2026, 11, 24)
MOST_SHOWN = 60


@pytest.fixture(scope="module")
def found() -> tuple[Catalogue, list[Finding]]:
    """The real catalogue and everything that is found in it."""
    loaded = load_catalogue(ROOT)
    assert loaded.catalogue is not None
    return loaded.catalogue, [*loaded.findings, *run_checks(loaded, ROOT, AS_OF)]


def lines(name: str) -> set[str]:
    """The lines of a data file: "organisaties/gemeente-hengelo"."""
    return set((DATA / name).read_text("utf-8").split())


def test_there_is_no_fault(found: tuple[Catalogue, list[Finding]]) -> None:
    """What is in the repository can be published."""
    assert [finding for finding in found[1] if finding.level is Level.FAULT] == []


def test_advice_stays_readable(found: tuple[Catalogue, list[Finding]]) -> None:
    """Warnings and tips fit on a few screens, so that a new one is noticed; no code floods the others."""
    codes = Counter(finding.code for finding in found[1])
    assert codes.total() <= MOST_SHOWN
    assert max(codes.values(), default=0) <= MOST_SHOWN // 2


def test_every_record_of_the_sources_is_there(found: tuple[Catalogue, list[Finding]]) -> None:
    """All 115 organisations and 119 activities that were gathered have a file, under the same id."""
    wanted = lines("ids.txt")
    assert len(wanted) == 115 + 119
    there = {f"{kind}/{id_}" for kind, items in records_by_kind(found[0]).items() for id_ in items}
    assert wanted - there == set()


def test_nothing_uncertain_is_public(found: tuple[Catalogue, list[Finding]]) -> None:
    """Records of low certainty, and those that the sources call a proposal or over, are in no output."""
    published = found[0].published(AS_OF)
    public = {
        f"{kind}/{id_}": record
        for kind, records in records_by_kind(published).items()
        for id_, record in records.items()
    }
    assert [id_ for id_, record in public.items() if record.certainty is Certainty.LOW] == []
    assert lines("niet-publiceren.txt") & set(public) == set()
    assert len(public) > 150


def test_published_names_nothing_hidden(found: tuple[Catalogue, list[Finding]]) -> None:
    """In the published catalogue every reference leads to something published."""
    published = found[0].published(AS_OF)
    unknown = [f for f in run_checks(published, ROOT, AS_OF) if f.code == "VERWIJZING01"]
    assert unknown == []
