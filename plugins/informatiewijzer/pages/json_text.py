"""JSON as text, written once for what comes back in the data of many records."""

from __future__ import annotations

import json
from json.encoder import encode_basestring_ascii
from typing import Any

Data = dict[str, Any]
encode = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode


class Ready(str):
    """JSON text already."""

    __slots__ = ()


def members(data: Data) -> str:
    """What an encoder writes between the braces; it is slow to begin, and for texts it need not."""
    return ",".join([f'"{name}":{_text(value)}' for name, value in data.items()])


def _text(value: Any) -> str:
    if type(value) is Ready:
        return value
    return encode_basestring_ascii(value) if type(value) is str else encode(value)
