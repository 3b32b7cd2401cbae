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
}


def example(field: str) -> str:
    """The sentence "Schrijf het zo: ..." for a field, or a general one."""
    line = EXAMPLES.get(field)
    return f"Schrijf het zo: {line}" if line else "Kijk hoe een ander bestand in dezelfde map het doet."
