"""Sets in Open Referral become draft records: complete in what is told, careful in what is taken."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from case_files import BASIS, check
from hypothesis import given, settings
from hypothesis import strategies as st
from informatiewijzer.base.findings import Level
from informatiewijzer.cli.main import run
from informatiewijzer.cli.site import Order, build_site
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.schedule import Repeat
from informatiewijzer.openreferral.mapping import Outcome, map_dataset
from informatiewijzer.openreferral.read_json import read_json
from informatiewijzer.openreferral.reading import is_open_referral, read_dataset
from informatiewijzer.openreferral.report import as_table, in_short
from informatiewijzer.openreferral.rows import Dataset, Row
from informatiewijzer.openreferral.texts import clean, cut, summary_of
from informatiewijzer.openreferral.when import when_of
from informatiewijzer.source.reader import read_tree
from informatiewijzer.tables.refusal import Refused
from open_referral_tools import as_csv, as_json, as_zip, made_up

OHANA = Path(__file__).parent / "data" / "openreferral" / "ohana"
SMALL = 30
Values = Mapping[str, Any]


def catalogue_of(folder: Path) -> Catalogue:
    """A catalogue that must be sound."""
    loaded = load_catalogue(folder).catalogue
    assert loaded is not None
    return loaded


@cache
def small() -> Catalogue:
    """The small catalogue, read once."""
    return catalogue_of(BASIS)


def outcome_of(path: Path) -> Outcome:
    """What a set gives for the small catalogue."""
    return map_dataset(read_dataset(path), small())


def records(outcome: Outcome) -> dict[str, Values]:
    """The new records by file, as the reader of the catalogue reads them."""
    found = {}
    for name, content in outcome.contents().items():
        tree = read_tree(content, name).tree
        assert tree is not None, name
        found[name] = tree.root
    return found


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A small made-up set as a zip of CSV files."""
    path = tmp_path / "set.zip"
    path.write_bytes(as_zip(as_csv(made_up(SMALL))))
    return path


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A project with the small catalogue."""
    (tmp_path / "stad" / "site_src" / "pages").mkdir(parents=True)
    shutil.copytree(BASIS, tmp_path / "stad" / "catalogue")
    return tmp_path / "stad"


def go(town: Path, *words: str) -> int:
    """Carry out `import` in a project."""
    return run(["import", *words, "--as-of=2026-11-28"], town, lambda project, target: None)


def files(town: Path) -> dict[str, bytes]:
    """Every file of the catalogue."""
    return {p.relative_to(town).as_posix(): p.read_bytes() for p in sorted(town.rglob("*.yaml"))}


def test_ohana_becomes_drafts() -> None:
    """Rows of a real set: organizations, a venue and services; what our fields allow and nothing else."""
    found = records(outcome_of(OHANA))
    assert len(found) == 8
    service = found["activiteiten/fair-oaks-adult-activity-center.yaml"]
    assert service["wanneer"]["momenten"] == [
        {"dagen": ["maandag"], "van": "08:00", "tot": "12:00"},
        {"dagen": ["maandag"], "van": "14:00", "tot": "16:00"},
        {"dagen": ["woensdag"], "van": "10:00", "tot": "15:00"},
    ]
    assert service["aanmelden"] == {"hoe": "Walk in or apply by phone."}
    assert service["kosten"]["soort"] == "onbekend"
    assert service["kosten"]["toelichting"].startswith("$2.50 suggested donation")
    assert service["waar"] == {"vorm": "onbekend"} and "organisatie" not in service
    job = found["activiteiten/second-career-employment-program.yaml"]
    assert job["waar"] == {"vorm": "op-locatie", "locatie": "second-career-employment-program"}
    assert job["organisatie"] == "peninsula-family-service"
    assert job["wanneer"] == {"soort": "onbekend"}
    venue = found["locaties/second-career-employment-program.yaml"]
    assert venue["adres"] == {"straat": "149 9th St", "plaats": "San Francisco"}
    assert venue["toegankelijkheid"] == {"rolstoel": "ja"}
    assert "contact" not in venue


def test_nothing_is_public_or_without_source() -> None:
    """Every imported record is a draft of low certainty that names the set and its own number in it."""
    for path, record in records(outcome_of(OHANA)).items():
        assert record["status"] == {"stand": "concept"} and record["zekerheid"] == "laag", path
        assert record["bron"][0]["document"] == "Open Referral-bestand ohana"
        assert "nummer" in record["notitie_redactie"]


def test_the_three_forms_give_the_same(tmp_path: Path, packed: Path) -> None:
    """A zip of tables, a folder of them, JSON and lines of JSON: the same services, with the same facts."""
    tables = made_up(SMALL)
    folder = tmp_path / "set"
    folder.mkdir()
    for name, content in as_csv(tables).items():
        (folder / name).write_bytes(content)
    whole = json.loads(as_json(tables))
    (tmp_path / "set.json").write_bytes(as_json(tables))
    lines = "\n".join(json.dumps(service) for service in whole["contents"])
    (tmp_path / "set.ndjson").write_text(lines, "utf-8")
    paths = [packed, folder, tmp_path / "set.json", tmp_path / "set.ndjson"]
    found = [
        {name: without_source(record) for name, record in records(outcome_of(path)).items()} for path in paths
    ]
    assert all(is_open_referral(path) for path in paths)
    assert found[0] == found[1]
    assert found[2] == found[3]
    # JSON without the venues and organizations that no service names.
    assert found[2] == {name: found[0][name] for name in found[2]}
    assert len([name for name in found[2] if name.startswith("activiteiten/")]) == SMALL


def without_source(record: Values) -> Values:
    """A record without the words that name the set."""
    return {name: value for name, value in record.items() if name not in ("bron", "notitie_redactie")}


def test_every_value_is_told_of(packed: Path) -> None:
    """The report has a line for each value of each row but what only ties rows together, and no other."""
    for path in (packed, OHANA):
        outcome = outcome_of(path)
        table = list(csv.DictReader(io.StringIO(as_table(outcome).decode("utf-8-sig")), delimiter=";"))
        expected = [
            (row.table, str(row.number), name)
            for _, rows in sorted(outcome.dataset.tables.items())
            for row in rows
            for name in row.values
            if name != "id" and not name.endswith("_id")
        ]
        assert [(line["tabel"], line["rij"], line["veld"]) for line in table] == expected
        assert all(line["wat"] and line["waarheen of waarom"] for line in table)
        short = in_short(outcome)
        assert all(f"  {name}.{field}: " in short for name, _, field in expected)


def test_what_is_told_as_taken_is_there(packed: Path) -> None:
    """A value that the report calls taken stands in the record of its row."""
    outcome = outcome_of(packed)
    found = records(outcome)
    files = {id(record.row): f"{record.kind}/{record.id}.yaml" for record in outcome.records}
    seen = 0
    for row in outcome.dataset.rows("service"):
        record = found[files[id(row)]]
        for field, value in (("url", record["contact"]["website"]), ("name", record["naam"])):
            assert row.get(field) == value and row.told[field].fate == "overgenomen"
            seen += 1
    assert seen == 2 * SMALL


def test_no_person_comes_along(packed: Path) -> None:
    """No contact, mobile number or personal mail address is in a record, nor in the report."""
    outcome = outcome_of(packed)
    everything = b"".join(outcome.contents().values()) + as_table(outcome) + in_short(outcome).encode()
    for secret in (b"Piet", b"piet", b"gmail", b"06 12345678", b"0612345678"):
        assert secret not in everything
    assert b"(nummer weggelaten)" in everything and b"(e-mailadres weggelaten)" in everything


def test_what_is_there_already_stays(town: Path, packed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second import finds everything by its name and writes nothing; references go to what is there."""
    assert go(town, str(packed), "--apply") == 0
    before = files(town)
    assert go(town, str(packed), "--apply") == 0
    assert files(town) == before
    assert "niets nieuws" in capsys.readouterr().out


def test_first_only_look(town: Path, packed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --apply only the report that was asked for is written; with it no check finds a fault."""
    before = files(town)
    report = town / "verslag.csv"
    assert go(town, str(packed), "--verslag", str(report)) == 0
    assert files(town) == before and report.stat().st_size > 10_000
    out = capsys.readouterr().out
    assert f"{SMALL} activiteiten" in out and "--apply" in out
    assert go(town, str(packed), "--apply") == 0
    assert len(files(town)) > len(before) + SMALL
    assert [f for f in check(town / "catalogue") if f.level is Level.FAULT] == []


def test_our_own_release_comes_back(root: Path, built_site: Path, tmp_path: Path) -> None:
    """What we give out as HSDS can be read in elsewhere: each service a draft, times and price equal."""
    tree = built_site / "open-data" / "hsds" / "services" / "index.html"
    path = Path(shutil.copy(tree, tmp_path / "hsds.json"))
    outcome = outcome_of(path)
    services = json.loads(path.read_bytes())["contents"]
    mapped = {record.row.id: record.values for record in outcome.records if record.kind == "activiteiten"}
    assert mapped.keys() == {service["id"] for service in services}
    ours = catalogue_of(root / "catalogue")
    assert [r for r in map_dataset(read_dataset(path), ours).records if r.kind == "activiteiten"] == []
    by_name = {activity.name: activity for activity in ours.activities.values()}
    for service in services:
        values, activity = mapped[service["id"]], by_name[service["name"]]
        when: Any = values["wanneer"]
        costs: Any = values.get("kosten", {})
        # What is not every week goes out in words alone: no rule of the standard says it.
        counted = any(slot.repeat is not Repeat.SOMETIMES for slot in activity.when.slots)
        assert when["soort"] == ("vast" if counted else "onbekend")
        price = costs.get("bedrag")
        assert price == (f"{activity.costs.amount:.2f}".replace(".", ",") if activity.costs.amount else None)


def test_a_large_set_builds(
    root: Path, host: Callable[[Path, Path], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Fifteen hundred made-up services go into the real catalogue without a fault, and the site builds."""
    project = tmp_path / "stad"
    (project / "site_src" / "pages").mkdir(parents=True)
    shutil.copytree(root / "catalogue", project / "catalogue")
    path = tmp_path / "groot.zip"
    path.write_bytes(as_zip(as_csv(made_up(1500))))
    assert go(project, str(path), "--apply", "--verslag", str(tmp_path / "v.csv")) == 0
    assert "1500 activiteiten" in capsys.readouterr().out
    order = Order(
        root, project / "catalogue", tmp_path / "site", date(2026, 11, 28), with_search=False, fresh=True
    )
    built = build_site(order, host, print)
    assert built.outcome is not None
    assert not (tmp_path / "site" / "activiteiten" / "koffie-noord-0").exists(), "a draft has no page"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"freq": "WEEKLY", "byday": "MO,TH", "opens_at": "10:00:00", "closes_at": "11:00"},
         {"dagen": ["maandag", "donderdag"], "van": "10:00", "tot": "11:00"}),
        ({"freq": "WEEKLY", "byday": "WE", "opens_at": "09:30+01:00"},
         {"dagen": ["woensdag"], "van": "09:30"}),
        ({"freq": "WEEKLY", "interval": "2", "byday": "MO", "dtstart": "2026-11-09"},
         {"dagen": ["maandag"], "herhaling": "om-de-week", "vanaf": "2026-11-09"}),
        ({"freq": "MONTHLY", "byday": "-1SU"}, {"dagen": ["zondag"], "herhaling": "laatste-van-de-maand"}),
        ({"freq": "MONTHLY", "byday": "2FR", "valid_to": "2027-06-30"},
         {"dagen": ["vrijdag"], "herhaling": "tweede-van-de-maand", "tot_en_met": "2027-06-30"}),
        ({"dtstart": "2026-12-12", "valid_to": "2026-12-12", "opens_at": "2 PM"},
         {"van": "14:00", "herhaling": "eenmalig", "vanaf": "2026-12-12"}),
        ({"weekday": "Tue", "opens_at": "9am", "closes_at": "12:30 pm"},
         {"dagen": ["dinsdag"], "van": "09:00", "tot": "12:30"}),
        ({"weekday": "7"}, {"dagen": ["zondag"]}),
    ],
)  # fmt: skip
def test_schedules_that_fit(values: dict[str, str], expected: Values) -> None:
    """A rule that we can write becomes one moment."""
    block = when_of([Row("schedule", 2, values)])
    assert block == {"soort": "vast", "momenten": [expected]}


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"freq": "DAILY", "byday": "MO"}, "deze herhaling kennen wij niet"),
        ({"freq": "WEEKLY", "interval": "3", "byday": "MO"}, "deze herhaling kennen wij niet"),
        ({"freq": "WEEKLY", "interval": "2", "byday": "MO"}, "vanaf wanneer staat er niet bij"),
        ({"freq": "WEEKLY", "interval": "2", "byday": "MO", "dtstart": "2026-11-10"}, "op een andere dag"),
        ({"freq": "MONTHLY", "byday": "MO"}, "deze dagen kunnen wij niet lezen"),
        ({"freq": "MONTHLY", "byday": "5MO"}, "deze dagen kunnen wij niet lezen"),
        ({"freq": "MONTHLY", "bymonthday": "1", "opens_at": "10:00"}, "deze herhaling kennen wij niet"),
        ({"byday": "MO", "opens_at": "10:00Z"}, "deze tijd is in UTC"),
        ({"byday": "MO", "opens_at": "tien uur"}, "deze tijd kunnen wij niet lezen"),
        ({"byday": "MO", "opens_at": "10"}, "deze tijd kunnen wij niet lezen"),
        ({"byday": "MO", "opens_at": "25:00"}, "deze tijd bestaat niet"),
        ({"byday": "MO", "opens_at": "9am", "closes_at": "03:00"}, "de eindtijd ligt niet na de begintijd"),
        ({"byday": "MO", "valid_from": "vorige week"}, "dit is geen datum"),
        ({"weekday": "Someday"}, "deze dag kennen wij niet"),
        ({"opens_at": "10:00"}, "er staat niet bij op welke dag"),
    ],
)
def test_schedules_that_do_not_fit(values: dict[str, str], why: str) -> None:
    """A rule that we cannot write is not guessed at: unknown, and told why."""
    row = Row("schedule", 2, values)
    assert when_of([row]) == {"soort": "onbekend"}
    assert all(why in told.words for _, _, told in row.fates() if "geen veld" not in told.words)
    assert any(why in told.words for _, _, told in row.fates())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Een.</p><p>Twee &amp; <b>drie</b></p>", "Een.\n\nTwee & drie"),
        ("a<script>alert(1)</script>b<style>x{}</style>", "ab"),
        ("a\u202eb\u200bc\x00d\x1be\u2066f", "abcdef"),
        ("een\r\ntwee\rdrie\tvier", "een\ntwee\ndrie vier"),
        ("3 < 4 en 5 > 2", "3 < 4 en 5 > 2"),
        ("&lt;script&gt;", "<script>"),
    ],
)
def test_texts_are_cleaned(text: str, expected: str) -> None:
    """Markup, invisible and direction-changing characters fall out; what people read stays."""
    assert clean(text) == expected


@given(st.text(max_size=600))
@settings(max_examples=60, deadline=None)
def test_any_text_fits_a_record(text: str) -> None:
    """Whatever stands in a set, the reader of the catalogue takes it, and it is no longer than the field."""
    assert len(summary_of(text)) <= 160 and "\n" not in summary_of(text)
    assert len(cut(clean(text), 2000)) <= 2000
    tables = made_up(1)
    tables["services"][0].update(description=text, application_process=text, name=text or "x")
    rows = {
        name: tuple(Row(name, i, {k: v for k, v in row.items() if v}) for i, row in enumerate(each))
        for name, each in (("service", tables["services"]), ("organization", tables["organizations"]))
    }
    outcome = map_dataset(Dataset("x", rows), small())
    for name, content in outcome.contents().items():
        read = read_tree(content, name)
        assert read.tree is not None, (read.findings, content)


def bomb() -> bytes:
    """A small zip that would become a thousand times as large."""
    return as_zip({"services.csv": b"id,name\n" + b"0" * 30_000_000})


MALFORMED: Mapping[str, bytes] = {
    "leeg.json": b"",
    "wit.json": b"  \n ",
    "geen.json": b"{",
    "lijst.json": b"[1, 2, 3]",
    "tekst.json": b'"services"',
    "getal.json": b"12",
    "niets.json": b'{"contents": []}',
    "anders.json": b'{"hallo": "wereld"}',
    "diep.json": b"[" * 100_000,
    "dieper.json": "".join(f'{{"id":"{n}","organization":' for n in range(40)).encode() + b"{}" + b"}" * 40,
    "latin.json": '{"name": "café"}'.encode("latin-1"),
    "nul.json": b"\x00\x01\x02",
    "geen.zip": b"PK\x03\x04 kapot",
    "leeg.zip": as_zip({"leesmij.txt": b"hallo"}),
    "lege-tabellen.zip": as_zip({"services.csv": b"", "organizations.csv": b"\n"}),
    "kop.zip": as_zip({"services.csv": b"id,name\n"}),
    "aanhaling.zip": as_zip({"services.csv": b'id,name\n1,"nooit dicht\n2,x\n'}),
    "pdf.zip": b"%PDF-1.7",
    "binair.zip": as_zip({"services.csv": bytes(range(256)) * 20}),
    "xlsx-erin.zip": as_zip({"services.xlsx": b"PK"}),
    "pad.zip": as_zip({"../../../etc/services.csv": b"id\n"}),
}


@pytest.mark.parametrize("name", sorted(MALFORMED))
def test_what_is_no_set_is_refused_in_words(
    town: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file gives a traceback or changes anything: a Dutch sentence and what to do."""
    path = tmp_path / name
    path.write_bytes(MALFORMED[name])
    before = files(town)
    assert go(town, str(path), "--apply") in (1, 2) or "niets nieuws" in capsys.readouterr().out
    err = capsys.readouterr().err
    assert "Traceback" not in err and "niet hadden voorzien" not in err
    assert files(town) == before


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A zip that grows beyond measure is refused by its own sizes."""
    path = tmp_path / "bom.zip"
    path.write_bytes(bomb())
    assert path.stat().st_size < 100_000
    with pytest.raises(Refused, match="te groot"):
        read_dataset(path)


def test_a_zip_that_lies_about_its_size(tmp_path: Path) -> None:
    """A part that is larger than it says is refused as damaged."""
    raw = bytearray(as_zip({"services.csv": b"id,name\n" + b"1,x\n" * 5000}))
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        size = packed.infolist()[0].file_size
    raw = bytearray(bytes(raw).replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little")))
    (tmp_path / "liegt.zip").write_bytes(raw)
    with pytest.raises(Refused):
        read_dataset(tmp_path / "liegt.zip")


@pytest.mark.parametrize(
    "words", [["--rows", "2-4"], ["--soort", "activiteiten"], ["--herstel"], ["--personen"]]
)
def test_choices_of_spreadsheets_are_refused(
    town: Path, packed: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """What means nothing here is said to, and nothing happens."""
    before = files(town)
    assert go(town, str(packed), *words) == 2
    assert "Open Referral" in capsys.readouterr().err
    assert files(town) == before


def test_a_report_must_be_a_table(town: Path, packed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--verslag asks for a name that ends in .csv, and is only for these sets."""
    assert go(town, str(packed), "--verslag", str(town / "verslag.txt")) == 2
    (town / "activiteiten.csv").write_text("id;naam\n", "utf-8")
    assert go(town, str(town / "activiteiten.csv"), "--verslag", str(town / "v.csv")) == 2
    assert capsys.readouterr().err.count("hint") + 1


def test_formulas_in_the_report_do_not_run(tmp_path: Path) -> None:
    """A cell that would calculate has an apostrophe before it."""
    tables = made_up(1)
    tables["services"][0]["interpretation_services"] = '=HYPERLINK("https://kwaad.example")'
    path = tmp_path / "f.zip"
    path.write_bytes(as_zip(as_csv(tables)))
    assert b"\"'=HYPERLINK(" in as_table(outcome_of(path))


def test_lines_of_json_end_at_line_ends_only() -> None:
    """A text with U+2028 in it does not cut a line of JSON in two."""
    lines = [json.dumps({"id": i, "name": "Een\u2028twee"}, ensure_ascii=False) for i in "12"]
    assert len(read_json("\n".join(lines).encode())["service"]) == 2


def test_json_is_read_in_every_wrapping() -> None:
    """One service, a list, an envelope, an organization with services, or tables by name."""
    service = {"id": "1", "name": "Een", "status": "active", "organization": {"id": "9", "name": "Club"}}
    for data in (
        service,
        [service],
        {"contents": [service], "total_pages": 1},
        {"services": [service]},
        {"id": "9", "name": "Club", "services": [service]},
    ):
        tables = read_json(json.dumps(data).encode())
        (row,) = tables["service"]
        assert (row.get("name"), row.get("organization_id")) == ("Een", "9"), data
        assert [each.get("name") for each in tables["organization"]] == ["Club"]
