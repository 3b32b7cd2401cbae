"""A correct line for every field, shown as the hint when the field is missing or of the wrong shape."""

from __future__ import annotations

EXAMPLES = {
    "naam": "naam: Koffieochtend in de wijk",
    "samenvatting": "samenvatting: Samen koffie drinken en praten, elke maandag.",
    "omschrijving": "omschrijving: U kunt zo binnenlopen. Een vrijwilliger verwelkomt u.",
    "soort": "soort: ontmoeting",
    "vorm": "vorm: aan-huis",
    "themas": "themas: [wandelen, bewegen]",
    "doelgroepen": "doelgroepen: [ouderen]",
    "waar": "waar: {vorm: op-locatie, locatie: buurthuis-de-linde}",
    "wanneer": "wanneer: {soort: wisselend, toelichting: een keer per maand}",
    "momenten": 'momenten: met daaronder - {dagen: [maandag], van: "10:00", tot: "11:00"}',
    "geplaatst": "geplaatst: 2026-11-24",
    "geldig_tot": "geldig_tot: 2027-01-31",
    "organisatie": "organisatie: buurthuis-de-linde",
    "kosten": "kosten: {soort: gratis}",
    "aanmelden": "aanmelden: {nodig: nee}",
    "contact": "contact: {telefoon: 074 245 25 65}",
    "leeftijd": "leeftijd: {van: 65}",
    "adres": "adres: {straat: Dorpsstraat 1, postcode: 1234 AB, plaats: Voorbeeldstad}",
    "plaats": "plaats: Voorbeeldstad",
    "bron": "bron: met daaronder - url: https://www.voorbeeld.nl",
    "zekerheid": "zekerheid: middel",
    "status": "status: {stand: concept}",
    "bevestigd": "bevestigd: {op: 2026-11-03, door: redacteur, hoe: telefoon}",
    "op": "op: 2026-11-03",
    "door": "door: redacteur",
    "hoe": "hoe: telefoon",
    "ingang": "ingang: mensen-ontmoeten",
    "cbs": "cbs: WK016400",
    "zijn": "zijn: [organisaties/zangkoor-noord, organisaties/zangkoor-zuid]",
    "reden": "reden: Het zijn twee koren met bijna dezelfde naam.",
    "telt": "telt: Mensen vanaf 19 jaar, van elke 100",
    "reeksen": "reeksen: met daaronder - {naam: In 2016, jaar: 2016}",
    "rijen": "rijen: met daaronder - {naam: Ouderen, waarden: [42, onbekend]}",
    "waarden": "waarden: [42, onbekend]",
    "jaar": "jaar: 2016",
    "weken": "weken: met daaronder - {van: 2027-09-30, tot_en_met: 2027-10-06, bron: {document: ...}}",
    "tot_en_met": "tot_en_met: 2027-10-06",
    "rol": "rol: plaatselijk",
    "wat": "wat: Brengt bedrijven en plannen van clubs bij elkaar.",
    "datum": "datum: 2019-11-19",
    "budget": "budget: {bedrag: 7100, per: jaar}",
    "toegankelijkheid": "toegankelijkheid: {rolstoel: ja}",
    "hulplijnen": "hulplijnen: [de-luisterlijn]",
    "noodnummer": "noodnummer: {telefoon: 112, naam: Bij direct gevaar}",
    "lek_melden": "lek_melden: {email: beveiliging@voorbeeld.nl, verloopt: 2027-06-01}",
    "toegankelijkheidsverklaring": "toegankelijkheidsverklaring: https://www.voorbeeld.nl/verklaring",
    "nakijken_vanaf": "nakijken_vanaf: 2027-01-01",
    "logo": "logo: site_src/drukwerk/logo.svg",
    "instellingen:adres": "adres: https://www.voorbeeld.nl/",
    "wederzijds": "wederzijds: met daaronder - [maatje, buddy]",
    "vragen": "vragen: [{toont: activiteiten/repair-cafe, zoek: [mijn lamp doet het niet meer]}]",
    "negeren": "negeren: [in de buurt, alstublieft]",
    "cijfers:naam": "naam: Onze stad en heel Nederland",
    "cijfers:samenvatting": "samenvatting: In 2016 voelden meer mensen zich alleen dan in 2012.",
    "cijfers:toelichting": "toelichting: Bij ouderen was het beeld ongeveer hetzelfde.",
    "zegt_niet": "zegt_niet: met daaronder - Wie het zijn. Een cijfer gaat over een groep.",
    "campagne/initiatieven:naam": "naam: Extra maatjes voor jongeren",
    "campagne/initiatieven:soort": "soort: proef",
    "campagne/initiatieven:omschrijving": "omschrijving: Vrijwilligers gaan op bezoek bij ouderen.",
    "campagne/initiatieven:stand": "stand: {stand: besloten, op: 2020-03}",
    "campagne/mijlpalen:wat": "wat: De raad neemt een motie aan.",
    "campagne/partners:naam": "naam: Stichting De Linde",
    "campagne/pijlers:naam": "naam: Samen blijven leren",
    "campagne/pijlers:omschrijving": "omschrijving: Kijken of het helpt, en het daarna beter doen.",
    "campagne/week:naam": "naam: Week tegen Eenzaamheid",
    "campagne/week:omschrijving": "omschrijving: Een week met extra veel om mee te doen.",
    "meestal": "meestal: Vaak begint de week op de laatste donderdag van september.",
}


def line_of(kind: str, field: str) -> str:
    """A correct line for a field of this folder or file; "" when there is none."""
    return EXAMPLES.get(f"{kind}:{field}", EXAMPLES.get(field, ""))


def example(field: str) -> str:
    """The sentence "Schrijf het zo: ..." for a field, or a general one."""
    line = EXAMPLES.get(field)
    return f"Schrijf het zo: {line}" if line else "Kijk hoe een ander bestand in dezelfde map het doet."
