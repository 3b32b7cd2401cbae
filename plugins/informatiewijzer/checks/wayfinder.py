"""The wayfinder: every name in its rules exists, and what editors expect still comes out.

Whether an expectation holds is judged twice. Without the clock (every record that is not a draft and did not
stop) a miss is a fault: somebody changed something. On the day of the build a miss is a warning: a record is
over or was not looked at for long, and the clock alone never stops a build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import Family, Spot, Subject, record_file
from informatiewijzer.checks.suggest import Suggest
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.wayfinder import LEAST, WAYFINDER, Expectation
from informatiewijzer.source.tree import Path
from informatiewijzer.wayfinder.find import Answers, Guide, make_guide

UNKNOWN = Code("WEGWIJS01", Level.FAULT, "De wegwijzer noemt iets dat niet bestaat.")
MISSED = Code("WEGWIJS02", Level.FAULT, "Een verwachting van de wegwijzer komt niet uit.")
MISSED_NOW = Code("WEGWIJS03", Level.WARNING, "Een verwachting van de wegwijzer komt op deze dag niet uit.")
FEW = Code("WEGWIJS04", Level.WARNING, "Bij een vraag in de wegwijzer hoort te weinig aanbod.")
OLD_PLACE = Code("WEGWIJS05", Level.TIP, "Wat er staat over vrije plekken is te oud en is van de site.")

_FIELDS = (
    ("themes", "themas"),
    ("kinds", "soorten"),
    ("groups", "doelgroepen"),
    ("activities", "activiteiten"),
)
_SINGULAR = {"behoeften": "behoefte", "omstandigheden": "omstandigheid"}
Named = tuple[str, Path, str, str]
"""File, place in it, the folder or list it points at, the id."""


def _file(name: str) -> str:
    return record_file(WAYFINDER, name)


def named_in_wayfinder(catalogue: Catalogue) -> Iterator[Named]:
    """Everything that the wayfinder's files name by its bare id."""
    wayfinder = catalogue.wayfinder
    for id_, circumstance in wayfinder.circumstances.items():
        yield from _many("omstandigheden", (id_, "doelgroepen"), "doelgroepen", circumstance.groups)
        yield from _many("omstandigheden", (id_, "meedenken"), "organisaties", circumstance.advisers)
    rules = wayfinder.rules
    yield from _many("regels", ("voor_iedereen",), "doelgroepen", rules.open_groups)
    yield from _many("regels", ("leeftijdsgroepen",), "doelgroepen", rules.age_groups)
    for number, rule in enumerate(rules.rules):
        place = ("regels", number)
        for index, id_ in enumerate(rule.when):
            kind = "omstandigheden" if id_ in wayfinder.circumstances else "behoeften"
            yield _file("regels"), (*place, "bij", index), kind, id_
        for attribute, field in _FIELDS:
            yield from _many("regels", (*place, "past", field), field, getattr(rule.fits, attribute))
    for id_, expected in wayfinder.expectations.items():
        yield _file("verwachtingen"), (id_, "behoefte"), "behoeften", expected.need
        yield from _many("verwachtingen", (id_, "omstandigheden"), "omstandigheden", expected.circumstances)
        yield from _many("verwachtingen", (id_, "moet"), "activiteiten", expected.must)


def _many(file: str, path: Path, kind: str, ids: Iterable[str]) -> Iterator[Named]:
    for index, id_ in enumerate(ids):
        yield _file(file), (*path, index), kind, id_


def _unknown(subject: Subject) -> Iterator[Spot]:
    """Themes, groups, kinds, records and answers that no file has."""
    own = _own(subject.catalogue)
    suggest = Suggest(subject)
    for file, path, kind, id_ in _unknown_names(subject):
        if kind in own:
            message = f"De wegwijzer kent geen {_SINGULAR[kind]} met de naam '{id_}'."
            yield Spot(UNKNOWN, file, path, message, _choose(own[kind]))
        else:
            message = f"In '{kind}' staat niets met de naam '{id_}'."
            yield Spot(UNKNOWN, file, path, message, suggest.hint(kind, id_))


def _own(catalogue: Catalogue) -> Mapping[str, Mapping[str, object]]:
    wayfinder = catalogue.wayfinder
    return {"behoeften": wayfinder.needs, "omstandigheden": wayfinder.circumstances}


def _unknown_names(subject: Subject) -> Iterator[Named]:
    own = _own(subject.catalogue)
    for named in named_in_wayfinder(subject.catalogue):
        kind, id_ = named[2], named[3]
        known = own.get(kind, subject.known.get(kind))
        # A list that could not be read is not `known`: that fault has been told already.
        if known is not None and id_ not in known:
            yield named


def _has_unknown(subject: Subject) -> bool:
    """With a wrong name nobody can tell what should come out: that fault comes first, and alone."""
    return any(True for _ in _unknown_names(subject))


def _choose(known: Mapping[str, object]) -> str:
    return f"U kunt kiezen uit: {enumerate_words(list(known), 'of')}." if known else "Haal dit weg."


def _missed(subject: Subject) -> Iterator[Spot]:
    """Expectations that do not come true, ever or on this day."""
    catalogue = subject.catalogue
    if not catalogue.wayfinder.expectations or _has_unknown(subject):
        return
    always, now = _guide_of_all(catalogue), make_guide(catalogue.published(subject.as_of))
    for id_, expected in catalogue.wayfinder.expectations.items():
        spots = list(_compare(id_, expected, always, MISSED))
        yield from spots or _compare(id_, expected, now, MISSED_NOW)


def _guide_of_all(catalogue: Catalogue) -> Guide:
    """The wayfinder as if no record were ever over or unchecked for too long."""
    activities = {id_: activity for id_, activity in catalogue.activities.items() if activity.is_public}
    return make_guide(replace(catalogue, activities=activities, late={}))


def _compare(id_: str, expected: Expectation, guide: Guide, code: Code) -> Iterator[Spot]:
    found = [o.id for o in guide.find(Answers(expected.need, expected.circumstances)) if o.points > 0]
    today = " op deze dag" if code is MISSED_NOW else ""
    for index, must in enumerate(expected.must):
        if must not in found:
            message = f"De wegwijzer biedt '{must}' hier{today} niet aan. Wel: {_list(found)}."
            yield Spot(code, _file("verwachtingen"), (id_, "moet", index), message, _advice(must))
    if len(found) < expected.least:
        number = f"{len(found)} van de minstens {expected.least} mogelijkheden"
        message = f"Hier vindt de wegwijzer{today} {number}."
        yield Spot(code, _file("verwachtingen"), (id_, "behoefte"), message, _MORE)


_MORE = "Voeg in wegwijzer/regels.yaml een regel toe die meer aanbod laat zien."


def _list(ids: list[str]) -> str:
    return enumerate_words(ids) if ids else "niets"


def _advice(must: str) -> str:
    return (
        f"Kijk of '{must}' nog actief is, en of een regel in wegwijzer/regels.yaml erbij past. "
        "Klopt het zo? Haal het dan hier weg."
    )


def _few(subject: Subject) -> Iterator[Spot]:
    """Needs for which no rule finds enough, with one circumstance or with none."""
    wayfinder = subject.catalogue.wayfinder
    if not wayfinder.needs or _has_unknown(subject):
        return
    guide = make_guide(subject.catalogue.published(subject.as_of))
    for need in wayfinder.needs:
        poor = ["zonder meer"] if _too_few(guide, Answers(need)) else []
        poor += [f"met '{id_}'" for id_ in wayfinder.circumstances if _too_few(guide, Answers(need, (id_,)))]
        if poor:
            message = (
                f"Bij '{need}' vindt de wegwijzer minder dan {LEAST} mogelijkheden: {enumerate_words(poor)}."
            )
            yield Spot(FEW, _file("behoeften"), (need,), message, _MORE)


def _too_few(guide: Guide, answers: Answers) -> bool:
    return sum(offer.points > 0 for offer in guide.find(answers)) < LEAST


def _old_place(subject: Subject) -> Iterator[Spot]:
    """What was said about free places, too long ago."""
    for activity in subject.catalogue.activities.values():
        place = activity.referral.place if activity.referral else None
        if activity.is_public and place and not place.counts(subject.as_of):
            message = "Dit over vrije plekken is te lang geleden; de site laat het niet meer zien."
            hint = "Vraag het na en zet er de dag van vandaag bij, of haal 'plek' weg."
            yield Spot(
                OLD_PLACE,
                record_file("activiteiten", activity.id),
                ("verwijzen", "plek", "op"),
                message,
                hint,
            )


FAMILY = Family(
    "wegwijzer",
    (UNKNOWN, MISSED, MISSED_NOW, FEW, OLD_PLACE),
    (_unknown, _missed, _few, _old_place),
)
