"""The round: whom to ask what, the most urgent first; and `confirm`, which touches only the confirmation."""

from __future__ import annotations

import csv
import hashlib
import re
import shutil
from pathlib import Path

import pytest
from case_files import BASIS, amended
from informatiewijzer.cli.main import run
from informatiewijzer.model.base import ConfirmedHow

AS_OF = "--as-of=2026-11-24"
CONFIRMED = "bevestigd: {op: %s, door: redacteur, hoe: telefoon}\n"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A project with a small catalogue."""
    shutil.copytree(BASIS, tmp_path / "stad" / "catalogue")
    return tmp_path / "stad"


def change(town: Path, name: str, blocks: str) -> Path:
    """Change these blocks of a file; a new one begins as the meal club."""
    path = town / "catalogue" / f"{name}.yaml"
    old = path if path.exists() else town / "catalogue" / "activiteiten" / "eetclub.yaml"
    path.write_text(amended(old.read_text("utf-8"), blocks), "utf-8")
    return path


def go(town: Path, *words: str) -> int:
    """Carry out a command in the project."""
    return run([*words, AS_OF], town, lambda project, target: None)


def rows(town: Path) -> list[dict[str, str]]:
    """The exceptions as a Dutch spreadsheet reads them."""
    text = (town / "navraag" / "uitzonderingen.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def texts(town: Path, folder: str) -> dict[str, str]:
    """The letters or scripts by organisation."""
    files = sorted((town / "navraag" / folder).iterdir())
    return {re.sub(r"^\d+-|\.txt$", "", file.name): file.read_text("utf-8") for file in files}


def digests(folder: Path) -> dict[str, str]:
    """A digest of every file."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_every_organisation_gets_a_mail_and_a_script(town: Path) -> None:
    """With its own records together, the number to call, and the site's name."""
    assert go(town, "recheck", "--base-url=https://voorbeeld.invalid") == 0
    mails, scripts = texts(town, "mail"), texts(town, "bellen")
    assert list(mails) == list(scripts)
    assert "buurthuis-de-linde" in mails
    script = scripts["buurthuis-de-linde"]
    assert "Eetclub De Linde" in script and "074 200 00 00" in script
    assert "Aan: info@linde.example" in mails["buurthuis-de-linde"]
    assert "https://voorbeeld.invalid/activiteiten/eetclub/" in mails["buurthuis-de-linde"]
    assert "recheck confirm activiteiten/eetclub --by redacteur --how telefoon" in script


def test_only_what_is_doubtful_is_asked(town: Path) -> None:
    """Of a fresh and sure record only what nobody knows; of an old one also whether it still is so."""
    change(town, "activiteiten/eetclub", CONFIRMED % "2026-11-03")
    assert go(town, "recheck") == 0
    fresh = texts(town, "mail")["buurthuis-de-linde"].partition("Eetclub De Linde")[2]
    assert "Aanmelden: dat weten wij niet." in fresh
    assert "Kosten" not in fresh and "Wanneer" not in fresh
    change(town, "activiteiten/eetclub", CONFIRMED % "2025-01-03")
    assert go(town, "recheck") == 0
    old = texts(town, "mail")["buurthuis-de-linde"].partition("Eetclub De Linde")[2]
    assert "Kosten: er staat nu '5 euro per keer'. Klopt dat nog?" in old
    assert "Is dit er nog?" in old


def test_what_is_fresh_and_complete_is_left_alone(town: Path) -> None:
    """Nobody is called about what was confirmed and misses nothing."""
    change(town, "activiteiten/eetclub", CONFIRMED % "2026-11-03" + "aanmelden: {nodig: nee}\n")
    assert go(town, "recheck") == 0
    assert "activiteiten/eetclub" not in [row["record"] for row in rows(town)]


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        ("", "nog nooit nagekeken"),
        (CONFIRMED % "2024-12-01", "laatst nagekeken op 1 december 2024; staat daarom lager in de lijsten"),
        (CONFIRMED % "2024-01-09", "staat daarom niet meer op de site"),
        ("zekerheid: laag\nstatus: {stand: concept}\n", "concept: staat nog niet op de site; zekerheid laag"),
        ("-organisatie\n", "geen organisatie genoemd; geen telefoon of e-mail bekend"),
        ("kosten: {soort: onbekend}\n", "niet bekend: kosten, aanmelden"),
    ],
)
def test_every_exception_has_its_reasons(town: Path, blocks: str, reason: str) -> None:
    """In words, in the table and in the text."""
    change(town, "activiteiten/eetclub", blocks)
    assert go(town, "recheck") == 0
    (row,) = [row for row in rows(town) if row["record"] == "activiteiten/eetclub"]
    assert reason in row["reden"]
    text = (town / "navraag" / "uitzonderingen.txt").read_text("utf-8")
    assert all(part in text for part in reason.split("; "))


def test_the_most_urgent_comes_first(town: Path) -> None:
    """What left the site before what ranks lower, that before what was never looked at; `--limit` cuts."""
    change(town, "activiteiten/laat", "naam: Laat\n" + CONFIRMED % "2025-02-01")
    change(town, "activiteiten/weg", "naam: Weg\n" + CONFIRMED % "2020-02-01")
    assert go(town, "recheck", "--limit", "1") == 0
    found = [row["record"] for row in rows(town)]
    assert found[0] == "activiteiten/weg"
    assert found.index("activiteiten/laat") < found.index("activiteiten/eetclub")
    assert rows(town)[0]["van de site op"] == "2022-02-01"
    assert len(texts(town, "mail")) == 1


def test_stopped_and_over_are_not_asked_about(town: Path) -> None:
    """There is nothing to confirm about them."""
    change(town, "activiteiten/eetclub", "status: {stand: gestopt}\n")
    moments = "wanneer: {soort: vast, momenten: [{dagen: [maandag], tot_en_met: 2026-11-16}]}\n"
    change(town, "activiteiten/oud", moments)
    assert go(town, "recheck") == 0
    assert not {"activiteiten/eetclub", "activiteiten/oud"} & {row["record"] for row in rows(town)}


def test_no_cell_is_a_formula(town: Path) -> None:
    """A name that begins with = is text to a spreadsheet (CWE-1236)."""
    change(town, "activiteiten/eetclub", "naam: '=1+1'\n")
    assert go(town, "recheck") == 0
    assert "'=1+1" in [row["naam"] for row in rows(town)]


def test_a_new_round_replaces_the_old_and_nothing_else(
    town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its own files go; a folder with somebody's other files is refused."""
    assert go(town, "recheck") == 0
    assert go(town, "recheck", "--limit", "1") == 0
    assert len(texts(town, "bellen")) == 1
    (town / "navraag" / "mijn-aantekening.docx").write_text("belangrijk", "utf-8")
    before = digests(town)
    assert go(town, "recheck") == 2
    assert "mijn-aantekening.docx" in capsys.readouterr().err
    assert digests(town) == before


def test_the_round_is_the_same_each_time(town: Path) -> None:
    """The same input gives the same bytes."""
    assert go(town, "recheck") == 0
    first = digests(town / "navraag")
    assert go(town, "recheck") == 0
    assert digests(town / "navraag") == first


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "zekerheid: hoog\n",
            "zekerheid: hoog\nbevestigd:\n  op: 2026-11-24\n  door: redacteur\n  hoe: bezoek\n",
        ),
        (
            "bevestigd: {op: 2025-01-01, door: vrijwilliger, hoe: telefoon}   # gebeld\n",
            "bevestigd: {op: 2026-11-24, door: redacteur, hoe: bezoek}   # gebeld\n",
        ),
        (
            "bevestigd:\n    op: '2025-01-01'\n    hoe: website   # gelezen\n    door: redacteur\n",
            None,
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_confirm_changes_nothing_else(town: Path, before: str, after: str | None, newline: str) -> None:
    """Every other byte stays: comments, quotes, order, line ends."""
    path = town / "catalogue" / "activiteiten" / "eetclub.yaml"
    text = "# Ons eetclubje.\n" + path.read_text("utf-8").replace("zekerheid: hoog\n", "")
    rest = "" if before.startswith("zekerheid") else "zekerheid: hoog  # gezien\n"
    path.write_bytes((text + before + rest).replace("\n", newline).encode())
    assert go(town, "recheck", "confirm", "eetclub", "--by", "redacteur", "--how", "bezoek") == 0
    result = path.read_bytes().decode()
    if after is not None:
        assert result == (text + after + rest).replace("\n", newline)
    else:
        assert result.startswith(text.replace("\n", newline)) and result.endswith(rest.replace("\n", newline))
        assert "# gelezen" in result and "2025" not in result and "website" not in result


@pytest.mark.parametrize("how", [how.value for how in ConfirmedHow])
def test_many_are_confirmed_at_once(town: Path, how: str) -> None:
    """Each once, however they are named; and the check has nothing to say about it."""
    ids = ["activiteiten/eetclub", "catalogue/activiteiten/eetclub.yaml", "buurthuis-de-linde", "de-linde"]
    assert go(town, "recheck", "confirm", *ids, "--by", "vrijwilliger", "--how", how) == 0
    changed = [
        p for p in sorted((town / "catalogue").rglob("*.yaml")) if f"hoe: {how}" in p.read_text("utf-8")
    ]
    assert [path.stem for path in changed] == ["eetclub", "de-linde", "buurthuis-de-linde"]
    assert go(town, "check") == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ["confirm", "eetclub", "bestaat-niet", "--by", "redacteur", "--how", "telefoon"],
            "Er is geen bestand",
        ),
        (
            ["confirm", "eetclup", "--by", "redacteur", "--how", "telefoon"],
            "bedoelde u activiteiten/eetclub?",
        ),
        (["confirm", "eetclub", "--by", "Jan de Vries", "--how", "telefoon"], "geen naam van een persoon"),
        (["confirm", "eetclub", "--by", "jan", "--how", "telefoon"], "geen naam van een persoon"),
        (["confirm", "eetclub", "--by", "j@x.nl", "--how", "telefoon"], "geen naam van een persoon"),
        (["confirm", "eetclub", "--by", "", "--how", "telefoon"], "een rol"),
        (["confirm", "eetclub", "--by", "redacteur", "--how", "bellen"], "kies uit"),
        (["confirm", "eetclub", "--by", "redacteur"], "hoe het is nagevraagd"),
        (["confirm", "--by", "redacteur", "--how", "telefoon"], "een of meer ids"),
        (
            ["confirm", "eetclub", "--by", "redacteur", "--how", "telefoon", "--op", "2027-01-01"],
            "moet nog komen",
        ),
        (["confirm", "eetclub", "--by", "redacteur", "--how", "telefoon", "--op", "gisteren"], "--op 2026"),
        (["eetclub"], "recheck confirm eetclub"),
        (["--by", "redacteur"], "horen bij confirm"),
        (["--limit", "nul"], "geen aantal"),
        (["--limit", "0"], "geen aantal"),
        (["--map", "catalogue/instellingen.yaml"], "geen map"),
        (["confirm", "../../etc/passwd", "--by", "redacteur", "--how", "telefoon"], "Er is geen bestand"),
    ],
)
def test_wrong_use_is_refused_in_words(
    town: Path,
    words: list[str],
    says: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With exit status 2, and no byte of any file changed."""
    monkeypatch.chdir(town)
    before = digests(town)
    assert go(town, "recheck", *words) == 2
    assert says in capsys.readouterr().err
    assert digests(town) == before


def test_a_later_confirmation_is_not_undone(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The newest answer counts."""
    path = change(town, "activiteiten/eetclub", CONFIRMED % "2026-11-20")
    before = path.read_bytes()
    words = ["confirm", "de-linde", "eetclub", "--by", "redacteur", "--how", "telefoon", "--op", "2026-11-01"]
    assert go(town, "recheck", *words) == 2
    assert "is later al bevestigd: op 20 november 2026" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert "bevestigd" not in (town / "catalogue" / "locaties" / "de-linde.yaml").read_text("utf-8")


def test_a_confirmed_draft_is_still_a_draft(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And the editor hears so."""
    change(town, "activiteiten/idee", "zekerheid: laag\nstatus: {stand: concept}\n")
    assert go(town, "recheck", "confirm", "idee", "--by", "redacteur", "--how", "telefoon") == 0
    assert "staat niet op de site (stand concept, zekerheid laag)" in capsys.readouterr().out


def test_no_letter_of_the_real_town_has_a_hole(root: Path, tmp_path: Path) -> None:
    """Of the whole real catalogue: every mail has a greeting, a question and an end, and speaks with "u"."""
    assert go(root, "recheck", "--map", str(tmp_path / "ronde")) == 0
    files = sorted((tmp_path / "ronde").rglob("*-*.txt"))
    assert len(files) > 200
    for file in files:
        text = file.read_text("utf-8")
        assert not re.search(r"\bNone\b|\bjij\b|\bje\b|\{|''", text), file.name
        assert "?" in text
        assert all(len(line) <= 120 for line in text.splitlines() if "https://" not in line)
