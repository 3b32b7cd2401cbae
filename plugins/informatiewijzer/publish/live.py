"""The site that stands there now: is it ours, and which of its files can be kept?"""

from __future__ import annotations

from collections.abc import KeysView, Mapping
from dataclasses import dataclass
from pathlib import Path

from informatiewijzer.publish import manifest
from informatiewijzer.publish.manifest import Entry, Shape
from informatiewijzer.publish.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Live:
    """The files of the present site that are still exactly as they were published.

    `numbers`: the inode of every file that stands there, by path.
    """

    files: dict[str, Entry]
    numbers: Mapping[str, int]

    @property
    def paths(self) -> KeysView[str]:
        """Every file that stands there, also one that was changed."""
        return self.numbers.keys()

    def __bool__(self) -> bool:
        return bool(self.numbers)


NOTHING = Live({}, {})


def look(site: Path, workplace: Path) -> Live:
    """The present site; NOTHING when the folder is absent or empty.

    Raises Refusal when something stands there that this program did not make: we never replace that.
    """
    if not site.exists():
        return NOTHING
    if not site.is_dir():
        raise Refusal(f"{site} is geen map maar een bestand.", "kies een andere map met --site")
    found = manifest.walk(site)
    if not found:
        return NOTHING
    known = _list_of(site, workplace, found)
    # An empty folder holds nothing that could be lost: a page may have been removed from it by hand.
    foreign = sorted(name for name in found.keys() - known.keys() if not (known and name.endswith("/")))
    if foreign:
        raise Refusal(
            f"In de map {site} staat iets wat dit programma niet zelf gemaakt heeft. Er is niets gewijzigd.",
            f"kies een andere map met --site, of haal dit zelf weg uit {site}",
            [name[:120] for name in foreign],
        )
    intact = {
        path: entry
        for path, entry in known.items()
        if (shape := found.get(path)) and entry[2] == shape[0] and entry[3] == shape[1]
    }
    return Live(intact, {path: shape[2] for path, shape in found.items() if not path.endswith("/")})


def _list_of(site: Path, workplace: Path, found: Mapping[str, Shape]) -> dict[str, Entry]:
    """The list of this tree; a copied project has other inodes, so a list that names all files will do."""
    own = manifest.read(manifest.list_path(workplace, site))
    if own is not None:
        return own
    for other in sorted(workplace.glob("lijst-*.json")):
        files = manifest.read(other)
        if files is not None and {name for name in found if not name.endswith("/")} <= files.keys():
            return files
    return {}
