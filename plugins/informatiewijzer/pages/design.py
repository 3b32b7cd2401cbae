"""The page of the design: tokens of the style sheet, their measured contrast, parts as they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from informatiewijzer.pages.facts import contact_view
from informatiewijzer.pages.lists import tile
from informatiewijzer.pages.views.activity import activity_view

if TYPE_CHECKING:
    from informatiewijzer.pages.site import Site

View = dict[str, Any]
STYLES = Path("site_src", "pages", "assets", "css", "site.css")
BASE_PX = 18.0
TEXT, SIGN = 4.5, 3.0
"""Least contrast of text (WCAG 1.4.3) and of borders and focus rings (1.4.11)."""
_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_TOKEN = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


class Pair(NamedTuple):
    """A colour on another as the site uses them, with the least contrast the rule asks."""

    use: str
    front: str
    back: str
    least: float


PAIRS: tuple[Pair, ...] = (
    Pair("Tekst op de bladzijde", "text", "ground", TEXT),
    Pair("Tekst op een vlak", "text", "panel", TEXT),
    Pair("Zachte tekst op de bladzijde", "soft", "ground", TEXT),
    Pair("Zachte tekst op een vlak", "soft", "panel", TEXT),
    Pair("Links op de bladzijde", "brand", "ground", TEXT),
    Pair("Links op een vlak", "brand", "panel", TEXT),
    Pair("Links in de voet", "brand", "footer", TEXT),
    Pair("Woorden op een knop", "on-brand", "brand", TEXT),
    Pair("Rand van een veld", "border", "ground", SIGN),
    Pair("Rand op een vlak en op de kaart", "border", "panel", SIGN),
    Pair("Rand van een knop", "brand", "ground", SIGN),
    Pair("Ring om wat u kiest, op de bladzijde", "focus", "ground", SIGN),
    Pair("Ring om wat u kiest, op een vlak", "focus", "panel", SIGN),
    Pair("Ring om wat u kiest, in de voet", "focus", "footer", SIGN),
)
SIZES = {
    "small": "Klein: kruimelpad en onderschriften",
    "base": "Gewoon: alle tekst",
    "h3": "Kop van een kaart (h3)",
    "lead": "Eerste zinnen van een bladzijde",
    "h2": "Kop van een deel (h2)",
    "h1": "Titel op een telefoon (h1)",
}
SPACES = {
    "s": "Tussen een vraag en haar veld",
    "m": "Tussen knoppen en tegels",
    "l": "Tussen alinea's",
    "xl": "Voor een nieuw deel",
}


class Tokens(NamedTuple):
    """The tokens of the style sheet by name, in light and in dark."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


def read_tokens(css: str) -> Tokens:
    """The first two `:root` blocks: light, and what dark changes. Raises ValueError when one is missing."""
    blocks = [dict(_TOKEN.findall(block)) for block in _ROOT.findall(css)[:2]]
    if len(blocks) < 2:
        raise ValueError("site.css heeft geen tokens voor licht en donker")
    light, dark = blocks
    return Tokens(light, {**light, **dark})


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours ("#rrggbb"), 1 to 21 (WCAG 2.2, "contrast ratio")."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def measured(tokens: Mapping[str, str]) -> Iterator[tuple[Pair, float]]:
    """Every pair with its contrast in these tokens."""
    for pair in PAIRS:
        yield pair, contrast(tokens[pair.front], tokens[pair.back])


def load_styles(project: Path) -> str:
    """The style sheet of a project as text."""
    return (project / STYLES).read_text("utf-8")


def colours(site: Site) -> View:
    """The colour tokens with a sample in light and dark."""
    tokens = read_tokens(site.styles)
    names = [name for name, value in tokens.light.items() if _COLOUR.fullmatch(value)]
    return {"colours": [(name, tokens.light[name], tokens.dark[name]) for name in names]}


def contrasts(site: Site) -> View:
    """The measured contrast of every pair, in light and dark, as Dutch writes numbers."""
    light, dark = read_tokens(site.styles)
    rows = [
        (pair, _number(bright), _number(dim), _number(pair.least))
        for (pair, bright), (_, dim) in zip(measured(light), measured(dark), strict=True)
    ]
    return {"rows": rows}


def _number(value: float) -> str:
    # Cut, not rounded: 4.49 must not look like 4.5.
    return f"{int(value * 10) / 10:.1f}".replace(".", ",")


def measures(site: Site) -> View:
    """Sizes of letters and spaces in px for a reader who changed nothing, and the other fixed measures."""
    light = read_tokens(site.styles).light
    sizes = [(name, text, _px(light[f"size-{name}"])) for name, text in SIZES.items()]
    spaces = [(name, text, _px(light[f"space-{name}"])) for name, text in SPACES.items()]
    return {"sizes": sizes, "spaces": spaces, "target": _px(light["target"]), "column": _px(light["column"])}


def _px(value: str) -> int:
    return round(float(value.partition("rem")[0]) * BASE_PX)


def icons(site: Site) -> View:
    """The names of all icons."""
    return {"names": site.kitchen.icons}


def components(site: Site) -> View:
    """Parts of pages with real records in them, made by the templates of those pages."""
    activities = list(site.catalogue.activities.values())
    shown = next((a for a in activities if a.when.slots and a.where.venue), None) or activities[0]
    called = next((o for o in site.catalogue.organisations.values() if o.contact.phones), None)
    entrances = list(site.catalogue.entrances.values())[:2]
    return {
        "tiles": [tile(e.name, f"ingangen/{e.id}/", e.description, e.icon) for e in entrances],
        "cards_shown": site.cards_of("activiteiten", [a.id for a in activities[:2]]),
        "rows": activity_view(site, shown, ())["rows"][:4],
        "contact": contact_view(called.contact) if called else None,
    }
