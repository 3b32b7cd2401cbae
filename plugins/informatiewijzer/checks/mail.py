"""Mail addresses: of an organisation or a task, never of a person (AVG, article 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import Entry, Family, Spot, Subject
from informatiewijzer.model.calls import Call
from informatiewijzer.model.records import Activity

PERSONAL = Code("CONTACT05", Level.WARNING, "Een e-mailadres lijkt van een persoon te zijn.")
PRIVATE = Code("CONTACT06", Level.FAULT, "Een privéadres van een persoon komt niet op de site.")

_FREE_MAIL = frozenset(
    {
        "gmail.com", "googlemail.com", "hotmail.com", "hotmail.nl", "outlook.com", "outlook.nl", "live.nl",
        "live.com", "msn.com", "yahoo.com", "yahoo.nl", "icloud.com", "me.com", "ziggo.nl", "kpnmail.nl",
        "kpnplanet.nl", "planet.nl", "home.nl", "hetnet.nl", "xs4all.nl", "upcmail.nl", "online.nl",
        "telfort.nl", "tele2.nl", "zonnet.nl", "casema.nl", "chello.nl", "quicknet.nl", "introweb.nl",
    }
)  # fmt: skip
# Words before the @ that name a task or place and no person.
_ROLES = frozenset(
    {
        "info", "contact", "secretariaat", "secretaris", "bestuur", "administratie", "ledenadministratie",
        "aanmelden", "welkom", "hallo", "post", "team", "balie", "receptie", "redactie", "voorzitter",
        "penningmeester", "vrijwilligers", "coordinator", "activiteiten", "verhuur", "reserveren",
        "stichting", "vereniging", "club", "wijkteam", "wijk", "noord", "zuid", "oost", "west",
        "afdeling", "klantenservice", "servicepunt", "steunpunt", "hulp", "buurt", "ouderen", "jeugd",
        "sport",
    }
)  # fmt: skip
_PERSON = re.compile(r"([a-z]{1,14})[._]([a-z]{2,20}(?:[._-][a-z]{2,20})?)", re.IGNORECASE)


def _personal_mail(subject: Subject) -> Iterator[Spot]:
    """Addresses such as voornaam.achternaam@, and addresses at providers for people at home."""
    for entry in subject.entries:
        address = entry.record.contact.email
        if address is None:
            continue
        found = _mail_code(address, _own_words(subject, entry))
        if found is not None:
            message = "Dit e-mailadres lijkt van een persoon te zijn, niet van een organisatie."
            hint = "Gebruik een algemeen adres, zo: info@voorbeeld.nl. Of haal het weg en noem de website."
            yield Spot(found, entry.file, ("contact", "email"), message, hint)


def _mail_code(address: str, own: frozenset[str]) -> Code | None:
    """PRIVATE: a person's name at a home provider; PERSONAL: only one of the two; None: neither."""
    local, _, host = address.lower().rpartition("@")
    match = _PERSON.fullmatch(local)
    words = frozenset(re.split(r"[._-]", local))
    person = match is not None and not words & (_ROLES | own)
    if host in _FREE_MAIL:
        return PRIVATE if person else PERSONAL
    return PERSONAL if person else None


def is_personal(address: str, names: Iterable[str]) -> bool:
    """Whether an address looks like a person's; names of the town and the record make it no person."""
    own = frozenset(re.findall(r"[a-z0-9]+", " ".join(names).lower()))
    return "@" in address and _mail_code(address, own) is not None


def _own_words(subject: Subject, entry: Entry) -> frozenset[str]:
    """Words of the town and of all names of the record: jeudeboules.stad@... is a club, not a person."""
    record = entry.record
    names = [subject.catalogue.settings.town, record.name, record.id]
    names += [*record.aliases, *([record.organisation or ""] if isinstance(record, Activity | Call) else [])]
    return frozenset(re.findall(r"[a-z0-9]+", " ".join(names).lower()))


FAMILY = Family("e-mail", (PERSONAL, PRIVATE), (_personal_mail,))
