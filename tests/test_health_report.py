"""The health report: what is missing, old, broken, changed, and where the gaps are; as text and as a page."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from case_files import BASIS, amended
from informatiewijzer.cli.main import run
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.schedule import Slot
from informatiewijzer.upkeep.completeness import FIELDS, completeness
from informatiewijzer.upkeep.coverage import DIMENSIONS, coverage, parts_of
from informatiewijzer.upkeep.document import BeforeAfter, Items, Paragraph, Report, Section, Table, as_text
from informatiewijzer.upkeep.history import NoHistory, last_edits, version_at
from informatiewijzer.upkeep.link_check import LinkResult
from informatiewijzer.upkeep.link_file import FILE, read_links, write_links
from informatiewijzer.upkeep.link_words import WORDS, LinkState
from informatiewijzer.upkeep.report_page import report_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AS_OF = date(2026, 11, 24)
DAY = f"--as-of={AS_OF}"


@pytest.fixture
def town(tmp_path: Path, root: Path) -> Path:
    """A project with a small catalogue and our templates."""
    shutil.copytree(BASIS, tmp_path / "stad" / "catalogue")
    for name in ("rapport", "templates", "pages/assets/iconen"):
        shutil.copytree(root / "site_src" / name, tmp_path / "stad" / "site_src" / name)
    return tmp_path / "stad"


def change(town: Path, files: Mapping[str, str]) -> Catalogue:
    """The catalogue with these blocks changed; a new file begins as the meal club."""
    for name, blocks in files.items():
        path = town / "catalogue" / f"{name}.yaml"
        old = path if path.exists() else town / "catalogue" / "activiteiten" / "eetclub.yaml"
        path.write_text(amended(old.read_text("utf-8"), blocks), "utf-8")
    loaded = load_catalogue(town / "catalogue")
    assert loaded.catalogue is not None, loaded.findings
    return loaded.catalogue.published(AS_OF)


def go(town: Path, *words: str) -> int:
    """Carry out a command in the project."""
    return run([*words, DAY], town, lambda project, target: None)


def report(town: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The text of the report, with all lines."""
    assert go(town, "report", "--alles", *words) == 0
    return capsys.readouterr().out


def git(town: Path, *words: str) -> None:
    """Let git do something in the project, as somebody without a name."""
    who = ["-c", "user.name=proef", "-c", "user.email=proef@voorbeeld.invalid", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(town), *who, *words], check=True, capture_output=True)


def committed(town: Path, message: str = "stand") -> None:
    """Everything as it is now, as a version."""
    git(town, "add", "-A")
    git(town, "commit", "-q", "-m", message)


def test_each_field_is_counted(town: Path) -> None:
    """What is known of the meal club counts once; what nobody knows is named with it."""
    kinds = {kind.kind: kind for kind in completeness(change(town, {}))}
    club = dict(kinds["activiteiten"].fields)
    assert (club["wanneer"], club["kosten"], club["aanmelden"], club["rolstoel"]) == (1, 1, 0, 0)
    (row,) = kinds["activiteiten"].missing
    assert row[:2] == ("activiteiten/eetclub", "Eetclub De Linde")
    assert {"aanmelden", "talen"} <= set(row[2])
    assert kinds["activiteiten"].percentage == sum(club.values()) * 100 // len(club)


def test_what_is_filled_in_is_no_longer_missing(town: Path) -> None:
    """Each field that an editor fills in makes the figure go up."""
    before = {kind.kind: kind for kind in completeness(change(town, {}))}["activiteiten"]
    after = change(
        town,
        {
            "activiteiten/eetclub": "aanmelden: {nodig: nee}\neerste_keer: U krijgt soep.\n"
            "samen_gaan: Dat mag.\n",
            "locaties/de-linde": "toegankelijkheid: {rolstoel: nee}\n",
        },
    )
    fresh = {kind.kind: kind for kind in completeness(after)}["activiteiten"]
    assert fresh.percentage > before.percentage
    assert not {"aanmelden", "eerste keer", "samen gaan", "rolstoel"} & set(fresh.missing[0][2])


def test_a_catalogue_without_records_is_complete(town: Path) -> None:
    """A town that begins is not told that it lacks a hundred percent of nothing."""
    empty = replace(change(town, {}), activities={}, locations={}, organisations={})
    assert [kind.percentage for kind in completeness(empty)] == [100] * len(FIELDS)


@pytest.mark.parametrize(
    ("slot", "parts"),
    [
        ({"van": "09:00", "tot": "11:00"}, ["ochtend"]),
        ({"van": "11:00", "tot": "13:00"}, ["ochtend", "middag"]),
        ({"van": "12:00"}, ["middag"]),
        ({"van": "17:30", "tot": "20:00"}, ["avond"]),
        ({"van": "17:00", "tot": "17:30"}, ["middag"]),
        ({"van": "00:00", "tot": "23:59"}, ["ochtend", "middag", "avond"]),
        ({"dagdeel": "avond"}, ["avond"]),
        ({}, []),
    ],
)
def test_parts_of_the_day_follow_from_the_hours(slot: dict[str, str], parts: list[str]) -> None:
    """The same limits as the finder has: noon and half past five."""
    assert list(parts_of(Slot.model_validate({"dagen": ["maandag"], **slot}))) == parts


def test_coverage_counts_every_combination(town: Path) -> None:
    """The meal club is for older people and for everybody, in the centre, late in the afternoon."""
    found = coverage(change(town, {}))
    assert found.total == 1
    assert found.count() == 1
    assert found.count(thema="samen-eten", wijk="centrum", dagdeel="avond", doelgroep="ouderen") == 1
    assert found.count(thema="koffie", doelgroep="iedereen") == 1
    assert found.count(wijk="noord") == 0
    assert found.unknown == (0, 0, 0, 0)


def test_what_is_at_home_is_everywhere_and_what_is_unknown_nowhere(town: Path) -> None:
    """A visit at home counts for each wijk; an unknown wijk or time counts for none and is told apart."""
    visit = "waar: {vorm: aan-huis}\nwanneer: {soort: altijd}\n"
    unknown = "waar: {vorm: onbekend}\nwanneer: {soort: onbekend}\n"
    found = coverage(change(town, {"activiteiten/bezoek": visit, "activiteiten/vaag": unknown}))
    assert found.count(wijk="noord", dagdeel="ochtend") == 1
    assert found.unknown == (0, 1, 1, 0)


def test_a_gap_is_named_once_at_its_smallest(town: Path) -> None:
    """Every gap is empty, each part of it is not, and no gap holds another."""
    evening = "wanneer: {soort: vast, momenten: [{dagen: [dinsdag], van: '09:00', tot: '10:00'}]}\n"
    north = "themas: [koffie]\ndoelgroepen: [ouderen]\nwaar: {vorm: wisselend, wijk: noord}\n"
    extra = {"activiteiten/noord": north + evening}
    found = coverage(change(town, extra))
    gaps = [gap for size in (1, 2, 3, 4) for gap in found.gaps(size)]
    assert gaps
    for gap in gaps:
        assert gap not in found.counts
        for at, value in enumerate(gap):
            part = tuple(None if index == at else other for index, other in enumerate(gap))
            assert value is None or part in found.counts
    as_sets = [{(at, value) for at, value in enumerate(gap) if value} for gap in gaps]
    assert not any(one < other for one in as_sets for other in as_sets)
    assert len(DIMENSIONS) == 4


def test_the_report_tells_everything_in_words(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each part has its heading; nothing is left out or shown as Python would."""
    text = report(town, capsys)
    for heading in ("In het kort", "Wat ontbreekt", "Hoe vers", "Waar is niets", "links", "gewonere taal"):
        assert heading in text
    assert "Eetclub De Linde (activiteiten/eetclub) mist er" in text
    assert "nog niet nagekeken" in text
    assert not re.search(r"\bNone\b|\bTrue\b|\{|<|Stage\.", text)


def test_wording_tips_come_from_the_checks(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same findings as `check` gives, together in one place."""
    change(town, {"activiteiten/eetclub": "omschrijving: Wij faciliteren ontmoeting.\n"})
    assert "activiteiten/eetclub.yaml:1" in report(town, capsys).partition("gewonere taal")[2]


def test_freshness_is_told_per_stage(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Three dates, each with its own word."""
    source = "bron: [{document: Folder, datum: 2024, gezien: 2026-01-02}]\n"
    confirmed = "bevestigd: {op: 2024-01-09, door: redacteur, hoe: telefoon}\n"
    change(town, {"activiteiten/eetclub": source + confirmed})
    text = " ".join(report(town, capsys).split())
    assert "bevestigd 2024-01-09, bekeken 2026-01-02, bron van 2024" in text


def test_without_git_it_says_so(
    town: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No git, or a folder git does not know: the rest of the report is made all the same."""
    text = report(town, capsys, "--since", "2026-11-01")
    assert "Vergelijken met '2026-11-01' kan niet. Git kent deze map of deze versie niet." in text
    monkeypatch.setenv("PATH", "")
    assert "Git staat niet op deze computer" in report(town, capsys, "--since", "2026-11-01")


def test_what_changed_is_told_as_the_page_shows_it(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new time, something new, something that stopped; also what changed in the venue it is in."""
    git(town.parent, "init", "-q", str(town))
    change(town, {"activiteiten/soep": "naam: Soep\n"})
    committed(town)
    change(
        town,
        {
            "activiteiten/eetclub": "kosten: {soort: gratis}\n",
            "activiteiten/soep": "status: {stand: gestopt}\n",
            "activiteiten/thee": "naam: Thee\n",
            "locaties/de-linde": "naam: Het Lindehuis\n",
        },
    )
    text = report(town, capsys, "--since", "HEAD").partition("Wat is er veranderd?")[2]
    assert re.search(r"Kosten:\n +was: 5 euro per keer\n +nu: +Gratis", text)
    assert "Soep (activiteiten/soep): weg" in text
    assert "Thee (activiteiten/thee): nieuw" in text
    assert "Het Lindehuis" in text.partition("Eetclub De Linde (activiteiten/eetclub): anders")[2]
    assert "1 nieuw" in text and "1 weg" in text


def test_versions_are_found_by_day_and_by_name(town: Path) -> None:
    """A day means its last version; a wrong word is refused and never an option of git's."""
    git(town.parent, "init", "-q", str(town))
    with pytest.raises(NoHistory):
        version_at(town / "catalogue", "HEAD")
    committed(town)
    git(town, "tag", "uitgave-1")
    folder = town / "catalogue"
    assert version_at(folder, "uitgave-1") == version_at(folder, "HEAD") == version_at(folder, "2099-01-01")
    assert last_edits(folder).keys() >= {"activiteiten/eetclub.yaml", "instellingen.yaml"}
    for wrong in ("2000-01-01", "--output=x", "bestaat-niet", "HEAD; rm -rf", "", "\u202e", "-h"):
        with pytest.raises(NoHistory, match=r"^[A-Z].*\.$"):
            version_at(folder, wrong)


@pytest.mark.parametrize(
    "wrong",
    ["2026-11-31", "2000-01-01", "0001-01-01", "24-11-2026", "gisteren", "uitgave-2", "", "-h~", "\u202e"],
)
def test_a_version_that_there_is_not_is_wrong_use(
    wrong: str, town: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With status 2, the days and the names that there are, and no report."""
    git(town.parent, "init", "-q", str(town))
    committed(town)
    git(town, "tag", "uitgave-1")
    assert go(town, "report", "--html", str(town / "v.html"), f"--since={wrong}") == 2
    said = capsys.readouterr()
    assert "Er is geen versie '" in said.err
    assert re.search(r"kies een dag van \d{4}-\d\d-\d\d tot en met vandaag", said.err)
    assert "uitgave-1" in said.err
    assert "\u202e" not in said.err
    assert said.out == ""
    assert not (town / "v.html").exists()


def test_a_version_without_these_records_is_none(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name of git's from before the folder was there is no version of the records."""
    git(town.parent, "init", "-q", str(town))
    git(town, "commit", "-q", "--allow-empty", "-m", "leeg")
    git(town, "tag", "leeg")
    committed(town)
    assert go(town, "report", "--since=leeg") == 2
    assert "Er is geen versie 'leeg'" in capsys.readouterr().err


def test_links_are_told_with_their_day(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is broken, where it stands and what to do; a link that is no longer used is left out."""
    results = [
        LinkResult("https://linde.example", LinkState.GONE, 404),
        LinkResult("https://weg.example", LinkState.NO_DOMAIN),
    ]
    write_links(town / FILE, date(2026, 11, 20), results)
    text = report(town, capsys)
    assert "Nagekeken op 20 november 2026: 1 van de" in text
    assert WORDS[LinkState.GONE].what in text
    assert "https://linde.example: organisaties/buurthuis-de-linde" in text
    assert "weg.example" not in text


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"vorm": 1, "dag": "x", "links": []}', '{"vorm": 2}'])
def test_a_damaged_results_file_counts_as_none(tmp_path: Path, content: str) -> None:
    """The report then says that the links were not looked at."""
    (tmp_path / "links.json").write_text(content, "utf-8")
    assert read_links(tmp_path / "links.json") is None


def test_a_long_report_is_cut_on_a_terminal(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Long lists end in a number; `--alles` gives them whole."""
    change(town, {f"activiteiten/club-{n}": f"naam: Club {n}\n" for n in range(30)})
    assert go(town, "report") == 0
    short = capsys.readouterr().out
    assert "- en nog 23" in short
    assert len(short) < len(report(town, capsys))


def test_the_page_is_safe_and_stands_alone(root: Path) -> None:
    """Texts are escaped, the only style is the one whose digest the policy names, nothing is fetched."""
    nasty = "<script>alert(1)</script> \u202e\" onload='x' {{ 7*7 }}"
    blocks = (
        Paragraph(nasty),
        Items((nasty,), nasty),
        Items((nasty,)),
        Table(nasty, (nasty, nasty), ((nasty, nasty),)),
        BeforeAfter(nasty, ((nasty, nasty, ""), (nasty, "", nasty))),
    )
    html = report_html(root, Report(nasty, nasty, (Section("deel", nasty, blocks),)))
    assert "<script" not in html
    assert "49" not in html.partition("<body>")[2]
    style = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert len(style) == 1
    digest = base64.b64encode(hashlib.sha256(style[0].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in html
    assert "default-src 'none'" in html
    assert not re.search(r"<(?:link|img|iframe|base)\b|url\(|@import", html)


def test_the_text_of_every_block(root: Path) -> None:
    """A wide table becomes a line a row; a change says was and is."""
    wide = Table(
        "Breed", tuple("abcdefgh"), (("rij", "0", "1", "0", "0", "2", "0", "0"), ("leeg", *"0000000"))
    )
    change_ = BeforeAfter("Anders", (("Tijd", "10.00", "11.00"), ("Nieuw", "", "iets")))
    text = as_text(
        Report(
            "Titel",
            "Zin.",
            (
                Section(
                    "x",
                    "Deel",
                    (wide, change_, Items(("een", "twee"))),
                ),
            ),
        )
    )
    assert "rij: c 1, f 2" in text and "leeg: niets" in text
    assert "was: 10.00" in text and "was: (niets)" in text and "- twee" in text
    assert "te breed voor het scherm" in as_text(Report("T", "Z.", (Section("x", "D", (wide,)),)), 5)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--html", "verslag.pdf"], "geen bestand voor een bladzijde"),
        (["--html", "."], "geen bestand voor een bladzijde"),
        (["--html", "site/verslag.html"], "niet in de map site"),
        (["--html", "catalogue/verslag.html"], "niet in de map catalogue"),
        (["--since"], "hoort nog een waarde"),
        (["verslag.html"], "dit ken ik niet"),
    ],
)
def test_wrong_use_is_refused_in_words(
    town: Path,
    words: list[str],
    says: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With exit status 2; nothing is written."""
    monkeypatch.chdir(town)
    before = sorted(town.rglob("*"))
    assert go(town, "report", *words) == 2
    assert says in capsys.readouterr().err
    assert sorted(town.rglob("*")) == before


def test_the_same_state_gives_the_same_page(town: Path) -> None:
    """Byte for byte, so that two reports can be compared."""
    pages = []
    for name in ("een", "twee"):
        assert go(town, "report", "--html", str(town / "verslag" / f"{name}.html")) == 0
        pages.append((town / "verslag" / f"{name}.html").read_bytes())
    assert pages[0] == pages[1]


@pytest.mark.browser
def test_the_page_is_for_everybody(town: Path, tmp_path: Path, browser: Browser) -> None:
    """With every kind of block: no fault of axe in light and dark, it fits a phone, no warning is given."""
    from axe_playwright_python.sync_playwright import Axe

    git(town.parent, "init", "-q", str(town))
    committed(town)
    change(town, {"activiteiten/eetclub": "kosten: {soort: gratis}\n"})
    write_links(town / FILE, AS_OF, [LinkResult("https://linde.example", LinkState.GONE, 404)])
    target = tmp_path / "verslag.html"
    assert go(town, "report", "--html", str(target), "--since", "HEAD") == 0
    for scheme, width in (("light", 320), ("dark", 1366)):
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})  # type: ignore[arg-type]
        page, told = context.new_page(), []
        page.on("console", lambda message, told=told: told.append(message.text))
        page.goto(target.as_uri())
        assert Axe().run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert told == []
        context.close()
