"""What each word of a closed list means, in Dutch: for questions, the schema and the form."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, Mapping[str, str]] = {
    "Truth": {"ja": "Ja", "nee": "Nee", "onbekend": "Nog niet bekend"},
    "Certainty": {
        "hoog": "Komt van de organisatie zelf",
        "middel": "De site zegt erbij: bel even vooraf",
        "laag": "Komt niet op de site, tot het is nagevraagd",
    },
    "State": {
        "concept": "Nog niet klaar: komt niet op de site",
        "actief": "Gaat gewoon door",
        "tijdelijk-dicht": "Even dicht, komt terug",
        "gestopt": "Is er niet meer",
    },
    "ConfirmedHow": {
        "telefoon": "Gebeld",
        "e-mail": "Gemaild",
        "bezoek": "Er geweest",
        "website": "Op hun website gekeken",
    },
    "Reach": {
        "wijk": "Voor een wijk",
        "gemeente": "Voor de hele gemeente",
        "regio": "Voor de regio",
        "land": "Voor het hele land",
    },
    "Shown": {
        "volledig": "Straat en nummer mogen op de site",
        "wijk": "Alleen de wijk mag op de site",
        "niet": "Het adres is geheim",
    },
    "WhereKind": {
        "op-locatie": "Op een vaste plek",
        "aan-huis": "Bij iemand thuis",
        "telefonisch": "Per telefoon",
        "online": "Op internet",
        "wisselend": "Steeds op een andere plek",
        "onbekend": "Nog niet bekend",
    },
    "WhenKind": {
        "vast": "Op vaste dagen",
        "wisselend": "Steeds anders",
        "op-afspraak": "Op afspraak",
        "altijd": "Dag en nacht",
        "onbekend": "Nog niet bekend",
    },
    "CostKind": {"gratis": "Gratis", "betaald": "Het kost iets", "onbekend": "Nog niet bekend"},
    "Weekday": {
        day: day.capitalize()
        for day in ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
    },
    "DayPart": {"ochtend": "Ochtend", "middag": "Middag", "avond": "Avond"},
    "Repeat": {
        "wekelijks": "Elke week",
        "om-de-week": "Om de week",
        "eerste-van-de-maand": "De eerste keer in de maand",
        "tweede-van-de-maand": "De tweede keer in de maand",
        "derde-van-de-maand": "De derde keer in de maand",
        "vierde-van-de-maand": "De vierde keer in de maand",
        "laatste-van-de-maand": "De laatste keer in de maand",
        "eenmalig": "Een keer",
        "niet-elke-week": "Op deze dag, maar niet elke week",
    },
    "Closing": {"schoolvakanties": "In alle schoolvakanties", "feestdagen": "Op alle feestdagen"},
    "Referrer": {
        "iedereen": "Iedereen",
        "uzelf": "De bewoner zelf",
        "naasten": "Familie, vrienden en buren",
        "vrijwilligers": "Vrijwilligers",
        "huisarts": "De huisarts",
        "wijkverpleging": "De wijkverpleging",
        "wijkteam": "Het wijkteam",
        "gemeente": "De gemeente",
        "zorgverleners": "Andere zorgverleners",
        "school": "De school",
    },
    "Helps": {
        "sociaal": "Wie te weinig mensen kent",
        "emotioneel": "Wie een vertrouwd iemand mist",
        "existentieel": "Wie zin in het leven mist",
        "isolement": "Wie weinig buiten komt",
        "ontmoeten": "Mensen ontmoeten",
        "steun": "Steun krijgen",
        "vaardigheden": "Iets leren, zoals contact maken",
        "zingeving": "Iets doen dat ertoe doet",
        "praktisch": "Praktische hulp",
    },
    "Room": {"vrij": "Er is plek", "wachtlijst": "Er is een wachtlijst", "vol": "Het is vol"},
    "Weight": {
        "veel": "Telt zwaar",
        "gewoon": "Telt gewoon",
        "beetje": "Telt een beetje",
        "minder": "Zet dit aanbod lager",
    },
    "Licence": {
        "cc0-1.0": "Iedereen mag er alles mee doen",
        "cc-by-4.0": "Alles mag, met uw naam erbij",
        "cc-by-sa-4.0": "Alles mag, met uw naam erbij, en wie het verandert deelt het ook zo",
    },
    "RowsFrom": {"wijken": "De cijfers uit de lijst met wijken"},
    "InitiativeKind": {
        "proef": "Een proef, voor een bepaalde tijd",
        "blijvend": "Bedoeld om te blijven",
        "voornemen": "Een plan om iets te gaan doen",
    },
    "Progress": {
        "voorgesteld": "Nog niet besloten",
        "besloten": "Besloten, nog niet begonnen",
        "loopt": "Bezig",
        "afgerond": "Klaar",
        "onbekend": "Nog niet bekend",
    },
    "Role": {
        "plaatselijk": "Doet mee in de stad zelf",
        "netwerk": "Een netwerk van organisaties",
        "landelijk": "Werkt in heel Nederland",
        "ambassadeur": "Een bedrijf of organisatie die erover vertelt",
    },
    "CallKind": {
        "maatje-gezocht": "Iemand zoekt een maatje",
        "vrijwilliger-gezocht": "Er wordt een vrijwilliger gezocht",
        "mensen-gezocht": "Er worden mensen gezocht om mee te doen",
        "bedrijf-gezocht": "Er wordt een bedrijf gezocht",
        "bedrijf-helpt": "Een bedrijf biedt hulp aan",
    },
}


def words_for(name: str, choice: str) -> str:
    """What a word means; `name`: of its list (`Field.words`). A word without a meaning is its own."""
    return _WORDS.get(name, {}).get(choice, choice)
