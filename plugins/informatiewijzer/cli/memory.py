"""How the machine's memory is asked for."""

from __future__ import annotations

import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # malloc.h of glibc
_LARGE = 1 << 20


def return_large_blocks() -> None:
    """Have every large block go back to the machine as soon as it is free, and grow without a copy.

    Else glibc keeps the places of large files that were made, each time for something larger than the last
    (mallopt(3), M_MMAP_THRESHOLD). A C library that cannot do it is left as it is.
    """
    if sys.platform != "linux":
        return
    import ctypes

    call = getattr(ctypes.CDLL(None), "mallopt", None)
    if call:
        call(_MMAP_THRESHOLD, _LARGE)
        call(_TRIM_THRESHOLD, 4 * _LARGE)
