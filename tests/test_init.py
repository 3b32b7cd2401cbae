"""`init`: a new town builds at once, searches, and has no word of the town where the program comes from."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_tools import DESKTOP, PHONE, opened
from informatiewijzer.base.local import for_another_town, without_marks
from informatiewijzer.cli.main import run
from informatiewijzer.cli.site import Order, build_site
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.search.documents import SearchDocument

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Host = Callable[[Path, Path], None]
AS_OF = date(2026, 11, 24)
# Made up; there is no such town.
GIVEN = ["--naam", "'t Nieuwstad aan Zee", "--provincie", "Zeeland", "--wijken", "Duinrand, Havenkwartier"]
# Words that stand in names here and mean the same everywhere: national lines and plain nouns.
EVERYWHERE = {"Veilig Thuis", "veilig-thuis", "Eén tegen eenzaamheid", "repair-cafe"}
BINARY = {".png", ".jpg", ".ico", ".pdf", ".zip", ".otf", ".ttf", ".woff2"}


@pytest.fixture(scope="module")
def town(root: Path, tmp_path_factory: pytest.TempPathFactory, host: Host) -> Path:
    """A new town made by the command, and its site in `site/`."""
    folder = tmp_path_factory.mktemp("nieuw") / "stad"
    assert run(["init", str(folder), *GIVEN], root, host) == 0
    order = Order(folder, folder / "catalogue", folder / "site", AS_OF, "https://voorbeeld.invalid/")
    built = build_site(order, host, lambda _: None)
    assert built.outcome is not None, [str(finding) for finding in built.findings]
    return folder


def _names(root: Path, kept: set[str]) -> set[str]:
    """Every name, other name and id of the first town: organisations, venues, wijken, activities, itself."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    places = {**catalogue.organisations, **catalogue.locations}
    found = {catalogue.settings.town, catalogue.settings.province}
    for id_, record in places.items():
        if id_ not in kept:
            found |= {id_, record.name, *record.aliases}
    for id_, wijk in catalogue.neighbourhoods.items():
        found |= {id_, wijk.name, *wijk.aliases}
    for activity in catalogue.activities.values():
        found |= {activity.name}
    themes = {concept.name for concept in (*catalogue.themes.values(), *catalogue.kinds.values())}
    # A name in small letters is a plain noun: bieb, theater, centrum. An id with a dash is nobody's noun.
    telling = {name for name in found if len(name) > 3 and (name != name.lower() or "-" in name)}
    return telling - themes - EVERYWHERE


def _texts(town: Path) -> Iterator[tuple[str, str]]:
    """Every file of the new town but the program's own code and locks, with its text."""
    for path in sorted(town.rglob("*")):
        name = path.relative_to(town).as_posix()
        skipped = name.startswith((".cache/", "plugins/")) or path.suffix in {".lock", *BINARY}
        if path.is_file() and not skipped:
            yield name, path.read_text("utf-8", errors="replace")


def test_no_word_of_the_first_town(town: Path, root: Path) -> None:
    """No file of the new town or its site, code included, names the first town or anybody in it."""
    everything = re.compile(r"hengel(?:o(?!ot)|oos|ose)|wijkracht|twent(?:e|s)(?!ig)", re.IGNORECASE)
    kept = {path.stem for path in (town / "catalogue" / "organisaties").glob("*.yaml")}
    names = sorted(_names(root, kept), key=len, reverse=True)
    assert len(names) > 300
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")
    hits = [f"{name}: {found[0]}" for name, text in _texts(town) for found in pattern.finditer(text)]
    assert hits == []
    code = [
        path for path in town.rglob("*") if path.suffix in {".py", ".txt", ".js", ".toml", ".html", ".json"}
    ]
    texts = {path.as_posix(): path.read_text("utf-8") for path in code if ".cache" not in path.parts}
    assert [f"{path}: {hit[0]}" for path, text in texts.items() for hit in everything.finditer(text)] == []


def test_it_is_sound_and_says_what_is_made_up(
    town: Path, root: Path, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    """`check` finds no fault and no warning; `doctor` asks to take the two examples away."""
    catalogue = ["--catalogue", str(town / "catalogue"), "--as-of", "2026-11-24"]
    assert run(["check", *catalogue, "--format", "json"], town, host) == 0
    assert {row["level"] for row in json.loads(capsys.readouterr().out)} <= {"tip"}
    assert run(["doctor", *catalogue, "--format", "json"], town, host) == 1
    rows = json.loads(capsys.readouterr().out)
    examples = {Path(row["path"]).stem for row in rows if row["code"] == "LIVE14"}
    assert examples == {"voorbeeld-organisatie", "voorbeeld-koffieochtend"}


def test_it_has_help_lines_with_their_sources(town: Path, root: Path) -> None:
    """The national lines came along unchanged, so each still names where its number comes from."""
    lines = [
        p for p in (town / "catalogue" / "organisaties").glob("*.yaml") if not p.stem.startswith("voorbeeld-")
    ]
    assert {"113-zelfmoordpreventie", "de-luisterlijn"} <= {path.stem for path in lines}
    for path in lines:
        assert path.read_bytes() == (root / "catalogue" / "organisaties" / path.name).read_bytes()
        assert "\nbron:" in path.read_text("utf-8")


def test_search_works(town: Path, host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """The command finds a help line and an example; the town's own name is no search word."""
    where = ["--catalogue", str(town / "catalogue"), "--as-of", "2026-11-24", "--json"]
    assert run(["search", "luisterlijn", *where], town, host) == 0
    assert "de-luisterlijn" in capsys.readouterr().out
    assert run(["search", "koffie in nieuwstad", *where], town, host) == 0
    assert "voorbeeld-koffieochtend" in capsys.readouterr().out


def test_it_can_be_told_apart(town: Path) -> None:
    """The site has the town's own name, quote included, and its wijken; there is no map of another town."""
    home = (town / "site" / "index.html").read_text("utf-8")
    assert "&#39;t Nieuwstad aan Zee" in home
    assert "@@" not in home
    assert (town / "site" / "wijken" / "duinrand" / "index.html").is_file()
    assert not (town / "site_src" / "data").exists()
    wijken = (town / "site" / "wijken" / "index.html").read_text("utf-8")
    assert "<table" not in wijken
    assert "cijfers" not in wijken.partition("</main>")[0]


def test_it_can_run_by_itself(town: Path, root: Path) -> None:
    """Every locked list of packages came along, with the door, the handbook and the settings of the host."""
    needed = {path.name for path in root.glob("requirements*.lock")}
    needed |= {"build.py", "REDACTIE.md", "mkdocs.yml", "pyproject.toml"}
    assert needed <= {path.name for path in town.iterdir()}


def test_a_text_editor_helps_at_once(town: Path, host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    """The schemas are there and are of the new town: its wijken; nothing is left for `schema` to do."""
    assert run(["schema", "--check"], town, host) == 0, capsys.readouterr().out
    choices = json.loads((town / ".vscode" / "schema" / "keuzes.json").read_text("utf-8"))
    assert choices["definitions"]["wijken"]["enum"] == ["duinrand", "havenkwartier"]
    assert (town / ".vscode" / "settings.json").is_file()


def test_the_workflows_run_no_tests_that_are_not_there(town: Path) -> None:
    """The tests of the program do not go with a town, so neither do the jobs that run them."""
    flows = [*town.glob(".github/workflows/*.yml"), town / ".gitlab-ci.yml"]
    assert len(flows) == 4
    assert [path.name for path in flows if ".ci/run" in path.read_text("utf-8")] == []


@pytest.mark.browser
def test_home_and_finder_in_a_browser(
    town: Path, browser: Browser, serve_folder: Callable[[Path], str]
) -> None:
    """Home, finder and search open without a fault in the console, and the example can be found."""
    address = serve_folder(town / "site")
    for size in (PHONE, DESKTOP):
        with opened(browser, address, viewport=size) as (page, watch):
            page.goto(address)
            assert "Nieuwstad aan Zee" in page.inner_text("main")
            page.goto(f"{address}activiteiten/")
            page.wait_for_load_state("networkidle")
            assert page.locator("text=Voorbeeld van een koffieochtend").first.is_visible()
            page.goto(f"{address}zoeken/?q=koffie")
            page.wait_for_load_state("networkidle")
            assert page.locator("main >> text=Voorbeeld van een koffieochtend").first.is_visible()
            assert watch.faults == []
            assert watch.strangers == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "dit ontbreekt nog"),
        (["{map}"], "--naam"),
        (["{map}", "--naam", "Stad", "--provincie", "X", "--wijken", " , "], "0 wijken"),
        (["{map}", "--naam", "<b>", "--provincie", "X", "--wijken", "A"], "kan niet bij --naam"),
        (["{map}", "--naam", "Stad", "--provincie", "Fryslân", "--wijken", "Oost, Oost"], "Oost"),
        (["{vol}", "--naam", "Stad", "--provincie", "Fryslân", "--wijken", "Oost"], "niet leeg"),
        (
            ["{project}/site2", "--naam", "Stad", "--provincie", "Fryslân", "--wijken", "Oost"],
            "dit project zelf",
        ),
        (["{map}/a/b", "--naam", "Stad", "--provincie", "Fryslân", "--wijken", "Oost"], "bestaat niet"),
    ],
)
def test_wrong_use(
    words: list[str], said: str, root: Path, host: Host, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong use is said in a Dutch sentence, with status 2, and leaves nothing behind."""
    (tmp_path / "vol").mkdir()
    (tmp_path / "vol" / "iets").write_text("x", "utf-8")
    places = {"map": tmp_path / "nieuw", "vol": tmp_path / "vol", "project": root}
    assert run(["init", *(word.format(**places) for word in words)], root, host) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["vol"]


def test_marks_of_one_town() -> None:
    """Here a local piece stays and its mark goes; elsewhere the piece goes and its stand-in comes."""
    text = "Voor.\n<!-- hier -->\nAlleen hier.\n<!-- einde hier -->\n<!-- elders: Overal. -->\nNa.\n"
    assert without_marks(text) == "Voor.\nAlleen hier.\nNa.\n"
    assert for_another_town(text) == "Voor.\nOveral.\nNa.\n"
    item = "- een\n- twee <!-- alleen hier -->\n- drie\n"
    assert without_marks(item) == "- een\n- twee\n- drie\n"
    assert for_another_town(item) == "- een\n- drie\n"
    document = SearchDocument("a", "a/", "In @@PLAATS@@", text="x @@PLAATS@@").in_town("Oost")
    assert (document.title, document.text) == ("In Oost", "x Oost")


def test_no_mark_reaches_a_visitor(built_site: Path) -> None:
    """The published pages of the first town show their local pieces and none of the marks."""
    for path in built_site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r"<!-- (?:einde |alleen )?hier|<!-- elders|@@PLAATS@@", text), path


def test_every_mark_is_closed(root: Path) -> None:
    """A piece that begins also ends, before the next begins."""
    for path in (root / "site_src" / "pages").rglob("*.md"):
        marks = re.findall(r"<!-- (einde )?hier -->", path.read_text("utf-8"))
        assert marks == ["", "einde "] * (len(marks) // 2), path
