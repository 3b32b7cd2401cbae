"""What stands on paper about an entrance or a theme: the same words for every poster, card and picture."""

from __future__ import annotations

from informatiewijzer.model.concepts import Concept
from informatiewijzer.pages.blocks import help_lines, keeper
from informatiewijzer.pages.drawing.press import PrintWords
from informatiewijzer.pages.kinds.concepts import TALK
from informatiewijzer.pages.site import Site

MOST_WORDS = 140
"""A longer description does not fit on a poster in type that one reads from a distance."""


def print_words(site: Site, kind: str, id_: str) -> PrintWords:
    """The words about `ingangen/<id>` or `themas/<id>`, for a site whose address may still be unknown."""
    catalogue = site.catalogue
    concept: Concept = catalogue.entrances[id_] if kind == "ingangen" else catalogue.themes[id_]
    kept, settings = keeper(site), catalogue.settings
    calls = help_lines(site) if id_ == TALK else None
    numbers = [(line["phones"][0], line["name"]) for line in calls["lines"]] if calls else []
    if calls:
        numbers.append((calls["emergency"]["phone"], calls["emergency"]["name"]))
    description = concept.description or ""
    phones = kept["contact"].phones if kept["contact"] else ()
    return PrintWords(
        title=concept.name,
        name=concept.name,
        text=description if 0 < len(description) <= MOST_WORDS else None,
        icon=concept.icon,
        numbers=tuple(numbers),
        # Where help lines stand, one more number would only confuse.
        phone=phones[0] if phones and not numbers else None,
        keeper=kept["name"],
        site_name=settings.site_name,
        tagline=settings.tagline,
        target=f"{site.base_url}{kind}/{id_}/" if site.base_url else "",
        address=site.base_url.partition("://")[2].rstrip("/"),
    )
