"""Contact: no mobile numbers, no numbers that are dead, and each in its own field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import Entry, Family, Spot
from informatiewijzer.model.scalars import phone_digits
from informatiewijzer.source.tree import Path

MOBILE = Code("CONTACT07", Level.FAULT, "In een tekst staat een mobiel nummer.")
IN_TEXT = Code("CONTACT08", Level.WARNING, "Een nummer of adres staat in een tekst; het hoort bij contact.")
HTTP = Code("CONTACT09", Level.TIP, "Een website met https is veiliger dan een met http.")
DEAD = Code("CONTACT10", Level.FAULT, "Een telefoonnummer bestaat niet meer of is van een ander geworden.")

# Numbers that old pages still show: digits -> what to write instead.
_DEAD: Mapping[str, str] = {
    "09000767": "Het nummer van De Luisterlijn is nu 088 0767 000.",
    "0850077770": "Dit nummer was tijdelijk (2019). Zoek het nummer van nu, of haal het weg.",
}


# Ten digits or more in one run, with the separators people use; dates and times are shorter.
_NUMBER = re.compile(r"(?<![\d-])(?:\+31|0031|0)(?:[\s()./\u2010-\u2013-]{0,3}\d){8,10}(?!\d)")
# What looks like one but is not: "06.30-09.15 10.00", "01-02-2026 03-04-2026".
_CLOCK_OR_DATE = re.compile(
    r"\b[0-2]?\d\.[0-5]\d ?[-\u2013] ?[0-2]?\d\.[0-5]\d\b|\b\d{1,2}-\d{1,2}-(?:19|20)\d\d\b"
)
_MOBILE = re.compile(r"06[1-58][0-9]{7}")
_SERVICE = re.compile(r"(?<!\d)(?:0[89]00[ -]?\d{3,4}|14 ?0\d{2,3})(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def _in_text(entry: Entry) -> Iterator[Spot]:
    """Numbers, mail addresses and links in running text, where nobody finds or updates them."""
    if not _may_hold_contact(entry):
        return
    for path, text in entry.texts:
        numbers = _numbers(text)
        if has_mobile(text):
            yield _mobile_spot(entry, path)
        elif numbers:
            yield _in_text_spot(entry, path, f"een telefoonnummer ({numbers[0]})", "telefoon: 074 245 25 65")
        if _MAIL.search(text):
            yield _in_text_spot(entry, path, "een e-mailadres", "email: info@voorbeeld.nl")
        if _LINK.search(text):
            yield _in_text_spot(entry, path, "een webadres", "website: https://www.voorbeeld.nl")


def _may_hold_contact(entry: Entry) -> bool:
    """One quick look at all texts of a record together; only a hit is looked at field by field."""
    return entry.has_digits or "://" in entry.joined or "www." in entry.joined.lower()


def _in_notes(entry: Entry) -> Iterator[Spot]:
    """Mobile numbers in the editors' notes: not on the site, but the files themselves are public."""
    note = entry.record.editors_note
    if note and has_mobile(note):
        yield _mobile_spot(entry, ("notitie_redactie",))


def has_mobile(text: str) -> bool:
    """Whether a Dutch mobile number (06) stands somewhere in the text, however it is spaced."""
    return bool(mobile_numbers(text))


def mobile_numbers(text: str) -> list[str]:
    """The Dutch mobile numbers in a text, as they are written there."""
    return [number for number in _numbers(text) if _MOBILE.fullmatch(_digits(number))]


def _numbers(text: str) -> list[str]:
    """The telephone numbers in a text, as they are written there."""
    text = _CLOCK_OR_DATE.sub("|", text)
    return [match[0] for pattern in (_NUMBER, _SERVICE) for match in pattern.finditer(text)]


def _digits(number: str) -> str:
    return phone_digits(re.sub(r"[^+\d]", "", number))


def _mobile_spot(entry: Entry, path: Path) -> Spot:
    message = "In deze tekst staat een mobiel nummer (06). Dat is vaak van een persoon."
    hint = "Haal het weg. Zet het vaste nummer van de organisatie bij contact: {telefoon: 074 245 25 65}"
    return Spot(MOBILE, entry.file, path, message, hint)


def _in_text_spot(entry: Entry, path: Path, what: str, example: str) -> Spot:
    message = f"In deze tekst staat {what}; daar kan niemand op klikken."
    return Spot(IN_TEXT, entry.file, path, message, f"Zet het bij contact, zo: contact: {{{example}}}")


def _http(entry: Entry) -> Iterator[Spot]:
    """Websites without encryption."""
    website = entry.record.contact.website
    if website is not None and website.lower().startswith("http://"):
        hint = f"Probeer of dit werkt: https{website[4:][:150]}"
        message = "Deze link begint met http:// en is niet beveiligd."
        yield Spot(HTTP, entry.file, ("contact", "website"), message, hint)


def _dead(entry: Entry) -> Iterator[Spot]:
    """Numbers of which we know that they no longer work, as contact or in a text."""
    for index, phone in enumerate(entry.record.contact.phones):
        instead = _DEAD.get(phone_digits(phone))
        if instead:
            path: Path = ("contact", "telefoon", index)
            yield Spot(DEAD, entry.file, path, f"Het nummer {phone} werkt niet meer.", instead)
    if entry.has_digits:
        yield from _dead_in_text(entry)


def _dead_in_text(entry: Entry) -> Iterator[Spot]:
    for path, text in entry.texts:
        for number in _numbers(text):
            instead = _DEAD.get(_digits(number))
            if instead:
                yield Spot(DEAD, entry.file, path, f"Het nummer {number} werkt niet meer.", instead)


FAMILY = Family(
    "contact",
    (MOBILE, IN_TEXT, HTTP, DEAD),
    own=(_in_text, _in_notes, _http, _dead),
)
