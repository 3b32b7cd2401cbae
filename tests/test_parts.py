"""The parts of large files are remembered by their key; what is damaged or of other code is made again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from informatiewijzer.base.parts import Parts, blocks_of


def asked(folder: Path | None, keys: str, form: str = "1") -> tuple[Sequence[bytes], str]:
    """The parts under these one-letter keys, and the keys of those that were made for it."""
    made: list[str] = []

    def make(key: str) -> bytes:
        made.append(key)
        return f"deel {key}\n".encode()

    found = list(Parts(folder, form).of("lijst", [(key, lambda key=key: make(key)) for key in keys]))
    return found, "".join(made)


def whole(keys: str) -> list[bytes]:
    """What the parts under these keys should be."""
    return [f"deel {key}\n".encode() for key in keys]


@pytest.mark.parametrize(
    ("after", "made"), [("abc", ""), ("axc", "x"), ("cab", ""), ("ac", ""), ("xabc", "x"), ("", "")]
)
def test_only_new_parts_are_made(tmp_path: Path, after: str, made: str) -> None:
    """A changed, added, moved or removed part costs only what is new, and the order is the asked one."""
    assert asked(tmp_path / "delen", "abc") == (whole("abc"), "abc")
    assert asked(tmp_path / "delen", after) == (whole(after), made)
    assert asked(tmp_path / "delen", after) == (whole(after), "")


def test_other_code_makes_all_again(tmp_path: Path) -> None:
    """Parts of another form count as none, and so does everything without a folder."""
    asked(tmp_path, "abc")
    assert asked(tmp_path, "abc", "2") == (whole("abc"), "abc")
    assert asked(None, "abc") == (whole("abc"), "abc")


@pytest.mark.parametrize(
    ("old", "new", "made"), [(b"deel b", b"deel x", "b"), (b"deel c\n", b"", "c"), (b'{"vorm"', b"{", "abc")]
)
def test_a_damaged_part_is_made_again(tmp_path: Path, old: bytes, new: bytes, made: str) -> None:
    """Another letter, a file cut off, a heading that is no JSON: never a wrong part."""
    asked(tmp_path, "abc")
    path = tmp_path / "lijst"
    path.write_bytes(path.read_bytes().replace(old, new))
    assert asked(tmp_path, "abc") == (whole("abc"), made)


def test_a_folder_that_can_not_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    """Where the folder should stand is a file: the parts come all the same."""
    (tmp_path / "delen").write_text("in de weg", "utf-8")
    assert asked(tmp_path / "delen", "ab") == (whole("ab"), "ab")


def test_a_changed_key_changes_the_blocks_beside_it_only() -> None:
    """Every key is in one block, in order; a changed, added or removed one touches at most two blocks."""
    keys = [f"sleutel {number}" for number in range(1000)]
    blocks = blocks_of(keys)
    assert [key for block in blocks for key in keys[block.parts]] == keys
    assert 20 < len(blocks) < 50
    for after in ([*keys[:500], "x", *keys[501:]], [*keys[:500], "x", *keys[500:]], keys[:500] + keys[501:]):
        assert len({block.key for block in blocks_of(after)} - {block.key for block in blocks}) <= 2
    assert blocks_of([]) == []
