"""The round as files: a mail and a phone script per organisation, an overview, and the list of exceptions."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from informatiewijzer.base.dutch import long_date
from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.upkeep.letters import Sender, mail, phone_script
from informatiewijzer.upkeep.recheck import Ask, Round, Visit

COLUMNS = (
    "volgorde", "record", "naam", "organisatie", "telefoon", "e-mail", "website", "reden",
    "open vragen", "laatst nagekeken", "van de site op",
)  # fmt: skip
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def round_files(round_: Round, sender: Sender, as_of: date) -> list[OutputFile]:
    """Everything to write in the folder of the round, sorted by path; numbers tell what comes first."""
    files = [
        OutputFile("uitzonderingen.csv", exceptions_csv(round_).encode("utf-8-sig")),
        OutputFile("uitzonderingen.txt", exceptions_text(round_, as_of).encode()),
        OutputFile("overzicht.txt", overview(round_, sender, as_of).encode()),
    ]
    for number, visit in enumerate(round_.visits, start=1):
        files.append(OutputFile(f"mail/{number:03}-{visit.id}.txt", mail(visit, sender).encode()))
        files.append(OutputFile(f"bellen/{number:03}-{visit.id}.txt", phone_script(visit, sender).encode()))
    return sorted(files)


def overview(round_: Round, sender: Sender, as_of: date) -> str:
    """Whom to ask first, with the number and how many things there are to ask."""
    lines = [
        f"Navraag voor de {sender.site}, {long_date(as_of)}",
        "Bovenaan staat wat het eerst moet. De mail en het belverhaal staan in de mappen mail en bellen.",
        "",
    ]
    for number, visit in enumerate(round_.visits, start=1):
        how = visit.contact.phones[0] if visit.contact.phones else visit.contact.email
        how = how or (f"zoek contact op {visit.contact.website}" if visit.contact.website else "geen contact")
        things = "1 onderdeel" if len(visit.asks) == 1 else f"{len(visit.asks)} onderdelen"
        lines.append(f"{number:3}. {visit.name} ({things}; {how})")
    unreachable = sum(1 for visit in round_.visits if not visit.can_be_asked)
    lines += ["", f"{len(round_.visits)} organisaties; van {unreachable} is geen nummer of e-mail bekend."]
    return "\n".join(lines) + "\n"


def exceptions_text(round_: Round, as_of: date) -> str:
    """Every record that needs something, most urgent first, with the reasons."""
    lines = [f"Wat moet er worden nagekeken? Stand op {long_date(as_of)}: {len(round_.exceptions)} keer.", ""]
    for number, (visit, ask) in enumerate(round_.exceptions, start=1):
        lines += [f"{number}. {ask.record.name} ({ask.address})", f"   {visit.name}"]
        lines += [f"   - {reason}" for reason in ask.reasons]
    return "\n".join(lines) + "\n"


def exceptions_csv(round_: Round) -> str:
    """The same as a table for Dutch spreadsheets: semicolons, all quoted, no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for number, (visit, ask) in enumerate(round_.exceptions, start=1):
        writer.writerow([_safe(cell) for cell in _cells(number, visit, ask)])
    return out.getvalue()


def _cells(number: int, visit: Visit, ask: Ask) -> Iterator[str]:
    yield str(number)
    yield ask.address
    yield ask.record.name
    yield visit.name
    yield ", ".join(visit.contact.phones)
    yield visit.contact.email or ""
    yield visit.contact.website or ""
    yield "; ".join(ask.reasons)
    yield ", ".join(doubt.field for doubt in ask.doubts if not doubt.current)
    yield ask.checked.isoformat() if ask.checked else ""
    yield ask.leaves.isoformat() if ask.leaves else ""


def _safe(cell: str) -> str:
    """The cell with a mark before what a spreadsheet would take for a formula (CWE-1236)."""
    return f"'{cell}" if cell.startswith(_RISKY) else cell
