"""One build at a time for a folder."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from informatiewijzer.base.dutch import disk_words
from informatiewijzer.publish.refusal import Refusal

_PAUSE = 0.1


def workplace(site: Path) -> Path:
    """The hidden folder beside the site: lock, lists and spare tree stand there, on the same file system."""
    return site.parent / f".{site.name}.uitgave"


@contextlib.contextmanager
def hold(site: Path, wait: float, say: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of this site (flock(2)); the kernel frees it, even when we are killed.

    Waits at most `wait` seconds for another build and says so once. Raises Refusal when that was not enough,
    or when the folder beside the site may not be written.
    """
    try:
        workplace(site).mkdir(parents=True, exist_ok=True)
        handle = (workplace(site) / "slot").open("w")
    except OSError as error:
        raise Refusal(
            f"Naast {site} kan niet geschreven worden ({disk_words(error)}).",
            "kies een andere map met --site",
        ) from error
    with handle:
        _acquire(handle, site, wait, say)
        yield


def _acquire(handle: TextIO, site: Path, wait: float, say: Callable[[str], None]) -> None:
    deadline = time.monotonic() + wait  # how long we wait, not what time it is
    told = False
    while not _try(handle):
        if time.monotonic() >= deadline:
            raise Refusal(
                f"Een andere bouw is bezig met {site}. Er is niets gewijzigd.",
                "wacht tot die klaar is en start opnieuw",
            )
        if not told:
            say(f"Een andere bouw is bezig met {site}; ik wacht tot die klaar is ...")
            told = True
        time.sleep(_PAUSE)


def _try(handle: TextIO) -> bool:
    if os.name == "nt":
        import msvcrt

        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
