"""The shelf: finished files wait on disk and come back as they were."""

from __future__ import annotations

import pytest
from informatiewijzer.base.outputs import OutputFile, planned
from informatiewijzer.base.shelf import _FEW, Shelf


@pytest.mark.parametrize("size", [1, _FEW])
def test_files_come_back_as_they_were(size: int) -> None:
    """Sorted by path, each with its own bytes, in any order and again: few in memory, many on disk."""
    files = [OutputFile(f"zoek/{name}.json", name.encode() * size) for name in "cab"]
    shelved = Shelf().put(files)
    assert [file.path for file in shelved] == ["zoek/a.json", "zoek/b.json", "zoek/c.json"]
    for _ in range(2):
        assert [OutputFile(file.path, file.read()) for file in reversed(shelved)] == sorted(files)[::-1]


def test_a_shelf_can_be_filled_while_it_is_read() -> None:
    """What is put away later stands behind what was there, wherever somebody was reading."""
    shelf = Shelf()
    (first,) = shelf.put([OutputFile("een", b"1111")])
    first.read()
    (second,) = shelf.put([OutputFile("twee", b"22")])
    assert (first.read(), second.read()) == (b"1111", b"22")


def test_a_plan_of_a_shelved_file_is_that_of_its_bytes() -> None:
    """Key and content are the same as without a shelf, and nothing is held but where it stands."""
    file = OutputFile("zoek/t1.json", b"{}")
    (shelved,) = Shelf().put([file])
    assert planned(shelved)[:2] == planned(file)[:2]
    assert planned(shelved).make() == b"{}"


def test_what_the_disk_lost_is_noticed() -> None:
    """A temporary file that became shorter is a fault of the disk, never half a file on the site."""
    shelf = Shelf()
    (shelved,) = shelf.put([OutputFile("een", b"1234")])
    shelf._stream.truncate(2)
    with pytest.raises(OSError, match="lost"):
        shelved.read()
