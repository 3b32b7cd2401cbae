"""The edges of the rules: the last day, word or letter that is still fine, and the first that is not."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from case_files import AS_OF, BASIS, Case, all_cases, amended, check, lay_out
from informatiewijzer.checks.registry import FAMILIES

WIJKEN = "begrippen/wijken"
CHECKED = {code.code for family in FAMILIES for code in family.codes}
CHANGED = tuple(
    f"catalogue/{name}" for name in ("activiteiten/eetclub", "organisaties/bu", "locaties/de-linde")
)

SOUND_SLOT = "{dagen: [maandag], vanaf: 2026-11-02, tot_en_met: 2027-06-28}"
# Sound records that come before all others: the file they are made from, and what makes them another.
FIRST = (
    ("activiteiten", "eetclub", f"naam: Eerst\nwanneer: {{soort: vast, momenten: [{SOUND_SLOT}]}}\n"),
    ("organisaties", "luisterlijn-voorbeeld", "naam: Eerst\n"),
    ("locaties", "de-linde", "naam: Eerst\nadres: {straat: Eikenlaan 1, plaats: Voorbeeldstad}\n"),
)


def codes(tmp_path: Path, blocks: str, name: str = "activiteiten/eetclub") -> list[str]:
    """The codes found when these blocks of a record are changed."""
    root = Path(shutil.copytree(BASIS, tmp_path / "catalogue"))
    path = root / f"{name}.yaml"
    path.write_text(amended(path.read_text("utf-8"), blocks), "utf-8")
    return [finding.code for finding in check(root)]


def day(offset: int) -> date:
    """The day so many days after the day of the build."""
    return AS_OF + timedelta(days=offset)


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(-1, ["DATUM03"]), (0, []), (732, []), (733, ["DATUM04"]), (3_660, ["DATUM04"]), (3_661, ["DATUM06"])],
)
def test_the_last_day_of_a_slot(tmp_path: Path, offset: int, expected: list[str]) -> None:
    """On its last day it is not over; two years is not far; ten years is a slip of the hand."""
    slot = f"{{dagen: [maandag], vanaf: 2026-01-05, tot_en_met: {day(offset)}}}"
    assert codes(tmp_path, f"wanneer:\n  soort: vast\n  momenten:\n    - {slot}\n") == expected


@pytest.mark.parametrize(
    ("offset", "expected"), [(0, []), (1, ["DATUM05"]), (3_660, ["DATUM05"]), (3_661, ["DATUM06"])]
)
def test_the_day_of_a_source_or_confirmation(tmp_path: Path, offset: int, expected: list[str]) -> None:
    """Today is fine, tomorrow is not possible yet, ten years ahead is a slip of the hand."""
    source = f"bron: [{{document: Verzonnen, datum: 2026-11-01, gezien: {day(offset)}}}]\n"
    assert codes(tmp_path / "bron", source) == expected
    confirmed = f"bevestigd: {{op: {day(offset)}, door: redacteur, hoe: bezoek}}\n"
    assert codes(tmp_path / "bevestigd", confirmed) == expected


@pytest.mark.parametrize(("offset", "expected"), [(0, []), (1, ["DATUM05"])])
def test_the_day_of_figures(tmp_path: Path, offset: int, expected: list[str]) -> None:
    """The source of figures about a wijk is not of tomorrow either."""
    figures = f"{{jaar: 2016, eenzaam: 40, ernstig: 12, bron: {{document: Verzonnen, datum: {day(offset)}}}}}"
    assert codes(tmp_path, f"noord: {{naam: Noord, cbs: WK000002, cijfers: {figures}}}\n", WIJKEN) == expected


@pytest.mark.parametrize(("offset", "expected"), [(-365, []), (-366, ["ACTUEEL01"])])
def test_a_source_gets_old_after_a_year(tmp_path: Path, offset: int, expected: list[str]) -> None:
    """Twelve months for an activity; the newest source counts, and a confirmation counts too."""
    old = f"- {{document: Verzonnen, datum: {day(offset)}}}"
    older = "- {document: Verzonnen, datum: 2019}"
    assert codes(tmp_path, f"bron:\n  {old}\n  {older}\nzekerheid: middel\n") == expected


def test_a_draft_is_not_called_old(tmp_path: Path) -> None:
    """What residents do not see needs no advice on age or wording."""
    blocks = (
        "bron: [{document: Verzonnen, datum: 2009}]\nstatus: {stand: concept}\nomschrijving: Je kunt komen.\n"
    )
    assert codes(tmp_path, blocks) == []


def test_what_has_stopped_is_not_called_over(tmp_path: Path) -> None:
    """An editor who has written `gestopt` has nothing left to do, but what it used is used no more."""
    slot = "wanneer: {soort: vast, momenten: [{dagen: [maandag], tot_en_met: 2020-06-29}]}\n"
    assert set(codes(tmp_path, slot + "status: {stand: gestopt}\n")) == {"BEGRIP03"}


@pytest.mark.parametrize(("count", "expected"), [(20, []), (21, ["TAAL01"])])
def test_the_length_of_a_sentence(tmp_path: Path, count: int, expected: list[str]) -> None:
    """Twenty words are read easily; each sentence of a summary is counted by itself."""
    assert codes(tmp_path, f"samenvatting: {' '.join(['wij'] * count)}. Welkom! Tot dan.\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kom (je mag ook later).", ["TAAL02"]),
        ("Zing 'jouw' lied.", ["TAAL02"]),
        ("Een jas, een jeans en jokkers.", []),
        ("Praten over je-weet-wel.", ["TAAL02"]),
        ("Vitaal blijven, desgewenst.", ["TAAL03"]),
        ("Vitaliteitsdag.", []),
        ("Sociaal isolement.", ["TAAL03"]),
        ("Sociaal en gezellig.", []),
    ],
)
def test_whole_words_only(tmp_path: Path, text: str, expected: list[str]) -> None:
    """A word counts beside any mark; a part of another word does not."""
    assert codes(tmp_path, f"omschrijving: {text}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kijk op https://linde.example", ["CONTACT08"]),
        ("Kijk op www.linde.example", ["CONTACT08"]),
        ("Kijk op Www.linde.example", ["CONTACT08"]),
        ("Mail info@linde.example", ["CONTACT08"]),
        ("Bel 0800-1234", ["CONTACT08"]),
        ("Bel 112 of 113", []),
        ("Open van 9 tot 5, in 2026", []),
        ("Om 06.30-09.15 10.00 uur", []),
        ("Op 01-02-2026 03-04-2026", []),
    ],
)
def test_what_counts_as_contact_in_a_text(tmp_path: Path, text: str, expected: list[str]) -> None:
    """Numbers, addresses and links do; emergency numbers, hours, dates and years do not."""
    assert codes(tmp_path, f"omschrijving: {text}\n") == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("info@gmail.example", []),
        ("info@gmail.com", ["CONTACT05"]),
        ("eetclub.linde@ziggo.nl", ["CONTACT05"]),
        ("piet.verzonnen@ziggo.nl", ["CONTACT06"]),
        ("p_van-verzonnen@linde.example", ["CONTACT05"]),
        ("voorbeeldstad.centrum@linde.example", []),
        ("penningmeester.linde@linde.example", []),
        ("linde@linde.example", []),
    ],
)
def test_whose_mail_address_it_is(tmp_path: Path, address: str, expected: list[str]) -> None:
    """A task, the town or the club is nobody's name; a home provider with a name is somebody's."""
    assert codes(tmp_path, f"contact: {{email: {address}}}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vraag naar mevr. De Vries.", ["PRIVACY01"]),
        ("Vraag naar de heer J. van der Verzonnen.", ["PRIVACY01"]),
        ("Contactpersoon: Verzonnen", ["PRIVACY01"]),
        ("Voor mevrouw en meneer.", []),
        ("De heer des huizes kookt.", []),
        ("Uw bsn is 123456782.", ["PRIVACY02"]),
        ("Neem uw burgerservicenummer mee.", []),
    ],
)
def test_what_counts_as_a_person(tmp_path: Path, text: str, expected: list[str]) -> None:
    """A title with a name does, a title alone does not; a citizen number does, the word does not."""
    assert codes(tmp_path, f"omschrijving: '{text}'\n") == expected


@pytest.mark.parametrize(
    "case", [case for case in all_cases() if case.code in CHECKED], ids=lambda case: case.name
)
def test_the_first_record_is_not_the_last_looked_at(case: Case, tmp_path: Path) -> None:
    """Sound records before it change nothing about what is found in a record."""
    alone = lay_out(case, tmp_path / "alleen")
    among = lay_out(case, tmp_path / "tussen")
    for kind, name, blocks in FIRST:
        text = amended((BASIS / kind / f"{name}.yaml").read_text("utf-8"), blocks)
        (among / kind / "a-eerst.yaml").write_text(text, "utf-8")
    found = [
        [(f.path, f.line, f.column, f.code, f.message) for f in check(root) if f.path.startswith(CHANGED)]
        for root in (alone, among)
    ]
    assert found[0] == found[1]
