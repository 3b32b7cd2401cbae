"""A whole file in our one fixed form: keys in order, quotes only where needed, every comment in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from informatiewijzer.source.edit import EditError, values_of
from informatiewijzer.source.spots import Spot, find_spots
from informatiewijzer.source.tree import Path, Text
from informatiewijzer.source.write import Order, write_record


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its `#`; `path`: of what stands behind it, or before it when `behind`; () at the end.

    `on_top`: it stands above the first key, so it is about the whole file.
    """

    text: str
    path: Path
    behind: bool = False
    on_top: bool = False


def tidy(text: str, order: Order) -> str:
    """The file in the fixed form: the same values, the same comments; ends lines with "\\n", without a mark.

    Doing it twice gives the same. Raises EditError (a Dutch sentence) when the file cannot be read, or when
    values or comments would not survive.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    values = values_of(text)
    found = list(comments(text))
    tidied = _with_comments(write_record(values, order), found)
    if values_of(tidied) != values or _words(comments(tidied)) != _words(found):
        raise EditError("Dit bestand kan niet netjes worden gezet zonder iets te verliezen.")
    return tidied


def with_comments_of(old: str, values: dict[str, Text], order: Order) -> str:
    """Values in the fixed form, with the comments of the old text beside what is still there (or last).

    Raises EditError when the old text cannot be read, or when a value would not survive.
    """
    written = write_record(values, order)
    if not old:
        return written
    old = old.removeprefix("\ufeff").replace("\r\n", "\n")
    values_of(old)
    found = _with_comments(written, list(comments(old)))
    if values_of(found) != values_of(written):
        raise EditError("Dit bestand kan niet worden geschreven zonder iets te verliezen.")
    return found


def _words(found: Iterator[Comment] | list[Comment]) -> list[str]:
    return sorted(comment.text for comment in found)


def comments(text: str) -> Iterator[Comment]:
    """Every comment of a sound file with what it belongs to, in order."""
    spots = sorted(_walk(find_spots(text), ()), key=lambda item: (item[1].key_start, len(item[0])))
    taken = [(spot.start, spot.end) for _, spot in spots if spot.kind == "scalar"]
    taken += [(spot.key_start, spot.key_start + len(spot.key)) for _, spot in spots if spot.key]
    place = 0
    for line in text.split("\n"):
        at = _comment_start(line, place, taken)
        if at is not None:
            full = not line[:at].strip()
            start = place + at
            path = _following(spots, start) if full else _before(spots, start)
            on_top = bool(spots) and start < spots[0][1].key_start
            yield Comment(line[at:].rstrip(), path, behind=not full, on_top=on_top)
        place += len(line) + 1


def _walk(spot: Spot, path: Path) -> Iterator[tuple[Path, Spot]]:
    for index, child in enumerate(spot.children):
        below: Path = (*path, index if child.key is None else child.key)
        yield below, child
        yield from _walk(child, below)


def _comment_start(line: str, place: int, taken: list[tuple[int, int]]) -> int | None:
    """Where a comment begins in this line: a # after a space or at the start, and in no value."""
    for at, letter in enumerate(line):
        begins = letter == "#" and (at == 0 or line[at - 1] in " \t")
        if begins and not any(start <= place + at < end for start, end in taken):
            return at
    return None


def _following(spots: list[tuple[Path, Spot]], place: int) -> Path:
    return next((path for path, spot in spots if spot.key_start > place), ())


def _before(spots: list[tuple[Path, Spot]], place: int) -> Path:
    return next((path for path, spot in reversed(spots) if spot.key_start < place), ())


def _with_comments(text: str, found: list[Comment]) -> str:
    """The comments put into a file that has none."""
    spots = dict(_walk(find_spots(text), ()))
    lines = text.split("\n")
    above: dict[int, list[str]] = {}
    for comment in found:
        if comment.on_top:
            above.setdefault(0, []).append(comment.text)
            continue
        spot = spots.get(comment.path)
        if spot is None:
            above.setdefault(len(lines) - 1, []).append(comment.text)
            continue
        number = text.count("\n", 0, spot.key_start)
        indent = len(lines[number]) - len(lines[number].lstrip(" "))
        if comment.behind and not lines[number].endswith((">-", "|-")) and "#" not in lines[number]:
            lines[number] += f"  {comment.text}"
        else:
            above.setdefault(number, []).append(" " * indent + comment.text)
    return "\n".join(row for number, line in enumerate(lines) for row in (*above.get(number, ()), line))
