"""A call that is made later."""

from __future__ import annotations

from informatiewijzer.base.later import later


def test_it_calls_with_both_arguments() -> None:
    """First those that were given before, then those of the call; each time anew."""
    found: list[tuple[object, ...]] = []
    call = later(lambda *given: found.append(given), 1, "twee")
    assert found == []
    call()
    call(3)
    assert found == [(1, "twee"), (1, "twee", 3)]
