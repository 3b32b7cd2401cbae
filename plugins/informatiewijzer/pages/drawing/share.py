"""Where the picture stands that other sites show beside a shared link (Open Graph)."""

from __future__ import annotations

from collections.abc import Collection

from informatiewijzer.pages.jinja import html_of


def picture_path(address: str) -> str:
    """The file of a page's picture: "themas/spel" -> "assets/delen/themas/spel.png"."""
    return f"assets/delen/{address}.png"


def share_picture(pictures: Collection[str], address: str, base: str) -> str:
    """The head element for a page about `address` ("themas/spel"); "" when that has no picture."""
    if not base or address not in pictures:
        return ""
    return f'<meta property="og:image" content="{html_of(base + picture_path(address))}">'
