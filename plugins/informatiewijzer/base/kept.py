"""A file of what is remembered, with its form and a checksum: damaged or of another form counts as none."""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32


def read_kept(path: Path, form: str) -> bytes | None:
    """What was kept under this form; None when there is nothing, or not all of it."""
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if head == _head(form, body) else None


def write_kept(path: Path, form: str, body: bytes) -> None:
    """Keep it, in one step. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_bytes(_head(form, body) + b"\n" + body)
    fresh.replace(path)


def _head(form: str, body: bytes) -> bytes:
    return f"{form} {crc32(body):08x}".encode()
