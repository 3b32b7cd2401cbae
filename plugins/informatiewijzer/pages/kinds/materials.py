"""`/campagne/materiaal/`: posters, cards and pictures of every entrance, to print and to share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from informatiewijzer.base.outputs import PlannedFile
from informatiewijzer.pages.drawing.press import Drawing, Kind, Press, PrintWords, drawn, size_of
from informatiewijzer.pages.drawing.print_words import print_words
from informatiewijzer.pages.page import Page, plain_key
from informatiewijzer.pages.site import Site

BASE = "campagne/materiaal/"
TITLE = "Posters, kaarten en plaatjes"
STYLE = "assets/css/materiaal.css"
View = Mapping[str, Any]


class Format(NamedTuple):
    """One product: its name in the template and in words, its size, and the kinds of file.

    `dots`: dots per inch of its PNG; `preview`: the same of the small picture on the page, 0 without.
    """

    name: str
    title: str
    size: str
    use: str
    kinds: tuple[Kind, ...]
    dots: int
    preview: int
    back: bool = False


_PAPER: tuple[Kind, ...] = ("pdf", "png", "svg")
_SCREEN: tuple[Kind, ...] = ("png", "svg")
FORMATS: tuple[Format, ...] = (
    Format("poster-a4", "Poster A4", "A4, 210 x 297 mm", "Past in elke printer.", _PAPER, 150, 32),
    Format("poster-a3", "Poster A3", "A3, 297 x 420 mm", "Voor een groot bord of raam.", _PAPER, 100, 0),
    Format(
        "kaart-a6",
        "Kaart",
        "A6, 148 x 105 mm",
        "Om te geven of te sturen. Achterop is plek om te schrijven.",
        _PAPER,
        200,
        45,
        back=True,
    ),
    Format("kaarten-vel", "Vier kaarten", "A4, 297 x 210 mm", "Print en knip het in vieren.", ("pdf",), 0, 0),
    Format("vierkant", "Vierkant plaatje", "1080 x 1080 pixels", "Voor een bericht.", _SCREEN, 72, 16),
    Format("liggend", "Liggend plaatje", "1200 x 630 pixels", "Voor een website.", _SCREEN, 72, 16),
    Format("verhaal", "Staand plaatje", "1080 x 1920 pixels", "Voor een verhaal of status.", _SCREEN, 72, 14),
)
"""Everything that is made for every entrance, in the order of the page."""
_WHAT: Mapping[Kind, str] = {
    "pdf": "om te printen",
    "png": "om te delen",
    "svg": "voor een drukker of ontwerper",
}


def material_files(site: Site) -> list[PlannedFile]:
    """The files of all entrances; none while the address of the site, and so the code, is unknown."""
    return [file for id_ in site.catalogue.entrances for file in _files(site, id_).values()]


def _files(site: Site, id_: str) -> dict[str, PlannedFile]:
    """The files of one entrance by name: "poster-a4.pdf", and "voorbeeld-poster-a4.png" for the page."""
    press = site.press
    if press is None or not site.base_url:
        return {}
    words = print_words(site, "ingangen", id_)
    colour = list(site.catalogue.entrances).index(id_)
    made = {}
    for one in FORMATS:
        for kind in one.kinds:
            name = f"{one.name}.{kind}"
            made[name] = _drawn(press, one, words, colour, kind, one.dots, f"{BASE}{id_}/{name}")
        if one.preview:
            name = f"voorbeeld-{one.name}.png"
            made[name] = _drawn(press, one, words, colour, "png", one.preview, f"{BASE}{id_}/{name}")
    return made


def _drawn(
    press: Press, one: Format, words: PrintWords, colour: int, kind: Kind, dots: int, path: str
) -> PlannedFile:
    # Only a PDF has a second side.
    back = one.back and kind == "pdf"
    said = words.about(f"{one.title}: {words.name}", back)
    return drawn(press, Drawing(one.name, said, colour, dots), kind, path)


def material_pages(site: Site) -> Iterator[Page]:
    """`/campagne/materiaal/` and a page for each entrance that has files."""
    press = site.press if site.base_url else None
    entrances = site.catalogue.entrances if press else {}
    view = {
        "h1": TITLE,
        "ready": press is not None,
        "entrances": [
            {"name": one.name, "text": one.description, "href": f"{BASE}{id_}/"}
            for id_, one in entrances.items()
        ],
        "posters": [
            (one.name, f"ingangen/{id_}/poster/")
            for id_, one in site.catalogue.entrances.items()
            if not press
        ],
    }
    description = "Om te printen, op te hangen, te geven en te delen: over alles wat er te doen is."
    yield _page(BASE, TITLE, description, "materiaal.html", partial(dict, view), plain_key(view))
    if press:
        yield from (_entrance(site, press, id_) for id_ in entrances)


def _entrance(site: Site, press: Press, id_: str) -> Page:
    words, files = print_words(site, "ingangen", id_), _files(site, id_)
    address = f"{BASE}{id_}/"
    return _page(
        address,
        f"{TITLE}: {words.name}",
        f"Posters, kaarten en plaatjes om te printen en te delen: {words.name}.",
        "materiaal-ingang.html",
        partial(_entrance_view, press, words, files, f"ingangen/{id_}/"),
        plain_key((words.name, words.text, words.target, [file.key for file in files.values()])),
        [(TITLE, BASE)],
    )


def _entrance_view(press: Press, words: PrintWords, files: Mapping[str, PlannedFile], back: str) -> View:
    """Made only when the page is: to tell how large the files are, they have to be drawn."""
    return {
        "h1": words.name,
        "text": words.text,
        "target": words.target,
        "back": back,
        "products": [_product(press, one, words, files) for one in FORMATS],
    }


def _product(press: Press, one: Format, words: PrintWords, files: Mapping[str, PlannedFile]) -> View:
    preview = files.get(f"voorbeeld-{one.name}.png")
    _, wide, high = size_of(press, preview) if preview else (0, 0, 0)
    return {
        "title": one.title,
        "size": one.size,
        "use": one.use,
        "preview": preview.path if preview else None,
        "wide": wide,
        "high": high,
        "alt": f"Voorbeeld van: {one.title.lower()} '{words.name}'",
        "files": [_file(press, one, kind, files[f"{one.name}.{kind}"]) for kind in one.kinds],
    }


def _file(press: Press, one: Format, kind: Kind, file: PlannedFile) -> View:
    return {
        "href": file.path,
        "title": one.title,
        "kind": kind.upper(),
        "what": _WHAT[kind],
        "size": size_words(size_of(press, file).bytes),
    }


def size_words(size: int) -> str:
    """Bytes as people say them: "60 kB", "1,2 MB"; rounded up, so that nobody is surprised."""
    if size > 999_000:
        return f"{-(-size // 100_000) / 10:.1f} MB".replace(".", ",")
    return f"{-(-size // 1_000)} kB"


def _page(
    address: str,
    title: str,
    description: str,
    template: str,
    view: Any,
    depends: str,
    crumbs: Sequence[tuple[str, str]] = (),
) -> Page:
    return Page(
        path=f"{address}index.html",
        title=title,
        description=description,
        template=template,
        view=view,
        depends=depends,
        crumbs=[("Campagne", "campagne/"), *crumbs],
        extras=[STYLE],
    )
