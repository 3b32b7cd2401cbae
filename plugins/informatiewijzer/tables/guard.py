"""Text that a spreadsheet would take for a formula gets an apostrophe in front, and loses it on the way back.

The signs are those of OWASP's page on CSV injection, with their full-width twins. An apostrophe that was
there already, before such a sign, gets one more: so that what comes back is always what went out.
Writers strip a cell first, as readers do: white space at the end would pass for a sign.
"""

from __future__ import annotations

import re

_RISKY = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_GUARDED = re.compile(r"''*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def guarded(text: str) -> str:
    """The text, so that no spreadsheet runs it."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
