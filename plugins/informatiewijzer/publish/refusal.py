"""Why nothing was published."""

from __future__ import annotations

from collections.abc import Sequence

_MOST = 20


class Refusal(Exception):
    """Nothing was published and the old site stands; `message` and `hint` are Dutch, for the user."""

    def __init__(self, message: str, hint: str | None = None, details: Sequence[str] = ()) -> None:
        shown = [f"  - {line}" for line in details[:_MOST]]
        if len(details) > _MOST:
            shown.append(f"  - en nog {len(details) - _MOST} meer")
        self.message = "\n".join([message, *shown])
        self.hint = hint
        super().__init__(self.message)
