"""security.txt: an expired one is worse than none. The clock alone stops no build, so these are warnings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from informatiewijzer.base.dutch import long_date
from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import SETTINGS_FILE, Family, Spot, Subject

EXPIRED = Code("MELDEN01", Level.WARNING, "De gegevens om een lek te melden zijn verlopen.")
SOON = Code("MELDEN02", Level.WARNING, "De gegevens om een lek te melden verlopen binnenkort.")
FAR = Code("MELDEN03", Level.WARNING, "De gegevens om een lek te melden gelden langer dan een jaar.")

NEAR = timedelta(days=45)
MOST = timedelta(days=366)
"""RFC 9116, section 2.5.5: less than a year ahead is recommended."""
_PLACE = ("lek_melden", "verloopt")


def _expiry(subject: Subject) -> Iterator[Spot]:
    """One of three: over, nearly over, or too far away to be believed."""
    security = subject.catalogue.settings.security
    if security is None:
        return
    day, hint = security.expires, "Kijk of het adres nog klopt, en zet er een dag van binnen een jaar neer."
    if day < subject.as_of:
        message = f"'lek_melden' is verlopen op {long_date(day)}. Niemand weet of het nog klopt."
        yield Spot(EXPIRED, SETTINGS_FILE, _PLACE, message, hint)
    elif day <= subject.as_of + NEAR:
        yield Spot(SOON, SETTINGS_FILE, _PLACE, f"'lek_melden' verloopt op {long_date(day)}.", hint)
    elif day > subject.as_of + MOST:
        message = f"'lek_melden' geldt tot {long_date(day)}. Dat is langer dan een jaar."
        yield Spot(FAR, SETTINGS_FILE, _PLACE, message, hint)


FAMILY = Family("lek melden", (EXPIRED, SOON, FAR), (_expiry,))
