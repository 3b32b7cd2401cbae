"""The files of the search: the same for the same input, whole, and without what may not be published."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.search.analysis import BOOSTS, Analysed
from informatiewijzer.search.build import build_search
from informatiewijzer.search.documents import SearchDocument
from informatiewijzer.search.packed import pack, unpack_levels
from informatiewijzer.search.scoring import BATCH, score_documents
from informatiewijzer.search.shards import MANIFEST, class_of, lengthened, word_lists
from informatiewijzer.search.statistics import coarse, statistics
from informatiewijzer.search.store import assign_slots
from informatiewijzer.search.words import NO_WORDS, Leads, SearchWords
from search_tools import ATTACK, SOME, document, engine, files_of, names

PRINT_DIGEST = """
import hashlib, sys
from search_tools import files_of
found = hashlib.sha256()
for file in files_of():
    found.update(file.path.encode() + file.content)
print(found.hexdigest())
"""


def _digest(seed: str, root: Path) -> str:
    paths = os.pathsep.join((str(root / "tests"), str(root / "plugins")))
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths, "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", PRINT_DIGEST], env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_bytes_do_not_depend_on_the_hash_seed(root: Path) -> None:
    """Two processes with other hash seeds write the same bytes."""
    assert _digest("1", root) == _digest("4711", root)


def test_order_of_the_documents_does_not_matter() -> None:
    """The documents are sorted first."""
    assert files_of(tuple(reversed(SOME))) == files_of()


def _edited(kind: str) -> tuple[SearchDocument, ...]:
    first, *rest = SOME
    new = document("nieuw", "Schaakcafé", "Schaken met koffie.")
    return {
        "same": SOME,
        "edited": (replace(first, text=first.text + " Ook met taart."), *rest),
        "longer": (replace(first, text=first.text + " taart" * 400), *rest),
        "removed": tuple(rest),
        "added": (*SOME, new),
        "new part": (replace(first, text=first.text + " atelier naai"), *rest),
    }[kind]


@pytest.mark.parametrize("kind", ["same", "edited", "longer", "removed", "added", "new part"])
def test_a_cache_changes_nothing(kind: str, tmp_path: Path) -> None:
    """After any change the files are those of a build without cache."""
    files_of(cache=tmp_path)
    assert files_of(_edited(kind), cache=tmp_path) == files_of(_edited(kind))


def test_an_edit_leaves_most_files_alone(tmp_path: Path) -> None:
    """One changed record of a hundred rewrites a few files of the search, not all."""
    many = tuple(document(f"nr-{n}", f"Activiteit {n}", f"Dit is nummer {n} van velen.") for n in range(100))
    edited = (replace(many[0], text=many[0].text + " Met taart."), *many[1:])
    before = {file.path for file in files_of(many, cache=tmp_path)}
    after = {file.path for file in files_of(edited, cache=tmp_path)}
    assert 0 < len(after - before) <= 6


@pytest.mark.parametrize("damage", [b"", b"rommel", b"\x00" * 400])
def test_a_damaged_cache_counts_as_none(damage: bytes, tmp_path: Path) -> None:
    """Nothing in the cache is trusted."""
    files_of(cache=tmp_path)
    (cached,) = tmp_path.iterdir()
    cached.write_bytes(damage or cached.read_bytes()[:-1])
    assert files_of(cache=tmp_path) == files_of()


def test_every_file_is_small_json_with_whole_figures() -> None:
    """The files hold no fractions, so browser and command cannot differ in rounding."""

    def no_fraction(text: str) -> None:
        raise AssertionError(text)

    for file in files_of():
        assert json.loads(file.content, parse_float=no_fraction) is not None, file.path
        assert len(file.content) < 64 * 1024, file.path


def test_concepts_are_in_no_file(root: Path, as_of: date) -> None:
    """What may not be published is in no shard, card or word list of the real catalogue."""
    everything = load_catalogue(root / "catalogue").catalogue
    assert everything is not None
    published = everything.published(as_of)
    hidden = [*(everything.activities.keys() - published.activities.keys())]
    hidden += everything.organisations.keys() - published.organisations.keys()
    assert hidden
    written = b"\n".join(file.read() for file in build_search(published)).decode()
    assert not [id_ for id_ in hidden if f"/{id_}" in written]


def test_manifest_stays_small(root: Path, as_of: date) -> None:
    """What every question waits for is small; words of crisis phrases make it grow, other words do not."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    files = {file.path: file.read() for file in build_search(catalogue.published(as_of))}
    assert len(gzip.compress(files[MANIFEST], 9)) <= 2500
    words = SearchWords(leads=tuple(Leads((f"woord{n} dans",), ("wandelen",)) for n in range(500)))
    sizes = [
        len({file.path: file.content for file in files_of(words=each)}[MANIFEST])
        for each in (NO_WORDS, words)
    ]
    assert sizes[1] - sizes[0] < 40


def test_an_attack_stays_text() -> None:
    """A title full of markup is a string in the JSON and can be found by its words."""
    found = engine()
    assert names(found, "onerror alert") == ["aanval"]
    assert found.hits("onerror")[0].title == ATTACK


def test_slots_seldom_move() -> None:
    """A new record leaves the number of (nearly) every other record as it is."""
    ids = [f"activiteiten/nr-{n}" for n in range(700)]
    before, after = assign_slots(ids), assign_slots([*ids, "activiteiten/nieuw"])
    assert len(set(after.values())) == len(after)
    assert sum(before[id_] != after[id_] for id_ in ids) <= 3


def test_what_editors_add_is_the_best_of_many() -> None:
    """Of 260 walks "lopen" finds the best 200 and "wandelen" all; what has more by itself loses nothing."""
    many = tuple(document(f"nr-{n}", "Wandelen" if n % 2 else f"Club {n}", "Wandelen.") for n in range(260))
    found = engine(many, SearchWords(groups=(("lopen", "wandelen"),)))
    assert len(found.ids("wandelen")) == 260
    assert len(found.ids("lopen")) == 200
    assert {id_ for id_ in found.ids("lopen") if int(id_.rpartition("-")[2]) % 2} == {
        f"activiteiten/nr-{n}" for n in range(1, 260, 2)
    }


@pytest.mark.parametrize("levels", [{}, {24: [0, 1, 64, 128, 65535]}, {1: [1728, 3392], 9: [4000, 4001]}])
def test_postings_are_packed_without_loss(levels: dict[int, list[int]]) -> None:
    """Levels, highest first, and slots come back as they were; nothing in the text needs an escape."""
    packed = pack(levels)
    assert list(unpack_levels(packed)) == sorted(levels.items(), reverse=True)
    assert len(json.dumps(packed)) == len(packed) + 2


def test_a_score_depends_on_its_document_alone() -> None:
    """Documents of several batches together get the scores that each gets by itself."""
    lengths = dict.fromkeys(BOOSTS, 2)
    documents = [
        Analysed({"text": {n % 7: 100, n: 50}, "title": {n % 3: 100}}, lengths) for n in range(2 * BATCH + 9)
    ]
    averages = statistics(1, Counter(lengths), Counter(lengths))
    alone = [scores for one in documents for scores in score_documents([one], averages)]
    assert list(score_documents(documents, averages)) == alone


def test_a_long_word_list_is_split_and_loses_nothing() -> None:
    """The forms of all parts together are those of the list; each stands by the length of its term."""
    shown = {f"{'ab' * (n % 9 + 1)}{n}": f"{'ab' * (n % 9 + 1)}{n}en" for n in range(600)}
    parts = word_lists(shown)["a"]
    found = [lengthened(part) for part in parts]
    assert sorted(form for part in found for form in part) == sorted(f"{term}.en" for term in shown)
    assert all(class_of(len(form) - 3) == number for number, part in enumerate(found) for form in part)


def test_coarse_figures_are_steps() -> None:
    """Rounded statistics change in steps of a fifth."""
    assert coarse(0) == coarse(1) == 1
    assert len({coarse(value) for value in range(200, 235)}) <= 2
    assert abs(coarse(1000) - 1000) < 110


def test_an_empty_catalogue_gives_a_working_search() -> None:
    """Nothing is found, and nothing breaks."""
    assert names(engine(()), "koffie drinken") == []
