"""What of a record is to be asked: what nobody knows, and what nobody looked at for long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.model.base import Certainty, Truth
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.freshness import Stage
from informatiewijzer.model.records import (
    Access,
    Activity,
    Address,
    Contact,
    Location,
    Organisation,
    WhereKind,
)
from informatiewijzer.pages.words import WHERE_WORDS, capital, cost_words, when_lines

AnyLasting = Activity | Location | Organisation
_ACCESS = (
    ("wheelchair", "met een rolstoel naar binnen"),
    ("toilet", "een wc voor mensen met een rolstoel"),
    ("hearing_loop", "een ringleiding voor mensen met een hoortoestel"),
    ("public_transport", "een bushalte of station dichtbij"),
)
_SIGN_UP = {Truth.YES: "U moet u eerst aanmelden", Truth.NO: "U kunt zo komen", Truth.UNKNOWN: ""}


@dataclass(frozen=True, slots=True)
class Doubt:
    """One field to ask about: what stands there now ("" when nobody knows), and the question."""

    field: str
    current: str
    question: str


def doubts_of(catalogue: Catalogue, record: AnyLasting, stage: Stage) -> tuple[Doubt, ...]:
    """The doubtful fields of a record, in the order of its page; none when it is fresh and complete."""
    old = stage is not Stage.FRESH or record.certainty is not Certainty.HIGH
    if isinstance(record, Activity):
        fields = _of_activity(catalogue, record)
    elif isinstance(record, Location):
        fields = _of_location(record)
    else:
        fields = _of_organisation(catalogue, record)
    return tuple(doubt for doubt in fields if old or not doubt.current)


def _of_activity(catalogue: Catalogue, activity: Activity) -> Iterator[Doubt]:
    when, costs, sign_up = activity.when, activity.costs, activity.sign_up
    timed = bool(when.remark) or (bool(when.slots) and all(slot.start for slot in when.slots))
    yield _doubt(
        "wanneer",
        _joined(*when_lines(when), when.remark) if timed or not when.slots else "",
        "Op welke dagen is het, en hoe laat begint en eindigt het?",
    )
    if not _where(catalogue, activity):  # a venue that is known is asked about once, as a venue
        yield _doubt("waar", "", "Waar is het?")
    known = cost_words(costs) if costs.amount is not None or cost_words(costs) == "Gratis" else ""
    yield _doubt("kosten", _joined(known, costs.remark), "Kost het iets? Zo ja: hoeveel?")
    yield _doubt(
        "aanmelden",
        _joined(_SIGN_UP[sign_up.needed], sign_up.how),
        "Moet iemand zich eerst aanmelden? Zo ja: hoe?",
    )
    if activity.contact.phones or activity.contact.email:
        yield _doubt("contact", _contact(activity.contact), "Waar kan iemand terecht met een vraag?")


def _of_location(location: Location) -> Iterator[Doubt]:
    yield _doubt("adres", _address(location.address), "Wat is het adres, met postcode?")
    yield _doubt("toegankelijkheid", _access(location.access), _access_question(location.access))


def _of_organisation(catalogue: Catalogue, organisation: Organisation) -> Iterator[Doubt]:
    contact = organisation.contact
    if contact.phones or not contact.email:
        yield _doubt("telefoon", " of ".join(contact.phones), "Op welk nummer kunnen bewoners bellen?")
    if contact.email or not contact.phones:
        yield _doubt(
            "e-mail", contact.email or "", "Welk e-mailadres mag op de site? Geen adres van een persoon."
        )
    yield _doubt("website", contact.website or "", "Wat is het adres van de website?")
    venue = catalogue.locations.get(organisation.venue or "")
    place = _joined(venue.name, _address(venue.address)) if venue else _address(organisation.address)
    if place:
        yield _doubt("adres", place, "Wat is het adres, met postcode?")


def _doubt(field: str, current: str, question: str) -> Doubt:
    return Doubt(field, current, question)


def _joined(*texts: str | None) -> str:
    return ". ".join(text.rstrip(".") for text in texts if text)


def _where(catalogue: Catalogue, activity: Activity) -> str:
    where = activity.where
    venue = catalogue.locations.get(where.venue or "")
    if venue:
        return _joined(f"{venue.name}, {_address(venue.address)}".strip(", "), where.remark)
    if where.kind is WhereKind.UNKNOWN:
        return _joined(where.remark)
    return _joined(capital(WHERE_WORDS[where.kind]), where.remark)


def _address(address: Address | None) -> str:
    if address is None:
        return ""
    return ", ".join(part for part in (address.street, address.postcode, address.town) if part)


def _contact(contact: Contact) -> str:
    return ", ".join([*contact.phones, *([contact.email] if contact.email else [])])


def _access(access: Access) -> str:
    """What is known of access; "" unless all of it is."""
    truths = [(words, getattr(access, name)) for name, words in _ACCESS]
    if any(truth is Truth.UNKNOWN for _, truth in truths):
        return ""
    return "; ".join(f"{words}: {truth.value}" for words, truth in truths)


def _access_question(access: Access) -> str:
    """Only what is not known is asked; of what is known everything is read out."""
    open_ = [words for name, words in _ACCESS if getattr(access, name) is Truth.UNKNOWN]
    return f"Kan dit, of is dit er: {enumerate_words(open_ or [words for _, words in _ACCESS])}?"
