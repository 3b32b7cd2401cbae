"""A real build, killed for real at random moments, while a reader looks on."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from publish_tools import ANYTHING, plan, put, tree

HERE = Path(__file__).parent
_MANY = 150
# A builder that never stops: generation after generation, every page saying which one it is of.
_BUILDER = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from publish_tools import put
from test_publish_killed import generation
site = Path(sys.argv[1])
number = int(sys.argv[3])
print("start", flush=True)
while True:
    number += 1
    put(site, generation(number))
"""


def generation(number: int) -> dict[str, bytes]:
    """A made-up site whose every page names the generation; some pages come and go."""
    names = [f"p{index}" for index in range(_MANY + number % 3)]
    made = {f"{name}/index.html": b"<p>%d" % number for name in names}
    return {"index.html": b"<p>%d" % number, **made}


def test_killed_at_random_moments_a_reader_sees_no_mixture(tmp_path: Path) -> None:
    """Twelve builds are killed with signal 9: the site is always one whole generation."""
    site = tmp_path / "site"
    seen: list[str] = []
    stop = threading.Event()
    reader = threading.Thread(target=_read, args=(site, seen, stop))
    chance = random.Random(7)
    started = time.monotonic()
    put(site, generation(0), wishes=ANYTHING)
    longest = max(0.25, 3 * (time.monotonic() - started))  # on a busy machine a build takes longer
    reader.start()
    try:
        for round_ in range(12):
            _build_and_kill(site, round_ * 1000, chance.uniform(0.02, longest))
            _assert_whole(site)
    finally:
        stop.set()
        reader.join(10)
    assert [line for line in seen if line != "ok"] == []
    assert seen.count("ok") > 10


def _build_and_kill(site: Path, start: int, after: float) -> None:
    command = [sys.executable, "-c", _BUILDER, str(site), str(HERE), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)


def _assert_whole(site: Path) -> None:
    found = tree(site)
    number = int(found["index.html"][3:])
    assert found == generation(number)


def _read(site: Path, seen: list[str], stop: threading.Event) -> None:
    """Read whole generations: when the front page is the same before and after, so must all between be."""
    while not stop.is_set():
        try:
            before = (site / "index.html").read_bytes()
        except FileNotFoundError:
            if seen:
                seen.append("de voorpagina was even weg")
            time.sleep(0.01)
            continue
        seen.append(_look(site, before))


def _look(site: Path, front: bytes) -> str:
    missing = []
    for index in range(_MANY):
        try:
            content = (site / f"p{index}" / "index.html").read_bytes()
        except FileNotFoundError:
            content = b"weg"
        if content != front:
            missing.append(f"p{index}: {content!r} bij {front!r}")
    if missing and (site / "index.html").read_bytes() == front:
        return missing[0]
    return "ok"


def test_a_killed_build_leaves_no_lock(tmp_path: Path) -> None:
    """After a kill the next build starts at once: the kernel frees the lock."""
    site = tmp_path / "site"
    _build_and_kill(site, 0, 0.1)
    put(site, generation(1), wishes=ANYTHING)
    assert tree(site) == generation(1)
    assert len(plan(generation(1))) == len(tree(site))
    assert list((tmp_path / ".site.uitgave").iterdir())
