"""Help lines: whoever wants to talk now must find a number that works."""

from __future__ import annotations

from collections.abc import Iterator

from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import SETTINGS_FILE, Family, Spot, Subject
from informatiewijzer.model.scalars import phone_digits
from informatiewijzer.source.tree import Path

EMERGENCY = Code("HULP01", Level.FAULT, "Het noodnummer in Nederland is 112.")
NONE = Code("HULP02", Level.FAULT, "Er moet een hulplijn zijn die mensen kunnen bellen.")
NO_PHONE = Code("HULP03", Level.FAULT, "Een hulplijn staat op de site en heeft een telefoonnummer.")
UNMARKED = Code("HULP04", Level.WARNING, "Een hulplijn heeft het veld 'hulplijn: ja'.")

_HELP_LINES: Path = ("hulplijnen",)


def _emergency(subject: Subject) -> Iterator[Spot]:
    """The emergency number is 112 in the whole European Union (Directive 2018/1972, article 109)."""
    phone = subject.catalogue.settings.emergency.phone
    if phone_digits(phone) != "112":
        message = f"Het noodnummer is 112, niet {phone}."
        hint = "Schrijf het zo: noodnummer: {telefoon: 112, naam: Bij direct gevaar}"
        yield Spot(EMERGENCY, SETTINGS_FILE, ("noodnummer", "telefoon"), message, hint)


def _none(subject: Subject) -> Iterator[Spot]:
    """A site without any help line."""
    if not subject.catalogue.settings.help_lines:
        message = "Er is geen hulplijn ingevuld. Wie nu wil praten, vindt dan niemand."
        hint = "Schrijf het zo: hulplijnen: [113-zelfmoordpreventie, de-luisterlijn]"
        yield Spot(NONE, SETTINGS_FILE, _HELP_LINES, message, hint)


def _each(subject: Subject) -> Iterator[Spot]:
    """Every help line is public, has a number and says that it is a help line."""
    for index, id_ in enumerate(subject.catalogue.settings.help_lines):
        record = subject.catalogue.organisations.get(id_)
        if record is None:
            continue
        if not record.is_public or not record.contact.phones:
            what = "komt niet op de site" if not record.is_public else "heeft geen telefoonnummer"
            message = f"De hulplijn '{id_}' {what}."
            hint = f"Kijk het na in organisaties/{id_}.yaml: stand 'actief', en contact: {{telefoon: 113}}"
            yield Spot(NO_PHONE, SETTINGS_FILE, (*_HELP_LINES, index), message, hint)
        if not record.help_line:
            message = f"De hulplijn '{id_}' zegt zelf niet dat het een hulplijn is."
            hint = f"Zet in organisaties/{id_}.yaml: hulplijn: ja"
            yield Spot(UNMARKED, SETTINGS_FILE, (*_HELP_LINES, index), message, hint)


FAMILY = Family("hulplijnen", (EMERGENCY, NONE, NO_PHONE, UNMARKED), (_emergency, _none, _each))
