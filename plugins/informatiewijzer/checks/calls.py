"""Calls ("oproepen"): over in time, answered through an organisation, and about nobody in particular."""

from __future__ import annotations

import re
from collections.abc import Iterator

from informatiewijzer.base.dutch import long_date
from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import Family, Spot, Subject, record_file
from informatiewijzer.model.base import State
from informatiewijzer.model.calls import Call
from informatiewijzer.source.tree import Path

OVER = Code("OPROEP02", Level.WARNING, "Een oproep is verlopen en staat niet meer op de site.")
WAITS = Code("OPROEP03", Level.TIP, "Een oproep komt pas later op de site.")
NO_ANSWER = Code("OPROEP04", Level.WARNING, "Niemand kan op de oproep reageren.")
ABOUT_ONE = Code("OPROEP05", Level.WARNING, "Een oproep vertelt misschien wie iemand is of waar die woont.")

# Together with a wijk these few facts are enough to know somebody by (AVG, recital 26). A name or an age is
# only told when it plainly belongs to one person: "een groep van 75 jaar en ouder" does not.
_SIGNS = (
    (re.compile(r"\b(?:[Ii]k heet|[Mm]ijn naam is) +[A-Z]|\b[Ii]k ben [A-Z][a-zé-ÿ]+"), "een naam"),
    (
        re.compile(
            r"\b(?:man|vrouw|heer|dame|weduwe|weduwnaar|meneer|mevrouw|ik ben)\b[^.!?]{0,20}?"
            r"\b(?:van )?\(?[1-9][0-9]\)?(?: jaar)?\b",
            re.IGNORECASE,
        ),
        "een leeftijd",
    ),
    (re.compile(r"\b[1-9][0-9]{3} ?[A-Z]{2}\b"), "een postcode"),
    (
        re.compile(
            r"\b(?:woon|woont|thuis)\b[^.!?]{0,40}?(?:straat|weg|laan|plein|hof|dijk|singel|pad) +[0-9]",
            re.IGNORECASE,
        ),
        "een huisadres",
    ),
)


def _calls(subject: Subject) -> Iterator[tuple[str, Call]]:
    """The calls that somebody still means to have on the site, each with its file."""
    for call in subject.catalogue.calls.values():
        if call.status.state is not State.STOPPED:
            yield record_file("oproepen", call.id), call


def _over(subject: Subject) -> Iterator[Spot]:
    """Calls whose last day is over; only advice, for the site takes them off by itself."""
    for file, call in _calls(subject):
        if call.valid_to < subject.as_of:
            message = f"Deze oproep liep tot en met {long_date(call.valid_to)} en is van de site."
            hint = "Is hij beantwoord? Gooi dit bestand weg. Nog niet? Zet er nieuwe datums in."
            yield Spot(OVER, file, ("geldig_tot",), message, hint)


def _waits(subject: Subject) -> Iterator[Spot]:
    """Calls that are placed on a day still to come."""
    for file, call in _calls(subject):
        if call.placed > subject.as_of:
            message = f"Deze oproep komt op {long_date(call.placed)} op de site, niet eerder."
            yield Spot(WAITS, file, ("geplaatst",), message, f"Moet hij er nu op? {_today(subject)}")


def _today(subject: Subject) -> str:
    return f"Schrijf dan: geplaatst: {subject.as_of}"


def _no_answer(subject: Subject) -> Iterator[Spot]:
    """Calls without number, mail address or website, of themselves or of their organisation."""
    for file, call in _calls(subject):
        contact = subject.catalogue.contact_of(call)
        if call.organisation not in subject.catalogue.organisations:
            continue  # that there is none has been told
        if not (contact.phones or contact.email or contact.website):
            message = "Van deze organisatie weten wij geen telefoonnummer, e-mailadres of website."
            hint = "Zet in de oproep hoe mensen reageren, zo: contact: {telefoon: 074 245 25 65}"
            yield Spot(NO_ANSWER, file, ("organisatie",), message, hint)


def _about_one(subject: Subject) -> Iterator[Spot]:
    """Words by which a neighbour would know who it is about, the name of the call included."""
    for entry in subject.entries:
        if isinstance(entry.record, Call):
            for path, text in ((("naam",), entry.record.name), *entry.texts):
                yield from _signs(entry.file, path, text)


def _signs(file: str, path: Path, text: str) -> Iterator[Spot]:
    for pattern, what in _SIGNS:
        if pattern.search(text):
            message = f"Hier lijkt {what} van een persoon te staan. Zo is te raden om wie het gaat."
            hint = "Schrijf het ruimer, zo: Een bewoner van de wijk Noord zoekt iemand om mee te wandelen."
            yield Spot(ABOUT_ONE, file, path, message, hint)


FAMILY = Family(
    "oproepen",
    (OVER, WAITS, NO_ANSWER, ABOUT_ONE),
    (_over, _waits, _no_answer, _about_one),
)
