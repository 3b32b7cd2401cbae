"""Made-up catalogues of any size, the same for the same size and seed. Nothing in them is true.

The closed lists and the town's settings come from the real catalogue; every record is invented, with
about 25 lines of YAML and 120 words, and says so in its source.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

SEED = 2026
_HEADS = (
    "groep club middag avond ochtend les cursus uur kring hoek tafel dag uitje café huis plein tuin zaal "
    "koor team route ronde winkel atelier loket punt dienst bus markt fonds maatje spreekuur werkplaats"
).split()
_PARTS = (
    "wandel fiets zing lees schrijf kook eet bak naai brei haak teken schilder dans zwem gym yoga schaak "
    "dam kaart bridge biljart sjoel puzzel spel muziek gitaar piano film foto taal computer telefoon brief "
    "tuin moes bloem vogel vis hond buurt wijk dorp stads kerk school jeugd kinder ouder senioren vrouwen "
    "mannen mantelzorg rouw steun praat luister koffie thee soep lunch ontbijt feest kerst zomer herfst"
).split()
_COMMON = (
    "u kunt hier samen met anderen een vrijwilliger helpt graag en iedereen is welkom ook als u voor het "
    "eerst komt er is koffie thee tijd ruimte aandacht voor elkaar wij zitten aan tafel bij de ingang van "
    "dit gebouw na afloop drinken we iets soms gaan we naar buiten neem gerust iemand mee bel even vooraf "
    "wie wil doet mee niets moet alles mag rustig tempo kleine kring vaste dag elke week maand nieuw oud"
).split()
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True, slots=True)
class Lists:
    """The ids that records may refer to."""

    themes: Sequence[str]
    groups: Sequence[str]
    kinds: Sequence[str]
    organisation_kinds: Sequence[str]
    neighbourhoods: Sequence[str]


def make_catalogue(real: Path, target: Path, size: int, seed: int = SEED) -> None:
    """Write a catalogue of `size` records into `target`: 80 % activities, 15 % organisations, 5 % venues."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(real / "begrippen", target / "begrippen")
    shutil.copy(real / "instellingen.yaml", target / "instellingen.yaml")
    for kind in ("activiteiten", "organisaties", "locaties"):
        (target / kind).mkdir()
    fixed = list(_copy_needed_organisations(real, target))
    lists = Lists(
        *(_ids(real / "begrippen" / f"{name}.yaml") for name in
          ("themas", "doelgroepen", "soorten", "organisatiesoorten", "wijken"))
    )  # fmt: skip
    random = Random(seed)
    venues, organisations = max(1, size // 20), max(1, size * 15 // 100)
    for number in range(venues):
        _write(target, "locaties", f"zaal-{number}", _venue(random, lists, number))
    for number in range(organisations - len(fixed)):
        _write(target, "organisaties", f"groep-{number}", _organisation(random, lists, number, venues))
    for number in range(size - venues - organisations):
        text = _activity(random, lists, number, organisations - len(fixed), venues)
        _write(target, "activiteiten", f"activiteit-{number}", text)


def _copy_needed_organisations(real: Path, target: Path) -> Iterator[str]:
    """The organisations that the settings refer to; they are the only true records."""
    settings = (real / "instellingen.yaml").read_text("utf-8")
    for path in sorted((real / "organisaties").glob("*.yaml")):
        if path.stem in settings:
            text = path.read_text("utf-8")
            kept = [line for line in text.splitlines() if not line.startswith("locatie:")]
            (target / "organisaties" / path.name).write_text("\n".join(kept) + "\n", "utf-8")
            yield path.stem


def _ids(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [line[:-1] for line in lines if line.endswith(":") and not line.startswith((" ", "#"))]


def _write(target: Path, kind: str, name: str, text: str) -> None:
    (target / kind / f"{name}.yaml").write_text(text, "utf-8")


def _word(random: Random) -> str:
    """Mostly common words; now and then a compound, so that the vocabulary grows with the catalogue."""
    if random.random() < 0.75:
        return random.choice(_COMMON)
    parts = random.sample(_PARTS, random.choice((1, 1, 2)))
    return "".join(parts) + random.choice(_HEADS)


def _sentence(random: Random, words: int) -> str:
    return " ".join(_word(random) for _ in range(words)).capitalize() + "."


def _title(random: Random, number: int) -> str:
    word = random.choice(_PARTS) + random.choice(_HEADS)
    return f"{word.capitalize()} {random.choice(_PARTS)} nummer {number}"


_SOURCE = (
    "bron:\n  - document: Verzonnen voor een meting; bestaat niet echt\n    datum: {date}\n"
    "zekerheid: {certainty}\n"
)


def _source(random: Random) -> str:
    date = f"2026-{random.randint(1, 10):02}-{random.randint(1, 28):02}"
    return _SOURCE.format(date=date, certainty=random.choice(("hoog", "middel")))


def _venue(random: Random, lists: Lists, number: int) -> str:
    return (
        f"naam: Zaal {random.choice(_PARTS)}{random.choice(_HEADS)} {number}\n"
        f"adres:\n  straat: Verzonnenstraat {number + 1}\n  postcode: 1234 AB\n  plaats: Voorbeeldstad\n"
        f"wijk: {random.choice(lists.neighbourhoods)}\n"
        f"toegankelijkheid:\n  rolstoel: {random.choice(('ja', 'nee', 'onbekend'))}\n" + _source(random)
    )


def _organisation(random: Random, lists: Lists, number: int, venues: int) -> str:
    return (
        f"naam: {_title(random, number)}\nsamenvatting: {_sentence(random, 10)[:150]}\n"
        f"omschrijving: >-\n  {_sentence(random, 40)}\n"
        f"soort: {random.choice(lists.organisation_kinds)}\n"
        f"contact:\n  telefoon: 010 000 00 00\n  email: info{number}@voorbeeld.example\n"
        f"  website: https://groep-{number}.example\n"
        f"locatie: zaal-{random.randrange(venues)}\nwerkgebied: gemeente\n" + _source(random)
    )


def _activity(random: Random, lists: Lists, number: int, organisations: int, venues: int) -> str:
    start = random.randint(8, 20)
    themes = ", ".join(random.sample(list(lists.themes), 2))
    groups = ", ".join(random.sample(list(lists.groups), 2))
    prose = "\n  ".join(_sentence(random, 14) for _ in range(6))
    paid = 'soort: betaald\n  bedrag: "2,50"\n  per: keer'
    costs = random.choice(("soort: gratis", paid, "soort: onbekend"))
    return (
        f"naam: {_title(random, number)}\nsamenvatting: {_sentence(random, 12)[:158]}\n"
        f"omschrijving: >-\n  {prose}\n"
        f"organisatie: groep-{random.randrange(max(1, organisations))}\nsoort: {random.choice(lists.kinds)}\n"
        f"themas: [{themes}]\ndoelgroepen: [{groups}]\n"
        f"waar:\n  vorm: op-locatie\n  locatie: zaal-{random.randrange(venues)}\n"
        f"wanneer:\n  soort: vast\n  momenten:\n    - dagen: [{random.choice(_DAYS)}]\n"
        f'      van: "{start:02}:00"\n      tot: "{start + 2:02}:00"\n'
        f"kosten:\n  {costs}\naanmelden:\n  nodig: {random.choice(('ja', 'nee', 'onbekend'))}\n"
        + _source(random)
    )
