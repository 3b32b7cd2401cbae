"""The pages in other languages: their words, and which pages say the same in which language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import escape

from informatiewijzer.base.outputs import digest

WORDS = Path("site_src", "talen.json")
DUTCH = "nl"


@dataclass(frozen=True, slots=True)
class Languages:
    """`words`: per language code (BCP 47) its words; `pages`: per page ("hulp/") its address in Dutch."""

    words: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)

    def heads(self, base_url: str) -> Mapping[str, str]:
        """Per path ("en/hulp/index.html") the links to the same page in other languages, as HTML.

        Search engines want whole addresses, and every page of a group must name all others and itself;
        without a `base_url` there are none.
        """
        return dict(self._heads(base_url)) if base_url and self.words else {}

    def _heads(self, base_url: str) -> Iterator[tuple[str, str]]:
        for page, dutch in self.pages.items():
            group = {DUTCH: dutch, **{code: f"{code}/{page}" for code in self.words}}
            links = [
                f'<link rel="alternate" hreflang="{code}" href="{escape(base_url + address)}">'
                for code, address in group.items()
            ]
            yield from ((f"{address}index.html", "".join(links)) for address in group.values())

    def digest(self, base_url: str) -> str:
        """A digest of all that `heads` gives."""
        return digest(*(text for item in self.heads(base_url).items() for text in item))


def load_languages(project: Path) -> Languages:
    """The words of a project's languages from `site_src/talen.json`; none when there is no such file."""
    path = project / WORDS
    if not path.is_file():
        return Languages()
    data = json.loads(path.read_text("utf-8"))
    return Languages(data["talen"], data["bladzijden"])
