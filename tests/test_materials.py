"""Posters, cards and pictures: their size, their code, their words, and what is too long."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from case_files import BASIS
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.logo import Logo, read_logo
from informatiewijzer.pages.design import contrast
from informatiewijzer.pages.drawing.press import Drawing, Press, PrintWords, drawn, load_press
from informatiewijzer.pages.drawing.qr import qr_file
from informatiewijzer.pages.kinds.materials import FORMATS, material_files, material_pages, size_words
from informatiewijzer.pages.render import load_kitchen
from informatiewijzer.pages.site import Site, make_site
from PIL import Image
from pypdf import PdfReader

BASE = "https://voorbeeld.invalid/"
MM = 72 / 25.4
SIZES = {
    "poster-a4": (210, 297),
    "poster-a3": (297, 420),
    "kaart-a6": (148, 105),
    "kaarten-vel": (297, 210),
}
PIXELS = {"vierkant": (1080, 1080), "liggend": (1200, 630), "verhaal": (1080, 1920)}
GREEN = (0, 170, 0)
SVG_LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path fill="#0a0" d="M0 0h30v10H0z"/></svg>'
)
# Made up, and each as long as the models allow.
LONG = PrintWords(
    title="Verzonnen",
    name="Samen wandelen, praten en koffiedrinken in het verzonnen buurthuis De Voorbeeldhoek",
    text="Dit is een verzonnen zin die zo lang is als op een poster nog past, met veel woorden en komma's, "
    "en die dus ook op een kaart moet passen.",
    icon="koffie",
    numbers=(("0800 123 45 67", "Verzonnen luisterlijn met een lange naam"), ("112", "Bij direct gevaar")),
    phone="074 123 45 67",
    keeper="Verzonnen Welzijnsorganisatie Voor Heel De Gemeente En Omstreken",
    site_name="Informatiewijzer Alphen-Chaam en Nuenen, Gerwen en Nederwetten",
    tagline="Wat kunt u doen in Nuenen, Gerwen en Nederwetten, en wie kan u helpen?",
    target=BASE + "ingangen/een-heel-lang-verzonnen-adres-van-een-ingang/",
    address="informatiewijzer.nuenen-gerwen-en-nederwetten.voorbeeld.invalid/wijzer",
)
SHORT = replace(LONG, name="Ui", text=None, icon=None, numbers=(), phone=None, keeper=None)
ONE_WORD = replace(LONG, name="Burenhulpvrijwilligersorganisatieoverlegvergadering" + "en" * 14)
NO_CODE = LONG.for_sharing()


@pytest.fixture(scope="module")
def town(root: Path, as_of: date) -> Catalogue:
    """The catalogue of the real town, as published."""
    catalogue = load_catalogue(root / "catalogue").catalogue
    assert catalogue is not None
    return catalogue.published(as_of)


@pytest.fixture(scope="module")
def press(root: Path) -> Press:
    """The press with the site's own word mark."""
    press = load_press(root, None)
    assert press is not None
    return press


@pytest.fixture(scope="module")
def make(root: Path, as_of: date) -> Callable[[Catalogue, Press, str], Site]:
    """A function that makes a site with a press."""
    kitchen = load_kitchen(root)
    return lambda catalogue, press, base: replace(
        make_site(catalogue, kitchen, as_of), press=press, base_url=base
    )


def folders(site: Path) -> list[Path]:
    """The folder of every entrance's materials."""
    return sorted(path.parent for path in (site / "campagne" / "materiaal").glob("*/index.html"))


def drawn_page(pdf: bytes | Path, number: int = 0, scale: float = 2) -> Image.Image:
    """A side of a PDF as pixels."""
    document = pypdfium2.PdfDocument(pdf)
    return document[number].render(scale=scale).to_pil()


def text_of(pdf: bytes | Path) -> str:
    """The text of the first side, on one line."""
    content = pdf.read_bytes() if isinstance(pdf, Path) else pdf
    return " ".join(PdfReader(BytesIO(content)).pages[0].extract_text().split())


def sides(pdf: Path) -> int:
    """The number of sides of a PDF."""
    return len(PdfReader(BytesIO(pdf.read_bytes())).pages)


def codes(image: Image.Image) -> list[str]:
    """What the QR codes in a picture say."""
    return [str(found.text) for found in zxingcpp.read_barcodes(image)]


def picture(file: Path) -> Image.Image:
    """A PNG, read whole."""
    return Image.open(BytesIO(file.read_bytes()))


def text_boxes(pdf: bytes) -> Iterator[tuple[float, float, float, float]]:
    """Where texts stand on the first side: left, bottom, right, top in points."""
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    yield from (text.get_rect(number) for number in range(text.count_rects()))


def structure(tag: Any) -> Iterator[Any]:
    """The tags of a PDF from one tag down."""
    tag = tag.get_object()
    if isinstance(tag, list):
        for one in tag:
            yield from structure(one)
    elif isinstance(tag, dict):
        yield tag
        yield from structure(tag["/K"]) if "/K" in tag else ()


def png(width: int, height: int) -> bytes:
    """A made-up green PNG."""
    rows = (b"\0" + bytes(GREEN) * width) * height
    parts = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    chunks = (struct.pack(">I", len(b)) + k + b + struct.pack(">I", zlib.crc32(k + b)) for k, b in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def test_every_entrance_has_every_file(built_site: Path, town: Catalogue) -> None:
    """Each entrance has the same fixed number of files, and each is there."""
    found = folders(built_site)
    assert [path.name for path in found] == sorted(town.entrances)
    wanted = {f"{one.name}.{kind}" for one in FORMATS for kind in one.kinds}
    wanted |= {f"voorbeeld-{one.name}.png" for one in FORMATS if one.preview}
    assert len(wanted) == 21
    assert all({file.name for file in path.iterdir()} == {*wanted, "index.html"} for path in found)


def test_sizes_are_right(built_site: Path) -> None:
    """PDFs measure what paper measures, pictures what social media ask, and the drawings say the same."""
    folder = folders(built_site)[0]
    for name, (width, height) in SIZES.items():
        side = PdfReader(BytesIO((folder / f"{name}.pdf").read_bytes())).pages[0].mediabox
        assert [round(float(side.width) / MM, 1), round(float(side.height) / MM, 1)] == [width, height], name
    for name, pixels in PIXELS.items():
        assert picture(folder / f"{name}.png").size == pixels, name
        head = (folder / f"{name}.svg").read_text("utf-8")[:400]
        assert f'viewBox="0 0 {pixels[0]} {pixels[1]}"' in head, name
    a4 = picture(folder / "poster-a4.png").size
    assert a4 == (1240, 1754)  # 150 dots per inch


def test_every_code_leads_to_its_entrance(built_site: Path) -> None:
    """A telephone reads the code of every PDF and PNG of every entrance, and it is the right address."""
    for folder in folders(built_site):
        target = f"{BASE}ingangen/{folder.name}/"
        for one in FORMATS:
            for kind in set(one.kinds) & {"pdf", "png"}:
                file = folder / f"{one.name}.{kind}"
                image = picture(file) if kind == "png" else drawn_page(file.read_bytes())
                assert set(codes(image.convert("L"))) == {target}, file.name
        assert len(codes(drawn_page(folder / "kaarten-vel.pdf", scale=3).convert("L"))) == 4


def test_a_drawing_holds_the_code_and_a_name(built_site: Path) -> None:
    """An SVG has the code's own drawing in it, a title for who cannot see it, and nothing from elsewhere."""
    for folder in folders(built_site):
        svg = (folder / "vierkant.svg").read_text("utf-8")
        found = re.findall(r"data:image/svg\+xml;base64,([^\"]+)", svg)
        inside = [base64.b64decode(one) for one in found]
        assert qr_file(f"{BASE}ingangen/{folder.name}/") in inside
        assert re.search(r'^<svg role="img"[^>]*><title>Vierkant plaatje: [^<]+</title>', svg)
        assert set(re.findall(r'(?:href|src)="(?!#|data:image/svg)([^"]*)"', svg)) == set()


def test_a_pdf_is_tagged(built_site: Path) -> None:
    """Each PDF says its title and language, is tagged (ISO 14289-1), and the code has words."""
    folder = folders(built_site)[0]
    for name in SIZES:
        reader = PdfReader(BytesIO((folder / f"{name}.pdf").read_bytes()))
        assert reader.metadata is not None
        assert "Informatiewijzer Hengelo" in str(reader.metadata.title)
        root = reader.trailer["/Root"]
        assert str(root["/Lang"]).startswith("nl")
        assert root["/MarkInfo"]["/Marked"]
        tags = list(structure(root["/StructTreeRoot"]))
        assert f"QR-code naar {BASE}ingangen/{folder.name}/" in [str(tag.get("/Alt")) for tag in tags]
        assert "/H1" in [str(tag.get("/S")) for tag in tags]


def test_a_card_has_a_side_to_write_on(built_site: Path) -> None:
    """The PDF of a card has two sides, that of a poster one."""
    folder = folders(built_site)[0]
    assert sides(folder / "kaart-a6.pdf") == 2
    assert [sides(folder / f"poster-{size}.pdf") for size in ("a4", "a3")] == [1, 1]


def test_the_words_speak_of_doing(built_site: Path, town: Catalogue) -> None:
    """A poster has the name and sentence of its entrance; nowhere stands the loaded word."""
    for folder in folders(built_site):
        words = text_of(folder / "poster-a4.pdf")
        entrance = town.entrances[folder.name]
        assert entrance.name in words
        assert (entrance.description or "") in words
        assert "eenza" not in words.lower()
    talk = text_of(folders(built_site)[0].parent / "nu-praten" / "kaart-a6.pdf")
    assert all(number in talk for number in ("112", "113", "088 0767 000"))


def test_the_page_says_how_large_files_are(built_site: Path) -> None:
    """Every link tells kind and size, the size is that of the file, and none is larger than 250 kB."""
    for folder in folders(built_site):
        html = (folder / "index.html").read_text("utf-8")
        links = re.findall(r'href="[^"]*/([a-z0-9-]+\.\w+)" download>[^<]*\((\w+), ([^)]+)\)<', html)
        assert len(links) == sum(len(one.kinds) for one in FORMATS)
        for name, kind, size in links:
            length = (folder / name).stat().st_size
            assert (kind.lower(), size) == (name.rpartition(".")[2], size_words(length))
            assert length < 250_000, name


@pytest.mark.parametrize(("size", "words"), [(1, "1 kB"), (59_001, "60 kB"), (1_210_000, "1,3 MB")])
def test_sizes_in_words(size: int, words: str) -> None:
    """Sizes are rounded up and written the Dutch way."""
    assert size_words(size) == words


@pytest.mark.parametrize("words", [LONG, SHORT, ONE_WORD, NO_CODE], ids=["long", "short", "word", "no-code"])
@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_nothing_overflows(press: Press, name: str, words: PrintWords) -> None:
    """With names as long as allowed all text stands on the page, no text on another, on one side."""
    pdf = press.draw(Drawing(name, words, 1), "pdf")
    side = PdfReader(BytesIO(pdf)).pages
    assert len(side) == 1
    width, height = float(side[0].mediabox.width), float(side[0].mediabox.height)
    boxes = list(text_boxes(pdf))
    assert boxes
    slack = 0.01 * min(width, height)
    for left, bottom, right, top in boxes:
        assert left >= 0 and bottom >= 0 and right <= width and top <= height
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            along = min(one[3], other[3]) - max(one[1], other[1])
            assert min(across, along) < slack, (one, other)
    if words.code:
        assert set(codes(drawn_page(pdf, scale=3 if width < 900 else 1).convert("L"))) == {words.target}


@pytest.mark.parametrize(
    ("name", "content"), [("logo.svg", SVG_LOGO), ("logo.png", png(60, 20))], ids=["svg", "png"]
)
def test_the_logo_takes_the_place_of_the_word_mark(
    root: Path, press: Press, tmp_path: Path, name: str, content: bytes
) -> None:
    """A logo named in the settings stands on posters and pictures, and the word mark then does not."""
    (tmp_path / name).write_bytes(content)
    logo = read_logo(tmp_path, name)
    assert logo == Logo(name, content)
    with_logo = load_press(root, logo)
    assert with_logo is not None
    assert with_logo.digest != press.digest
    for form in ("poster-a4", "kaart-a6", "verhaal"):
        drawing = Drawing(form, LONG, 0, 36)
        green = [one.draw(drawing, "png") for one in (press, with_logo)]
        before, after = (
            sum(pixel == GREEN for pixel in Image.open(BytesIO(one)).convert("RGB").get_flattened_data())
            for one in green
        )
        assert before == 0
        assert after > 200
        assert LONG.site_name in text_of(press.draw(drawing, "pdf"))
        assert LONG.site_name not in text_of(with_logo.draw(drawing, "pdf"))


def test_a_broken_logo_is_a_sentence(tmp_path: Path) -> None:
    """Half a PNG, one with a changed pixel, one that is far too wide and one from elsewhere: each is told."""
    whole = png(60, 20)
    broken = {"half": whole[:-20], "pixel": whole[:60] + b"x" + whole[61:], "wide": png(4_001, 1)}
    for name, content in broken.items():
        (tmp_path / f"{name}.png").write_bytes(content)
        logo = read_logo(tmp_path, f"{name}.png")
        assert logo is not None and logo.fault.startswith("Het logo is"), name
    (tmp_path / "binnen").mkdir()
    outside = read_logo(tmp_path / "binnen", "../half.png")
    assert outside is not None and "buiten de map" in outside.fault
    elsewhere = SVG_LOGO.replace(b'fill="#0a0"', b'style="fill:url(http://voorbeeld.invalid/b)"')
    (tmp_path / "link.svg").write_bytes(elsewhere)
    linked = read_logo(tmp_path, "link.svg")
    assert linked is not None and "andere plek" in linked.fault
    for box in ("0 0 0 10", "a b", ""):
        (tmp_path / "flat.svg").write_bytes(SVG_LOGO.replace(b"0 0 30 10", box.encode()))
        flat = read_logo(tmp_path, "flat.svg")
        assert flat is not None and "hoe groot" in flat.fault, box
    assert read_logo(tmp_path, None) is None


def test_without_an_address_there_is_no_code(
    town: Catalogue, press: Press, make: Callable[[Catalogue, Press, str], Site]
) -> None:
    """Without the site's address the page says so, offers no file and leads to plain posters."""
    site = make(town, press, "")
    assert material_files(site) == []
    (page,) = material_pages(site)
    html = str(site.kitchen.html(page.template, {**page.view(), "root": ""}))
    assert "adres van deze site is nog niet bekend" in html
    assert "ingangen/mensen-ontmoeten/poster/" in html
    assert "<img" not in html


def test_only_what_changed_is_drawn_again(
    town: Catalogue, press: Press, make: Callable[[Catalogue, Press, str], Site]
) -> None:
    """The same input has the same keys and bytes; another sentence changes one entrance, an address all."""
    before = {file.path: file.key for file in material_files(make(town, press, BASE))}
    again = {file.path: file.key for file in material_files(make(town, press, BASE))}
    assert before == again
    changed = town.entrances["zelf-iets-doen"].model_copy(update={"description": "Iets anders."})
    other = replace(town, entrances={**town.entrances, "zelf-iets-doen": changed})
    after = {file.path: file.key for file in material_files(make(other, press, BASE))}
    assert {path.split("/")[2] for path in after if after[path] != before[path]} == {"zelf-iets-doen"}
    moved = material_files(make(town, press, "https://elders.invalid/"))
    assert not {file.key for file in moved} & set(before.values())


def test_another_press_makes_the_same_bytes(root: Path, press: Press) -> None:
    """What was drawn before has no influence: a fresh press gives the same bytes for each kind."""
    fresh = load_press(root, None)
    assert fresh is not None
    for kind in ("svg", "png", "pdf"):
        drawing = Drawing("kaart-a6", LONG, 2)
        assert press.draw(drawing, kind) == fresh.draw(drawing, kind)  # type: ignore[arg-type]
        assert drawn(press, drawing, kind, "a").key == drawn(fresh, drawing, kind, "a").key  # type: ignore[arg-type]


def test_another_town_works(
    root: Path, as_of: date, press: Press, make: Callable[[Catalogue, Press, str], Site]
) -> None:
    """The made-up town of the cases gets materials with its own name on them."""
    catalogue = load_catalogue(BASIS).catalogue
    assert catalogue is not None
    site = make(catalogue.published(as_of), press, "https://linde.invalid/wijzer/")
    files = {file.path: file for file in material_files(site)}
    (first, *_) = site.catalogue.entrances
    pdf = files[f"campagne/materiaal/{first}/poster-a4.pdf"].make()
    text = text_of(pdf)
    assert site.catalogue.settings.site_name in text
    assert "linde.invalid/wijzer" in text
    assert codes(drawn_page(pdf).convert("L")) == [f"https://linde.invalid/wijzer/ingangen/{first}/"]


def test_colours_of_the_press_can_be_read(root: Path) -> None:
    """Each deep colour keeps 4.5 : 1 on paper and white, and 3 : 1 under its icon (WCAG 1.4.3, 1.4.11)."""
    text = (root / "site_src" / "drukwerk" / "drukwerk.typ").read_text("utf-8")
    pairs = re.findall(r'diep: rgb\("(#\w+)"\), licht: rgb\("(#\w+)"\)', text)
    (paper,) = re.findall(r'papier = rgb\("(#\w+)"\)', text)
    assert len(pairs) == 4
    for deep, light in pairs:
        assert contrast(deep, paper) >= 4.5
        assert contrast(deep, "#ffffff") >= 4.5
        assert contrast(deep, light) >= 3
