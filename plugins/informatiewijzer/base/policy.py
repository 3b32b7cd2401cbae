"""What a web server says with every file: the one source of the policy of the pages and of all header files.

Sources: Content Security Policy Level 3 (W3C), RFC 6797 (HSTS), RFC 9111 and 8246 (caching), Permissions
Policy and Referrer Policy (W3C).
"""

from __future__ import annotations

from collections.abc import Mapping

_DIRECTIVES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'none'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
)
# A <meta> may not carry this one (CSP 3, section 3.3).
_HEADER_ONLY = (("frame-ancestors", "'none'"),)
# No page of ours uses any of these.
_SWITCHED_OFF = ("camera", "geolocation", "microphone", "payment", "usb")
_YEAR = 31_536_000

VERSIONED = r"^/(vinder|mijn-lijst)/[a-z]*[0-9]*-[0-9a-z]+\.json$"
"""Files with their version in the name, so that they never change (a pattern for the path in the site)."""
OPEN_DATA = "open-data"
"""The folder that any other site may read with a script (Fetch standard, CORS)."""
TYPES: Mapping[str, str] = {
    ".ics": "text/calendar; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".geojson": "application/geo+json",
}
"""Types that not every server knows, by the ending of the name."""
JSON_FOLDERS = r"^/open-data/(hsds|openreferral-uk)/"
"""Where files are JSON whatever their name (docs/adr/0047): the addresses of an API have no ending."""
FOREVER = f"public, max-age={_YEAR}, immutable"
ASK_FIRST = "no-cache"
"""Keep, but ask each time whether it is still the same: an activity may have stopped an hour ago."""


def content_policy(*, worker: bool, header: bool) -> str:
    """The Content-Security-Policy; `worker`: visitors may keep the site, `header`: not for a <meta>."""
    rows = (*_DIRECTIVES, *(_HEADER_ONLY if header else ()))
    allowed = {"worker-src": "'self'"} if worker else {}
    return "; ".join(f"{name} {allowed.get(name, value)}" for name, value in rows)


def headers(*, worker: bool, secure: bool = True) -> dict[str, str]:
    """The headers of every answer; `secure` False leaves out what only makes sense with https."""
    found = {
        "Content-Security-Policy": content_policy(worker=worker, header=True),
        "Referrer-Policy": "same-origin",  # "no-referrer" would hide the own history from overal.js
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _SWITCHED_OFF),
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if secure:
        found["Strict-Transport-Security"] = f"max-age={_YEAR}"
    return found
