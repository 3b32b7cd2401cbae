"""`python -m benchmarks [--sizes 100 1000 10000] [--runs 1]`: our build and its peers, in one run.

Run it with the project's own environment: `.venv/bin/python -m benchmarks`. Hugo is measured when it is
installed, Zensical when PyPI can be reached. Prints a table of ratios and writes benchmarks/results.json.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import Cost, measure, median
from benchmarks.peers import write_peers
from benchmarks.synthetic import make_catalogue

ROOT = Path(__file__).parent.parent
WORK = ROOT / "benchmarks" / "work"
ASIDE = WORK / "aside"
AS_OF = "2026-11-24"
FULL = "ours, full build with search"
ALONE = "ours, record pages only"


def main() -> None:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--runs", type=int, default=1, help="runs of each; the median counts")
    parser.add_argument("--without-peers", action="store_true")
    options = parser.parse_args()
    zensical = None if options.without_peers else _zensical()
    results = {}
    for size in options.sizes:
        rows = dict(_measure_size(size, options.runs, not options.without_peers, zensical))
        results[str(size)] = rows
        print(_table(size, rows), flush=True)
        _write_json(results, options.runs)
    shutil.rmtree(ASIDE, ignore_errors=True)


def _measure_size(size: int, runs: int, peers: bool, zensical: Path | None) -> Iterator[tuple[str, Cost]]:
    work = WORK / str(size)
    _set_aside(work)
    catalogue = work / "catalogue"
    make_catalogue(ROOT / "catalogue", catalogue, size)
    for label, prepare, command in _our_steps(work, catalogue, size):
        yield label, _repeat(label, prepare, command, ROOT, work, runs)
    if peers:
        write_peers(catalogue, work)
        for label, folder, command in _peer_steps(work, zensical):
            yield label, _repeat(label, _clean(folder), command, folder, work, runs)


def _repeat(
    label: str, prepare: Callable[[], None], command: list[str], folder: Path, work: Path, runs: int
) -> Cost:
    costs = []
    for _ in range(runs):
        prepare()
        costs.append(measure(command, folder, work / "log.txt"))
    print(f"  {label}: {median(costs).cpu:.1f} CPU s", file=sys.stderr, flush=True)
    return median(costs)


def _our_steps(work: Path, catalogue: Path, size: int) -> Iterator[tuple[str, Callable[[], None], list[str]]]:
    site, plain = work / "site", work / "site-plain"
    base = [sys.executable, "build.py"]
    build = [*base, "build", "--catalogue", str(catalogue), "--as-of", AS_OF]
    build += ["--base-url", "https://voorbeeld.example/"]

    def forget() -> None:
        for path in (site, plain, ROOT / ".cache", *work.glob(".site*")):
            _set_aside(path)

    def edit() -> None:
        path = catalogue / "activiteiten" / f"activiteit-{size // 2}.yaml"
        text = path.read_text("utf-8")
        path.write_text(text.replace("samenvatting: ", "samenvatting: Nieuw ", 1)[:20_000], "utf-8")

    def nothing() -> None:
        return

    paths = work / "paths.txt"

    def list_paths() -> None:
        found = sorted(path.relative_to(plain).as_posix() for path in plain.rglob("*") if path.is_file())
        forget()
        paths.write_text("\n".join(found), "utf-8")

    yield "ours, check", nothing, [*base, "check", "--catalogue", str(catalogue), "--as-of", AS_OF]
    yield "ours, without search", forget, [*build, "--site", str(plain), "--zonder-zoeken"]
    yield "ours, without search, one record changed", edit, [*build, "--site", str(plain), "--zonder-zoeken"]
    alone = [sys.executable, "-m", "benchmarks.record_pages", str(catalogue), str(plain), str(paths)]
    yield ALONE, list_paths, alone
    yield FULL, forget, [*build, "--site", str(site)]
    yield "ours, with search, one record changed", edit, [*build, "--site", str(site)]


def _peer_steps(work: Path, zensical: Path | None) -> Iterator[tuple[str, Path, list[str]]]:
    yield "MkDocs + Material", work / "mkdocs", [sys.executable, "-m", "mkdocs", "build", "-q"]
    if shutil.which("hugo"):
        yield "Hugo", work / "hugo", ["hugo", "--quiet"]
    if zensical:
        yield "Zensical", work / "mkdocs", [str(zensical), "build"]


def _clean(folder: Path) -> Callable[[], None]:
    def clean() -> None:
        for name in ("site", "public", ".cache", "resources"):
            _set_aside(folder / name)

    return clean


def _set_aside(path: Path) -> None:
    """Have it gone, and remove it when all is measured.

    Who makes thousands of files just after as many were removed pays for that on some file systems: ext4
    without a journal looks at every number that was freed in the last minutes before it gives one out.
    """
    if path.exists():
        ASIDE.mkdir(parents=True, exist_ok=True)
        path.rename(ASIDE / str(len([*ASIDE.iterdir()])))


def _zensical() -> Path | None:
    """The zensical command in an environment of its own, or None when it cannot be installed."""
    venv = WORK / "zensical"
    command = venv / "bin" / "zensical"
    if not command.exists():
        WORK.mkdir(parents=True, exist_ok=True)
        made = subprocess.run([sys.executable, "-m", "venv", str(venv)], check=False)
        pip = [str(venv / "bin" / "pip"), "install", "-q", "zensical", "mkdocs-material"]
        if made.returncode or subprocess.run(pip, check=False).returncode:
            return None
    return command if command.exists() else None


def _table(size: int, rows: dict[str, Cost]) -> str:
    """A Markdown table; the last column is CPU time against the same work of ours: the pages of records."""
    unit = rows[ALONE].cpu
    lines = [
        f"### {size:,} records",
        "",
        "| what | CPU s | wall s | peak MiB | CPU against our record pages |",
        "|---|---:|---:|---:|---:|",
    ]
    for label, cost in rows.items():
        ratio = cost.cpu / unit
        lines.append(f"| {label} | {cost.cpu:.2f} | {cost.wall:.2f} | {cost.peak:.0f} | {ratio:.2f} |")
    return "\n".join([*lines, ""])


def _write_json(results: dict[str, dict[str, Cost]], runs: int) -> None:
    data = {
        "measured": datetime.now(UTC).date().isoformat(),
        "machine": f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}",
        "runs": runs,
        "sizes": {
            size: {
                label: {
                    "cpu_s": round(cost.cpu, 2),
                    "wall_s": round(cost.wall, 2),
                    "peak_mib": round(cost.peak),
                }
                for label, cost in rows.items()
            }
            for size, rows in results.items()
        },
    }
    path = ROOT / "benchmarks" / "results.json"
    path.write_text(json.dumps(data, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
