"""The logo of the town: what is named is there and can be drawn."""

from __future__ import annotations

from collections.abc import Iterator

from informatiewijzer.base.findings import Code, Level
from informatiewijzer.checks.subject import SETTINGS_FILE, Family, Spot, Subject

LOGO = Code("LOGO01", Level.FAULT, "Het logo is een SVG of PNG in de map van het project.")
_HINT = "Schrijf het pad vanaf de map waarin 'catalogue' staat, zo: logo: site_src/drukwerk/logo.svg"


def _logo(subject: Subject) -> Iterator[Spot]:
    """A logo that is not there, or is no drawing, would spoil every poster."""
    logo = subject.catalogue.logo
    if logo and logo.fault:
        yield Spot(LOGO, SETTINGS_FILE, ("logo",), logo.fault, _HINT)


FAMILY = Family("logo", (LOGO,), (_logo,))
