"""What the finder gives the browser: neighbours, columns, cards, and how many bytes that is."""

from __future__ import annotations

import gzip
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from informatiewijzer.base.outputs import OutputFile, planned
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.records import CostKind, Costs
from informatiewijzer.pages.client.finder import CARDS_A_FILE, finder_files, in_order, join_search, load_near
from informatiewijzer.pages.client.finder_questions import topics
from informatiewijzer.pages.render import load_kitchen
from informatiewijzer.pages.site import Site, make_site
from informatiewijzer.schedule.facets import cost_letter
from informatiewijzer.schedule.neighbours import neighbours

KILOBYTE = 1024


def site_of(root: Path, folder: Path, as_of: date) -> Site:
    """The site of a catalogue, with the shapes of the real town."""
    catalogue = load_catalogue(folder).catalogue
    assert catalogue is not None
    return make_site(catalogue.published(as_of), load_kitchen(root), as_of, load_near(root, catalogue))


@pytest.fixture(scope="module")
def site(root: Path, as_of: date) -> Site:
    """The site of the real catalogue."""
    return site_of(root, root / "catalogue", as_of)


def by_path(site: Site) -> dict[str, Any]:
    """The files of the finder, read."""
    return {file.path: json.loads(file.content) for file in finder_files(site)}


def test_neighbours_of_hengelo_are_those_on_the_map(site: Site) -> None:
    """Woolde borders on five wijken, Hasseler Es on three, and bordering goes both ways."""
    assert sorted(site.near["hasseler-es"]) == ["hengelose-es", "noord", "slangenbeek"]
    assert sorted(site.near["woolde"]) == [
        "binnenstad",
        "buitengebied",
        "hengelose-es",
        "slangenbeek",
        "wilderinkshoek",
    ]
    assert all(wijk in site.near[other] for wijk, others in site.near.items() for other in others)


def test_a_corner_is_a_touch_and_a_line_is_a_border() -> None:
    """Two squares that share one corner are no neighbours; two that share a side are."""

    def square(code: str, x: int, y: int) -> dict[str, Any]:
        ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
        return {"properties": {"cbs": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}

    shapes = {"features": [square("A", 0, 0), square("B", 1, 0), square("C", 1, 1)]}
    assert neighbours(json.dumps(shapes).encode()) == {"A": ("B",), "B": ("A", "C"), "C": ("B",)}


def test_every_column_has_a_place_for_every_activity(site: Site) -> None:
    """Each column is as long as there are activities, however little is known of them."""
    index = by_path(site)["vinder/index.json"]
    spaced = {"themas", "doelgroepen", "talen"}
    lengths = {
        name: len(column.split(" ") if name in spaced else column)
        for name, column in index["kolommen"].items()
    }
    assert set(lengths.values()) == {index["n"]} == {len(site.catalogue.activities)}


def test_cards_stand_in_the_order_of_the_list(site: Site) -> None:
    """Card n of the files is activity n of the columns: first by main theme, then by name."""
    files = by_path(site)
    versions = files["vinder/index.json"]["kaarten"]
    ids = []
    for number in range(len(versions) // 4):
        rows = files[f"vinder/k{number}-{versions[number * 4 : number * 4 + 4]}.json"]
        assert len(rows) <= CARDS_A_FILE
        ids += [row[0] for row in rows]
    assert ids == [activity.id for activity in in_order(site)]
    assert sorted(ids) == sorted(site.catalogue.activities)


def test_order_from_a_to_z_is_a_permutation(site: Site) -> None:
    """Every activity has its own place in the list from A to Z."""
    index = by_path(site)["vinder/index.json"]
    assert sorted(by_path(site)[f"vinder/{index['az']}"]) == list(range(index["n"]))


def test_same_catalogue_same_bytes(site: Site, root: Path, as_of: date) -> None:
    """Two runs over the same catalogue give the same files, byte for byte."""
    assert finder_files(site) == finder_files(site_of(root, root / "catalogue", as_of))


@pytest.mark.parametrize(
    ("kind", "amount", "letter"),
    [("gratis", None, "g"), ("betaald", "5", "l"), ("betaald", "5.01", "m"), ("betaald", None, "p")],
)
def test_five_euros_is_the_border(kind: str, amount: str | None, letter: str) -> None:
    """Five euros is still cheap, one cent more is not; an unknown amount is neither."""
    costs = Costs.model_construct(kind=CostKind(kind), amount=Decimal(amount) if amount else None)
    assert cost_letter(costs) == letter


def test_questions_offer_every_wijk_and_no_empty_theme(site: Site) -> None:
    """Who lives in a wijk where nothing is can still choose it; a theme that leads nowhere is not offered."""
    found = {topic.key: topic.questions[0] for topic in topics(site.catalogue, has_neighbours=True)}
    assert [option.value for option in found["wijk"].options] == list(site.catalogue.neighbourhoods)
    assert all(option.total for option in found["thema"].options)


def test_finder_and_search_are_joined_by_address() -> None:
    """Each activity gets its slot in the search; one that the search does not have gets none."""
    rows = [["eetclub", "Eetclub", "", ""], ["wandelen", "Wandelen", "", ""]]
    finder = [planned(OutputFile("vinder/k0-aaaa.json", json.dumps(rows).encode()))]
    cards = {"7": ["activiteiten/wandelen", "x"], "9": ["organisaties/eetclub", "x"]}
    joined = join_search(finder, [OutputFile("zoek/k0.json", json.dumps(cards).encode())])
    assert joined == OutputFile("vinder/zoek.json", b"[-1,7]")
    assert join_search(finder, []) is None


@pytest.mark.slow
def test_first_result_of_a_thousand_costs_little(
    root: Path, as_of: date, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a thousand activities the index and the cards of ten results are 16 KB at most (gzip, median)."""
    monkeypatch.syspath_prepend(root)
    from benchmarks.synthetic import make_catalogue

    make_catalogue(root / "catalogue", tmp_path / "c", 1250)
    site = site_of(root, tmp_path / "c", as_of)
    sizes = {file.path: len(gzip.compress(file.content, 9)) for file in finder_files(site)}
    card_sizes = {int(path[8:].split("-")[0]): size for path, size in sizes.items() if path[7] == "k"}
    place = {activity.id: at for at, activity in enumerate(in_order(site))}
    totals = []
    for ids in [*site.by_theme.values(), *site.by_group.values(), *site.by_wijk.values()]:
        first = sorted(place[id_] for id_ in ids)[:10]
        totals.append(
            sizes["vinder/index.json"] + sum(card_sizes[n] for n in {at // CARDS_A_FILE for at in first})
        )
    assert len(place) > 990
    assert median(totals) <= 16 * KILOBYTE
