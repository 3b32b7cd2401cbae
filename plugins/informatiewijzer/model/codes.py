"""The kinds of finding that turning texts into records can give."""

from __future__ import annotations

from informatiewijzer.base.findings import Code, Level

MISSING = Code("VELD01", Level.FAULT, "Een veld dat verplicht is, ontbreekt.")
UNKNOWN = Code("VELD02", Level.FAULT, "Een veld heeft een naam die wij niet kennen.")
SHAPE = Code("VELD03", Level.FAULT, "Ergens staat een lijst of blok waar een tekst hoort, of andersom.")
CHOICE = Code("VELD04", Level.FAULT, "De waarde komt niet voor in de vaste lijst.")
LENGTH = Code("VELD05", Level.FAULT, "Een tekst of lijst is te lang of te kort.")
TOGETHER = Code("VELD06", Level.FAULT, "Velden die bij elkaar horen, spreken elkaar tegen.")
REPEATED = Code("VELD07", Level.FAULT, "Iets staat twee keer in dezelfde lijst.")
NUMBER = Code("GETAL01", Level.FAULT, "Een getal is niet goed geschreven.")
AGE = Code("LEEFTIJD01", Level.FAULT, "De leeftijden kloppen niet.")
MONEY = Code("GELD01", Level.FAULT, "Een bedrag is niet goed geschreven.")
TIME = Code("TIJD01", Level.FAULT, "Een tijd is niet goed geschreven.")
TIME_ORDER = Code("TIJD02", Level.FAULT, "De eindtijd ligt niet na de begintijd.")
SCHEDULE = Code("TIJD03", Level.FAULT, "De gegevens over wanneer het is, passen niet bij elkaar.")
DATE = Code("DATUM01", Level.FAULT, "Een datum is niet goed geschreven of bestaat niet.")
DATE_ORDER = Code("DATUM02", Level.FAULT, "De einddatum ligt voor de begindatum.")
POSTCODE = Code("ADRES01", Level.FAULT, "Een postcode is niet goed geschreven.")
PHONE = Code("CONTACT01", Level.FAULT, "Een telefoonnummer is niet goed geschreven.")
MOBILE = Code("CONTACT02", Level.FAULT, "Een mobiel nummer is vaak van een persoon en komt niet op de site.")
EMAIL = Code("CONTACT03", Level.FAULT, "Een e-mailadres is niet goed geschreven.")
URL = Code("CONTACT04", Level.FAULT, "Een webadres is niet goed of niet veilig.")
TOO_LONG = Code("OPROEP01", Level.FAULT, "Een oproep staat hooguit drie maanden op de site.")
SHARES = Code("CIJFER01", Level.FAULT, "Bij cijfers staan niet evenveel waarden als reeksen.")
WEEKS = Code("WEEK01", Level.FAULT, "De weken van een actieweek lopen door elkaar.")
REFERENCE_FORM = Code("VERWIJZING02", Level.FAULT, "Een verwijzing is geschreven zoals een bestandsnaam.")

CODES = (
    MISSING, UNKNOWN, SHAPE, CHOICE, LENGTH, TOGETHER, REPEATED, NUMBER, AGE, MONEY,
    TIME, TIME_ORDER, SCHEDULE, DATE, DATE_ORDER, POSTCODE, PHONE, MOBILE, EMAIL, URL, TOO_LONG,
    SHARES, WEEKS, REFERENCE_FORM,
)  # fmt: skip
