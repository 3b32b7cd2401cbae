"""The closed lists: few enough to choose from, every entry of use, every wijk its own code."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import Family, Spot, Subject, concept_file
from informatiewijzer.model.base import State

TOO_MANY = Code("BEGRIP01", Level.FAULT, "Op de voorpagina passen hooguit acht ingangen.")
NO_THEME = Code("BEGRIP02", Level.WARNING, "Bij een ingang hoort ten minste een thema.")
UNUSED = Code("BEGRIP03", Level.TIP, "Een thema, soort of doelgroep wordt nergens gebruikt.")
SAME_CBS = Code("BEGRIP04", Level.FAULT, "Elke wijk heeft een eigen code van het CBS.")

MAX_ENTRANCES = 8


def _too_many(subject: Subject) -> Iterator[Spot]:
    """Entrances beyond the eighth: more is no longer a choice at a glance."""
    for id_ in list(subject.catalogue.entrances)[MAX_ENTRANCES:]:
        message = f"'{id_}' is een ingang te veel: er passen er hooguit {MAX_ENTRANCES}."
        hint = "Voeg twee ingangen samen, of maak er een thema van."
        yield Spot(TOO_MANY, concept_file("ingangen"), (id_,), message, hint)


def _no_theme(subject: Subject) -> Iterator[Spot]:
    """Entrances that no theme belongs to: their page would be empty."""
    if not _complete(subject, "themas", subject.catalogue.themes):
        return
    used = {theme.entrance for theme in subject.catalogue.themes.values()}
    for id_ in subject.catalogue.entrances:
        if id_ not in used:
            message = f"Geen enkel thema hoort bij de ingang '{id_}'; de pagina blijft leeg."
            hint = f"Zet in begrippen/themas.yaml bij een thema: ingang: {id_}"
            yield Spot(NO_THEME, concept_file("ingangen"), (id_,), message, hint)


def _complete(subject: Subject, kind: str, items: Collection[str]) -> bool:
    """Whether there are any, and none of them was left out because of a fault in it."""
    return bool(items) and len(subject.known.get(kind, ())) == len(items)


def _unused(subject: Subject) -> Iterator[Spot]:
    """Themes, kinds and groups that no activity names, not even a draft."""
    if not _complete(subject, "activiteiten", subject.catalogue.activities):
        return
    activities = [a for a in subject.catalogue.activities.values() if a.status.state is not State.STOPPED]
    used = {
        "themas": {theme for activity in activities for theme in activity.themes},
        "doelgroepen": {group for activity in activities for group in activity.groups},
        "soorten": {activity.kind for activity in activities},
    }
    lists = {
        "themas": subject.catalogue.themes,
        "doelgroepen": subject.catalogue.groups,
        "soorten": subject.catalogue.kinds,
    }
    for kind, concepts in lists.items():
        # A name that does not exist was meant for one of these: tell that fault first.
        if used[kind] - subject.known.get(kind, frozenset()):
            continue
        for id_ in concepts:
            if id_ not in used[kind]:
                message = f"Geen enkele activiteit gebruikt '{id_}'."
                hint = "Gebruik het bij een activiteit, of haal het uit de lijst."
                yield Spot(UNUSED, concept_file(kind), (id_,), message, hint)


def _same_cbs(subject: Subject) -> Iterator[Spot]:
    """Codes of Statistics Netherlands that two wijken share."""
    first: dict[str, str] = {}
    for id_, district in subject.catalogue.neighbourhoods.items():
        other = first.setdefault(district.cbs, id_) if district.cbs else id_
        if other != id_:
            message = f"De code {district.cbs} staat ook al bij '{other}'."
            hint = "Zoek de code van deze wijk op bij het CBS, zo: cbs: WK016400"
            yield Spot(SAME_CBS, concept_file("wijken"), (id_, "cbs"), message, hint)


FAMILY = Family(
    "begrippen",
    (TOO_MANY, NO_THEME, UNUSED, SAME_CBS),
    (_too_many, _no_theme, _unused, _same_cbs),
)
