"""The pictures for shared links, one per theme and per entrance: the social image without code and number."""

from __future__ import annotations

from collections.abc import Iterator

from informatiewijzer.base.outputs import PlannedFile
from informatiewijzer.pages.drawing.press import Drawing, drawn
from informatiewijzer.pages.drawing.print_words import print_words
from informatiewijzer.pages.drawing.share import picture_path
from informatiewijzer.pages.site import Site

_FORMAT = "liggend"


def pictured(site: Site) -> frozenset[str]:
    """The pages that have a picture; none without a press or while the address of the site is unknown."""
    return frozenset(f"{kind}/{id_}" for kind, id_, _ in _concepts(site))


def picture_files(site: Site) -> Iterator[PlannedFile]:
    """A picture for each of those pages, 1200 x 630 pixels, as Open Graph advises."""
    for kind, id_, colour in _concepts(site):
        if site.press:
            words = print_words(site, kind, id_).for_sharing()
            yield drawn(site.press, Drawing(_FORMAT, words, colour), "png", picture_path(f"{kind}/{id_}"))


def _concepts(site: Site) -> Iterator[tuple[str, str, int]]:
    """Kind, id and a number for the colour: a theme has that of its entrance."""
    if site.press is None or not site.base_url:
        return
    places = {id_: number for number, id_ in enumerate(site.catalogue.entrances)}
    yield from (("ingangen", id_, number) for id_, number in places.items())
    yield from (("themas", id_, places[theme.entrance]) for id_, theme in site.catalogue.themes.items())
