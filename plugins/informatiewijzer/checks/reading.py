"""Readability, as tips for `check` alone: the build does not count syllables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from informatiewijzer.base.findings import Code, Finding, Level
from informatiewijzer.base.reading import EASY, Reading, measure
from informatiewijzer.checks.places import Places
from informatiewijzer.checks.prose import prose_of
from informatiewijzer.checks.subject import Spot, record_file, records_by_kind
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.source.written import Section, WrittenPage, written_pages

RECORD = Code("LEES01", Level.TIP, "Een tekst uit de gegevens leest moeilijk.")
PAGE = Code("LEES02", Level.TIP, "Een deel van een bladzijde voor bewoners leest moeilijk.")
CODES = (RECORD, PAGE)

FEW_WORDS = 25
"""Of less text the score says nothing."""
HARD = 50
"""Names of organisations make short texts of records score low; a page has more room."""
LONGEST = 14
"""Words per sentence on average."""
FOR_PROFESSIONALS = ("professionals/", "open-data/", "redactie/")
HINT = "Maak van een lange zin twee zinnen, en kies kortere woorden."


def reading_findings(catalogue: Catalogue, folder: Path, project: Path) -> tuple[Finding, ...]:
    """The tips about the texts of published records in `folder`, and about the pages of the project."""
    places = Places(folder)
    found = [places.finding(spot) for spot in (*_records(catalogue), *_prose(catalogue))]
    found += _pages(project)
    return tuple(sorted(found, key=lambda finding: finding.order))


def _records(catalogue: Catalogue) -> Iterator[Spot]:
    for kind, records in records_by_kind(catalogue).items():
        for record in records.values():
            text = f"{record.summary or ''}\n{record.description or ''}"
            reading = measure(text)
            if reading.words >= FEW_WORDS and (reading.score < HARD or reading.sentence_length > LONGEST):
                field = "omschrijving" if record.description else "samenvatting"
                field = "tekst" if kind == "oproepen" else field
                yield Spot(RECORD, record_file(kind, record.id), (field,), in_words(reading), HINT)


def _prose(catalogue: Catalogue) -> Iterator[Spot]:
    """Texts of figures and of the campaign, one by one."""
    for prose in prose_of(catalogue):
        for path, text in prose.texts:
            reading = measure(text)
            if reading.words >= FEW_WORDS and (reading.score < HARD or reading.sentence_length > LONGEST):
                yield Spot(RECORD, prose.file, path, in_words(reading), HINT)


def _pages(project: Path) -> Iterator[Finding]:
    for page in written_pages(project / "site_src" / "pages"):
        if for_residents(page):
            for section in page.sections:
                reading = measure(section.text)
                if reading.words >= FEW_WORDS and (reading.score < EASY or reading.sentence_length > LONGEST):
                    yield _page_finding(project, page, section, reading)


def for_residents(page: WrittenPage) -> bool:
    """Whether a page is Dutch and meant for residents."""
    return (
        not page.address.startswith(FOR_PROFESSIONALS)
        and "taal" not in page.meta
        and "schil" not in page.meta
    )


def _page_finding(project: Path, page: WrittenPage, section: Section, reading: Reading) -> Finding:
    shown = page.path.relative_to(project).as_posix()
    return PAGE.at(shown, in_words(reading), hint=HINT, line=section.line, column=1)


def in_words(reading: Reading) -> str:
    """The figures as a Dutch sentence."""
    length = f"{reading.sentence_length:.0f} woorden per zin"
    return f"Dit leest moeilijk: gemiddeld {length}, leesscore {reading.score:.0f} (liefst {EASY} of meer)."
