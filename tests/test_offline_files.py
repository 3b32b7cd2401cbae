"""The service worker as files: when it is there, what it names, and that a change of the site changes it."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from informatiewijzer.base.outputs import PlannedFile
from informatiewijzer.cli.load import load_checked
from informatiewijzer.exports.offline import SEARCH_LIST, WORKER, offline_files
from informatiewijzer.model.base import Truth
from informatiewijzer.model.catalogue import Catalogue

SAFE = "https://voorbeeld.invalid/"


@pytest.fixture(scope="module")
def published(root: Path, as_of: date) -> Catalogue:
    """The real catalogue."""
    loaded = load_checked(root / "catalogue", as_of).catalogue
    assert loaded is not None
    return loaded


def plan(**keys: str) -> list[PlannedFile]:
    """A small plan; the keyword names stand for files whose key is the value."""
    paths = {
        "home": "index.html",
        "css": "assets/css/site.css",
        "search": "zoek/index.json",
        "card": "zoek/k-abc.json",
    }
    return [PlannedFile(path, keys.get(name, "x"), bytes) for name, path in paths.items()]


def build_of(worker: bytes) -> dict[str, Any]:
    """What the build put above the worker."""
    found = re.match(rb"const BOUW = (.*);\n", worker)
    assert found
    return dict(json.loads(found[1]))


def test_the_worker_names_what_works_from_the_start(root: Path, published: Catalogue) -> None:
    """Home, styles and the index of the search are kept at once; other search files only when asked."""
    files = {file.path: file.content for file in offline_files(root, published, plan(), SAFE)}
    assert sorted(files) == [SEARCH_LIST, WORKER]
    assert build_of(files[WORKER])["kern"] == ["", "assets/css/site.css", "zoek/index.json"]
    assert json.loads(files[SEARCH_LIST]) == {"bestanden": ["zoek/index.json", "zoek/k-abc.json"]}


def test_equal_sites_have_equal_workers_and_others_do_not(root: Path, published: Catalogue) -> None:
    """The version follows the content of the whole site, so a browser sees every new build and no other."""
    one, again, other = (
        offline_files(root, published, files, SAFE) for files in (plan(), plan(), plan(home="y"))
    )
    assert one == again
    versions = [build_of(files[1].content)["versie"] for files in (one, other)]
    assert versions[0] != versions[1]


@pytest.mark.parametrize(
    ("choice", "address", "there"),
    [
        (Truth.UNKNOWN, SAFE, True),
        (Truth.UNKNOWN, "http://voorbeeld.invalid/", False),
        (Truth.UNKNOWN, "", False),
        (Truth.NO, SAFE, False),
        (Truth.YES, "", True),
    ],
)
def test_the_town_chooses_and_https_is_the_default(
    root: Path, published: Catalogue, choice: Truth, address: str, there: bool
) -> None:
    """`offline: ja` or `nee` in instellingen.yaml decides; without it: only at an https address."""
    settings = published.settings.model_copy(update={"offline": choice})
    catalogue = _with_settings(published, settings)
    assert bool(offline_files(root, catalogue, plan(), address)) is there


def _with_settings(catalogue: Catalogue, settings: Any) -> Catalogue:
    return dataclasses.replace(catalogue, settings=settings)


def test_every_language_can_say_that_a_page_is_old(root: Path, published: Catalogue) -> None:
    """The worker has a line for offline and for a slow network in all five languages, each with a date."""
    words = build_of(offline_files(root, published, plan(), SAFE)[1].content)["woorden"]
    assert sorted(words) == ["ar", "en", "nl", "pl", "tr"]
    for lines in words.values():
        assert sorted(lines) == ["offline", "traag"]
        assert all("{datum}" in line for line in lines.values())


def test_the_policy_allows_a_worker_only_where_it_ships(built_site: Path) -> None:
    """With a worker every page says worker-src 'self'; the worker marks pages at a place that exists."""
    worker = (built_site / WORKER).read_text("utf-8")
    place = re.search(r"const MAIN = '(.*)';", worker)
    assert place
    for path in (
        "index.html",
        "404.html",
        "activiteiten/koffieochtend-slangenbeek/index.html",
        "ar/index.html",
    ):
        html = (built_site / path).read_text("utf-8")
        assert "worker-src 'self'" in html
        assert "worker-src 'none'" not in html
        assert html.count(place[1]) == 1


def test_all_that_is_kept_from_the_start_exists(built_site: Path) -> None:
    """One missing file would make the keeping fail: every address of the list is a file of the site."""
    kern = build_of((built_site / WORKER).read_bytes())["kern"]
    missing = [
        a
        for a in kern
        if not (built_site / a / "index.html" if a.endswith("/") or not a else built_site / a).is_file()
    ]
    assert missing == []
    assert {"", "ingangen/nu-praten/", "mijn-lijst/", "over/offline/", "zoeken/"} <= set(kern)
