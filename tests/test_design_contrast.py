"""The design: contrast of every pair of colours, the scale of letters, and the page that shows it all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from informatiewijzer.pages.design import (
    PAIRS,
    SIGN,
    TEXT,
    Tokens,
    contrast,
    load_styles,
    measured,
    read_tokens,
)


@pytest.fixture(scope="module")
def tokens(root: Path) -> Tokens:
    """The tokens of the real style sheet."""
    return read_tokens(load_styles(root))


def page_of(site: Path) -> str:
    """The page of the design in the built site."""
    return (site / "over" / "ontwerp" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#22201e", "#fffdf9", 15.98),
    ],
)
def test_contrast_is_counted_as_wcag_does(one: str, other: str, ratio: float) -> None:
    """Known pairs give their known ratio, whichever comes first (WCAG 2.2, "contrast ratio")."""
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_has_enough_contrast(tokens: Tokens, scheme: str) -> None:
    """Text has at least 4.5, borders and focus rings at least 3, in light and in dark."""
    low = {
        pair.use: round(ratio, 2) for pair, ratio in measured(getattr(tokens, scheme)) if ratio < pair.least
    }
    assert low == {}


def test_the_rules_are_those_of_wcag(tokens: Tokens) -> None:
    """4.5 for text (1.4.3), 3 for signs (1.4.11); every colour but the decorative line stands in a pair."""
    assert (TEXT, SIGN) == (4.5, 3.0)
    used = {name for pair in PAIRS for name in (pair.front, pair.back)}
    colours = {name for name, value in tokens.light.items() if value.startswith("#")}
    assert colours - used == {"line"}


def test_dark_changes_every_colour(tokens: Tokens) -> None:
    """No colour of the light scheme is forgotten in the dark one."""
    same = {
        name for name, value in tokens.light.items() if value.startswith("#") and tokens.dark[name] == value
    }
    assert same == set()


def test_the_style_sheet_uses_only_its_tokens(root: Path) -> None:
    """Outside the tokens no rule for the screen names a colour, so that a house style changes one block."""
    css = re.sub(r":root\s*\{[^}]*\}", "", load_styles(root))
    screen = re.sub(r"@media print \{.*?\n\}", "", css, flags=re.S)
    loose = [
        line.strip()
        for line in screen.splitlines()
        if re.search(r"#[0-9a-fA-F]{3,6}\b", line) and "forced-color-adjust: none" not in line
    ]
    assert loose == []


def test_no_size_of_letters_is_under_16_px(root: Path, tokens: Tokens) -> None:
    """The scale starts at 16 px, and gewone tekst is 18 px (112.5 % of the reader's own size)."""
    sizes = {
        name: float(value.split("rem")[0]) * 18
        for name, value in tokens.light.items()
        if name.startswith("size-")
    }
    assert sizes["size-base"] == 18
    assert min(sizes.values()) >= 16
    assert "html { font-size: 112.5%" in load_styles(root)


def test_targets_are_48_px(tokens: Tokens) -> None:
    """Buttons, fields and links of the menu are 48 px high (WCAG 2.5.8 asks 24)."""
    assert round(float(tokens.light["target"].split("rem")[0]) * 18) == 48


def test_the_page_shows_what_was_measured(built_site: Path, tokens: Tokens) -> None:
    """Each pair stands in the table with its own numbers, cut to one decimal."""
    text = page_of(built_site)
    rows = re.findall(
        r'<th scope="row">([^<]+)</th><td[^>]*>[^<]+</td><td[^>]*>([^<]+)</td><td[^>]*>([^<]+)</td>', text
    )
    shown = {
        use: (float(light.replace(",", ".")), float(dark.replace(",", "."))) for use, light, dark in rows
    }
    dark = dict(measured(tokens.dark))
    for pair, ratio in measured(tokens.light):
        assert shown[pair.use][0] == pytest.approx(ratio, abs=0.1)
        assert shown[pair.use][0] <= ratio
        assert shown[pair.use][1] <= dark[pair]


def test_the_page_shows_every_icon_with_its_name(built_site: Path, root: Path) -> None:
    """Every icon of the site stands on the page, beside a word."""
    names = [path.stem for path in sorted((root / "site_src/pages/assets/iconen").glob("*.svg"))]
    assert re.findall(r"</svg><span>([a-z-]+)</span></li>", page_of(built_site)) == names


def test_the_page_shows_the_parts_as_they_are_used(built_site: Path) -> None:
    """Tile, card, facts, telephone, buttons, field, notice, details and pager: with the real classes."""
    text = page_of(built_site)
    for part in ("tile", "cards", "facts", "call", "button", "button quiet", "search", "notice", "pager"):
        assert f'class="{part}' in text, part
    assert "<details>" in text
