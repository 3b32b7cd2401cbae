"""What is missing before a site goes live, or stays live: each point in words, with what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from informatiewijzer.base.dutch import count_of, enumerate_words, long_date
from informatiewijzer.base.findings import Code, Finding, Level, faults
from informatiewijzer.checks.addresses import published_addresses
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.freshness import checked_on
from informatiewijzer.model.ledger import LEDGER
from informatiewijzer.model.releases import RELEASES, last_day, marks_of, next_events

SETTINGS = "catalogue/instellingen.yaml"
HELP_LINE_DAYS = 183
"""A help line that cannot be reached is worse than none: looked at twice a year."""
RELEASE_DAYS = 31
"""A change of the open data is written down within a month."""

FAULTS = Code("LIVE01", Level.FAULT, "In de gegevens staan fouten; de site verandert dan niet.")
ADDRESS = Code("LIVE02", Level.FAULT, "Het adres van de site is bekend en begint met https.")
STATEMENT = Code("LIVE03", Level.WARNING, "Er is een link naar de toegankelijkheidsverklaring.")
KEEPER = Code("LIVE04", Level.FAULT, "Bezoekers kunnen de beheerder van de site bereiken.")
KEEPER_THIN = Code("LIVE05", Level.WARNING, "De beheerder heeft een telefoonnummer en een e-mailadres.")
HELP_LINES = Code("LIVE06", Level.WARNING, "De hulplijnen zijn het laatste half jaar nagekeken.")
LEAK = Code("LIVE07", Level.WARNING, "Wie een lek in de site vindt, kan het melden (security.txt).")
LOGO = Code("LIVE08", Level.FAULT, "De site heeft een merk (het plaatje in het tabblad).")
TRANSLATIONS = Code("LIVE09", Level.WARNING, "De teksten in andere talen zijn nagekeken.")
LICENCE = Code("LIVE10", Level.WARNING, "Er staat bij wat anderen met de open gegevens mogen doen.")
UNLISTED = Code("LIVE11", Level.WARNING, "Elk adres op de site staat in de lijst van uitgegeven adressen.")
NEVER = Code("LIVE12", Level.TIP, "Alles is minstens een keer nagekeken.")
RIGHTS = Code("LIVE13", Level.FAULT, "Het programma mag de gegevens lezen en de site schrijven.")
EXAMPLES = Code("LIVE14", Level.FAULT, "De verzonnen voorbeelden staan niet op de site.")
RELEASED = Code("LIVE15", Level.TIP, "Wat er in de open gegevens veranderde, is opgeschreven.")
CODES = (
    FAULTS, ADDRESS, STATEMENT, KEEPER, KEEPER_THIN, HELP_LINES, LEAK, LOGO, TRANSLATIONS, LICENCE, UNLISTED,
    NEVER, RIGHTS, EXAMPLES, RELEASED,
)  # fmt: skip
"""All points that `doctor` looks at, in the order in which it does."""
EXAMPLE = "voorbeeld-"
"""How the ids of made-up records begin that `init` puts into a new town."""


@dataclass(frozen=True, slots=True)
class Patient:
    """What is looked at: the catalogue as it is and as visitors see it, its findings, the project's files."""

    catalogue: Catalogue
    published: Catalogue
    findings: tuple[Finding, ...]
    as_of: date
    base_url: str = ""
    has_logo: bool = True
    unchecked_languages: tuple[str, ...] = ()
    locked: Mapping[str, str] = field(default_factory=dict)
    """Files and folders that may not be read or written, with what may not be done with them."""


def examine(patient: Patient) -> tuple[Finding, ...]:
    """What is missing, the worst first and then in the order of CODES; nothing when all is well."""
    found = [finding for look in LOOKS for finding in look(patient)]
    order = list(Level)
    return tuple(sorted(found, key=lambda f: (order.index(f.level), f.code, f.path, f.message)))


def _faults(patient: Patient) -> Iterator[Finding]:
    wrong = len(faults(patient.findings))
    if wrong:
        message = f"In de gegevens staan {wrong} fouten." if wrong > 1 else "In de gegevens staat 1 fout."
        yield FAULTS.at("catalogue", message, hint="Typ: python3 build.py check")


def _address(patient: Patient) -> Iterator[Finding]:
    found = patient.base_url or patient.catalogue.settings.address or ""
    hint = f"Zet in {SETTINGS}: adres: https://www.voorbeeld.nl/"
    if not found:
        message = "Het adres van de site is niet bekend. Dan staat er ook geen code op papier."
        yield ADDRESS.at(SETTINGS, message, hint=hint)
    elif not found.startswith("https://"):
        yield ADDRESS.at(SETTINGS, "Het adres van de site begint niet met https.", hint=hint)


def _statement(patient: Patient) -> Iterator[Finding]:
    if patient.catalogue.settings.statement is None:
        message = "Er is geen link naar een toegankelijkheidsverklaring. Een overheid moet die hebben."
        hint = (
            "Maak de verklaring op www.toegankelijkheidsverklaring.nl. Zet daarna in "
            f"{SETTINGS}: toegankelijkheidsverklaring: https://..."
        )
        yield STATEMENT.at(SETTINGS, message, hint=hint)


def _keeper(patient: Patient) -> Iterator[Finding]:
    id_ = patient.catalogue.settings.organisation
    keeper = patient.published.organisations.get(id_)
    path = f"catalogue/organisaties/{id_}.yaml"
    if keeper is None:
        message = f"De beheerder van de site ('{id_}') staat niet op de site."
        yield KEEPER.at(path, message, hint="Zet daarin: status: {stand: actief}")
        return
    contact = keeper.contact
    ways = {"telefoonnummer": contact.phones, "e-mailadres": contact.email}
    missing = [word for word, has in ways.items() if not has]
    hint = "Zet bij contact: telefoon en email. Kies een adres van de organisatie, niet van een mens."
    if len(missing) == 2 and not contact.website:
        yield KEEPER.at(path, "Bezoekers kunnen de beheerder van de site nergens bereiken.", hint=hint)
    elif missing:
        message = f"De beheerder van de site heeft geen {' en geen '.join(missing)}."
        yield KEEPER_THIN.at(path, message, hint=hint)


def _help_lines(patient: Patient) -> Iterator[Finding]:
    for id_ in patient.catalogue.settings.help_lines:
        line = patient.catalogue.organisations.get(id_)
        if line is None:
            continue
        day = checked_on(line)
        if day is None:
            message = f"Hulplijn {line.name}: er staat niet bij wanneer iemand het nummer nakeek."
        elif (patient.as_of - day).days > HELP_LINE_DAYS:
            message = f"Hulplijn {line.name}: het nummer is het laatst nagekeken op {long_date(day)}."
        else:
            continue
        command = f"recheck confirm organisaties/{id_} --by redacteur --how website"
        hint = f"Bel of kijk op de website. Klopt het? Typ: python3 build.py {command}"
        yield HELP_LINES.at(f"catalogue/organisaties/{id_}.yaml", message, hint=hint)


def _leak(patient: Patient) -> Iterator[Finding]:
    security = patient.catalogue.settings.security
    day = patient.as_of + timedelta(HELP_LINE_DAYS)
    hint = f"Zet in {SETTINGS}: lek_melden: {{email: beveiliging@voorbeeld.nl, verloopt: {day}}}"
    if security is None:
        yield LEAK.at(SETTINGS, "Wie een lek in de site vindt, kan dat nergens melden.", hint=hint)
    elif security.expires < patient.as_of:
        message = f"Het adres om een lek te melden is verlopen op {long_date(security.expires)}."
        yield LEAK.at(SETTINGS, message, hint="Kijk of het adres nog klopt en zet er een nieuwe dag neer.")


def _logo(patient: Patient) -> Iterator[Finding]:
    if not patient.has_logo:
        path = "site_src/pages/assets/iconen/merk.svg"
        yield LOGO.at(path, "Het merk van de site ontbreekt.", hint=f"Zet een vierkant SVG-plaatje in {path}")


def _translations(patient: Patient) -> Iterator[Finding]:
    if patient.unchecked_languages:
        names = enumerate_words(list(patient.unchecked_languages))
        message = f"Niemand die de taal van huis uit spreekt, keek deze teksten na: {names}."
        hint = "Laat ze lezen. Haal daarna bij die taal de tekst bij 'vertaling' weg: vertaling: \"\""
        yield TRANSLATIONS.at("site_src/talen.json", message, hint=hint)


def _licence(patient: Patient) -> Iterator[Finding]:
    if patient.catalogue.settings.licence is None:
        message = "Er staat niet bij wat anderen met de open gegevens mogen doen. Dan moeten zij het vragen."
        hint = f"Overleg wie daarover gaat. Zet daarna in {SETTINGS}: licentie: cc-by-4.0 (of cc0-1.0)"
        yield LICENCE.at(SETTINGS, message, hint=hint)


def _ledger(patient: Patient) -> Iterator[Finding]:
    known = patient.catalogue.ledger
    missing = sorted(a for a in published_addresses(patient.catalogue, patient.as_of) if a not in known)
    if missing:
        message = f"{len(missing)} adressen op de site staan niet in de lijst, zoals {missing[0]}."
        yield UNLISTED.at(f"catalogue/{LEDGER}.yaml", message, hint="Typ: python3 build.py ledger")


def _released(patient: Patient) -> Iterator[Finding]:
    """What changed more than a month after the last release that was written down."""
    events = patient.catalogue.releases
    last = last_day(events)
    if last and (patient.as_of - last).days <= RELEASE_DAYS:
        return
    changed = len(next_events(events, marks_of(patient.published.by_folder()), patient.as_of))
    if changed:
        message = "Er is nog geen uitgave van de open gegevens opgeschreven."
        if last:
            what = count_of(changed, "ding is", "dingen zijn")
            message = f"{what} anders in de open gegevens sinds de uitgave van {long_date(last)}."
        hint = "Staat de site live? Typ: python3 build.py release"
        yield RELEASED.at(f"catalogue/{RELEASES}.yaml", message, hint=hint)


def _never(patient: Patient) -> Iterator[Finding]:
    for kind, records in patient.published.by_folder().items():
        never = [id_ for id_, record in records.items() if checked_on(record) is None]
        if never:
            message = f"{len(never)} van de {len(records)} {kind} zijn nog nooit nagekeken."
            yield NEVER.at(f"catalogue/{kind}", message, hint="Typ: python3 build.py recheck --limit 20")


def _rights(patient: Patient) -> Iterator[Finding]:
    for path, what in sorted(patient.locked.items()):
        hint = "Vraag rechten aan wie de computer beheert."
        yield RIGHTS.at(path, f"Dit mag het programma niet {what}.", hint=hint)


def _examples(patient: Patient) -> Iterator[Finding]:
    for kind, records in patient.published.by_folder().items():
        for id_ in records:
            if id_.startswith(EXAMPLE):
                message = f"'{id_}' is een verzonnen voorbeeld en staat op de site."
                yield EXAMPLES.at(f"catalogue/{kind}/{id_}.yaml", message, hint="Gooi dit bestand weg.")


LOOKS: tuple[Callable[[Patient], Iterator[Finding]], ...] = (
    _faults, _address, _statement, _keeper, _help_lines, _leak, _logo, _translations, _licence, _ledger,
    _never, _rights, _examples, _released,
)  # fmt: skip
"""Every point as a function; a new one is a Code and a line here."""
