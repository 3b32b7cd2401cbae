"""Render the hand-written pages and the shell page with MkDocs, inside this process."""

from __future__ import annotations

import logging
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from mkdocs_informatiewijzer.plugin import InformatiewijzerPlugin


class HostError(Exception):
    """The hand-written pages cannot be rendered; the message is Dutch and names the cause."""


class _Collector(logging.Handler):
    """Keeps warnings, so that a good build is silent and a bad one can say why."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def render_host(project: Path, target: Path) -> None:
    """Write pages, our assets and the shell page of `project` into `target`, which MkDocs empties first.

    Raises HostError when MkDocs refuses or warns (strict).
    """
    log, collector = logging.getLogger("mkdocs"), _Collector()
    kept = log.propagate, log.level
    log.propagate = False
    log.setLevel(logging.WARNING)
    log.addHandler(collector)
    try:
        _build(project, target)
    except (MkDocsException, TemplateError, OSError) as error:
        causes = "\n".join(f"  - {line}" for line in [*collector.lines, str(error)] if line)
        raise HostError(
            f"De handgeschreven pagina's in site_src/pages konden niet worden gemaakt:\n{causes}"
        ) from error
    finally:
        log.removeHandler(collector)
        log.propagate, level = kept
        log.setLevel(level)


def _build(project: Path, target: Path) -> None:
    # The plugin is put in by hand: our own build needs no entry point and completes the site itself.
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(target), plugins=[])
    plugin = InformatiewijzerPlugin()
    plugin.load_config({"aanvullen": False})
    config.plugins["informatiewijzer"] = plugin
    build(config)
