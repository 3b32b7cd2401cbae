"""The kinds of finding about a spreadsheet; the row and column stand where a file has line and column."""

from __future__ import annotations

from informatiewijzer.base.findings import Code, Level

HEADER = Code("BLAD01", Level.FAULT, "De eerste rij, met de namen van de kolommen, klopt niet.")
ROW = Code("BLAD02", Level.FAULT, "Een rij hoort bij geen bestand, of bij een bestand dat er al is.")
CELL = Code("BLAD03", Level.FAULT, "Een vakje heeft een waarde die wij niet begrijpen.")
MANGLED = Code("BLAD04", Level.FAULT, "Excel heeft van een nummer, datum of tijd iets anders gemaakt.")
LOCKED = Code("BLAD05", Level.FAULT, "Een vakje is in een spreadsheet niet te wijzigen.")
HIDDEN = Code("BLAD06", Level.WARNING, "Wat verborgen is, slaan wij over.")
PRIVATE = Code("BLAD07", Level.WARNING, "Gegevens van een persoon zijn weggelaten.")
ALIKE = Code("BLAD08", Level.WARNING, "Een nieuwe rij lijkt op iets dat er al is.")
KEPT = Code("BLAD09", Level.TIP, "Excel schreef het anders; wij laten staan wat er stond.")

CODES = (HEADER, ROW, CELL, MANGLED, LOCKED, HIDDEN, PRIVATE, ALIKE, KEPT)
