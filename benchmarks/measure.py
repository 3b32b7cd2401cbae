"""One command, measured: CPU seconds of all its processes, wall seconds, peak memory of the largest."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """`cpu` and `wall` in seconds, `peak` in MiB."""

    cpu: float
    wall: float
    peak: float


def measure(command: Sequence[str], folder: Path, log: Path) -> Cost:
    """Run `command` in `folder`; raises when it fails, naming the log with its output.

    Python may keep what it compiled, as on the computer of a user.
    """
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    started = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=variables, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}; see {log}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def median(costs: Sequence[Cost]) -> Cost:
    """The middle one by CPU time: its three figures belong to one run."""
    return sorted(costs, key=lambda cost: cost.cpu)[len(costs) // 2]
