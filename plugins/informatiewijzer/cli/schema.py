"""`schema`: make the files with which a text editor completes and checks the records."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from informatiewijzer.base.dutch import count_of, disk_words
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.stop import FAULTS, Stop
from informatiewijzer.cli.upkeep import shown
from informatiewijzer.editing.options import options_of
from informatiewijzer.editing.vscode import FOLDER, vscode_files
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.upkeep.files import write_all


def declare(parser: DutchParser) -> None:
    """Declare what `schema` asks."""
    parser.add_argument("--check", action="store_true", help="zeg alleen of de bestanden nog kloppen")
    parser.add_argument(
        "--catalogue", metavar="MAP", type=Path, help="map met de gegevens (anders: catalogue)"
    )
    parser.epilog = (
        "Met deze bestanden vult VS Code de velden voor u aan, met uitleg, en onderstreept het wat niet\n"
        "klopt. 'new', 'format' en 'redactie' doen dit ook: u hoeft er dan niet aan te denken."
    )


def run(root: Path, given: Namespace, environment: Mapping[str, str]) -> int:  # noqa: ARG001
    """Carry out `schema`; with --check 1 when a file is not of now."""
    changes = changed_files(root, (given.catalogue or root / "catalogue").absolute())
    if changes is None:
        raise Stop("De gegevens zijn niet te lezen.", "typ eerst: python3 build.py check")
    for path in sorted(changes):
        print(shown(path))
    if given.check:
        state = f"Niet van nu: {count_of(len(changes), 'bestand', 'bestanden')}. Typ: python3 build.py schema"
        print(state if changes else f"De bestanden in {FOLDER} zijn van nu.")
        return FAULTS if changes else 0
    write_schemas(changes)
    print(f"De bestanden in {FOLDER} zijn bijgewerkt." if changes else f"In {FOLDER} was alles al van nu.")
    return 0


def changed_files(root: Path, catalogue: Path) -> dict[Path, bytes] | None:
    """The files of the folder that differ from how they should be now; None without a catalogue."""
    loaded = load_catalogue(catalogue)
    if loaded.catalogue is None:
        return None
    wanted = {root / file.path: file.content for file in vscode_files(options_of(loaded.catalogue))}
    return {path: content for path, content in wanted.items() if _old(path) != content}


def _old(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def write_schemas(changes: Mapping[Path, bytes]) -> None:
    """Write the files, all or none."""
    for path in changes:
        path.parent.mkdir(parents=True, exist_ok=True)
    write_all(changes)


def refresh(root: Path, catalogue: Path) -> None:
    """Bring the files up to date after a change of the project's own records; a failure is told, no more."""
    if catalogue != root / "catalogue" or not (root / FOLDER).is_dir():
        return
    try:
        write_schemas(changed_files(root, catalogue) or {})
    except OSError as error:
        print(
            f"De bestanden in {FOLDER} konden niet worden bijgewerkt ({disk_words(error)}).", file=sys.stderr
        )
