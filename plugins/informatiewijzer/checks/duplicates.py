"""Duplicates: the same thing entered twice, and words that lead to two things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import (
    Entry,
    Family,
    Spot,
    Subject,
    concept_file,
    concepts_by_list,
)
from informatiewijzer.model.concepts import Concept
from informatiewijzer.model.records import Location, Organisation
from informatiewijzer.model.scalars import phone_digits
from informatiewijzer.source.tree import Path

SAME_NAME = Code("DUBBEL01", Level.WARNING, "Twee bestanden in dezelfde map hebben dezelfde naam.")
SAME_PLACE = Code("DUBBEL02", Level.WARNING, "Twee locaties hebben hetzelfde adres.")
SAME_CONCEPT = Code("DUBBEL03", Level.FAULT, "Twee begrippen in een lijst heten hetzelfde.")
SAME_WORD = Code("DUBBEL04", Level.WARNING, "Een andere naam hoort bij twee begrippen in dezelfde lijst.")
SAME_CONTACT = Code("DUBBEL05", Level.TIP, "Twee organisaties hebben dezelfde website en hetzelfde nummer.")


def folded(text: str) -> str:
    """The text without capitals, hyphens, full stops and double spaces."""
    return " ".join(text.casefold().replace("-", " ").replace(".", " ").split())


def _same_name(subject: Subject) -> Iterator[Spot]:
    """Records of one kind with the same name; the first (by id) stays, the others are told."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in subject.entries:
        other = first.setdefault((entry.kind, folded(entry.record.name)), entry)
        if other is not entry:
            message = f"Deze naam staat ook in {other.file}. Is het twee keer ingevoerd?"
            hint = "Houd een van de twee. Zijn het er echt twee? Zet de wijk of het tijdstip in de naam."
            yield Spot(SAME_NAME, entry.file, ("naam",), message, hint)


def _same_place(subject: Subject) -> Iterator[Spot]:
    """Venues with one and the same street and town."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in subject.entries:
        if not isinstance(entry.record, Location) or entry.record.address.street is None:
            continue
        address = entry.record.address
        other = first.setdefault((folded(address.street or ""), folded(address.town)), entry)
        if other is not entry:
            message = f"Dit adres staat ook in {other.file}. Is het dezelfde plek?"
            hint = "Houd een van de twee en zet de andere naam bij 'aliassen'."
            yield Spot(SAME_PLACE, entry.file, ("adres", "straat"), message, hint)


def _same_contact(subject: Subject) -> Iterator[Spot]:
    """Organisations with the same telephone number and the same website."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in subject.entries:
        contact = entry.record.contact
        if not isinstance(entry.record, Organisation) or not contact.phones or contact.website is None:
            continue
        key = (phone_digits(contact.phones[0]), contact.website.rstrip("/").lower())
        other = first.setdefault(key, entry)
        if other is not entry:
            message = f"Het nummer en de website staan ook in {other.file}. Is het dezelfde organisatie?"
            hint = "Houd een van de twee en zet de andere naam bij 'aliassen'."
            yield Spot(SAME_CONTACT, entry.file, ("contact", "website"), message, hint)


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
    (SAME_NAME, SAME_PLACE, SAME_CONCEPT, SAME_WORD, SAME_CONTACT),
    (_same_name, _same_place, _same_contact, _same_concepts),
)
