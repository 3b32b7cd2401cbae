"""Duplicates: the same thing entered twice, and words that lead to two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.base.findings import Code, Level
from informatiewijzer.base.outputs import digest
from informatiewijzer.checks.alike import Pair, common_words, likely_pairs
from informatiewijzer.checks.subject import (
    Entry,
    Family,
    Rows,
    Spot,
    Subject,
    concept_file,
    concepts_by_list,
)
from informatiewijzer.model.base import State
from informatiewijzer.model.concepts import Concept
from informatiewijzer.model.decisions import DECISIONS
from informatiewijzer.model.records import Location, Organisation
from informatiewijzer.model.scalars import phone_digits
from informatiewijzer.source.tree import Path

SAME_NAME = Code("DUBBEL01", Level.WARNING, "Twee bestanden in dezelfde map hebben dezelfde naam.")
SAME_PLACE = Code("DUBBEL02", Level.WARNING, "Twee locaties hebben hetzelfde adres.")
SAME_CONCEPT = Code("DUBBEL03", Level.FAULT, "Twee begrippen in een lijst heten hetzelfde.")
SAME_WORD = Code("DUBBEL04", Level.WARNING, "Een andere naam hoort bij twee begrippen in dezelfde lijst.")
SAME_CONTACT = Code("DUBBEL05", Level.TIP, "Twee organisaties hebben dezelfde website en hetzelfde nummer.")

LIKELY = Code("DUBBEL06", Level.TIP, "Twee bestanden lijken over hetzelfde te gaan; de redenen staan erbij.")
DECIDED = Code("DUBBEL07", Level.WARNING, "Een besluit 'niet dubbel' noemt iets dat er niet is.")
_FILE = f"{DECISIONS}.yaml"


def folded(text: str) -> str:
    """The text without capitals, hyphens, full stops and double spaces."""
    return " ".join(text.casefold().replace("-", " ").replace(".", " ").split())


def _name_key(entry: Entry) -> Hashable:
    return entry.kind, folded(entry.record.name)


def _place_key(entry: Entry) -> Hashable:
    """Street and town of a venue; None without a street."""
    if not isinstance(entry.record, Location) or entry.record.address.street is None:
        return None
    return folded(entry.record.address.street), folded(entry.record.address.town)


def _contact_key(entry: Entry) -> Hashable:
    """First number and website of an organisation; None when one of them is not known."""
    contact = entry.record.contact
    if not isinstance(entry.record, Organisation) or not contact.phones or contact.website is None:
        return None
    return phone_digits(contact.phones[0]), contact.website.rstrip("/").lower()


def _twins(subject: Subject, key: Callable[[Entry], Hashable]) -> Iterator[tuple[Entry, Entry]]:
    """Each record with the first (by id) that has the same key, when nobody decided that they are two."""
    decided = subject.catalogue.decisions.pairs()
    first: dict[Hashable, Entry] = {}
    for entry in subject.entries:
        value = key(entry)
        if value is None:
            continue
        other = first.setdefault(value, entry)
        if other is not entry and _addresses(entry, other) not in decided:
            yield entry, other


def _addresses(one: Entry, other: Entry) -> tuple[str, str]:
    lesser, greater = sorted((f"{one.kind}/{one.id}", f"{other.kind}/{other.id}"))
    return lesser, greater


def _same_name(subject: Subject) -> Iterator[Spot]:
    """Records of one kind with the same name; the first (by id) stays, the others are told."""
    for entry, other in _twins(subject, _name_key):
        message = f"Deze naam staat ook in {other.file}. Is het twee keer ingevoerd?"
        hint = "Houd een van de twee. Zijn het er echt twee? Zet de wijk of het tijdstip in de naam."
        yield Spot(SAME_NAME, entry.file, ("naam",), message, hint)


def _same_place(subject: Subject) -> Iterator[Spot]:
    """Venues with one and the same street and town."""
    for entry, other in _twins(subject, _place_key):
        message = f"Dit adres staat ook in {other.file}. Is het dezelfde plek?"
        hint = "Houd een van de twee en zet de andere naam bij 'aliassen'."
        yield Spot(SAME_PLACE, entry.file, ("adres", "straat"), message, hint)


def _same_contact(subject: Subject) -> Iterator[Spot]:
    """Organisations with the same telephone number and the same website."""
    for entry, other in _twins(subject, _contact_key):
        message = f"Het nummer en de website staan ook in {other.file}. Is het dezelfde organisatie?"
        hint = "Houd een van de twee en zet de andere naam bij 'aliassen'."
        yield Spot(SAME_CONTACT, entry.file, ("contact", "website"), message, hint)


def _likely(subject: Subject) -> Iterator[Spot]:
    """Pairs that look alike in more than one way, undecided, and not told by a rule above."""
    twins = (pair for key in (_name_key, _place_key, _contact_key) for pair in _twins(subject, key))
    known = {*subject.catalogue.decisions.pairs(), *(_addresses(*pair) for pair in twins)}
    stopped = {f"{e.kind}/{e.id}" for e in subject.entries if e.record.status.state is State.STOPPED}
    for pair in _pairs(subject):
        if (pair.one, pair.other) in known or stopped & {pair.one, pair.other}:
            continue
        message = f"Dit lijkt op {pair.one}.yaml: {enumerate_words(pair.reasons)}."
        hint = (
            f"Is het hetzelfde? Houd een van de twee. Zijn het er twee? Schrijf in {_FILE}, onder "
            f"'niet_dubbel:', de regel  - {{zijn: [{pair.one}, {pair.other}], reden: ...}}"
        )
        yield Spot(LIKELY, f"{pair.other}.yaml", ("naam",), message, hint)


def _pairs(subject: Subject) -> Iterator[Pair]:
    """The likely pairs, remembered while no record looks otherwise and the same words are common."""
    faces = "\0".join([entry.facts.face for entry in subject.entries])
    key = digest(*sorted(common_words(subject.catalogue)), faces)

    def make() -> Rows:
        return [[pair.one, pair.other, *pair.reasons] for pair in likely_pairs(subject.catalogue)]

    for one, other, *reasons in subject.memory.rows("lijkt-op", key, make):
        yield Pair(one, other, tuple(reasons))


def _decided(subject: Subject) -> Iterator[Spot]:
    """Decisions about records that are not there (any more)."""
    for number, row in enumerate(subject.catalogue.decisions.not_same):
        for at, address in enumerate(row.are):
            kind, _, id_ = address.partition("/")
            if id_ not in subject.known.get(kind, ()):
                message = f"Er is geen bestand {address}.yaml."
                hint = "Pas de naam aan, of haal dit besluit weg."
                yield Spot(DECIDED, _FILE, ("niet_dubbel", number, "zijn", at), message, hint)


def _same_concepts(subject: Subject) -> Iterator[Spot]:
    """Names and other names that two concepts of one list share."""
    for kind, concepts in concepts_by_list(subject.catalogue).items():
        names: dict[str, str] = {}
        for id_, concept in concepts.items():
            other = names.setdefault(folded(concept.name), id_)
            if other != id_:
                message = f"De naam van '{id_}' is dezelfde als die van '{other}'."
                hint = "Geef ze allebei een eigen naam, of voeg ze samen."
                yield Spot(SAME_CONCEPT, concept_file(kind), (id_, "naam"), message, hint)
        yield from _same_words(kind, concepts, names)


def _same_words(kind: str, concepts: Mapping[str, Concept], names: dict[str, str]) -> Iterator[Spot]:
    users: dict[str, list[tuple[str, Path]]] = defaultdict(list)
    for name, id_ in names.items():
        users[name].append((id_, (id_, "naam")))
    for id_, path, alias in _aliases(concepts.items()):
        users[folded(alias)].append((id_, path))
    for word, places in users.items():
        other = places[0][0]
        for id_, path in places[1:]:
            if id_ != other:
                message = f"'{word}' hoort ook al bij '{other}'. Wie dit zoekt, vindt ze allebei."
                hint = "Is dat niet de bedoeling? Haal het woord bij een van de twee weg."
                yield Spot(SAME_WORD, concept_file(kind), path, message, hint)


def _aliases(concepts: Iterable[tuple[str, Concept]]) -> Iterator[tuple[str, Path, str]]:
    for id_, concept in concepts:
        for index, alias in enumerate(concept.aliases):
            yield id_, (id_, "aliassen", index), alias


FAMILY = Family(
    "dubbel",
    (SAME_NAME, SAME_PLACE, SAME_CONCEPT, SAME_WORD, SAME_CONTACT, LIKELY, DECIDED),
    (_same_name, _same_place, _same_contact, _likely, _decided, _same_concepts),
)
