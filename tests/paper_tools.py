"""What the tests of paper share: a page as a PDF, its text, and what its QR code says."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import normalize

import zxingcpp
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The dark squares of the drawn code as columns and rows, from its path "M4 4h1v1h-1z...".
_SQUARES = """one => [...one.querySelector('path').getAttribute('d').matchAll(/M(\\d+) (\\d+)/g)]
  .map(([, x, y]) => [Number(x), Number(y)])"""
_DOTS = 4  # a square, so that the reader has something to look at


def pdf_of(page: Page) -> tuple[int, str]:
    """Prints the page to A4: the number of sides, and their text on one line."""
    reader = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    # Letters that print as one ("ffi") are one character in a PDF.
    text = normalize("NFKC", " ".join(side.extract_text() for side in reader.pages))
    return len(reader.pages), " ".join(text.split())


def read_code(page: Page) -> str:
    """What the QR code on the page says; it is drawn anew, black on white."""
    code = page.locator(".code")
    squares = {(x, y) for x, y in code.evaluate(_SQUARES)}
    size = _DOTS * int(code.evaluate("one => one.viewBox.baseVal.width"))
    rows = (
        bytes(0 if (x // _DOTS, y // _DOTS) in squares else 255 for x in range(size)) for y in range(size)
    )
    (found,) = zxingcpp.read_barcodes(memoryview(b"".join(rows)).cast("B", (size, size)))
    return str(found.text)
