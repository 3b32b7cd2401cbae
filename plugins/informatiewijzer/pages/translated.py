"""Blocks of pages in other languages: facts from the catalogue, words from `site_src/talen.json`.

What has no translation is shown in Dutch and marked as Dutch; it is never left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from informatiewijzer.pages.site import Site

Words = Mapping[str, Any]
View = dict[str, Any]
TALK = "nu-praten"


class UnknownBlock(ValueError):
    """A page asks for a block that does not exist; the message is Dutch and names page and blocks."""


def _entrances(site: Site, words: Words, code: str) -> View:
    tiles = []
    for id_, entrance in site.catalogue.entrances.items():
        name, text = words["ingangen"].get(id_, (None, None))
        href = f"{code}/hulp/" if id_ == TALK and name else f"ingangen/{id_}/"
        shown = {"name": name or entrance.name, "text": text if name else entrance.description}
        tiles.append(
            {**shown, "href": href, "icon": entrance.icon, "dutch": not name, "to_dutch": href[:2] != code}
        )
    return {"tiles": tiles}


def _help_lines(site: Site, words: Words, _code: str) -> View:
    lines = []
    for id_ in site.catalogue.settings.help_lines:
        line = site.catalogue.organisations.get(id_)
        if line is None or not line.contact.phones:
            continue
        text = words["lijnen"].get(id_)
        lines.append(
            {
                "name": line.name,
                "phones": list(line.contact.phones),
                "text": text or line.summary,
                "dutch": not text,
            }
        )
    return {"lines": lines, "emergency": site.catalogue.settings.emergency.phone}


def _glossary(_site: Site, words: Words, _code: str) -> View:
    return {"pairs": list(words["woorden"].items())}


TRANSLATED: Mapping[str, Callable[[Site, Words, str], View]] = {
    "hulplijnen": _help_lines,
    "ingangen": _entrances,
    "woordenlijst": _glossary,
}
"""Every block in another language: its name is also its template, `blokken/taal-<name>.html`."""


def translated_view(name: str, code: str, site: Site, where: str) -> View:
    """What a block in the language `code` shows. Raises UnknownBlock; `where`: the page for the message."""
    if name not in TRANSLATED or code not in site.languages.words:
        raise UnknownBlock(
            f"De pagina {where} vraagt om het blok '{name}' in de taal '{code}', maar dat bestaat niet. "
            f"Kies uit: {', '.join(TRANSLATED)}; talen: {', '.join(site.languages.words)}."
        )
    words = site.languages.words[code]
    return {**TRANSLATED[name](site, words, code), "words": words}
