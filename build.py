#!/usr/bin/env python3
"""The one door: `python3 build.py [build|check|pdf|search|serve|test]`.

Needs nothing but Python 3.11 or newer. The first run makes `.venv` with the locked packages; every run
then continues inside it. This is also the composition root: here, and only here, the host (MkDocs) and
the core (informatiewijzer) meet.
"""

# Written so that an old Python can still read this file and give the message below.
import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100,PTH120 - before the version check
VENV = os.path.join(ROOT, ".venv")  # noqa: PTH118 - idem
OLDEST = (3, 11)
TOO_OLD = """U gebruikt Python {0}.{1}. De informatiewijzer heeft Python 3.11 of nieuwer nodig.
Wat u kunt doen: installeer een nieuwere Python (https://www.python.org/downloads/) en typ dan
bijvoorbeeld: python3.12 build.py
"""


def render_host(project, target):
    """Hand the project to MkDocs; imported only when pages are rendered: the rest starts fast."""
    from mkdocs_informatiewijzer.host import render_host as render

    render(project, target)


def main(arguments):
    """Continue inside `.venv`, made ready first when needed; returns the exit status (0, 1 or 2)."""
    from pathlib import Path

    if os.path.realpath(sys.prefix) == os.path.realpath(VENV):
        from informatiewijzer.cli.main import run

        return run(arguments, Path(ROOT), render_host)
    sys.path.insert(0, os.path.join(ROOT, "plugins"))  # noqa: PTH118
    from informatiewijzer.cli.door import enter

    return enter(arguments, Path(ROOT))


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.stderr.write(TOO_OLD.format(sys.version_info[0], sys.version_info[1]))
        sys.exit(2)
    sys.exit(main(sys.argv[1:]))
