"""What stands beside a column to help whoever fills it in: what to write, and from which list."""

from __future__ import annotations

from informatiewijzer.base.dutch import enumerate_words
from informatiewijzer.tables.cells import EMPTY, LOCKED
from informatiewijzer.tables.columns import Column, Shape
from informatiewijzer.tables.moments import EXAMPLE

FEW = 12
"""Of a longer list of words only the sheet of choices shows them all."""
LINE_EXAMPLE = "url: https://www.voorbeeld.nl; datum: 2026-03"


def column_hint(column: Column) -> str:
    """Dutch lines: the name of the field, whether it is required, what it is for and how to write it."""
    parts = [
        f"{column.title}. {'Verplicht.' if column.required else 'Mag leeg blijven.'}",
        column.help,
        _choice(column),
        _manner(column),
    ]
    return "\n".join(part for part in parts if part)


def _choice(column: Column) -> str:
    if column.words and len(column.words) <= FEW:
        return f"Kies uit: {enumerate_words(column.words, 'of')}."
    return f"Kies uit de lijst '{column.points_at}' op het blad Keuzes." if column.points_at else ""


def _manner(column: Column) -> str:
    if column.has_moments:
        return f"Een zin per moment, met | ertussen, zo: {EXAMPLE}"
    if column.shape is Shape.LINES:
        keys = enumerate_words([part.name for part in column.parts])
        return f"Velden: {keys}. Zo: {LINE_EXAMPLE}. Tussen twee: |"
    return "Meer dan een? Zet er een puntkomma tussen: a; b" if column.shape is Shape.LIST else ""


ID_HINT = (
    "De naam van het bestand. Verander die niet.\n"
    "Iets nieuws? Laat dit vakje leeg: wij maken het id van de naam."
)
HOW_TO = (
    "Zo werkt dit bestand",
    "Elk blad is een soort gegevens. Elke rij is een bestand, elke kolom een veld.",
    "Houdt u de muis op de naam van een kolom, dan ziet u wat erin hoort. Hieronder staat het ook.",
    "Een gele kolom is verplicht.",
    "Wilt u iets wijzigen? Typ het in het vakje. Een vakje dat leeg is, verandert niets.",
    f"Wilt u een waarde weghalen? Typ dan {EMPTY} in het vakje.",
    "Iets nieuws? Zet het op een lege rij en laat het id leeg.",
    "Kolommen en rijen die u niet nodig hebt, mag u weghalen. Wat er niet staat, blijft zoals het is.",
    f"Staat er {LOCKED}? Dan past de waarde niet in een vakje. Wijzig die in het bestand zelf.",
    "Zet in een vakje geen formules en voeg geen vakjes samen.",
    "Klaar? Kijk eerst wat er zou veranderen: python3 build.py import BESTAND",
    "Akkoord? Typ dan: python3 build.py import BESTAND --apply",
)
