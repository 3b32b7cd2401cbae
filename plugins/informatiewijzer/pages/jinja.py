"""Jinja as our templates use it: autoescape on, unknown names are errors, quick for thousands of pages."""

from __future__ import annotations

import re
from collections.abc import Mapping, MutableMapping
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined, Template
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_needs_escape = re.compile("[&<>'\"]").search


def html_of(value: object) -> str:
    """What `escape` gives, without a new object for what is HTML already or has nothing to escape."""
    if type(value) is Markup or (type(value) is str and not _needs_escape(value)):
        return value
    return escape(value)


class _Generator(CodeGenerator):
    """Has templates call `html_of` where Jinja's own call `escape`; should Jinja rename this, they escape."""

    def _output_child_pre(self, node: Any, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.html_of(")


class Templates(Environment):
    """Our templates: each is compiled when first asked for (a rebuild needs few), and found by its name."""

    code_generator_class = _Generator
    html_of = staticmethod(html_of)

    def __init__(self, sources: Mapping[str, str]) -> None:
        super().__init__(
            loader=DictLoader(sources),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._kept: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        """The template of this name, also for those that extend, include or import it."""
        if isinstance(name, Template):
            return name
        found = self._kept.get(name)
        if found is None:
            found = self._kept[name] = super().get_template(name, parent, globals)
            # Jinja copies the globals at each rendering, which takes long from its chain of mappings.
            found.globals = dict(found.globals)
        return found
