"""What became of a link, in plain words, and what an editor can do about it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class LinkState(StrEnum):
    """How a link fared; the value stands in the results file."""

    FINE = "goed"
    MOVED = "verhuisd"
    INSECURE = "niet-beveiligd"
    GONE = "pagina-weg"
    REFUSED = "weigert-programma"
    SERVER = "storing"
    CERTIFICATE = "certificaat"
    NO_DOMAIN = "domein-bestaat-niet"
    NO_ANSWER = "geen-antwoord"
    LOOP = "rondje"
    NOT_ALLOWED = "niet-bekeken"


class Words(NamedTuple):
    """What happened, and what to do."""

    what: str
    advice: str


WORDS: Mapping[LinkState, Words] = {
    LinkState.FINE: Words("De link werkt.", ""),
    LinkState.MOVED: Words(
        "De pagina heeft een nieuw adres.",
        "Open de link, kijk of het de goede pagina is en zet het nieuwe adres erin.",
    ),
    LinkState.INSECURE: Words(
        "De link begint met http, maar https werkt ook.", "Zet er https:// voor in plaats van http://."
    ),
    LinkState.GONE: Words(
        "De pagina bestaat niet meer.",
        "Zoek op de site van de organisatie waar het nu staat. Bestaat het aanbod zelf nog? Bel even.",
    ),
    LinkState.REFUSED: Words(
        "De site laat geen programma's binnen.",
        "Open de link zelf. Werkt hij bij u? Dan hoeft u niets te doen.",
    ),
    LinkState.SERVER: Words(
        "De site heeft een storing.",
        "Probeer het over een paar dagen weer. Blijft het zo? Bel de organisatie.",
    ),
    LinkState.CERTIFICATE: Words(
        "De beveiliging van de site klopt niet. Bezoekers zien een waarschuwing.",
        "Mail de organisatie. Haal de link weg als het zo blijft.",
    ),
    LinkState.NO_DOMAIN: Words(
        "Dit webadres bestaat niet (meer).",
        "Kijk of er een tikfout in staat. Bestaat de organisatie nog? Bel even.",
    ),
    LinkState.NO_ANSWER: Words(
        "De site gaf geen antwoord.", "Open de link zelf. Probeer het anders over een paar dagen weer."
    ),
    LinkState.LOOP: Words(
        "De site stuurt steeds door en komt nergens uit.", "Open de link zelf en kijk waar u uitkomt."
    ),
    LinkState.NOT_ALLOWED: Words(
        "Dit adres is niet bekeken: het is geen gewoon adres op internet.", "Kijk of het adres klopt."
    ),
}
