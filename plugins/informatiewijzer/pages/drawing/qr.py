"""QR codes of addresses as drawings (ISO/IEC 18004); the one module that imports the library."""

from __future__ import annotations

from markupsafe import Markup

_QUIET = 4  # ISO/IEC 18004: four squares of white around the code


def qr_code(address: str) -> Markup:
    """An SVG drawing of an address, black on white; hidden from screen readers: words beside it say the same.

    Error correction M (15 %): paper gets folded and stained. Beyond 2,331 bytes: segno.DataOverflowError.
    """
    size, path = _squares(address)
    # Only digits and letters of our own making stand in it.
    return Markup(  # noqa: S704
        f'<svg class="code" viewBox="0 0 {size} {size}" aria-hidden="true"><path d="{path}"/></svg>'
    )


def qr_file(address: str) -> bytes:
    """The same drawing as an SVG file, on white; an empty one without an address."""
    size, path = _squares(address) if address else (1, "")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path d="{path}"/></svg>'
    ).encode()


def _squares(address: str) -> tuple[int, str]:
    """How many squares wide the code is, its white included, and a path over the dark ones."""
    import segno  # when asked: most rebuilds draw no code

    rows = segno.make(address, error="m", micro=False, boost_error=False).matrix
    path = "".join(
        f"M{x + _QUIET} {y + _QUIET}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )
    return len(rows) + 2 * _QUIET, path
