"""A catalogue is read whole, told about whole, and shown only as far as it is public."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from case_files import BASIS, amended
from informatiewijzer.base.findings import Finding, Level
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import Parsed, load_catalogue, parse_file
from informatiewijzer.source.files import SourceFile

AS_OF = date(2026, 11, 24)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound little catalogue."""
    return Path(shutil.copytree(BASIS, tmp_path / "catalogue"))


def change(root: Path, files: Mapping[str, str]) -> Catalogue:
    """The catalogue with these blocks changed."""
    for name, blocks in files.items():
        path = root / f"{name}.yaml"
        path.write_text(amended(path.read_text("utf-8"), blocks), "utf-8")
    catalogue = load_catalogue(root).catalogue
    assert catalogue is not None
    return catalogue


def test_a_record_has_the_name_of_its_file(root: Path) -> None:
    """The id is the file name; records are sorted by it."""
    shutil.copy(root / "activiteiten" / "eetclub.yaml", root / "activiteiten" / "aap.yaml")
    catalogue = load_catalogue(root).catalogue
    assert catalogue is not None
    assert list(catalogue.activities) == ["aap", "eetclub"]
    assert catalogue.activities["aap"].id == "aap"


def test_closed_lists_keep_the_order_of_their_file(root: Path) -> None:
    """The order in the file is the order on the site."""
    catalogue = change(root, {"begrippen/themas": "zang: {naam: Zang, ingang: ontmoeten}\n"})
    assert list(catalogue.themes) == ["zang", "koffie", "samen-eten"]


@pytest.mark.parametrize("state", ["concept", "gestopt"])
def test_a_hidden_organisation_is_in_nothing_published(root: Path, state: str) -> None:
    """Not itself, and not as organiser, keeper of a venue, help line or successor."""
    catalogue = change(
        root,
        {
            "organisaties/buurthuis-de-linde": f"status: {{stand: {state}}}\nhulplijn: ja\n",
            "locaties/de-linde": "organisatie: buurthuis-de-linde\n",
            "instellingen": "hulplijnen: [buurthuis-de-linde, luisterlijn-voorbeeld]\n",
            "organisaties/luisterlijn-voorbeeld": "status: {vervangen_door: buurthuis-de-linde}\n",
        },
    )
    published = catalogue.published(AS_OF)
    assert list(published.organisations) == ["luisterlijn-voorbeeld"]
    assert published.activities["eetclub"].organisation is None
    assert published.locations["de-linde"].organisation is None
    assert published.settings.help_lines == ("luisterlijn-voorbeeld",)
    assert published.organisations["luisterlijn-voorbeeld"].status.replaced_by is None


def test_a_hidden_venue_is_in_nothing_published(root: Path) -> None:
    """The activity and the organisation stay, without the venue."""
    published = change(root, {"locaties/de-linde": "status: {stand: concept}\n"}).published(AS_OF)
    assert published.locations == {}
    assert published.activities["eetclub"].where.venue is None
    assert published.organisations["buurthuis-de-linde"].venue is None


def test_what_is_over_is_not_published(root: Path) -> None:
    """On its last day it is still shown, the day after no more; closed for a while is shown."""
    block = "wanneer:\n  soort: vast\n  momenten: [{dagen: [maandag], tot_en_met: 2026-11-23}]\n"
    catalogue = change(root, {"activiteiten/eetclub": block + "status: {stand: tijdelijk-dicht}\n"})
    assert list(catalogue.published(date(2026, 11, 23)).activities) == ["eetclub"]
    assert list(catalogue.published(AS_OF).activities) == []


def test_publishing_changes_nothing_that_is_public(root: Path) -> None:
    """Records without hidden references are the very same objects."""
    catalogue = change(root, {})
    published = catalogue.published(AS_OF)
    assert published.activities["eetclub"] is catalogue.activities["eetclub"]
    assert published == published.published(AS_OF) == catalogue


def test_contact_is_completed_part_by_part(root: Path) -> None:
    """The activity's own telephone number, with the organisation's mail address and website."""
    catalogue = change(root, {"activiteiten/eetclub": "contact: {telefoon: 074 200 00 01}\n"})
    contact = catalogue.contact_of(catalogue.activities["eetclub"])
    assert contact.phones == ("074 200 00 01",)
    assert (contact.email, contact.website) == ("info@linde.example", "https://linde.example")


def test_the_wijk_comes_from_the_venue(root: Path) -> None:
    """Unless the record has its own."""
    catalogue = change(root, {})
    assert catalogue.neighbourhood_of(catalogue.activities["eetclub"]) == "centrum"
    assert catalogue.organisation_neighbourhood(catalogue.organisations["buurthuis-de-linde"]) == "centrum"
    assert catalogue.organisation_neighbourhood(catalogue.organisations["luisterlijn-voorbeeld"]) is None
    own = change(root, {"activiteiten/eetclub": "waar: {vorm: wisselend, wijk: noord}\n"})
    assert own.neighbourhood_of(own.activities["eetclub"]) == "noord"


def test_a_record_with_a_fault_is_known_but_not_there(root: Path) -> None:
    """Its id stays in `known`, so that a reference to it is no second fault; the rest is read."""
    path = root / "organisaties" / "buurthuis-de-linde.yaml"
    path.write_text(amended(path.read_text("utf-8"), "-soort\n"), "utf-8")
    loaded = load_catalogue(root)
    assert loaded.catalogue is not None
    assert "buurthuis-de-linde" not in loaded.catalogue.organisations
    assert "buurthuis-de-linde" in loaded.known["organisaties"]
    assert [finding.code for finding in loaded.findings] == ["VELD01"]


def test_a_list_that_is_missing_is_not_known(root: Path) -> None:
    """Nothing can be said about references to it; an optional list may be absent."""
    (root / "begrippen" / "soorten.yaml").unlink()
    (root / "begrippen" / "themas.yaml").write_text("[", "utf-8")
    loaded = load_catalogue(root)
    assert {"soorten", "themas", "schoolvakanties"} & set(loaded.known) == set()
    assert "doelgroepen" in loaded.known
    assert [finding.path for finding in loaded.findings] == [
        "catalogue/begrippen/soorten.yaml",
        "catalogue/begrippen/themas.yaml",
    ]


def test_without_settings_there_is_no_catalogue(root: Path) -> None:
    """A town is needed; a fault in the settings is told once."""
    (root / "instellingen.yaml").write_text("plaats: Voorbeeldstad\n", "utf-8")
    loaded = load_catalogue(root)
    assert loaded.catalogue is None
    assert {finding.code for finding in loaded.findings} == {"VELD01"}
    assert all(finding.level is Level.FAULT for finding in loaded.findings)


def test_search_words_are_kept_as_texts(root: Path) -> None:
    """`zoekwoorden.yaml` is free in form; the search room gives it meaning."""
    (root / "begrippen" / "zoekwoorden.yaml").write_text("uit: [markt, 10:00]\n", "utf-8")
    catalogue = load_catalogue(root).catalogue
    assert catalogue is not None
    assert catalogue.search_words == {"uit": ["markt", "10:00"]}


def test_search_words_go_on_in_a_second_file(root: Path) -> None:
    """The lists of both files together, each kind in order."""
    (root / "begrippen" / "zoekwoorden.yaml").write_text("engels: [a]\n", "utf-8")
    (root / "begrippen" / "zoekwoorden-talen.yaml").write_text("engels: [b]\nturks: [c]\n", "utf-8")
    catalogue = load_catalogue(root).catalogue
    assert catalogue is not None
    assert catalogue.search_words == {"engels": ["a", "b"], "turks": ["c"]}


def test_a_cache_may_stand_in_for_parsing(root: Path) -> None:
    """What `parse` gives is what the catalogue holds, findings included."""
    seen: list[str] = []

    def parse(file: SourceFile) -> Parsed:
        seen.append(file.shown)
        return parse_file(file)

    assert load_catalogue(root, parse) == load_catalogue(root)
    assert sorted(seen) == seen or len(seen) == len(set(seen))


def test_findings_are_sorted_by_place(root: Path) -> None:
    """By file, line and column, whatever the order in which they were found."""
    for name in ("eetclub", "aap"):
        (root / "activiteiten" / f"{name}.yaml").write_text("zekerheid: zeker\nnaam: [x]\n", "utf-8")
    findings: tuple[Finding, ...] = load_catalogue(root).findings
    assert list(findings) == sorted(findings, key=lambda finding: finding.order)
    assert len({finding.path for finding in findings}) == 2
