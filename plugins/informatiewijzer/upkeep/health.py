"""The health report: what is missing, what is old, where nothing is to be done, what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from informatiewijzer.base.dutch import enumerate_words, long_date
from informatiewijzer.base.findings import Finding, Level
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.freshness import (
    LIMITS,
    Stage,
    checked_on,
    confirmed_on,
    seen_on,
    stage_of,
)
from informatiewijzer.upkeep.compare import Difference
from informatiewijzer.upkeep.completeness import completeness
from informatiewijzer.upkeep.coverage import Coverage, coverage
from informatiewijzer.upkeep.document import BeforeAfter, Block, Items, Paragraph, Report, Section, Table
from informatiewijzer.upkeep.doubts import AnyLasting
from informatiewijzer.upkeep.link_file import LinkReport, links_of
from informatiewijzer.upkeep.link_words import WORDS, LinkState

_STAGES = (Stage.FRESH, Stage.REVIEW, Stage.LOWER, Stage.WITHDRAWN, Stage.NEVER)
_WORDING = ("TAAL", "LEES")
_MOST_GAPS = 60


@dataclass(frozen=True, slots=True)
class Known:
    """What the report is made of. `edits`: the day of the last change by file; None without git.

    `since`: what is compared with, in words, or why there is nothing to compare with.
    """

    catalogue: Catalogue
    as_of: date
    findings: tuple[Finding, ...] = ()
    links: LinkReport | None = None
    edits: Mapping[str, date] | None = None
    since: str = ""
    changes: tuple[Difference, ...] | None = None


def make_report(known: Known) -> Report:
    """The whole report."""
    published = known.catalogue.published(known.as_of)
    settings = known.catalogue.settings
    sections = (
        Section("overzicht", "In het kort", tuple(_overview(known, published))),
        Section("volledig", "Wat ontbreekt er nog?", tuple(_missing(published))),
        Section("vers", "Hoe vers is het?", tuple(_freshness(known))),
        Section("gaten", "Waar is niets te doen?", tuple(_gaps(coverage(published)))),
        Section("links", "Werken de links nog?", tuple(_links(known, published))),
        Section("taal", "Kan het in gewonere taal?", tuple(_wording(known.findings))),
        Section("anders", "Wat is er veranderd?", tuple(_changes(known))),
    )
    lead = f"Stand van {long_date(known.as_of)}. Dit verslag is voor de redactie en staat niet op de site."
    return Report(f"Verslag van de {settings.site_name}", lead, sections)


def _overview(known: Known, published: Catalogue) -> Iterator[Block]:
    rows = []
    tables = (
        ("activiteiten", known.catalogue.activities, published.activities),
        ("organisaties", known.catalogue.organisations, published.organisations),
        ("locaties", known.catalogue.locations, published.locations),
    )
    for kind, records, shown in tables:
        checked = sum(1 for record in shown.values() if checked_on(record) is not None)
        rows.append((kind, str(len(records)), str(len(shown)), str(checked)))
    yield Table(
        "Aantallen", ("soort", "in de bestanden", "op de site", "daarvan ooit nagekeken"), tuple(rows)
    )
    levels = Counter(finding.level for finding in known.findings)
    yield Paragraph(
        f"Nakijken gaf {levels[Level.FAULT]} fouten, {levels[Level.WARNING]} waarschuwingen en "
        f"{levels[Level.TIP]} tips. Alles ziet u met: python3 build.py check"
    )


def _missing(published: Catalogue) -> Iterator[Block]:
    for kind in completeness(published):
        if not kind.total:
            continue
        yield Paragraph(f"Van alle velden bij {kind.kind} is {kind.percentage} procent bekend.")
        rows = tuple(
            (name, f"{count} van {kind.total}", f"{count * 100 // kind.total}%")
            for name, count in sorted(kind.fields, key=lambda field: (field[1], field[0]))
        )
        yield Table(f"Bekend bij {kind.kind}, het minste eerst", ("veld", "bekend", "deel"), rows)
        lines = tuple(
            f"{name} ({address}) mist er {len(lacks)}: {enumerate_words(lacks)}"
            for address, name, lacks in kind.missing
        )
        yield Items(lines, f"Wat ontbreekt per stuk: {kind.kind}")


def _freshness(known: Known) -> Iterator[Block]:
    limits = tuple(
        (kind, _days(limit.review), _days(limit.lower), _days(limit.withdraw))
        for kind, limit in LIMITS.items()
    )
    yield Table(
        "Na hoeveel maanden zonder navraag",
        ("soort", "even nakijken", "lager in de lijst", "van de site"),
        limits,
    )
    records = {f"{kind}/{r.id}": (kind, r) for kind, table in _public(known.catalogue) for r in table}
    start = known.catalogue.settings.checked_from
    stages = {a: stage_of(kind, record, known.as_of, start) for a, (kind, record) in records.items()}
    rows = []
    for kind in LIMITS:
        counts = Counter(stage for address, stage in stages.items() if records[address][0] == kind)
        rows.append((kind, *(str(counts[stage]) for stage in _STAGES)))
    yield Table("Hoe het er nu voor staat", ("soort", *(stage.value for stage in _STAGES)), tuple(rows))
    yield Paragraph(
        "Drie datums zijn niet hetzelfde: wanneer het bestand is bewerkt, wanneer iemand de bron bekeek en "
        "wanneer iemand het heeft nagevraagd. Alleen de laatste twee tellen voor de grenzen."
    )
    lines = tuple(_dates(known, address, record) for address, (_, record) in sorted(records.items()))
    yield Items(lines, "De datums per stuk")
    if known.edits is None:
        yield Paragraph("Wanneer een bestand is bewerkt, is niet bekend: daarvoor is git nodig.")


def _days(days: int) -> str:
    return str(round(days * 12 / 365))


def _public(catalogue: Catalogue) -> Iterator[tuple[str, list[AnyLasting]]]:
    tables: tuple[tuple[str, Iterable[AnyLasting]], ...] = (
        ("activiteiten", catalogue.activities.values()),
        ("locaties", catalogue.locations.values()),
        ("organisaties", catalogue.organisations.values()),
    )
    for kind, records in tables:
        yield kind, [record for record in records if record.is_public]


def _dates(known: Known, address: str, record: AnyLasting) -> str:
    edited = (known.edits or {}).get(f"{address}.yaml")
    dated = max((source.dated for source in record.sources if source.dated), default=None)
    days = (
        ("bevestigd", confirmed_on(record)),
        ("bekeken", seen_on(record)),
        ("bron van", dated),
        ("bewerkt", edited),
    )
    words = [f"{word} {day}" for word, day in days if day]
    return f"{record.name} ({address}): {', '.join(words) or 'geen datum bekend'}"


def _gaps(found: Coverage) -> Iterator[Block]:
    yield Paragraph(
        f"Het gaat om {found.total} activiteiten. Van {found.unknown[1]} is de wijk niet bekend en van "
        f"{found.unknown[2]} het dagdeel: die tellen alleen mee bij het onderwerp en voor wie het is. Wat "
        "thuis, per telefoon of op internet is, telt voor elke wijk. Wat voor iedereen is, staat apart: het "
        "is niet speciaal voor een andere groep."
    )
    for one, other, caption in (
        (0, 1, "Onderwerp en wijk"),
        (0, 2, "Onderwerp en dagdeel"),
        (1, 2, "Wijk en dagdeel"),
        (3, 1, "Doelgroep en wijk"),
        (3, 2, "Doelgroep en dagdeel"),
        (0, 3, "Onderwerp en doelgroep"),
    ):
        yield _matrix(found, one, other, caption)
    yield from _named_gaps(found)


def _matrix(found: Coverage, one: int, other: int, caption: str) -> Table:
    names = tuple(name for _, name in found.values[other])
    rows = tuple(
        (name, *(str(count) for count in counts))
        for (_, name), counts in zip(found.values[one], found.table(one, other), strict=True)
    )
    return Table(f"Aantal activiteiten: {caption.lower()}", (caption.partition(" ")[0].lower(), *names), rows)


def _named_gaps(found: Coverage) -> Iterator[Block]:
    names = [dict(values) for values in found.values]
    alone = [names[at][id_] for gap in found.gaps(1) for at, id_ in enumerate(gap) if id_]
    if alone:
        yield Items(tuple(alone), "Hier is helemaal niets")
    grouped: dict[tuple[str, int], list[str]] = {}
    for gap in found.gaps(2):
        (one, first), (other, second) = [(at, id_) for at, id_ in enumerate(gap) if id_]
        grouped.setdefault((names[one][first], other), []).append(names[other][second])
    where = ("", "niet in de wijk", "niet in de", "niet voor")
    rows = tuple(
        f"{name}: {where[other]} {enumerate_words(lacks, 'of')}" for (name, other), lacks in grouped.items()
    )
    yield Items(rows, "Er is wel iets, maar niet overal, altijd of voor iedereen")
    for size, words in ((3, "drie"), (4, "vier")):
        gaps = list(found.gaps(size))
        if gaps:
            shown = tuple(
                " + ".join(names[at][id_] for at, id_ in enumerate(gap) if id_) for gap in gaps[:_MOST_GAPS]
            )
            more = f" (de eerste {_MOST_GAPS} van {len(gaps)})" if len(gaps) > _MOST_GAPS else ""
            yield Items(shown, f"Elk deel is er, maar deze {words} niet samen{more}")


def _links(known: Known, published: Catalogue) -> Iterator[Block]:
    links = links_of(published)
    if known.links is None:
        yield Paragraph(
            f"De {len(links)} links zijn nog niet nagekeken. Dat doet u met: python3 build.py links "
            "(daar is internet voor nodig; bij het maken van de site gebeurt het nooit vanzelf)."
        )
        return
    results = [result for result in known.links.results if result.url in links]
    yield Paragraph(
        f"Nagekeken op {long_date(known.links.day)}: {len(results)} van de {len(links)} links. "
        f"{sum(1 for result in results if result.state is LinkState.FINE)} zijn goed."
    )
    for state in LinkState:
        found = [result for result in results if result.state is state]
        if found and state is not LinkState.FINE:
            yield Paragraph(f"{WORDS[state].what} {WORDS[state].advice}")
            rows = [
                f"{r.url}{f' (nu: {r.target})' if r.target else ''}: {', '.join(links[r.url])}" for r in found
            ]
            yield Items(tuple(rows), f"{len(rows)} keer")


def _wording(findings: tuple[Finding, ...]) -> Iterator[Block]:
    found = [finding for finding in findings if finding.code.startswith(_WORDING)]
    if not found:
        yield Paragraph("Geen opmerkingen over de taal.")
        return
    counts = Counter(finding.code for finding in found)
    rows = tuple((code, str(number)) for code, number in sorted(counts.items()))
    yield Table("Opmerkingen over de taal", ("code", "aantal"), rows)
    lines = tuple(
        f"{f.path}{f':{f.line}' if f.line else ''}: {f.message}{f' {f.hint}' if f.hint else ''}"
        for f in found
    )
    yield Items(lines, "Alle opmerkingen")


def _changes(known: Known) -> Iterator[Block]:
    if known.changes is None:
        yield Paragraph(
            known.since or "Geef een dag of versie op: python3 build.py report --since 2026-11-03"
        )
        return
    counts = Counter(change.what for change in known.changes)
    yield Paragraph(
        f"Vergeleken met {known.since}: {counts['nieuw']} nieuw, {counts['anders']} veranderd, "
        f"{counts['weg']} weg. Het staat er zoals een bezoeker het op de site zag en nu ziet."
    )
    for change in known.changes:
        heading = f"{change.name} ({change.address}): {change.what}"
        if change.lines:
            yield BeforeAfter(heading, change.lines)
        else:
            yield Paragraph(heading)
