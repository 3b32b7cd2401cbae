"""What every field is for, in Dutch: one place for `new`, the schema, the form and the handbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Help(NamedTuple):
    """The name of a field as people say it, and one or two sentences about what to fill in."""

    title: str
    text: str


_HELP: Mapping[str, tuple[str, str]] = {
    "naam": ("Naam", "Zoals mensen het noemen. Hooguit 80 tekens."),
    "samenvatting": (
        "Samenvatting",
        "Een zin: wat doet u hier? Gewone woorden, met 'u'. Hooguit 160 tekens.",
    ),
    "omschrijving": ("Omschrijving", "Wat er meer over te zeggen is. Korte zinnen. Mag leeg blijven."),
    "tekst": ("Tekst", "Wat wordt er gezocht of aangeboden? Zet er geen naam of adres van iemand in."),
    "organisatie": ("Organisatie", "Wie dit doet. Kies uit de organisaties."),
    "oproepen:organisatie": (
        "Organisatie",
        "Wie de oproep heeft gelezen en antwoorden doorgeeft. Verplicht.",
    ),
    "locaties:organisatie": ("Organisatie", "Wie de baas is van deze plek, als u dat weet."),
    "soort": ("Soort", "Kies wat het best past."),
    "themas": ("Onderwerpen", "Een of meer onderwerpen. Het eerste is het belangrijkste."),
    "doelgroepen": ("Voor wie", "Voor wie is het? Kies 'iedereen' als er niemand buiten valt."),
    "doelgroepen_ingeschat": ("Voor wie: ingeschat", "Kies ja als de bron niet zegt voor wie het is."),
    "aliassen": ("Andere namen", "Hoe mensen het ook wel noemen. Zo vinden ze het met zoeken."),
    "leeftijd": ("Leeftijd", "Alleen invullen als er een grens is."),
    "leeftijd.van": ("Vanaf welke leeftijd", "In jaren, zo: 65"),
    "leeftijd.tot": ("Tot en met welke leeftijd", "In jaren, zo: 25"),
    "waar": ("Waar", "Waar gebeurt het?"),
    "waar.vorm": ("Waar", "Op een plek, bij iemand thuis, per telefoon of op internet?"),
    "waar.locatie": ("Plek", "Kies uit de plekken. Alleen bij 'op-locatie'."),
    "waar.wijk": ("Wijk", "Alleen als de plek de wijk niet al zegt."),
    "waar.wijk_afgeleid": ("Wijk: zelf gezocht", "Kies ja als de bron de wijk niet noemt."),
    "waar.toelichting": ("Waar: uitleg", "Wat de bron erover zegt, in een zin."),
    "wanneer": ("Wanneer", "Wanneer is het?"),
    "wanneer.soort": (
        "Wanneer",
        "Vaste dagen en tijden? Kies 'vast'. Weet u het niet precies? Kies 'wisselend' of 'onbekend'.",
    ),
    "wanneer.momenten": ("Momenten", "Elk vast moment apart. Alleen bij 'vast'."),
    "wanneer.momenten.dagen": ("Dagen", "Op welke dag of dagen?"),
    "wanneer.momenten.van": ("Van", "Hoe laat begint het? Zo: 10:00"),
    "wanneer.momenten.tot": ("Tot", "Hoe laat is het klaar? Zo: 11:30"),
    "wanneer.momenten.dagdeel": ("Deel van de dag", "Alleen als u de tijd niet weet."),
    "wanneer.momenten.herhaling": ("Hoe vaak", "Elke week, om de week, of eens per maand?"),
    "wanneer.momenten.vanaf": ("Eerste dag", "Nodig bij om-de-week en eenmalig. Zo: 2026-11-03"),
    "wanneer.momenten.tot_en_met": ("Laatste dag", "Als het ophoudt. Zo: 2027-06-29"),
    "wanneer.momenten.behalve": ("Niet op", "Dagen dat het niet doorgaat, of: schoolvakanties, feestdagen."),
    "wanneer.toelichting": ("Wanneer: uitleg", "Wat de bron erover zegt, in een of twee zinnen."),
    "kosten": ("Kosten", "Wat kost het?"),
    "kosten.soort": ("Kosten", "Weet u het niet? Kies 'onbekend'. Vul nooit zomaar iets in."),
    "kosten.bedrag": ("Bedrag", "In euro's, met een komma. Zo: 2,50"),
    "kosten.per": ("Per", "Waarvoor betaalt u? Zo: keer, maand of jaar"),
    "kosten.toelichting": ("Kosten: uitleg", "Zo: koffie en thee kosten 1 euro."),
    "aanmelden": ("Aanmelden", "Moet u zich eerst aanmelden?"),
    "aanmelden.nodig": ("Aanmelden nodig", "Ja, nee of onbekend."),
    "aanmelden.hoe": ("Hoe aanmelden", "Zo: Bel op werkdagen voor 12 uur."),
    "contact": ("Contact", "Hoe u ze bereikt. Geen nummers of adressen van personen."),
    "contact.telefoon": ("Telefoon", "Een vast nummer, zo: 074 245 25 65. Geen 06-nummers."),
    "contact.email": ("E-mail", "Een algemeen adres, zo: info@voorbeeld.nl"),
    "contact.website": ("Website", "Het hele adres, zo: https://www.voorbeeld.nl"),
    "talen": ("Talen", "Welke talen worden er gesproken? Alleen als de bron dat zegt."),
    "eerste_keer": ("De eerste keer", "Wat gebeurt er als u voor het eerst komt? Wie vangt u op?"),
    "samen_gaan": ("Samen gaan", "Mag er iemand mee? Wie kan er meegaan?"),
    "verwijzen": ("Verwijskaart", "Voor professionals. Vul alleen in wat de organisatie zelf zegt."),
    "verwijzen.wie_mag": ("Wie mag verwijzen", "Wie mag iemand aanmelden?"),
    "verwijzen.hoe": ("Eerste stap", "Wat doet u als eerste om iemand aan te melden?"),
    "verwijzen.past_bij": ("Past bij", "Voor wie past het? Een regel per punt."),
    "verwijzen.past_niet_bij": ("Past niet bij", "Voor wie past het niet? Een regel per punt."),
    "verwijzen.indicatie": ("Indicatie nodig", "Is er een indicatie of verwijsbrief nodig?"),
    "verwijzen.antwoord_binnen": ("Antwoord binnen", "Hoe snel komt er antwoord? Zo: een week"),
    "verwijzen.plek": ("Is er plek", "Dit verloopt vanzelf na een maand."),
    "verwijzen.plek.stand": ("Is er plek", "Vrij, een wachtlijst of vol."),
    "verwijzen.plek.op": ("Gevraagd op", "De dag dat u het hoorde. Zo: 2026-11-03"),
    "verwijzen.helpt_bij": ("Helpt bij", "Waar helpt dit vooral bij?"),
    "adres": ("Adres", "Alleen van een gebouw waar mensen mogen komen."),
    "adres.straat": ("Straat en nummer", "Zo: Beursstraat 34"),
    "adres.postcode": ("Postcode", "Zo: 7551 HV"),
    "adres.plaats": ("Plaats", "Zo: Voorbeeldstad"),
    "adres.tonen": ("Adres tonen", "Volledig, alleen de wijk, of niet. Kies 'niet' bij een geheim adres."),
    "locatie": ("Plek", "Als de organisatie op een van de plekken zit. Vul dan geen adres in."),
    "wijk": ("Wijk", "Kies de wijk."),
    "wijk_afgeleid": ("Wijk: zelf gezocht", "Kies ja als de bron de wijk niet noemt."),
    "werkgebied": ("Werkgebied", "Voor wie werken ze: de wijk, de gemeente, de regio of het hele land?"),
    "hulplijn": ("Landelijke hulplijn", "Kies ja als iedereen dit nummer mag bellen om te praten."),
    "toegankelijkheid": ("Toegankelijkheid", "Onbekend is geen nee. Vul alleen in wat u zeker weet."),
    "toegankelijkheid.rolstoel": ("Rolstoel", "Kunt u er met een rolstoel naar binnen?"),
    "toegankelijkheid.invalidentoilet": ("Aangepast toilet", "Is er een toilet voor rolstoelen?"),
    "toegankelijkheid.ringleiding": ("Ringleiding", "Is er een ringleiding voor hoortoestellen?"),
    "toegankelijkheid.ov": ("Openbaar vervoer", "Is er een halte dichtbij?"),
    "toegankelijkheid.toelichting": ("Toegankelijkheid: uitleg", "Zo: De lift is achter de balie."),
    "reageren": ("Reageren", "Hoe iemand antwoordt, via de organisatie. Een zin."),
    "geplaatst": ("Geplaatst op", "De dag dat de oproep op de site komt. Zo: 2026-11-24"),
    "geldig_tot": (
        "Geldig tot en met",
        "Hooguit drie maanden na plaatsen. Daarna gaat de oproep vanzelf weg.",
    ),
    "bron": ("Bron", "Waar hebt u het gelezen of gehoord? Zonder bron komt er niets op de site."),
    "bron.url": ("Adres van de bron", "De bladzijde op internet. Zo: https://www.voorbeeld.nl/agenda"),
    "bron.document": ("Document", "Als de bron geen bladzijde op internet is. Zo: Jaarplan 2026"),
    "bron.datum": ("Datum van de bron", "Zo precies als u weet: 2026, 2026-11 of 2026-11-03"),
    "bron.via": ("Via", "Als u de bron niet zelf zag: hoe u het weet."),
    "bron.gezien": ("Bekeken op", "De dag dat u de bron bekeek. Zo: 2026-11-03"),
    "zekerheid": (
        "Zekerheid",
        "Hoog: van de organisatie zelf. Middel: 'bel even vooraf'. Laag: komt niet op de site.",
    ),
    "bevestigd": ("Bevestigd", "Hebt u het nagevraagd? Vul dan in wanneer en hoe."),
    "bevestigd.op": ("Op welke dag", "Zo: 2026-11-03"),
    "bevestigd.door": ("Door wie", "Een rol, geen naam. Zo: redacteur"),
    "bevestigd.hoe": ("Hoe", "Telefoon, e-mail, bezoek of website."),
    "status": ("Stand van zaken", "Niet nodig als alles gewoon doorgaat."),
    "status.stand": ("Stand", "Concept komt niet op de site. Gestopt krijgt een bladzijde met iets anders."),
    "status.opmerking": ("Opmerking", "Zo: Dicht tot april wegens verbouwing."),
    "status.vervangen_door": ("Vervangen door", "Wat er nu in de plaats is."),
    "notitie_redactie": ("Notitie", "Voor uzelf. Komt nooit op de site."),
}


def help_for(kind: str, path: Sequence[str]) -> Help:
    """The help of the field at `path` of a record in folder `kind`; the keys are the YAML names.

    Raises KeyError for a field without help; a test sees to it that there is none.
    """
    name = ".".join(path)
    found = _HELP.get(f"{kind}:{name}") or _HELP.get(name) or _HELP[path[-1]]
    return Help(*found)
