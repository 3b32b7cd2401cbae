"""The editors' search words: what is right is taken, what is wrong is told in Dutch with an example."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.search.from_catalogue import NARROW, documents_from, words_from
from informatiewijzer.search.words import EXAMPLES, Text, parse_words
from informatiewijzer.search.words_check import word_findings


@pytest.mark.parametrize("section", sorted(EXAMPLES))
def test_a_wrong_entry_is_told_with_an_example(section: str) -> None:
    """An entry of the wrong shape is left out; the hint shows the right one."""
    _, problems = parse_words({section: [{"fout": "x"}]})
    assert [(problem.path, EXAMPLES[section] in problem.hint) for problem in problems] == [
        ((section, 0), True)
    ]


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        ({"wederzijds": [["alleen"]]}, "twee of meer"),
        ({"ruimer": [{"zoek": "a"}]}, "'vindt' ontbreekt"),
        ({"ruimer": [{"zoek": "a", "vindt": "b", "extra": "c"}]}, "'extra' hoort hier niet"),
        ({"beste": ["tekst"]}, "velden zoek, toont, reden"),
        ({"vragen": [{"toont": "activiteiten/a"}]}, "'zoek' ontbreekt"),
        ({"synoniemen": []}, "geen geldige naam"),
        ({"ruimer": "tekst"}, "velden"),
        ({"woordgroepen": [{"naam": "Slaan", "woorden": "slaat"}]}, "woord in hoofdletters"),
        ({"advies": [{"zoek": ["ik WIL dood"], "kop": "a", "tekst": "b", "toont": "c"}]}, "geen woordgroep"),
    ],
)
def test_the_message_says_what_is_wrong(tree: dict[str, Text], message: str) -> None:
    """In one Dutch sentence."""
    _, problems = parse_words(tree)
    assert [message in problem.message for problem in problems] == [True]


def test_the_real_file_is_right(root: Path) -> None:
    """No problem of shape; enough of each kind; every record it names exists."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    words, problems = parse_words(catalogue.search_words)
    assert problems == ()
    assert len(words.groups) >= 50
    assert {"ruimer", "uitdrukking", "engels", "turks"} <= {leads.section for leads in words.leads}
    assert words.advice[0].emergency


def test_an_entry_that_finds_nothing_is_told(root: Path, tmp_path: Path) -> None:
    """A word that leads to words in no record, and a choice of a record that is not there."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    assert words_from(catalogue).leads
    (tmp_path / "begrippen").mkdir()
    (tmp_path / "begrippen" / "zoekwoorden.yaml").write_text(
        "ruimer:\n  - {zoek: koffie, vindt: quantummechanica}\n"
        "beste:\n  - {zoek: koffie, toont: organisaties/bestaat-niet, reden: x}\n"
        "wederzijds:\n  - [koffie, quantum]\n  - [quantum, kernfusie]\n",
        "utf-8",
    )
    told = {finding.line: finding.message for finding in word_findings(catalogue, tmp_path)}
    assert sorted(told) == [2, 4, 7]
    assert "quantummechanica" in told[2]
    assert "bestaat-niet" in told[4]
    assert "kernfusie" in told[7]


def test_what_is_for_a_narrow_group_alone_counts_for_less(root: Path) -> None:
    """`smal: ja` at a target group lowers what is for nobody else; what is also for others stays as it is."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    wide = {id_: group.model_copy(update={"narrow": False}) for id_, group in catalogue.groups.items()}
    with_groups = {document.id: document.worth for document in documents_from(catalogue)}
    without = {document.id: document.worth for document in documents_from(replace(catalogue, groups=wide))}
    lowered = {id_.partition("/")[2] for id_, worth in with_groups.items() if worth != without[id_]}
    narrow = {id_ for id_, group in catalogue.groups.items() if group.narrow}
    assert lowered == {id_ for id_, one in catalogue.activities.items() if narrow.issuperset(one.groups)}
    assert lowered
    one = f"activiteiten/{min(lowered)}"
    assert with_groups[one] == without[one] * NARROW // 100
