"""`export` and `import` as an editor uses them: wrong words, chosen rows, all or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from informatiewijzer.cli.main import run
from informatiewijzer.tables import importing
from openpyxl import load_workbook
from sheet_tools import book_with, contents, digest, go, project

NEW = {
    "naam": "Breiclub",
    "samenvatting": "Samen breien.",
    "soort": "ontmoeting",
    "themas": "koffie",
    "doelgroepen": "iedereen",
    "waar.vorm": "op-locatie",
    "waar.locatie": "de-linde",
    "wanneer.soort": "onbekend",
    "zekerheid": "hoog",
    "bron": "document: Verzonnen; datum: 2026-11-03",
}


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A project with the small catalogue of the tests."""
    return project(tmp_path / "stad")


def new_rows(town: Path, *names: str, **more: str) -> Path:
    """An Excel file with new activities."""
    rows = [list({**NEW, **more}), *([*({**NEW, "naam": name, **more}).values()] for name in names)]
    return book_with(town / "nieuw.xlsx", "activiteiten", rows)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["export"], "geef een van deze: --xlsx --csv"),
        (["export", "--xlsx"], "achter --xlsx hoort nog een waarde"),
        (["export", "--xlsx", "a.xlsx", "--csv", "b"], "gaan niet samen"),
        (["export", "--xlsx", "{}/a.ods"], "eindigt op .xlsx"),
        (["export", "--xlsx", "{}/a"], "eindigt op .xlsx"),
        (["export", "--xlsx", "{}/a.xlsx", "activiteit"], "bedoelde u 'activiteiten'?"),
        (["export", "--xlsx", "{}/a.xlsx", "zomaar"], "is geen soort gegevens"),
        (["export", "--xlsx", "{}/a.xlsx", ""], "is geen soort gegevens"),
        (["export", "--xlsx", "{}/catalogue/a.xlsx"], "horen alleen de gegevens zelf"),
        (["export", "--csv", "{}/catalogue"], "horen alleen de gegevens zelf"),
        (["export", "--csv", "{}/bestaat.txt"], "kan hier niet komen"),
        (["export", "--xlsx", "{}/map.xlsx"], "kan hier niet komen"),
        (["export", "--xlsx", "{}/a.xlsx", "--lege"], "bedoelde u '--leeg'?"),
        (["export", "--xlsx", "{}/a.xlsx", "activiteiten", "locaties"], "dit ken ik niet: locaties"),
        (["export", "--xlsx", "{}/a.xlsx", "--catalogue", "{}/weg"], "bestaat niet"),
        (["import"], "dit ontbreekt nog: BESTAND"),
        (["import", "{}/weg.xlsx"], "is er niet"),
        (["import", ""], "geen CSV-bestanden"),
        (["import", "\0"], "is er niet"),
        (["import", "x" * 5000], "is er niet"),
        (["import", "{}/nieuw.xlsx", "--soort", "dingen"], "is geen soort gegevens"),
        (["import", "{}/nieuw.xlsx", "--rows"], "achter --rows hoort nog een waarde"),
        (["import", "{}/nieuw.xlsx", "--rows", ""], "zijn geen nummers van rijen"),
        (["import", "{}/nieuw.xlsx", "--rows", "drie"], "zijn geen nummers van rijen"),
        (["import", "{}/nieuw.xlsx", "--rows", "3-"], "zijn geen nummers van rijen"),
        (["import", "{}/nieuw.xlsx", "--rows", "1"], "rijen tellen van 2"),
        (["import", "{}/nieuw.xlsx", "--rows", "5-3"], "rijen tellen van 2"),
        (["import", "{}/nieuw.xlsx", "--rows", "999999"], "rijen tellen van 2"),
        (["import", "{}/nieuw.xlsx", "--rows", "2,,3"], "zijn geen nummers van rijen"),
        (["import", "{}/nieuw.xlsx", "--rows", "77"], "Op rij 77 verandert niets"),
        (["import", "{}/nieuw.xlsx", "--rows", "activiteitn:2"], "bedoelde u 'activiteiten'?"),
        (["import", "{}/nieuw.xlsx", "--rows", "a:b:2"], "zijn geen nummers van rijen"),
        (["import", "{}/nieuw.xlsx", "--rows", "²"], "zijn geen nummers van rijen"),
        (["import", "{}/nieuw.xlsx", "--aply"], "bedoelde u '--apply'?"),
        (["import", "{}/leeg"], "geen CSV-bestanden"),
        (["import", "{}/bestaat.txt"], "Wij weten niet wat voor gegevens"),
        (["import", "{}/catalogue/instellingen.yaml"], "eindigen op .xlsx of .csv"),
        (["import", "/dev/null"], "is er niet"),
    ],
)  # fmt: skip
def test_wrong_use_is_answered_in_words(
    town: Path, words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With exit status 1 or 2, what to do, and every byte as it was; never a traceback."""
    new_rows(town, "Breiclub")
    (town / "bestaat.txt").write_text("zomaar", "utf-8")
    (town / "leeg").mkdir()
    (town / "map.xlsx").mkdir()
    before = digest(town)
    status = go(town, *(word.replace("{}", str(town)) for word in words))
    said = capsys.readouterr().err
    assert status in (1, 2)
    assert says in said
    assert "Wat u kunt doen:" in said or "hint:" in said
    assert "voorzien" not in said
    assert digest(town) == before


def test_an_export_is_not_overwritten(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An editor's changes may be in it; --vervang says that they may go."""
    target = str(town / "a.xlsx")
    assert go(town, "export", "--xlsx", target) == 0
    assert go(town, "export", "--xlsx", target) == 2
    assert "zet --vervang erachter" in capsys.readouterr().err
    assert go(town, "export", "--xlsx", target, "--vervang") == 0


def test_an_empty_template_helps(town: Path) -> None:
    """Headings with what goes in them, choices for every closed field, help in front; no rows."""
    path = town / "leeg.xlsx"
    assert go(town, "export", "--xlsx", str(path), "--leeg", "activiteiten") == 0
    book = load_workbook(path)
    assert book.sheetnames == ["Uitleg", "activiteiten", "Keuzes"]
    sheet = book["activiteiten"]
    assert sheet.max_row == 1
    comments = {str(cell.value): cell.comment.text if cell.comment else "" for cell in sheet[1]}
    assert all(comments.values())
    assert "Verplicht." in comments["naam"]
    assert "Mag leeg blijven." in comments["omschrijving"]
    assert "puntkomma" in comments["themas"]
    chosen = {
        sheet.cell(1, area.min_col).value
        for rule in sheet.data_validations.dataValidation
        for area in rule.sqref.ranges
    }
    assert {"soort", "waar.vorm", "waar.locatie", "zekerheid", "kosten.soort", "bevestigd.hoe"} <= chosen
    columns = [[cell.value for cell in column if cell.value] for column in book["Keuzes"].columns]
    choices = {column[0]: column[1:] for column in columns}
    assert choices["locaties"] == ["de-linde"]
    assert choices["activiteiten: zekerheid"] == ["hoog", "middel", "laag"]


def test_a_template_filled_in_becomes_records(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two kinds in one file, one referring to the other; written in the fixed form, and check passes."""
    path = town / "leeg.xlsx"
    assert go(town, "export", "--xlsx", str(path), "--leeg") == 0
    book = load_workbook(path)
    for kind, values in (
        ("activiteiten", {**NEW, "organisatie": "breien-samen"}),
        ("organisaties", {"naam": "Breien Samen", "samenvatting": "Verzonnen.", "zekerheid": "hoog",
                          "bron": "https://www.voorbeeld.nl/", "contact.telefoon": "074 245 25 65",
                          "soort": "welzijn"}),
    ):  # fmt: skip
        sheet = book[kind]
        names = [cell.value for cell in sheet[1]]
        for column, value in values.items():
            sheet.cell(2, names.index(column) + 1).value = value
    book.save(path)
    before = contents(town)
    assert go(town, "import", str(path)) == 0, capsys.readouterr().out
    assert contents(town) == before
    assert go(town, "import", str(path), "--apply") == 0
    assert set(contents(town)) - set(before) == {
        "activiteiten/breiclub.yaml",
        "organisaties/breien-samen.yaml",
    }
    made = sorted(str(path) for path in (town / "catalogue").glob("*/brei*.yaml"))
    assert len(made) == 2
    assert run(["format", "--check", *made], town, lambda project, target: None) == 0
    assert go(town, "check") == 0
    assert go(town, "import", str(path)) == 1
    assert "is er al" in capsys.readouterr().out


def test_chosen_rows_alone(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault in another row does not count; the row that is named is written, no other."""
    path = new_rows(town, "Breiclub", "Haakclub", "Naaiclub")
    book = load_workbook(path)
    book["activiteiten"]["D3"].value = "kofie"
    book.save(path)
    assert go(town, "import", str(path), "--apply") == 1
    said = capsys.readouterr().out
    assert "rij 3, kolom D (themas)" in said
    assert "Bedoelde u 'koffie'?" in said
    assert "--rows activiteiten:2" in said
    assert "breiclub.yaml" not in "".join(contents(town))
    assert go(town, "import", str(path), "--apply", "--rows", "2-3") == 1
    assert go(town, "import", str(path), "--apply", "--rows", "activiteiten:4") == 0
    assert [name for name in contents(town) if "club" in name] == [
        "activiteiten/eetclub.yaml",
        "activiteiten/naaiclub.yaml",
    ]
    assert go(town, "import", str(path), "--rows", "3") == 1
    assert go(town, "import", str(path), "--apply", "--rows", "2") == 0


def test_the_command_to_type_next_works(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the trial says to type is what was asked, and --apply."""
    path = new_rows(town, "Breiclub")
    renamed = path.rename(town / "mijn lijst.xlsx")
    assert go(town, "import", str(renamed), "--soort", "activiteiten", "--rows", "2", "--personen") == 0
    said = capsys.readouterr().out
    wanted = f"import '{renamed}' --soort activiteiten --rows 2 --personen --apply"
    assert wanted in said


def test_a_filter_gives_one_warning(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows that a filter hides are passed over; that is said once, with their number."""
    path = new_rows(town, "Breiclub", "Haakclub", "Naaiclub")
    book = load_workbook(path)
    for number in (2, 4):
        book["activiteiten"].row_dimensions[number].hidden = True
    book.save(path)
    assert go(town, "import", str(path), "--apply") == 0
    assert capsys.readouterr().out.count("BLAD06") == 1
    assert [name for name in contents(town) if "club" in name] == [
        "activiteiten/eetclub.yaml",
        "activiteiten/haakclub.yaml",
    ]


def test_a_proposal_is_taken_when_asked_for(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The zero that Excel dropped comes back with --herstel, and only then."""
    path = book_with(town / "a.xlsx", "activiteiten", [["id", "contact.telefoon"], ["eetclub", 742452565]])
    assert go(town, "import", str(path), "--apply") == 1
    assert go(town, "import", str(path), "--apply", "--herstel") == 0
    assert "telefoon: 074 245 25 65" in (town / "catalogue/activiteiten/eetclub.yaml").read_text("utf-8")
    assert go(town, "import", str(path), "--apply") == 0
    assert "Er verandert niets" in capsys.readouterr().out


def test_personal_data_only_when_asked_for(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Left out and told, the rest of the row is taken; with --personen the checks have the word."""
    path = new_rows(town, "Breiclub", **{"contact.email": "jan.voorbeeld@vereniging.nl"})
    assert go(town, "import", str(path)) == 0
    assert "lijkt van een persoon te zijn; wij nemen het niet over" in capsys.readouterr().out
    assert go(town, "import", str(path), "--personen") == 0
    said = capsys.readouterr().out
    assert "nemen het niet over" not in said
    assert 'contact.email: "jan.voorbeeld@vereniging.nl"' in said
    assert "waarschuwing CONTACT05" in said


def test_a_file_that_changed_meanwhile_is_left_alone(
    town: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Between looking and writing somebody else saved the file."""
    path = book_with(town / "a.xlsx", "activiteiten", [["id", "samenvatting"], ["eetclub", "Samen koken."]])
    monkeypatch.setattr(importing.Trial, "is_current", lambda self: False)
    before = digest(town)
    assert go(town, "import", str(path), "--apply") == 1
    assert "intussen door iemand anders gewijzigd" in capsys.readouterr().err
    assert digest(town) == before


def test_a_fault_in_the_files_stops_it(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of half a catalogue nobody can say what a change would do."""
    (town / "catalogue" / "activiteiten" / "kapot.yaml").write_text("naam: [", "utf-8")
    path = new_rows(town, "Breiclub")
    assert go(town, "import", str(path), "--apply") == 1
    assert go(town, "export", "--xlsx", str(town / "b.xlsx")) == 1
    assert "Er is niets gedaan" in capsys.readouterr().err


def test_comments_and_layout_stay(town: Path) -> None:
    """Of a file in another hand (Windows line ends, a mark, comments) one value changes and no other byte."""
    club = town / "catalogue" / "activiteiten" / "eetclub.yaml"
    raw = club.read_bytes().replace(b"zekerheid: hoog", b"zekerheid:   'hoog'   # van henzelf")
    raw = b"\xef\xbb\xbf# Eetclub\n\n" + raw
    raw = raw.replace(b"\n", b"\r\n")
    club.write_bytes(raw)
    rows = [["id", "wanneer.momenten"], ["eetclub", "maandag 17:00-19:30"]]
    path = book_with(town / "a.xlsx", "activiteiten", rows)
    assert go(town, "import", str(path), "--apply") == 0
    assert club.read_bytes() == raw.replace(b'"19:00"', b'"19:30"')
