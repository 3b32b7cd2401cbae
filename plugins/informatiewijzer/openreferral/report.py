"""The mapping report: in short on the screen, and a table with a line for every value of every row."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from informatiewijzer.base.characters import printable
from informatiewijzer.openreferral.mapping import KINDS, Outcome
from informatiewijzer.openreferral.rows import Fate, Row
from informatiewijzer.tables.guard import guarded

_HEAD = ("tabel", "rij", "nummer", "veld", "waarde", "wat", "waarheen of waarom", "bestand")
_WORDS = {"organisaties": "organisaties", "locaties": "plekken", "activiteiten": "activiteiten"}
_MOST_REASONS = 2
_LONGEST = 200
# What is not taken over because it is a person's does not stand in the report either.
_PRIVATE = re.compile("persoon|mobiel")


def in_short(outcome: Outcome) -> str:
    """What was read, what it gives, per field what was taken over, and why other things were not."""
    return "\n".join([*_read(outcome), "", *_gives(outcome), "", *_fields(outcome), ""])


def _read(outcome: Outcome) -> Iterator[str]:
    data = outcome.dataset
    sizes = ", ".join(f"{len(rows)} x {table}" for table, rows in sorted(data.tables.items()) if rows)
    yield f"Gelezen uit {printable(data.source, 80)} ({data.dialect}): {sizes}."
    yield from (f"Niet gelezen: {printable(line, 150)}" for line in data.unread)


def _gives(outcome: Outcome) -> Iterator[str]:
    counts = Counter(record.kind for record in outcome.records)
    yield "Dit geeft (allemaal als concept, dus nog niet op de site):"
    yield from (f"  {counts[kind]} {_WORDS[kind]}" for kind in KINDS)
    why = Counter((each.row.table, _general(each.why)) for each in outcome.skipped)
    if why:
        yield "Geen eigen bestand:"
        yield from (f"  {number} x {table}: {reason}" for (table, reason), number in sorted(why.items()))
    choose = Counter(word.split(":")[0] for record in outcome.records for word in record.choose)
    if choose:
        yield "Nog zelf kiezen of nakijken (staat ook in de notitie van elk bestand):"
        yield from (f"  {word}: {number} keer" for word, number in choose.most_common())


def _general(why: str) -> str:
    """Without the name of one file, so that it can be counted."""
    return "staat al in de gegevens; niets veranderd" if why.startswith("staat al in") else why


def _fields(outcome: Outcome) -> Iterator[str]:
    """A line for each field of each table: how often it was taken over, and the reasons why not."""
    taken: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    reasons: dict[tuple[str, str], Counter[str]] = {}
    for row in _rows(outcome):
        for name, _, told in row.fates():
            key = (row.table, name)
            total[key] += 1
            taken[key] += told.fate is not Fate.LEFT
            if told.fate is not Fate.TAKEN:
                why = _general(told.words)
                reasons.setdefault(key, Counter())[f"deels, {why}" if told.fate is Fate.PART else why] += 1
    yield "Per veld: zo vaak overgenomen, en waarom soms niet of maar deels:"
    for key in sorted(total):
        common = reasons.get(key, Counter()).most_common(_MOST_REASONS)
        causes = [f"{words} ({number})" for words, number in common]
        more = f"; {', '.join(causes)}" if causes else ""
        yield f"  {key[0]}.{key[1]}: {taken[key]} van {total[key]}{more}"


def as_table(outcome: Outcome) -> bytes:
    """A CSV for Excel: every value of every row, what became of it, and in which file."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_HEAD)
    files = {id(record.row): f"{record.kind}/{record.id}.yaml" for record in outcome.records}
    for row in _rows(outcome):
        for name, value, told in row.fates():
            private = row.table == "contact" or (told.fate is Fate.LEFT and _PRIVATE.search(told.words))
            shown = "(niet getoond)" if private else printable(value, _LONGEST)
            cells = (row.table, str(row.number), row.id, name, shown, told.fate, told.words)
            writer.writerow([guarded(cell) for cell in (*cells, files.get(id(row), ""))])
    return ("\ufeff" + out.getvalue()).encode("utf-8", "replace")


def _rows(outcome: Outcome) -> Iterator[Row]:
    for _, rows in sorted(outcome.dataset.tables.items()):
        yield from rows
