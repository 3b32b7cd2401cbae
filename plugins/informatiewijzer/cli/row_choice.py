"""Which rows of a spreadsheet an editor chose: `3,7-9` or `activiteiten:3,7-9`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from informatiewijzer.base.dutch import did_you_mean, enumerate_words
from informatiewijzer.cli.stop import WRONG_USE, Stop
from informatiewijzer.tables.importing import Import
from informatiewijzer.tables.limits import MAX_ROWS

_PART = re.compile(r"(?:(?P<sheet>[^:]+):)?\s*(?P<first>\d{1,6})(?:\s*-\s*(?P<last>\d{1,6}))?")
_HINT = "schrijf het zo: --rows 3,7-9 of --rows activiteiten:3,7-9"


@dataclass(frozen=True, slots=True)
class Span:
    """Rows from `first` up to and including `last`; `sheet` is "" when none was named."""

    sheet: str
    first: int
    last: int

    def has(self, sheet: str, row: int) -> bool:
        """Whether the row is one of these."""
        return self.first <= row <= self.last and self.sheet.casefold() in ("", sheet.casefold())

    def __str__(self) -> str:
        rows = f"rij {self.first}" if self.first == self.last else f"de rijen {self.first}-{self.last}"
        return f"{rows} van '{self.sheet}'" if self.sheet else rows


@dataclass(frozen=True, slots=True)
class Rows:
    """The chosen rows; without spans all of them."""

    spans: tuple[Span, ...] = ()

    def __call__(self, sheet: str, row: int) -> bool:
        """Whether the row is chosen."""
        return not self.spans or any(span.has(sheet, row) for span in self.spans)

    def check(self, plan: Import) -> None:
        """Raise Stop when it is not certain which rows are meant, or when nothing is asked there."""
        titles = [sheet.grid.title for sheet in plan.sheets]
        asked = {(r.sheet, r.row) for s in plan.sheets for r in s.rows}
        asked |= {(f.path, f.line) for s in plan.sheets for f in s.findings}
        for span in self.spans:
            if not span.sheet and len(titles) > 1:
                message = f"Er is meer dan een blad; van welk blad is {span}?"
                raise Stop(message, f"schrijf het zo: --rows {titles[0]}:{span.first}", WRONG_USE)
            if span.sheet and span.sheet.casefold() not in [title.casefold() for title in titles]:
                near = did_you_mean(span.sheet, titles)
                hint = f"bedoelde u '{near}'? " if near else ""
                known = enumerate_words(titles)
                raise Stop(f"Er is geen blad '{span.sheet[:40]}'.", f"{hint}wij zien: {known}", WRONG_USE)
            if not any(span.has(*row) for row in asked):
                raise Stop(f"Op {span} verandert niets.", "kies een rij uit het overzicht", WRONG_USE)


def parse_rows(words: Iterable[str] | None) -> Rows:
    """The rows that were typed. Raises Stop when they cannot be read."""
    spans: list[Span] = []
    for word in words or ():
        sheet = ""
        for part in word.split(","):
            match = _PART.fullmatch(part.strip())
            if not match:
                raise Stop(f"'{word[:60]}' zijn geen nummers van rijen.", _HINT, WRONG_USE)
            sheet = match["sheet"] or sheet
            first, last = int(match["first"]), int(match["last"] or match["first"])
            if not 2 <= first <= last <= MAX_ROWS:
                message = f"'{part.strip()[:40]}' kan niet: rijen tellen van 2 tot en met {MAX_ROWS}."
                raise Stop(message, _HINT, WRONG_USE)
            spans.append(Span(sheet.strip(), first, last))
    return Rows(tuple(spans))
