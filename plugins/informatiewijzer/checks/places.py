"""Line and column of a finding: the file is read again, and only when there is something to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path as FilePath

from informatiewijzer.base.findings import Finding
from informatiewijzer.checks.subject import Spot
from informatiewijzer.source.reader import MAX_BYTES, read_tree
from informatiewijzer.source.tree import Mark, Path, Tree


@dataclass(slots=True)
class Places:
    """The files of one catalogue that were read again, each at most once."""

    root: FilePath
    _files: dict[str, Tree | None] = field(default_factory=dict)

    def finding(self, spot: Spot) -> Finding:
        """The spot as a finding, with line, column and source line when its file can still be read."""
        shown = f"{self.root.name}/{spot.file}"
        tree = self._tree(spot.file) if spot.path and spot.file.endswith(".yaml") else None
        if tree is None:
            return spot.code.at(shown, spot.message, hint=spot.hint)
        line, column = _mark(tree, spot.path)
        finding = spot.code.at(shown, spot.message, hint=spot.hint, line=line, column=column)
        return finding.with_source(tree.text)

    def _tree(self, file: str) -> Tree | None:
        if file not in self._files:
            self._files[file] = self._read(file)
        return self._files[file]

    def _read(self, file: str) -> Tree | None:
        try:
            with (self.root / file).open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
        except OSError:
            return None
        return read_tree(raw, file).tree


def _mark(tree: Tree, path: Path) -> Mark:
    """The place of a value; of a block or list that begins on a later line, the place of its key."""
    value, key = tree.place(path), tree.key_place(path)
    return key if key[0] < value[0] else value
