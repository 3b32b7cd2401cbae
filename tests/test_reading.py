"""Readability: syllables, sentences, the score, and the level of what residents read."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from case_files import BASIS, amended
from informatiewijzer.base.reading import EASY, measure, sentences, syllables
from informatiewijzer.checks.reading import LONGEST, for_residents, reading_findings
from informatiewijzer.checks.registry import all_codes
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.source.written import written_pages

COUNTED = {
    "kat": 1, "koffie": 2, "eenzaam": 2, "zeeën": 2, "geëerd": 2, "theater": 3, "radio": 3, "leeuw": 1,
    "nieuw": 1,
    "mooie": 2, "vrijwilliger": 4, "huisarts": 2, "ouderen": 3, "wijkcentrum": 3, "bijeenkomst": 3, "x": 1,
    "bibliotheek": 4, "activiteiten": 5, "reünie": 3,
}  # fmt: skip


@pytest.mark.parametrize(("word", "count"), COUNTED.items())
def test_syllables_are_counted_as_one_claps_them(word: str, count: int) -> None:
    """Double vowels and diphthongs are one sound; a trema begins a new one."""
    assert syllables(word) == count


def test_sentences_end_at_their_mark_and_at_a_line_end() -> None:
    """A heading or item without a full stop is a sentence of its own; figures are no words."""
    found = sentences("Kom langs. Neemt u iets mee? Ja!\nOp maandag\n\n- 3")
    assert found == ["Kom langs.", "Neemt u iets mee?", "Ja!", "Op maandag"]


def test_the_score_is_that_of_flesch_and_douma() -> None:
    """Worked out by hand: 6 words, 2 sentences, 8 syllables."""
    reading = measure("U drinkt koffie. Dat is gratis.")
    assert (reading.words, reading.sentences, reading.syllables) == (6, 2, 8)
    assert reading.score == pytest.approx(206.84 - 0.93 * 3 - 77 * 8 / 6)


def test_long_words_and_sentences_score_low() -> None:
    """Policy language is found, plain language is not."""
    hard = (
        "De laagdrempelige participatiebevorderende activiteiten dragen bij aan het verminderen van de "
        "eenzaamheidsproblematiek onder zelfstandig wonende ouderen met een migratieachtergrond."
    )
    assert measure(hard).score < 20
    assert measure("Kom eens langs. De koffie staat klaar. U mag ook iemand meenemen.").score > 80


def test_pages_for_residents_read_at_b1_or_easier(root: Path) -> None:
    """Each Dutch page for residents: score 60 or more, sentences of at most 14 words on average."""
    wrong = []
    for page in written_pages(root / "site_src" / "pages"):
        reading = measure("\n".join(section.text for section in page.sections))
        if (
            for_residents(page)
            and reading.words
            and (reading.score < EASY or reading.sentence_length > LONGEST)
        ):
            wrong.append((page.address, round(reading.score), round(reading.sentence_length)))
    assert wrong == []


def test_check_gives_tips_with_a_place(root: Path, as_of: date) -> None:
    """What reads hard is a tip at a field or a line, never a fault; the codes stand in the list of codes."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    found = reading_findings(catalogue.published(as_of), root / "catalogue", root)
    assert {finding.code for finding in found} <= {code.code for code in all_codes()}
    assert all(finding.level == "tip" and finding.line and finding.hint for finding in found)


def test_a_hard_record_is_found(tmp_path: Path) -> None:
    """A made-up record full of office words gets its tip at the field where the words stand."""
    catalogue = tmp_path / "catalogue"
    shutil.copytree(BASIS, catalogue)
    eetclub = catalogue / "activiteiten" / "eetclub.yaml"
    hard = "De participatiemogelijkheden worden geoptimaliseerd middels ondersteuning. " * 6
    eetclub.write_text(amended(eetclub.read_text("utf-8"), f"omschrijving: {hard}\n"), "utf-8")
    loaded = load_catalogue(catalogue).catalogue
    assert loaded is not None
    found = reading_findings(loaded, catalogue, tmp_path)
    assert [(f.code, f.path.rsplit("/")[-1], f.line) for f in found] == [("LEES01", "eetclub.yaml", 1)]


def test_a_hard_text_is_found(root: Path, tmp_path: Path) -> None:
    """A made-up page full of office words gets its tip; the same for professionals does not."""
    text = (
        "---\ntitle: X\n---\n# X\n\n"
        + "De participatiemogelijkheden worden geoptimaliseerd middels ondersteuning. " * 6
    )
    for name in ("over", "professionals"):
        (tmp_path / "site_src" / "pages" / name).mkdir(parents=True)
        (tmp_path / "site_src" / "pages" / name / "index.md").write_text(text, "utf-8")
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    found = [f for f in reading_findings(catalogue, root / "catalogue", tmp_path) if f.code == "LEES02"]
    assert [finding.path for finding in found] == ["site_src/pages/over/index.md"]
