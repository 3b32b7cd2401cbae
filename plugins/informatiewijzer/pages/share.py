"""The picture that other sites show beside a shared link (Open Graph): one per theme, made beforehand."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from markupsafe import escape

FOLDER = "assets/delen"


def load_pictures(project: Path) -> frozenset[str]:
    """The ids of the themes that have a picture in `site_src/pages/assets/delen/`."""
    return frozenset(path.stem for path in (project / "site_src" / "pages" / FOLDER).glob("*.png"))


def share_picture(pictures: Collection[str], theme: str, base: str) -> str:
    """The head element for a page about `theme`; "" without a picture or without the site's address."""
    if not base or theme not in pictures:
        return ""
    return f'<meta property="og:image" content="{escape(f"{base}{FOLDER}/{theme}.png")}">'
