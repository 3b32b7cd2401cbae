"""Which characters a file may hold (Unicode; CVE-2021-42574 for the bidirectional ones)."""

from __future__ import annotations

import re
import unicodedata

# Controls except tab, LF and CR; line separators that YAML reads as line breaks; bidi embeddings and
# overrides; surrogates, private use and non-characters; invisible ones: ZWSP, BOM inside, soft hyphen, tags.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028\u2029\u202a-\u202e"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e007f\U000f0000-\U0010ffff]"
)
_ISOLATES = re.compile("[\u2066-\u2069]")
_NAMES = {
    "\u00ad": "zacht koppelteken", "\u200b": "spatie zonder breedte", "\ufeff": "bytevolgordeteken",
    "\u2028": "regelscheider", "\u2029": "alineascheider", "\u0000": "nulteken", "\u0085": "nieuwe regel",
}  # fmt: skip


def first_forbidden(text: str) -> int | None:
    """The index of the first character that may not be there, or None."""
    match = _FORBIDDEN.search(text)
    return match.start() if match else _unbalanced_isolate(text)


def without_forbidden(text: str) -> str:
    """The text without the characters that may not be there."""
    kept = _FORBIDDEN.sub("", text)
    return kept if _unbalanced_isolate(kept) is None else _ISOLATES.sub("", kept)


def _unbalanced_isolate(text: str) -> int | None:
    depth, start = 0, 0
    for match in _ISOLATES.finditer(text):
        if match.group() == "\u2069":
            depth -= 1
        else:
            depth, start = depth + 1, match.start()
        if depth < 0:
            return match.start()
    return start if depth else None


def describe(character: str) -> str:
    """The character in plain words that are safe to print: "U+200B (spatie zonder breedte)"."""
    number = f"U+{ord(character):04X}"
    name = _NAMES.get(character)
    if name is None and unicodedata.bidirectional(character) in _BIDI:
        name = "teken dat de leesrichting omdraait"
    return f"{number} ({name})" if name else number


_BIDI = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def printable(text: str, limit: int = 120) -> str:
    """The text on one line, safe for a terminal or a log, cut at `limit` characters."""
    if text.isascii() and text.isprintable():
        return text if len(text) <= limit else text[:limit] + "..."
    safe = "".join(
        "\\n" if c == "\n" else f"\\u{ord(c):04x}" if _FORBIDDEN.match(c) or _ISOLATES.match(c) else c
        for c in text[: limit + 1]
    )
    return safe if len(text) <= limit else safe[:limit] + "..."
