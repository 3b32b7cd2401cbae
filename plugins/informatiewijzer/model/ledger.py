"""The ledger of addresses that were ever published: `uitgegeven.yaml`, one line each (docs/adr/0031).

    activiteiten/eetclub: 2026-11-24           published since that day
    activiteiten/eetcafe: activiteiten/eetclub   renamed: the old address leads to the new one
    activiteiten/proef: weg                    taken away on purpose; nothing of it is to be seen

One sorted line an address, so that two editors' changes merge. The lines are plain YAML, but are read here
line by line: the ledger only grows, and the reader's limits for a record would one day stop it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from informatiewijzer.base.characters import printable
from informatiewijzer.base.findings import Finding
from informatiewijzer.model import codes
from informatiewijzer.source import codes as source_codes

LEDGER = "uitgegeven"
MAX_LEDGER = 8 * 1024 * 1024
REMOVED = "weg"
ADDRESS = r"[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*"
_LINE = re.compile(rf"({ADDRESS}): *(\d{{4}}-\d{{2}}-\d{{2}}|{ADDRESS}|{REMOVED}) *")
_HINT = "Schrijf het zo: activiteiten/eetclub: 2026-11-24"
_HEAD = """\
# Elk adres dat ooit op de site stond, met de eerste dag. Een adres verdwijnt nooit zomaar.
# Dit bestand wordt bijgehouden door: python3 build.py ledger  en  python3 build.py rename
"""


@dataclass(frozen=True, slots=True)
class Issued:
    """One line: since when, or where it leads to, or (neither) taken away on purpose."""

    since: date | None = None
    moved_to: str | None = None

    @property
    def removed(self) -> bool:
        """Whether it was taken away on purpose."""
        return self.since is None and self.moved_to is None

    def __str__(self) -> str:
        return self.moved_to or (self.since.isoformat() if self.since else REMOVED)


Ledger = Mapping[str, Issued]
"""By address without the last slash ("activiteiten/eetclub"), sorted."""


def parse_ledger(raw: bytes, shown: str) -> tuple[dict[str, Issued], tuple[Finding, ...]]:
    """The lines of a ledger and what is wrong with them; a line with a fault is left out. Never raises."""
    if len(raw) > MAX_LEDGER:
        return {}, (too_big(shown),)
    found: dict[str, Issued] = {}
    findings = []
    text = text_of(raw)
    for number, line in lines_of(text):
        finding = _add(found, line, shown, number)
        if finding:
            findings.append(finding.with_source(text))
    return {address: found[address] for address in sorted(found)}, tuple(findings)


def too_big(shown: str) -> Finding:
    """The fault of a list of addresses that is larger than any town needs."""
    message = "Dit bestand is veel te groot voor een lijst van adressen."
    return source_codes.SIZE.at(shown, message, hint="Zet een oudere versie terug.")


def text_of(raw: bytes) -> str:
    """The text of a list that is read line by line; what is no UTF-8 makes its line a fault."""
    return raw.decode("utf-8", "replace").removeprefix("\ufeff")


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers from 1."""
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.rstrip("\r")
        if line.strip() and not line.startswith("#") and line != "{}":
            yield number, line


def _add(found: dict[str, Issued], line: str, shown: str, number: int) -> Finding | None:
    match = _LINE.fullmatch(line)
    if not match:
        message = f"Deze regel begrijpen wij niet: '{printable(line, 60)}'."
        return codes.SHAPE.at(shown, message, hint=_HINT, line=number, column=1)
    if match[1] in found:
        message = f"Het adres '{match[1]}' staat er twee keer."
        hint = "Haal een van de twee regels weg."
        return source_codes.DUPLICATE.at(shown, message, hint=hint, line=number, column=1)
    try:
        found[match[1]] = _issued(match[2])
    except ValueError:
        message = f"De datum {match[2]} bestaat niet."
        return codes.DATE.at(shown, message, hint=_HINT, line=number, column=match.start(2) + 1)
    return None


def _issued(text: str) -> Issued:
    if text == REMOVED:
        return Issued()
    return Issued(moved_to=text) if "/" in text else Issued(since=date.fromisoformat(text))


def write_ledger(ledger: Ledger) -> str:
    """The whole file: its heading, then the lines sorted by address."""
    lines = "".join(f"{address}: {ledger[address]}\n" for address in sorted(ledger))
    return _HEAD + (lines or "{}\n")


def with_published(ledger: Ledger, addresses: Iterable[str], day: date) -> dict[str, Issued]:
    """The ledger with `addresses` added; what led elsewhere or was taken away and lives again is itself."""
    found = dict(ledger)
    for address in addresses:
        if address not in found or found[address].since is None:
            found[address] = Issued(day)
    return found


def final_address(ledger: Ledger, address: str) -> str:
    """Where an address leads to in the end; the address itself when it was not renamed, "" in a circle."""
    seen = {address}
    while address in ledger and (following := ledger[address].moved_to):
        if following in seen:
            return ""
        seen.add(following)
        address = following
    return address
