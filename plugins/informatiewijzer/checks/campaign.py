"""The campaign: its pillars exist, its week has believable dates, its states are not too old."""

from __future__ import annotations

from collections.abc import Iterator

from informatiewijzer.base.dutch import enumerate_words, long_date
from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import Family, Spot, Subject, record_file
from informatiewijzer.model.campaign import CAMPAIGN, CAMPAIGN_WEEK, Progress, Role
from informatiewijzer.source.tree import Path

NO_PILLAR = Code("CAMPAGNE01", Level.FAULT, "Een initiatief noemt een pijler die niet bestaat.")
OLD_STATE = Code("CAMPAGNE02", Level.TIP, "Van een initiatief is lang niet gevraagd hoe het ermee staat.")
PERSON = Code("CAMPAGNE03", Level.WARNING, "Een ambassadeur is misschien een persoon.")
LATER = Code("CAMPAGNE04", Level.WARNING, "Iets uit de campagne heeft een datum die nog moet komen.")
LONG_WEEK = Code("WEEK02", Level.WARNING, "Een actieweek duurt erg kort of erg lang.")
NO_NEXT = Code("WEEK03", Level.TIP, "De datum van de volgende actieweek is nog niet ingevuld.")

YEARS = 2
_NAMED = 3
_DAYS = (5, 10)
_SETTLED = (Progress.DONE,)
WEEK_FILE = record_file(CAMPAIGN, CAMPAIGN_WEEK)
INITIATIVES = record_file(CAMPAIGN, "initiatieven")


def campaign_references(subject: Subject) -> Iterator[tuple[str, tuple[Path, str, str]]]:
    """Every organisation and activity that the campaign names by its bare id."""
    campaign = subject.catalogue.campaign
    for id_, initiative in campaign.initiatives.items():
        for field, ids in (("organisaties", initiative.partners), ("activiteiten", initiative.activities)):
            for index, ref in enumerate(ids):
                yield INITIATIVES, ((id_, field, index), field, ref)
    for id_, partner in campaign.partners.items():
        if partner.organisation:
            place = (id_, "organisatie")
            yield record_file(CAMPAIGN, "partners"), (place, "organisaties", partner.organisation)
    if campaign.week and campaign.week.organisation:
        yield WEEK_FILE, (("organisatie",), "organisaties", campaign.week.organisation)


def _no_pillar(subject: Subject) -> Iterator[Spot]:
    """Pillars that the list does not have; a list that could not be read was told of already."""
    campaign = subject.catalogue.campaign
    for id_, initiative in campaign.initiatives.items():
        for index, pillar in enumerate(initiative.pillars):
            if pillar not in subject.known.get("pijlers", campaign.pillars):
                known = enumerate_words(list(campaign.pillars), "of")
                hint = f"U kunt kiezen uit: {known}." if known else "Maak eerst campagne/pijlers.yaml."
                message = f"Er is geen pijler met de naam '{pillar}'."
                yield Spot(NO_PILLAR, INITIATIVES, (id_, "pijlers", index), message, hint)


def _old_state(subject: Subject) -> Iterator[Spot]:
    """Told once: how many initiatives nobody asked about for long."""
    late = [
        (initiative.standing.on, id_)
        for id_, initiative in subject.catalogue.campaign.initiatives.items()
        if initiative.standing.progress not in _SETTLED
        and subject.as_of.year - initiative.standing.on.year > YEARS
    ]
    if late:
        names = enumerate_words([id_ for _, id_ in sorted(late)[:_NAMED]])
        message = f"{len(late)} keer is de stand ouder dan {YEARS} jaar. Het langst geleden: {names}."
        hint = "Vraag hoe het er nu mee staat, en zet de dag erbij, zo: stand: {stand: loopt, op: 2026-11}"
        yield Spot(OLD_STATE, INITIATIVES, (min(late)[1], "stand"), message, hint)


def _person(subject: Subject) -> Iterator[Spot]:
    """Ambassadors that are no organisation of the catalogue: a name of a person does not belong here."""
    for id_, partner in subject.catalogue.campaign.partners.items():
        if partner.role is Role.AMBASSADOR and partner.organisation is None:
            message = f"Is '{partner.name}' een persoon? Namen van personen komen niet op de site."
            hint = "Noem de organisatie of het bedrijf waar deze ambassadeur voor staat."
            yield Spot(PERSON, record_file(CAMPAIGN, "partners"), (id_, "naam"), message, hint)


def _later(subject: Subject) -> Iterator[Spot]:
    """Milestones and states dated after the day of the build."""
    campaign = subject.catalogue.campaign
    for id_, milestone in campaign.milestones.items():
        if milestone.on.earliest > subject.as_of:
            message = f"Dit gebeurt pas op {milestone.on.words}; een mijlpaal is iets dat al gebeurd is."
            hint = "Klopt de datum? Haal de mijlpaal dan weg tot het zover is."
            yield Spot(LATER, record_file(CAMPAIGN, "mijlpalen"), (id_, "datum"), message, hint)
    for id_, initiative in campaign.initiatives.items():
        if initiative.standing.on.earliest > subject.as_of:
            message = f"De stand is van {initiative.standing.on.words}, en dat moet nog komen."
            hint = "Schrijf de dag waarop dit zo was, zo: op: 2026-11-03"
            yield Spot(LATER, INITIATIVES, (id_, "stand", "op"), message, hint)


def _long_week(subject: Subject) -> Iterator[Spot]:
    """Editions of fewer than five or more than ten days: probably a wrong month or year."""
    week = subject.catalogue.campaign.week
    for index, edition in enumerate(week.editions if week else ()):
        days = (edition.last - edition.first).days + 1
        if not _DAYS[0] <= days <= _DAYS[1]:
            words = f"van {long_date(edition.first)} tot en met {long_date(edition.last)}"
            message = f"Deze week duurt {days} dagen: {words}."
            yield Spot(LONG_WEEK, WEEK_FILE, ("weken", index, "tot_en_met"), message, "Kijk de datums na.")


def _no_next(subject: Subject) -> Iterator[Spot]:
    """No edition now or later: the page then says that it is not known yet."""
    week = subject.catalogue.campaign.week
    if week and not week.on(subject.as_of) and not week.after(subject.as_of):
        message = "Wij weten niet wanneer de volgende week is; de site zegt dat ook zo."
        hint = "Staat de datum vast? Zet hem bij 'weken', met de bron erbij."
        yield Spot(NO_NEXT, WEEK_FILE, ("naam",), message, hint)


FAMILY = Family(
    "campagne",
    (NO_PILLAR, OLD_STATE, PERSON, LATER, LONG_WEEK, NO_NEXT),
    (_no_pillar, _old_state, _person, _later, _long_week, _no_next),
)
