"""Makes `.venv` and fills it from a lock file; only the standard library, for nothing is installed yet."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from informatiewijzer.base.dutch import disk_words
from informatiewijzer.cli import stamp
from informatiewijzer.cli.pip_words import explain
from informatiewijzer.cli.progress import Progress
from informatiewijzer.cli.stop import Stop

_COLLECTING = re.compile(
    r"^(?:Collecting|Requirement already satisfied:|Ignoring|Processing) (?:\S*/)?([A-Za-z0-9_.]+)"
)


def venv_python(root: Path) -> Path:
    """The Python inside `.venv`."""
    if os.name == "nt":
        return root / ".venv" / "Scripts" / "python.exe"
    return root / ".venv" / "bin" / "python"


def ensure(root: Path, need: stamp.Need) -> None:
    """Make sure the packages of `need` are installed; does nothing when the stamp says they are.

    Raises Stop (Dutch) when Python misses venv, the network is away, the disk is full or may not be written.
    """
    if stamp.is_ready(root, need):
        return
    with _alone(root):
        if stamp.is_ready(root, need):
            return
        _say(f"Eenmalig: de onderdelen om te {need.name} worden klaargezet in de map .venv.")
        _make_venv(root)
        stamp.set_busy(root, True)
        _install_lock(root, need)
        _install_project(root)
        stamp.write_stamp(root, need)
        stamp.set_busy(root, False)
        _say("De onderdelen staan klaar.")


@contextlib.contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold a lock, so that two first runs at once do not fill the same folder."""
    folder = root / ".cache"
    try:
        folder.mkdir(exist_ok=True)
        handle = (folder / "venv.slot").open("w")
    except OSError as error:
        raise Stop(
            f"In de map {root} kan niet geschreven worden ({disk_words(error)}).",
            "zet de informatiewijzer in een map waar u zelf mag schrijven, bijvoorbeeld uw documenten.",
        ) from error
    with handle:
        if os.name != "nt":
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _make_venv(root: Path) -> None:
    """Make `.venv` when it is missing, half made, of another Python or from another folder."""
    folder = root / ".venv"
    if _usable(root):
        return
    if folder.exists():
        _say("De map .venv is niet af of hoort bij een andere Python: zij wordt opnieuw gemaakt.")
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(folder)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        shutil.rmtree(folder, ignore_errors=True)
        raise explain(done.stdout + done.stderr)


def _usable(root: Path) -> bool:
    if (root / ".venv" / stamp.BUSY).exists() or not venv_python(root).exists():
        return False
    probe = "import sys, pip; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([str(venv_python(root)), "-c", probe], capture_output=True, text=True, check=False)
    return done.stdout.strip() == f"{sys.version_info[0]}.{sys.version_info[1]}"


def _install_lock(root: Path, need: stamp.Need) -> None:
    lock = root / need.lock
    total = len(re.findall(r"^[a-z0-9]\S*==", lock.read_text("utf-8"), re.MULTILINE))
    _say(f"{total} pakketten ophalen en nakijken (vaste versies, met controlegetal) ...")
    progress = Progress("Pakketten", total, log_every=10)
    arguments = [
        "install",
        "--require-hashes",
        "--no-deps",
        "--prefer-binary",
        "--retries",
        "2",
        "-r",
        str(lock),
    ]
    run_pip(root, arguments, progress)


def _install_project(root: Path) -> None:
    _say("De informatiewijzer zelf klaarzetten ...")
    run_pip(root, ["install", "--no-deps", "--no-build-isolation", "--editable", str(root)], None)


def run_pip(root: Path, arguments: list[str], progress: Progress | None) -> None:
    """Run pip and turn its lines into progress; when it fails, raise Stop with the cause in Dutch."""
    command = [str(venv_python(root)), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    environment = {**os.environ, "PIP_PROGRESS_BAR": "off", "PYTHONUTF8": "1"}
    lines: list[str] = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        errors="replace", env=environment, cwd=root,
    ) as process:  # fmt: skip
        for line in process.stdout or ():
            lines.append(line)
            _show(line, progress)
    if progress:
        progress.close()
    if process.returncode:
        raise explain("".join(lines[-60:]))


def _show(line: str, progress: Progress | None) -> None:
    found = _COLLECTING.match(line)
    if progress and found:
        progress.step(found[1])
    if line.startswith("Installing collected packages"):
        if progress:
            progress.close()
        _say("Pakketten neerzetten ...")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
