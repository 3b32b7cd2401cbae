"""Running the checks: all families, in any catalogue, always in the same order."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from case_files import AS_OF, BASIS, amended, check
from informatiewijzer.base.findings import Level
from informatiewijzer.checks.faultless import Faultless
from informatiewijzer.checks.places import Places
from informatiewijzer.checks.registry import FAMILIES, all_codes, run_checks
from informatiewijzer.checks.subject import Spot, make_subject
from informatiewijzer.checks.suggest import Suggest
from informatiewijzer.checks.wording import JARGON
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.scalars import PartialDate


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound little catalogue."""
    return Path(shutil.copytree(BASIS, tmp_path / "catalogue"))


def write(root: Path, name: str, blocks: str) -> None:
    """Change these blocks of a file."""
    path = root / f"{name}.yaml"
    path.write_text(amended(path.read_text("utf-8"), blocks), "utf-8")


def test_every_family_has_codes_and_checks() -> None:
    """A family is not empty, its name is its own, and every check says in a sentence what it looks for."""
    assert len({family.name for family in FAMILIES}) == len(FAMILIES)
    for family in FAMILIES:
        assert family.codes
        assert family.checks or family.own
        assert all((rule.__doc__ or "").strip().endswith(".") for rule in (*family.checks, *family.own))


def test_the_handbook_knows_every_code() -> None:
    """Codes of reading, of the models and of the checks together, sorted, each once."""
    codes = [code.code for code in all_codes()]
    assert codes == sorted(set(codes))
    assert {"BESTAND01", "VELD01", "VERWIJZING01", "TAAL04"} <= set(codes)


def test_without_a_catalogue_there_is_nothing_to_check(root: Path) -> None:
    """Loading has said what is wrong; the checks add nothing."""
    (root / "instellingen.yaml").unlink()
    assert run_checks(load_catalogue(root), root, AS_OF) == ()


def test_a_bare_catalogue_can_be_checked(root: Path) -> None:
    """With what is in it as all that is known."""
    write(root, "activiteiten/eetclub", "organisatie: niemand\n")
    loaded = load_catalogue(root)
    assert loaded.catalogue is not None
    assert run_checks(loaded.catalogue, root, AS_OF) == run_checks(loaded, root, AS_OF)
    assert [f.code for f in run_checks(loaded.catalogue, root, AS_OF)] == ["VERWIJZING01"]


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2027, 1, 1), date(2031, 6, 1), date(2099, 12, 31)])
def test_the_clock_alone_gives_no_fault(day: date) -> None:
    """What can be published today can be published for any other day: time only gives advice."""
    real = Path(__file__).parent.parent / "catalogue"
    loaded = load_catalogue(real)
    found = [*loaded.findings, *run_checks(loaded, real, day)]
    assert [finding for finding in found if finding.level is Level.FAULT] == []


def test_a_file_that_changed_meanwhile_still_gives_its_finding(root: Path) -> None:
    """The finding keeps its file and sentence; only the line is unknown."""
    write(root, "activiteiten/eetclub", "organisatie: niemand\n")
    write(root, "organisaties/buurthuis-de-linde", "soort: niets\n")
    loaded = load_catalogue(root)
    (root / "activiteiten" / "eetclub.yaml").unlink()
    (root / "organisaties" / "buurthuis-de-linde.yaml").write_bytes(b"naam: &x\n")
    findings = run_checks(loaded, root, AS_OF)
    assert [(finding.code, finding.line, finding.source_line) for finding in findings] == [
        ("VERWIJZING01", 0, None),
        ("VERWIJZING01", 0, None),
    ]


def test_a_file_is_read_again_only_once(root: Path) -> None:
    """However many findings there are about it."""
    places = Places(root)
    spots = [
        Spot(JARGON, "activiteiten/eetclub.yaml", (key,), "Zin.", "Doe dit.") for key in ("naam", "soort")
    ]
    first = places.finding(spots[0])
    (root / "activiteiten" / "eetclub.yaml").unlink()
    second = places.finding(spots[1])
    assert [(finding.line, finding.column) for finding in (first, second)] == [(1, 7), (4, 8)]


def test_a_block_is_pointed_at_by_its_key(root: Path) -> None:
    """A value that begins on a later line has the place of its key; what is absent that of its parent."""
    places = Places(root)
    where = [
        places.finding(Spot(JARGON, "activiteiten/eetclub.yaml", path, "Zin.", "Doe dit."))
        for path in (("wanneer",), ("wanneer", "momenten", 0, "herhaling"), ("contact", "email"))
    ]
    assert [(f.line, f.source_line) for f in where] == [
        (8, "wanneer:"),
        (11, "    - dagen: [maandag]"),
        (1, "naam: Eetclub De Linde"),
    ]


def test_many_wrong_words_do_not_take_for_ever(root: Path) -> None:
    """After a number of different wrong words near misses are no longer sought; each still has a hint."""
    loaded = load_catalogue(root)
    assert loaded.catalogue is not None
    suggest = Suggest(make_subject(loaded.catalogue, loaded.known, AS_OF, Faultless({})))
    hints = [suggest.hint("doelgroepen", f"oudere{'x' * (n % 3)}{n}") for n in range(60)]
    assert "Bedoelde u 'ouderen'?" in hints[:40]
    assert set(hints[40:]) == {"U kunt kiezen uit: iedereen of ouderen."}
    assert suggest.hint("doelgroepen", "Senioren") == "Bedoelde u 'ouderen'?"


def test_a_long_list_is_not_summed_up(root: Path) -> None:
    """Of many ids only the place to look is told."""
    blocks = "".join(f"groep-{n}: {{naam: Groep {n}}}\n" for n in range(20))
    write(root, "begrippen/doelgroepen", blocks)
    write(root, "activiteiten/eetclub", "doelgroepen: [qqqq]\norganisatie: zzzz\n")
    hints = {f.code + f.message[:20]: f.hint or "" for f in check(root) if f.code == "VERWIJZING01"}
    assert sorted(hints.values()) == [
        "Kijk in de lijst begrippen/doelgroepen.yaml hoe het daar heet.",
        "U kunt kiezen uit: buurthuis-de-linde of luisterlijn-voorbeeld.",
    ]


def test_a_fault_in_a_theme_gives_no_second_finding(root: Path) -> None:
    """References to it are known, and entrances and themes are not called unused because of it."""
    write(root, "begrippen/themas", "koffie: {naam: Koffie}\n")
    assert [finding.code for finding in check(root)] == ["VELD01"]


def test_an_empty_catalogue_needs_no_themes_in_use(root: Path) -> None:
    """A town that is just beginning is not told that every theme is unused."""
    (root / "activiteiten" / "eetclub.yaml").unlink()
    assert check(root) == []


def test_far_more_of_the_same_stays_readable(root: Path) -> None:
    """A thousand old sources are one line a folder, with the number and the oldest five."""
    text = (root / "activiteiten" / "eetclub.yaml").read_text("utf-8").replace("2026-11-01", "2019")
    for n in range(200):
        body = text.replace("Eetclub De Linde", f"Eetclub {n}").replace(
            "zekerheid: hoog", "zekerheid: middel"
        )
        (root / "activiteiten" / f"eetclub-{n:03}.yaml").write_text(body, "utf-8")
    codes = Counter(finding.code for finding in check(root))
    assert codes == {"ACTUEEL01": 1}
    (finding,) = check(root)
    assert finding.message.startswith("200 keer is de bron ouder dan 12 maanden.")
    assert finding.message.count("(2019)") == 5


def test_dates_that_are_partly_known_count_from_their_first_day() -> None:
    """A source of 2026 is not of the future in November 2026."""
    assert PartialDate(2026).earliest <= AS_OF
    assert PartialDate(2026, 11).earliest <= AS_OF


def test_findings_are_the_same_under_any_hash_seed(root: Path) -> None:
    """Order and sentences do not depend on the process that looks."""
    write(root, "activiteiten/eetclub", "doelgroepen: [oudere]\norganisatie: x\n")
    write(
        root,
        "begrippen/themas",
        "bingo: {naam: Samen eten, aliassen: [bakkie, maaltijd], ingang: ontmoeten}\n",
    )
    program = (
        "import sys; from pathlib import Path; from datetime import date\n"
        "from informatiewijzer.model.loading import load_catalogue\n"
        "from informatiewijzer.checks.registry import run_checks\n"
        "root = Path(sys.argv[1]); print(run_checks(load_catalogue(root), root, date(2026, 11, 24)))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, str(root)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(outputs) == 1
    assert b"VERWIJZING01" in outputs.pop()


def test_a_finding_is_a_plain_frozen_value(root: Path) -> None:
    """It can be compared, sorted by its order, and not changed."""
    write(root, "activiteiten/eetclub", "organisatie: x\n")
    (finding,) = check(root)
    assert finding == dataclasses.replace(finding)
    with pytest.raises(dataclasses.FrozenInstanceError):
        finding.line = 3  # type: ignore[misc]
