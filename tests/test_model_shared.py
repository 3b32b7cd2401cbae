"""What records have in common is kept once, and a record stays what it was."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Annotated

import pytest
from informatiewijzer.model.base import written_before
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue, parse_file
from informatiewijzer.model.plain import fingerprint
from informatiewijzer.model.records import Costs
from informatiewijzer.model.schedule import Weekday, When
from informatiewijzer.model.shared import Shared
from informatiewijzer.source.files import list_files
from pydantic import TypeAdapter, ValidationError


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


def test_equal_parts_are_one(catalogue: Catalogue) -> None:
    """Costs, times, sources and lists of groups that are the same are the same object."""
    activities = catalogue.activities.values()
    for parts in (
        [one.costs for one in activities],
        [one.when for one in activities],
        [source for one in activities for source in one.sources],
    ):
        texts = {part.model_dump_json(exclude_unset=True) for part in parts}
        assert len({id(part) for part in parts}) == len(texts) < len(parts)
    assert len({id(one.groups) for one in activities}) == len({one.groups for one in activities})


def test_a_record_is_as_if_it_were_read_alone(root: Path, catalogue: Catalogue) -> None:
    """All values of every record, and what was filled in and what not, are those of its file alone."""
    records = {
        "activiteiten": catalogue.activities,
        "locaties": catalogue.locations,
        "organisaties": catalogue.organisations,
    }
    files = [file for file in list_files(root / "catalogue", [*records], []).files if file.kind in records]
    for file in files:
        alone, kept = parse_file(file).value, records[file.kind][file.name]
        assert kept.model_dump_json(exclude_unset=True) == alone.model_dump_json(exclude_unset=True)
        assert fingerprint(kept) == fingerprint(alone)
    assert len(files) > 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"soort": "betaald", "bedrag": "5"}, {"soort": "betaald", "bedrag": "5,00"}),
        ({"soort": "gratis"}, {"soort": "gratis", "toelichting": None}),
    ],
)
def test_what_is_equal_and_written_otherwise_stays_so(
    catalogue: Catalogue, one: dict[str, object], other: dict[str, object]
) -> None:
    """An amount keeps its decimals and a field that was left empty stays filled in."""
    shared, record = Shared(), next(iter(catalogue.activities.values()))
    first, second = (record.model_copy(update={"costs": Costs(**costs)}) for costs in (one, other))
    expected = second.costs.model_dump_json(exclude_unset=True)
    shared.share(first)
    shared.share(second)
    assert first.costs == second.costs
    assert second.costs.model_dump_json(exclude_unset=True) == expected
    assert first.costs.model_dump_json(exclude_unset=True) != expected


def test_a_day_stays_a_day(catalogue: Catalogue) -> None:
    """A record with the other name "maandag" does not make a text of the Mondays after it."""
    shared = Shared()
    record = next(one for one in catalogue.activities.values() if one.when.slots)
    slot = record.when.slots[0].model_copy(update={"days": (Weekday.MONDAY,)})
    shared.share(record.model_copy(update={"aliases": ("maandag",)}))
    when = record.when.model_copy(update={"slots": (slot,)})
    monday = record.model_copy(update={"when": when, "aliases": ()})
    shared.share(monday)
    assert type(monday.when.slots[0].days[0]) is Weekday


def test_a_copy_has_a_set_of_its_own(catalogue: Catalogue) -> None:
    """A field that only the copy has filled in is not filled in by the others."""
    record = next(one for one in catalogue.organisations.values() if "aliases" not in one.model_fields_set)
    copy = record.model_copy(update={"aliases": ("Verzonnen",)})
    assert "aliases" in copy.model_fields_set
    assert "aliases" not in record.model_fields_set


def test_the_same_words_give_the_same_value() -> None:
    """What is written in the same words is made once; other words, and what is wrong, are seen each time."""
    adapter = TypeAdapter(Annotated[When, written_before()])

    def when(**changed: str) -> When:
        slot = {"dagen": ["maandag"], "van": "10:00", **changed}
        return adapter.validate_python({"soort": "vast", "momenten": [slot]})

    assert when() is when()
    assert when(tot="11:00").slots[0].end == time(11)
    assert when(van="11:00").slots[0].start == time(11)
    for _ in range(2):
        with pytest.raises(ValidationError, match="ligt niet na"):
            when(tot="09:00")
