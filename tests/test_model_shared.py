"""What records have in common is kept once, and a record stays what it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue, parse_file
from informatiewijzer.source.files import list_files


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Catalogue:
    """The catalogue of the real town."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    return catalogue


def test_equal_sets_of_fields_are_one(catalogue: Catalogue) -> None:
    """Of records with the same fields filled in the set of their names is the same object."""
    sets = [one.model_fields_set for one in (*catalogue.activities.values(), *catalogue.locations.values())]
    assert len({id(each) for each in sets}) == len({frozenset(each) for each in sets}) < len(sets)


def test_a_record_still_tells_what_was_filled_in(root: Path, catalogue: Catalogue) -> None:
    """The sets of a record and of its parts are those of its file when that is read alone."""
    files = [
        file
        for file in list_files(root / "catalogue", ["organisaties"], []).files
        if file.kind == "organisaties"
    ]
    for file in files:
        alone, kept = parse_file(file).value, catalogue.organisations[file.name]
        assert kept.model_fields_set == alone.model_fields_set
        assert kept.contact.model_fields_set == alone.contact.model_fields_set
    assert len(files) > 20


def test_a_copy_has_a_set_of_its_own(catalogue: Catalogue) -> None:
    """A field that only the copy has filled in is not filled in by the others."""
    record = next(one for one in catalogue.organisations.values() if "aliases" not in one.model_fields_set)
    copy = record.model_copy(update={"aliases": ("Verzonnen",)})
    assert "aliases" in copy.model_fields_set
    assert "aliases" not in record.model_fields_set
