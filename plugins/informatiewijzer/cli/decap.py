"""Gets the form, Decap CMS, in the version and with the checksum of `site_src/redactie/decap.json`."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from informatiewijzer.cli.node import find_node
from informatiewijzer.cli.stop import Stop

_WANTED = re.compile(r"package/dist/((?:\d+\.)?decap-cms\.js|[0-9a-f]+\.wasm)")
_HINT = "kijk of u internet hebt en start opnieuw; daarna is het niet meer nodig"


@dataclass(frozen=True, slots=True)
class Pin:
    """A package of npm: name, version and checksum (Subresource Integrity, sha512)."""

    name: str
    version: str
    integrity: str


def read_pin(root: Path) -> Pin:
    """Which form we use."""
    return Pin(**json.loads((root / "site_src" / "redactie" / "decap.json").read_text("utf-8")))


def ensure_decap(root: Path) -> Path:
    """The folder with the scripts of the form; fetched when not there yet (16 MB, once). Raises Stop."""
    pin = read_pin(root)
    folder = root / ".cache" / "decap" / pin.version
    mark = folder / "klaar"
    if not (mark.is_file() and mark.read_text("ascii") == pin.integrity):
        print(f"Eenmalig: het formulier (Decap CMS {pin.version}) wordt opgehaald ...", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        with tempfile.TemporaryDirectory() as packed:
            _unpack(_fetch(root, pin, Path(packed)), pin, folder)
        mark.write_text(pin.integrity, "ascii")
    return folder


def _fetch(root: Path, pin: Pin, folder: Path) -> Path:
    """The package as npm's own client gives it. Only this one: what it is made of is inside."""
    command = [*find_node(root).npm, "pack", f"{pin.name}@{pin.version}", "--ignore-scripts", "--silent"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=600)
    except (OSError, subprocess.TimeoutExpired):
        raise Stop("Het formulier kon niet worden opgehaald.", _HINT) from None
    files = sorted(folder.glob("*.tgz"))
    if done.returncode or len(files) != 1:
        raise Stop("Het formulier kon niet worden opgehaald.", _HINT)
    return files[0]


def _unpack(package: Path, pin: Pin, folder: Path) -> None:
    """The scripts of the package, when it is the very file that was pinned. Raises Stop."""
    digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode("ascii")
    if pin.integrity != f"sha512-{digest}":
        raise Stop(
            "Het formulier dat werd opgehaald, is niet wat wij kennen. Het wordt niet gebruikt.",
            "start later opnieuw; blijft dit zo, meld het dan aan de beheerder",
        )
    with tarfile.open(package, "r:gz") as archive:
        for member in archive:
            wanted = _WANTED.fullmatch(member.name)
            stream = archive.extractfile(member) if wanted and member.isfile() else None
            if wanted and stream:
                (folder / wanted[1]).write_bytes(stream.read())
