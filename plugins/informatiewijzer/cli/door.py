"""The way in: from any Python 3.11+ to the same command inside `.venv`."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from pathlib import Path

from informatiewijzer.cli import install, stamp
from informatiewijzer.cli.stop import FAULTS, Stop, say_stop

INTERRUPTED = 130


def enter(arguments: list[str], root: Path) -> int:
    """Make `.venv` ready and go on inside it; gives the exit status, and no traceback unless `--debug`."""
    try:
        install.ensure(root, stamp.BUILD)
        return _continue_inside(arguments, root)
    except Stop as stop:
        say_stop(stop.message, stop.hint)
        return stop.status
    except KeyboardInterrupt:
        print("\nGestopt. Start gerust opnieuw: python3 build.py", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        if "--debug" in arguments:
            traceback.print_exc()
        say_stop(
            f"Er ging iets mis bij het klaarzetten ({type(error).__name__}: {error}).",
            "verwijder de map .venv en start opnieuw. Met --debug erachter ziet u de details.",
        )
        return FAULTS


def _continue_inside(arguments: list[str], root: Path) -> int:
    python = str(install.venv_python(root))
    command = [python, str(root / "build.py"), *arguments]
    if os.name == "nt":
        return subprocess.run(command, check=False).returncode
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(python, command)  # noqa: S606 - our own Python, no shell
    raise AssertionError("execv does not return")
