"""Writes several files of a catalogue together: all of them, or none."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

Changes = Mapping[Path, bytes | None]
"""The new content by file; None takes the file away."""


def write_all(changes: Changes) -> None:
    """Make every change, each file in one step.

    Raises OSError that names one of these files; then every file is as it was.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in changes}
    fresh = {path: _beside(path) for path, content in changes.items() if content is not None}
    done: list[Path] = []
    try:
        for path, temporary in fresh.items():
            with named(path):
                temporary.write_bytes(changes[path] or b"")
        for path in changes:
            done.append(path)
            with named(path):
                _apply(path, fresh.get(path))
    except OSError:
        for path in done:
            with contextlib.suppress(OSError):
                _restore(path, before[path])
        raise
    finally:
        for temporary in fresh.values():
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def named(path: Path) -> Iterator[None]:
    """Let an error name the file that an editor knows, never the temporary one beside it."""
    try:
        yield
    except OSError as error:
        if error.errno is None:
            raise
        raise OSError(error.errno, error.strerror, str(path)) from error


def _beside(path: Path) -> Path:
    # A name that the reader takes for what a text editor leaves behind, so that nobody reads it.
    return path.with_name(f".{path.name}.{os.getpid()}~")


def _apply(path: Path, temporary: Path | None) -> None:
    if temporary is None:
        path.unlink()
    else:
        temporary.replace(path)


def _restore(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    elif not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
