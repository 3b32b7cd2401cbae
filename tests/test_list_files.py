"""The small files behind "Mijn lijst": which record stands where, and when a file gets another name."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.pages.client.my_list import A_FILE, list_files, list_view, shard_count, shard_of, shards
from informatiewijzer.pages.render import load_kitchen
from informatiewijzer.pages.site import Site, make_site


@pytest.fixture(scope="module")
def catalogue(root: Path) -> Catalogue:
    """The real catalogue."""
    loaded = load_catalogue(root / "catalogue").catalogue
    assert loaded is not None
    return loaded


def site_of(catalogue: Catalogue, root: Path, as_of: date) -> Site:
    """What the pages look things up in."""
    return make_site(catalogue.published(as_of), load_kitchen(root), as_of)


@pytest.fixture(scope="module")
def site(catalogue: Catalogue, root: Path, as_of: date) -> Site:
    """The site of the real catalogue."""
    return site_of(catalogue, root, as_of)


def test_every_record_stands_in_one_file(site: Site) -> None:
    """All published activities and organisations are in the files, each once, where their key says."""
    found: Counter[str] = Counter()
    for number, (shard, file) in enumerate(zip(shards(site), list_files(site), strict=True)):
        records = json.loads(file.make())
        assert file.path == f"mijn-lijst/{number}-{shard.version}.json"
        assert {shard_of(key, len(shards(site))) for key in records} <= {number}
        found.update(list(records))
    wanted = [*site.catalogue.activities, *(f"o.{id_}" for id_ in site.catalogue.organisations)]
    assert found == Counter(wanted)


def test_a_file_hides_which_record_is_wanted(site: Site) -> None:
    """A file holds several records, so that a log of the server does not tell which one is on a list."""
    assert min(len(shard.keys) for shard in shards(site)) >= 3
    assert len(shards(site)) == shard_count(
        len(site.catalogue.activities) + len(site.catalogue.organisations)
    )
    assert shard_count(10_000) * A_FILE >= 10_000


def test_a_record_tells_what_one_needs_on_paper(site: Site) -> None:
    """The coffee morning has its name, its times, its place, its calendar and the advice to ask first."""
    key = "koffieochtend-slangenbeek"
    file = list(list_files(site))[shard_of(key, len(shards(site)))]
    record = json.loads(file.make())[key]
    assert record["n"] == "Koffieochtend in wijkcentrum Slangenbeek"
    assert dict(record["r"])["Wanneer"] == "Elke maandag van 10.00 tot 11.00 uur"
    assert "Straatsburg 5" in dict(record["r"])["Waar"]
    assert record["a"] == f"activiteiten/{key}/agenda.ics"
    assert "even" in record["v"]
    assert record["t"] == []


def test_the_note_of_the_editors_stays_out(catalogue: Catalogue, root: Path, as_of: date) -> None:
    """What editors write for themselves reaches no list and changes no file."""
    id_, activity = next(iter(catalogue.activities.items()))
    noted = activity.model_copy(update={"editors_note": "Verzonnen notitie van een proef."})
    changed = _with_activity(catalogue, id_, noted)
    before, after = (list(list_files(site_of(c, root, as_of))) for c in (catalogue, changed))
    assert [file.path for file in before] == [file.path for file in after]
    assert not any(b"Verzonnen notitie" in file.make() for file in after)


def test_one_changed_record_renames_one_file(catalogue: Catalogue, root: Path, as_of: date) -> None:
    """A new name of an activity changes its own file and no other."""
    activity = catalogue.activities["koersbal-houd-koers"]
    changed = _with_activity(catalogue, activity.id, activity.model_copy(update={"name": "Koersbal (proef)"}))
    before, after = (list_view(site_of(c, root, as_of))["versions"] for c in (catalogue, changed))
    pieces = [(before[at : at + 4], after[at : at + 4]) for at in range(0, len(before), 4)]
    assert sum(old != new for old, new in pieces) == 1


def test_a_new_day_alone_renames_nothing(catalogue: Catalogue, root: Path, as_of: date) -> None:
    """Built a day later, with the same records, all files keep their names."""
    today, tomorrow = (site_of(catalogue, root, as_of + timedelta(days=more)) for more in (0, 1))
    assert list_view(today) == list_view(tomorrow)


def _with_activity(catalogue: Catalogue, id_: str, activity: object) -> Catalogue:
    from dataclasses import replace

    return replace(catalogue, activities={**catalogue.activities, id_: activity})  # type: ignore[dict-item]
