"""The report as one HTML file: it needs nothing beside it, so that it can be mailed and kept.

No script; the style sheet stands in the page and the policy allows only that one, by its digest (CSP 3).
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from informatiewijzer.upkeep.document import Report

FOLDER = Path("site_src", "rapport")


def report_html(project: Path, report: Report) -> str:
    """The page, with the template and style sheet of the project."""
    css = (project / FOLDER / "rapport.css").read_text("utf-8")
    environment = Environment(
        loader=FileSystemLoader(project / FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("rapport.html")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    # The sheet is ours, not a record's; as text in the page it must be byte for byte what the digest is of.
    return template.render(report=report, css=Markup(css), digest=digest)  # noqa: S704
