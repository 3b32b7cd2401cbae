"""Addresses that are safe to put in an href: percent-encoded, and only of the kinds we allow."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from informatiewijzer.model.scalars import phone_digits

_SAFE_URL = re.compile(r"https?://[^\s<>\"'\\`{}|^]+")


def safe_url(url: str) -> str:
    """An http(s) address with other characters percent-encoded (RFC 3986); "" when it is anything else."""
    encoded = quote(url, safe="/:?#[]@!$&()*+,;=%~-._")
    return encoded if _SAFE_URL.fullmatch(encoded) else ""


def host_name(url: str) -> str:
    """What people call a website: "www.voorbeeld.nl"."""
    return urlsplit(url).netloc


def tel(phone: str) -> str:
    """A tel: link (RFC 3966, local number) of a phone number as the editor wrote it: digits only."""
    return "tel:" + re.sub(r"[^0-9]", "", phone_digits(phone))


def mailto(email: str) -> str:
    """A mailto: link (RFC 6068)."""
    return "mailto:" + quote(email, safe="@")
