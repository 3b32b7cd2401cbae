"""Likely duplicates: what counts as alike, and why; measured on pairs that people judged (all made up)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from informatiewijzer.checks.alike import Features, compare, likely_for

A = Features("organisaties/a", "", frozenset())


def named(address: str, name: str, **more: object) -> Features:
    """Features with the words of a name."""
    words = frozenset(name.split())
    return replace(A, address=address, name=" ".join(sorted(words)), words=words, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        # The same, entered twice.
        ({"name": "vrolijke noot"}, {"name": "vrolijke noot"}, ["dezelfde naam"]),
        ({"name": "noot vrolijke"}, {"name": "vrolijke noot"}, ["dezelfde naam"]),
        ({"name": "vrolijke noot"}, {"name": "vrolyke noot"}, ["een naam die er veel op lijkt"]),
        (
            {"name": "zangkoor noot", "phones": frozenset({"074"})},
            {"name": "zangkoor noten", "phones": frozenset({"074"})},
            ["een naam die er veel op lijkt", "hetzelfde telefoonnummer"],
        ),
        (
            {"name": "aa", "website": "x.nl", "place": "1234 AB 1"},
            {"name": "zz", "website": "x.nl", "place": "1234 AB 1"},
            ["dezelfde website", "hetzelfde huisnummer in dezelfde postcode"],
        ),
        # Two things.
        (
            {"name": "tennis", "phones": frozenset({"074"})},
            {"name": "zwemmen", "phones": frozenset({"074"})},
            None,
        ),
        ({"name": "aa", "website": "hengelo.nl"}, {"name": "zz", "website": "hengelo.nl"}, None),
        ({"name": "aa"}, {"name": "zz"}, None),
        ({"name": "bingo", "when": "ma"}, {"name": "bingo", "when": "di"}, None),
        ({"name": "koffie noord", "owner": "a"}, {"name": "koffie zuid", "owner": "b"}, None),
        ({"name": "wandelen samen", "owner": "a"}, {"name": "fietsen samen", "owner": "a"}, None),
        ({"name": ""}, {"name": ""}, None),
    ],
)
def test_pairs_are_judged_as_people_judge_them(
    one: dict[str, object], other: dict[str, object], reasons: list[str] | None
) -> None:
    """In either order, and with the reasons that were found."""
    features = [named(f"organisaties/{id_}", **given) for id_, given in (("a", one), ("b", other))]  # type: ignore[arg-type]
    for pair in (compare(*features), compare(*reversed(features))):
        assert (list(pair.reasons) if pair else None) == reasons
        if pair:
            assert (pair.one, pair.other) == ("organisaties/a", "organisaties/b")


def test_a_new_record_is_compared_with_all_but_itself() -> None:
    """For who enters something: what is there already that looks like it."""
    known = [
        named(f"organisaties/{id_}", name)
        for id_, name in (("a", "zangkoor"), ("b", "bridge"), ("c", "zangkoor"))
    ]
    found = likely_for(named("organisaties/a", "zangkoor"), known)
    assert [(pair.one, pair.other) for pair in found] == [("organisaties/a", "organisaties/c")]
