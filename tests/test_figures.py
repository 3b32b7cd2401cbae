"""Figures: the drawing and the table say what the data says, unknown stays unknown, a new year is an edit."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from informatiewijzer.base.outputs import PlannedFile
from informatiewijzer.cli.site import host_files, plan_with
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.charts import Chart
from informatiewijzer.model.figures import ChartRow, Figure, figure_of
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.pages.drawing.chart import FULL, WIDTH, drawing, table
from informatiewijzer.pages.translated import UnknownBlock

ROOT = Path(__file__).parents[1]
Files = Mapping[str, PlannedFile]
Plan = Callable[[Path], Files]
SECTION = re.compile(r'<section aria-labelledby="([a-z0-9-]+)">(.*?)</section>', re.S)
HOSTILE = "</title></desc><script>alert(1)</script><svg onload=alert(2)>"
NUMBER = re.compile(r"(?:\d+(?: \*)?|Nog niet bekend)")


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory, host: Callable[[Path, Path], None]) -> Plan:
    """A function that plans the site of a catalogue, without search, and gives its files by path."""
    rendered = host_files(ROOT, tmp_path_factory.mktemp("host"), host)

    def run(root: Path) -> Files:
        files = plan_with(load(root), rendered, ROOT, date(2026, 11, 24), "", None, with_search=False)
        return {file.path: file for file in files}

    return run


def load(root: Path) -> Catalogue:
    """The catalogue in a folder."""
    catalogue = load_catalogue(root).catalogue
    assert catalogue is not None
    return catalogue


def page_of(files: Files) -> str:
    """The page of the figures."""
    return files["cijfers/index.html"].make().decode()


def sections(html: str) -> dict[str, str]:
    """The charts of the page by their id."""
    return dict(SECTION.findall(html))


def drawn(section: str) -> list[str]:
    """The numbers in a drawing, in the order of the source; the scale at the bottom left out."""
    svg = re.search(r"<figure class=\"chart\">.*?</figure>", section, re.S)
    texts = re.findall(r"<text x=[^>]*>([^<]*)</text>", svg[0]) if svg else []
    return [text for text in texts if NUMBER.fullmatch(text)]


def in_table(section: str) -> list[str]:
    """The numbers in a table, row by row."""
    return re.findall(r"<td>([^<]*)</td>", section)


def chart_of(**fields: object) -> Chart:
    """A made-up chart; it exists only in this test."""
    words = {"id": "x", "naam": "X", "samenvatting": "X.", "telt": "Mensen"}
    return Chart.model_validate({**words, "bron": [{"document": "Verzonnen"}], **fields})


def test_drawing_table_and_data_agree(built_site: Path) -> None:
    """On the real page each drawing shows the numbers of the files, each table the same in the same order."""
    catalogue = load(ROOT / "catalogue")
    found = sections((built_site / "cijfers" / "index.html").read_text("utf-8"))
    assert list(found) == list(catalogue.charts)
    for id_, chart in catalogue.charts.items():
        rows = figure_of(chart, catalogue.neighbourhoods).rows
        data = [
            "Nog niet bekend" if share is None else f"{share}{' *' * row.uncertain}"
            for row in rows
            for share in row.shares
        ]
        known = any(share is not None for row in rows for share in row.shares)
        assert in_table(found[id_]) == (data if known else []), id_
        assert drawn(found[id_]) == (data if known else []), id_
        assert known or all(row.name in unescape(found[id_]) for row in rows)
        for number in re.findall(r"\d+", " ".join(data)) if known else ():
            assert number in re.search(r"<desc[^>]*>(.*?)</desc>", found[id_], re.S)[1]  # type: ignore[index]


def test_figures_of_the_wijken_are_those_of_the_plan(built_site: Path) -> None:
    """Ten wijken, in the order of Statistics Netherlands; seven of them carry the star of "not proven"."""
    cells = in_table(sections((built_site / "cijfers/index.html").read_text("utf-8"))["per-wijk"])
    lonely, seriously = cells[::2], cells[1::2]
    assert [int(cell.rstrip(" *")) for cell in lonely] == [48, 45, 48, 40, 47, 48, 44, 44, 35, 33]
    assert [int(cell.rstrip(" *")) for cell in seriously] == [12, 11, 13, 8, 11, 13, 10, 10, 6, 5]
    assert [number for number, cell in enumerate(lonely) if "*" not in cell] == [3, 8, 9]


@settings(deadline=None)
@given(st.lists(st.none() | st.integers(0, 100), min_size=1, max_size=4), st.text(max_size=80))
def test_a_bar_is_as_long_as_its_number(shares: list[int | None], name: str) -> None:
    """On a scale of 0 to 100: half of the people is half of the length; unknown has no bar; all fits."""
    figure = Figure(tuple(map(str, shares)), (ChartRow(name, tuple(shares)),))
    made = drawing("x", "X", figure)
    if all(share is None for share in shares):
        assert made is None
        return
    assert made is not None
    bars = made["rows"][0]["bars"]
    assert [bar["length"] for bar in bars] == [s if s is None else round(s * FULL / 100) for s in shares]
    assert all((bar["length"] or 0) <= FULL < WIDTH for bar in bars)
    assert len({bar["pattern"] for bar in bars}) == len(shares)
    places = [bar["y"] for bar in bars]
    assert places == sorted(set(places))
    assert all(y + made["bar"] < made["height"] for y in places)


def test_unknown_is_said_and_never_drawn_as_nothing() -> None:
    """A share that is not known is a word in drawing, description and table, not a bar of length 0."""
    rows = [{"naam": "Oost", "waarden": ["onbekend"]}, {"naam": "West", "waarden": ["0"]}]
    chart = chart_of(reeksen=[{"naam": "Nu", "jaar": "2016"}], rijen=rows)
    figure = figure_of(chart, {})
    made = drawing("x", "X", figure)
    assert made is not None
    assert [row["bars"][0]["length"] for row in made["rows"]] == [None, 0]
    assert "Oost: nu (2016) nog niet bekend. West: nu (2016) 0." in made["description"]
    assert [row["cells"] for row in table(chart, figure)["rows"]] == [["Nog niet bekend"], ["0"]]


def test_a_new_year_is_an_edit(tmp_path: Path, plan: Plan) -> None:
    """One line for the year and one number a row: legend, drawing, description and table have it."""
    root = Path(shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue"))
    file = root / "cijfers" / "toen-en-later.yaml"
    text = file.read_text("utf-8")
    text = text.replace("rijen:\n", "  - {naam: In 2024, jaar: 2024}\nrijen:\n")
    text = text.replace("[33, 46]", "[33, 46, 51]").replace("[42, 46]", "[42, 46, onbekend]")
    file.write_text(text, "utf-8")
    wijken = root / "begrippen" / "wijken.yaml"
    text = wijken.read_text("utf-8")
    wijken.write_text(text.replace("jaar: 2016\n    eenzaam: 35", "jaar: 2024\n    eenzaam: 35"), "utf-8")
    found = sections(page_of(plan(root)))
    assert in_table(found["toen-en-later"]) == ["33", "46", "51", "42", "46", "Nog niet bekend"]
    assert drawn(found["toen-en-later"]) == in_table(found["toen-en-later"])
    assert found["toen-en-later"].count("In 2024") == 2
    assert "toen-en-later-stip" in found["toen-en-later"]
    assert "Slangenbeek (2024)" in found["per-wijk"], "with years that differ each row says its own"
    assert "Noord (2016)" in found["per-wijk"]


def test_a_town_without_figures_and_campaign_says_so(tmp_path: Path, plan: Plan) -> None:
    """Without the two folders the addresses are there, say that nothing is known, and lead on."""
    root = Path(shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue"))
    shutil.rmtree(root / "cijfers")
    shutil.rmtree(root / "campagne")
    files = plan(root)
    for path in ("cijfers/", "campagne/", "campagne/initiatieven/", "campagne/week/", "campagne/partners/"):
        html = files[f"{path}index.html"].make().decode()
        assert re.search(r'class="notice">\s*<p>[^<]*\b(geen|nog niet|nog niets)\b', html), path
        assert "<svg viewBox" not in html.split("<main")[1].split("</main>")[0]
    assert files["open-data/cijfers.csv"].make().decode("utf-8-sig").splitlines()[1:] == []


def test_the_table_for_excel_has_the_same_numbers(built_site: Path) -> None:
    """A line per group and series, in the order of the page; what is not known is empty, not nought."""
    text = (built_site / "open-data" / "cijfers.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    catalogue = load(ROOT / "catalogue")
    expected = [
        (id_, row.name, "" if share is None else str(share))
        for id_, chart in catalogue.charts.items()
        for row in figure_of(chart, catalogue.neighbourhoods).rows
        for share in row.shares
    ]
    assert [(row["cijfer"], row["groep"], row["van_elke_100"]) for row in rows] == expected
    assert sum(row["onzeker"] == "ja" for row in rows) == 14
    assert all(row["bron"] and re.search(r"20\d\d", row["reeks"]) for row in rows)


def test_html_in_the_data_stays_text(tmp_path: Path, plan: Plan) -> None:
    """What an editor writes is text in drawing, table, list and description; a link is https or nothing."""
    root = Path(shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue"))
    places = {
        "cijfers/toen-en-later.yaml": ("In 2012", "Ouderen", "Hoe het nu is.", "Vooral volwassenen."),
        "campagne/initiatieven.yaml": ("Oyfo zet je aan!", "Geraamd in het plan van 2019."),
        "campagne/partners.yaml": ("Saxion", "Bezoekt mensen thuis"),
        "campagne/week.yaml": ("Vaak begint de week", "De oproep is"),
    }
    for name, words in places.items():
        text = (root / name).read_text("utf-8")
        for word in words:
            assert word in text
            text = text.replace(word, HOSTILE)
        (root / name).write_text(text, "utf-8")
    files = plan(root)
    for path in ("cijfers/", "campagne/", "campagne/initiatieven/", "campagne/week/", "campagne/partners/"):
        html = files[f"{path}index.html"].make().decode()
        assert "<script>alert" not in html
        assert not re.search(r"<[^>]*onload=alert", html), path
        assert path == "campagne/" or "&lt;script&gt;alert" in html


def test_a_hand_written_page_takes_its_number_from_the_data(built_site: Path) -> None:
    """The block tells what a chart says, with its year and source: no number is kept twice."""
    html = (built_site / "je-alleen-voelen" / "index.html").read_text("utf-8")
    chart = load(ROOT / "catalogue").charts["hengelo-en-twente"]
    assert f'{chart.summary} <a href="../cijfers/#hengelo-en-twente">' in html
    assert "Jaar: 2016. Bron: Uitvoeringsplan" in html


def test_a_block_that_names_no_chart_is_told(plan: Plan, tmp_path: Path) -> None:
    """Who renames a file sees at once which page asks for it; a town without any figures is left in peace."""
    root = Path(shutil.copytree(ROOT / "catalogue", tmp_path / "catalogue"))
    (root / "cijfers" / "hengelo-en-twente.yaml").rename(root / "cijfers" / "anders.yaml")
    with pytest.raises(UnknownBlock, match="'hengelo-en-twente' is geen bestand in de map cijfers"):
        plan(root)


def test_drawings_are_static_and_without_style(built_site: Path) -> None:
    """No style, no script, no picture from elsewhere; ids are there once; each drawing has title and text."""
    html = (built_site / "cijfers" / "index.html").read_text("utf-8")
    drawings = re.findall(r"<svg viewBox.*?</svg>", html, re.S)
    assert len(drawings) >= 6
    for svg in drawings:
        assert not re.search(r"\bstyle=|<script|<style|href=\"http|\son\w+=", svg)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for svg in drawings:
        if 'role="img"' in svg:
            names = re.search(r'aria-labelledby="([^"]+)" aria-describedby="([^"]+)"', svg)
            assert names is not None
            assert f'<title id="{names[1]}">' in svg
            assert f'<desc id="{names[2]}">Staafdiagram.' in svg


def test_every_figure_has_year_source_and_limits(built_site: Path) -> None:
    """Under each figure stand its sources and what it does not say; each column names its year."""
    html = (built_site / "cijfers" / "index.html").read_text("utf-8")
    for id_, section in sections(html).items():
        assert "<p>Bron:</p>" in section, id_
        assert "Wat dit niet zegt" in section, id_
        columns = re.findall(r'<th scope="col">([^<]*)</th>', section)[1:]
        assert all(re.search(r"\b20\d\d\b", column) for column in columns), id_


def test_map_tells_by_density_and_number(built_site: Path) -> None:
    """The map of the figures: ten links with a number each, patterns for the classes, a legend in words."""
    html = (built_site / "cijfers" / "index.html").read_text("utf-8")
    drawn_map = re.search(r'<figure class="map map-figures">.*?</figure>', html, re.S)
    assert drawn_map is not None
    links = re.findall(r'<a href="\.\./wijken/[a-z-]+/"><path [^>]*/><text[^>]*>(.*?)</text>', drawn_map[0])
    assert len(links) == 10
    assert all(re.search(r"\d\d</tspan>$", link) for link in links)
    assert re.findall(r"(\d\d) tot en met (\d\d)", drawn_map[0]) == [
        ("30", "34"), ("35", "39"), ("40", "44"), ("45", "49"),
    ]  # fmt: skip
    levels = re.findall(r'class="level" fill="url\(#kaart-niveau-(\d)\)" d=', drawn_map[0])
    assert set(levels) == {"1", "2", "3"}
