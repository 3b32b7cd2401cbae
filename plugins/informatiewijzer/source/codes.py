"""The kinds of finding that reading a file can give."""

from __future__ import annotations

from informatiewijzer.base.findings import Code, Level

SIZE = Code("BESTAND01", Level.FAULT, "Een bestand is hooguit 64 kB groot.")
ENCODING = Code("BESTAND02", Level.FAULT, "Een bestand is tekst in UTF-8.")
CHARACTER = Code("BESTAND03", Level.FAULT, "Sommige onzichtbare tekens mogen niet in een bestand staan.")
LINK = Code("BESTAND04", Level.FAULT, "Een snelkoppeling of ander bijzonder bestand wordt niet gevolgd.")
NAME = Code("BESTAND05", Level.FAULT, "De naam van een bestand heeft een vaste vorm.")
PLACE = Code("BESTAND06", Level.FAULT, "Elk bestand staat in een map die wij kennen.")
UNREADABLE = Code("BESTAND07", Level.FAULT, "Elk bestand moet te lezen zijn.")
EMPTY = Code("BESTAND08", Level.FAULT, "Een bestand mag niet leeg zijn.")
MANY = Code("BESTAND09", Level.WARNING, "Van een bestand met heel veel fouten tonen wij de eerste vijftig.")
SYNTAX = Code("YAML01", Level.FAULT, "De opmaak van het bestand klopt niet.")
DUPLICATE = Code("YAML02", Level.FAULT, "Elke sleutel staat maar een keer in hetzelfde blok.")
FORBIDDEN = Code("YAML03", Level.FAULT, "Ankers, verwijzingen en tags van YAML worden niet gebruikt.")
DEPTH = Code("YAML04", Level.FAULT, "Een bestand is niet te diep of te lang.")
DOCUMENTS = Code("YAML05", Level.FAULT, "Een bestand is een enkel document.")
COMMENT = Code("YAML06", Level.WARNING, "Tekst na een hekje wordt niet gelezen.")

CODES = (
    SIZE, ENCODING, CHARACTER, LINK, NAME, PLACE, UNREADABLE, EMPTY, MANY,
    SYNTAX, DUPLICATE, FORBIDDEN, DEPTH, DOCUMENTS, COMMENT,
)  # fmt: skip
