"""The address of a site: what it ends in, and its folder on the server."""

from __future__ import annotations

from urllib.parse import urlsplit


def with_slash(base_url: str) -> str:
    """The address of a site ending in one "/"; "" stays ""."""
    return base_url if not base_url or base_url.endswith("/") else base_url + "/"


def site_folder(base_url: str) -> str:
    """The folder of the site on its server: "https://a.nl/b/" -> "/b/"; "/" when the address is unknown."""
    return with_slash(urlsplit(base_url).path) or "/"
