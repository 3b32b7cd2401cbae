"""Files to publish, as values: the only thing pages, search and exports hand to publish."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol


@dataclass(frozen=True, slots=True, order=True)
class OutputFile:
    """A finished file. `path` is relative to the site, with "/" between the parts."""

    path: str
    content: bytes

    @property
    def key(self) -> str:
        """The digest of its bytes."""
        return digest(self.content)

    def read(self) -> bytes:
        """Its bytes."""
        return self.content


class Finished(Protocol):
    """A file of which the bytes are known; where they are is its own affair."""

    @property
    def path(self) -> str:
        """Relative to the site, with "/" between the parts."""

    @property
    def key(self) -> str:
        """The digest of its bytes."""

    def read(self) -> bytes:
        """Its bytes."""


class Stamped(bytes):
    """A page put together of `pieces`; the 1st, 3rd, ... are the same bytes in many pages."""

    pieces: tuple[bytes, ...]

    @classmethod
    def of(cls, pieces: tuple[bytes, ...]) -> Stamped:
        """The page these pieces make."""
        page = cls(b"".join(pieces))
        page.pieces = pieces
        return page


class PlannedFile(NamedTuple):
    """A file that can be made when needed.

    `key` is the digest of everything `make` depends on: equal keys mean equal bytes,
    so a file that was published under the same key is neither made nor written again.
    """

    path: str
    key: str
    make: Callable[[], bytes]


def digest(*parts: str | bytes) -> str:
    """A short hexadecimal digest (128 bits, BLAKE2b) of the parts, each counted with its length."""
    if len(parts) == 1 and isinstance(parts[0], str):  # as most keys are: what is below in one go
        text = f"s{len(parts[0])}:{parts[0]}"
        return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    # One text and one encoding for all parts: lists of a thousand parts come by for every list page.
    kinds = [f"s{len(part)}:{part}" if isinstance(part, str) else f"b{len(part)}:" for part in parts]
    hasher = hashlib.blake2b("".join(kinds).encode("utf-8", "surrogatepass"), digest_size=16)
    for part in parts:
        if not isinstance(part, str):
            hasher.update(part)
    return hasher.hexdigest()


def planned(file: Finished) -> PlannedFile:
    """The finished file as a plan; its key is the digest of its bytes."""
    return PlannedFile(file.path, file.key, file.read)
