"""VS Code over our records: the committed files are of now, and the YAML server speaks Dutch with them."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path, PurePosixPath

import pytest
import vscode_tools
from informatiewijzer.cli.main import run
from informatiewijzer.cli.stop import Stop
from informatiewijzer.model import (
    base,
    calls,
    campaign,
    charts,
    concepts,
    records,
    referral,
    schedule,
    wayfinder,
)
from informatiewijzer.model.choice_words import words_for
from informatiewijzer.model.examples import line_of
from informatiewijzer.model.fields import Field, fields_of, lists, plain_name, singles
from informatiewijzer.model.loading import RECORD_KINDS

GOOD = "activiteiten/koffieochtend-slangenbeek.yaml"
CALL = """\
naam: Wie wandelt er mee?
samenvatting: Verzonnen oproep voor een proef.
soort: maatje-gezocht
organisatie: wijkracht-hengelo
contact: {telefoon: 14 074}
geplaatst: 2026-11-24
geldig_tot: 2027-01-31
bron:
- document: Verzonnen
  datum: 2026
zekerheid: hoog
"""


def never(project: Path, target: Path) -> None:
    """A host that may not be asked anything."""
    raise AssertionError("de host werd gevraagd")


def all_fields() -> Iterator[tuple[str, Field]]:
    """Every field of every kind, also those inside others."""

    def inside(kind: str, fields: tuple[Field, ...]) -> Iterator[tuple[str, Field]]:
        for field in fields:
            yield kind, field
            yield from inside(kind, field.parts)

    for kind in sorted(RECORD_KINDS):
        yield from inside(kind, fields_of(kind))
    for file, fields in (*lists().items(), *singles().items()):
        yield from inside(file, fields)


def test_the_committed_files_are_of_now(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`.vscode/` is what `schema` makes of today's models and catalogue (else: python3 build.py schema)."""
    assert run(["schema", "--check"], root, never) == 0, capsys.readouterr().out


def test_every_field_is_known() -> None:
    """Each field has a title, help, a way to look at its value, and of a reference where it leads."""
    for kind, field in all_fields():
        assert field.title, (kind, field.dotted)
        assert len(field.help) > 3, field.dotted
        assert field.parse is not None, (kind, field.dotted)
        leads_on = field.form == "ref" and field.name != "icoon"
        assert bool(field.target) == leads_on, (kind, field.dotted)


def test_every_word_is_explained() -> None:
    """Each word of a closed list of the models says in Dutch what it means."""
    lists = [
        value
        for module in (base, calls, campaign, charts, concepts, records, referral, schedule, wayfinder)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
    ]
    used = {field.words for _, field in all_fields() if field.choices}
    assert used <= {words.__name__ for words in lists}
    for words in lists:
        if words.__name__ in used:
            assert [w for w in words if words_for(words.__name__, w) == w] == [], words.__name__


def test_every_file_of_the_catalogue_has_one_schema(root: Path) -> None:
    """Each YAML file under catalogue/ is under exactly one pattern, and the schema of it is there."""
    settings = json.loads((root / ".vscode" / "settings.json").read_text("utf-8"))
    schemas = settings["yaml.schemas"]
    assert [schema for schema in schemas if not (root / schema).is_file()] == []
    globs = [glob for each in schemas.values() for glob in each]
    extra = ["catalogue/begrippen/zoekwoorden-sport.yaml", "catalogue/niet-dubbel.yaml"]
    files = [path.relative_to(root).as_posix() for path in sorted((root / "catalogue").rglob("*.yaml"))]
    for file in [*files, *extra]:
        assert len([glob for glob in globs if PurePosixPath(file).match(glob)]) == 1, file


def test_every_field_shows_a_line_of_its_own() -> None:
    """What is shown as an example of a field begins with the name of that field."""
    for file, fields in (*lists().items(), *singles().items()):
        for field in fields:
            line = line_of(plain_name(file), field.name)
            assert line.startswith(f"{field.name}: ") or not line, (file, line)


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[vscode_tools.Server]:
    """The YAML server with our settings. Without network: skipped, but in CI a failure."""
    try:
        command = vscode_tools.install_server(root)
    except (Stop, OSError, subprocess.SubprocessError) as error:
        if os.environ.get("CI"):
            pytest.fail(f"yaml-language-server is niet te krijgen: {error}")
        pytest.skip(f"yaml-language-server is niet te krijgen: {error}")
    running = vscode_tools.Server(command, root)
    yield running
    running.close()


@pytest.mark.parametrize("kind", ["activiteiten", "locaties", "organisaties"])
def test_good_records_have_no_finding(kind: str, root: Path, server: vscode_tools.Server) -> None:
    """No record of the real catalogue gets a line under it."""
    files = sorted((root / "catalogue" / kind).glob("*.yaml"))
    said = server.findings(kind, *(file.read_text("utf-8") for file in files))
    assert {file.name: found for file, found in zip(files, said, strict=True) if found} == {}


def test_a_good_call_has_no_finding(server: vscode_tools.Server) -> None:
    """A call, which the catalogue has none of yet, is good as well; a year may be a number."""
    assert server.findings("oproepen", CALL) == [[]]


WRONG = (
    ("soort: vast", "soort: vaste", "Kies uit: vast, wisselend, op-afspraak, altijd, onbekend"),
    ("themas: [", "themas: [kofie, ", "Zo heet er geen thema"),
    ("organisatie: ", "organisatie: x", "Zo heet er geen organisatie"),
    ("naam:", "nam:", "Het veld 'naam' ontbreekt"),
    ("naam:", "nam:", "U kunt kiezen uit deze velden: naam, samenvatting"),
    ('van: "10:00"', "van: 10.00", 'Schrijf de tijd met een dubbele punt, zo: "10:00"'),
    ('van: "10:00"', 'van: "tien uur"', 'Schrijf de tijd met een dubbele punt, zo: "10:00"'),
    ("zekerheid: ", "zekerheid: zeer", "Kies uit: hoog, middel, laag"),
    ("zekerheid: ", "contact: {telefoon: 06 12345678}\nzekerheid: ", "Geen 06-nummers"),
    ("zekerheid: ", "contact: {telefoon: [074 123]}\nzekerheid: ", ""),
    ("zekerheid: ", "contact: {email: Jan}\nzekerheid: ", "zo: info@voorbeeld.nl"),
    ("zekerheid: ", "contact: {website: www.x.nl}\nzekerheid: ", "zo: https://www.voorbeeld.nl"),
    ("zekerheid: ", "leeftijd: {van: twaalf}\nzekerheid: ", "Schrijf alleen cijfers"),
    ("zekerheid: ", "bevestigd: {op: 3-11-2026, door: x, hoe: fax}\nzekerheid: ", "zo: 2026-11-03"),
    ("vorm: op-locatie", "vorm: op-locatie\n  locatie:", ""),
)


def test_faults_are_told_in_dutch(root: Path, server: vscode_tools.Server) -> None:
    """Each mistake is told in our own words, and nothing the server says of our records is English."""
    good = (root / "catalogue" / GOOD).read_text("utf-8")
    texts = [good.replace(old, new, 1) for old, new, _ in WRONG]
    assert good not in texts
    for (_, new, expected), found in zip(WRONG, server.findings("activiteiten", *texts), strict=True):
        assert any(expected in message for message in found) or not expected, (new, found)
        assert not [message for message in found if "alue" in message or "roperty" in message], found


FAULTS = {
    "instellingen.yaml": ("hulplijnen: [", "hulplijnen: [x, ", "Zo heet er geen organisatie"),
    "campagne/initiatieven.yaml": (
        "    stand: besloten",
        "    stand: klaar",
        "Kies uit: voorgesteld, besloten",
    ),
    "campagne/mijlpalen.yaml": ("  datum: 2018-11-06", "  datum: 6-11-2018", "Schrijf een jaar, een maand"),
    "campagne/partners.yaml": ("  rol: plaatselijk", "  rol: lokaal", "Kies uit: plaatselijk, netwerk"),
    "campagne/pijlers.yaml": ("  naam:", "  nam:", "Het veld 'naam' ontbreekt"),
    "campagne/week.yaml": ("  - van: 2020-10-01", "  - van: oktober", "Schrijf de dag als jaar-maand-dag"),
    "cijfers/hoe-sterk.yaml": ("waarden: 37", "waarden: 37%", "van 0 tot en met 100, of: onbekend"),
    "cijfers/per-wijk.yaml": ("rijen_uit: wijken", "rijen_uit: wijk", "Kies uit: wijken"),
    "begrippen/zoekwoorden.yaml": ("ruimer:", "breder:", "U kunt kiezen uit deze velden: wederzijds, ruimer"),
    "uitgegeven.yaml": (": 2026-11-24", ": 24-11-2026", "houdt het programma zelf bij"),
    "begrippen/themas.yaml": ("ingang: ", "ingang: x", "Zo heet er geen ingang"),
    "begrippen/wijken.yaml": ("cbs: WK", "cbs: WX", "zo: WK016400"),
    "begrippen/talen.yaml": ("naam:", "nam:", "Het veld 'naam' ontbreekt"),
    "wegwijzer/regels.yaml": ("    gewicht: veel", "    gewicht: zwaar", "Kies uit: veel, gewoon"),
    "wegwijzer/verwachtingen.yaml": ("behoefte: ", "behoefte: x", "Zo heet er geen vraag"),
}


def test_all_that_is_no_record_is_looked_at_too(root: Path, server: vscode_tools.Server) -> None:
    """Settings, lists, figures, campaign, search words, ledger: as they are they get no line."""
    folder = root / "catalogue"
    files = [path.relative_to(folder) for path in sorted(folder.rglob("*.yaml"))]
    names = [file.as_posix() for file in files if file.parts[0] not in RECORD_KINDS]
    assert FAULTS.keys() <= set(names)
    found = {name: server.findings_in(name, (folder / name).read_text("utf-8")) for name in names}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_mistake_in_them_is_told_in_dutch(name: str, root: Path, server: vscode_tools.Server) -> None:
    """With our own words, once or twice."""
    text = (root / "catalogue" / name).read_text("utf-8")
    old, new, expected = FAULTS[name]
    assert old in text
    found = server.findings_in(name, text.replace(old, new, 1))
    assert 0 < len(found) <= 2, found
    assert any(expected in message for message in found), found
    assert not [message for message in found if "alue" in message or "roperty" in message], found


def test_decisions_on_what_looks_alike(server: vscode_tools.Server) -> None:
    """A file that the catalogue does not have yet."""
    good = "niet_dubbel:\n  - zijn: [organisaties/a, organisaties/b]\n    reden: Het zijn er twee.\n"
    assert server.findings_in("niet-dubbel.yaml", good) == []
    (said,) = server.findings_in("niet-dubbel.yaml", good.replace("organisaties/b", "b"))
    assert "Schrijf de map en de naam" in said


def test_completion_and_hover_in_them(server: vscode_tools.Server) -> None:
    """The same help as in a record: words with their meaning, names, fields."""
    offered = server.complete("cijfers", "naam: x\n")
    assert "Hoeveel van de 100" not in offered["telt"]
    assert "Om wie het gaat" in offered["telt"]
    assert server.complete("campagne", "naam: x\n", "week")["weken"].startswith("De dagen van elk jaar")
    start = "een:\n  naam: x\n  soort: "
    assert server.complete("campagne", start, "initiatieven")["blijvend"] == "Bedoeld om te blijven"
    start = "een:\n  naam: x\n  pijlers: ["
    assert server.complete("campagne", start, "initiatieven")["leren"] == "Samen blijven leren"
    assert "Wie het ene zoekt" in server.complete("begrippen", "", "zoekwoorden-sport")["ruimer"]


def test_a_short_record_is_told_what_is_missing(server: vscode_tools.Server) -> None:
    """Missing fields, also those that another field asks for, are named with what to fill in."""
    text = "naam: Proef\nwaar:\n  vorm: op-locatie\nwanneer:\n  soort: vast\n"
    (found,) = server.findings("activiteiten", text)
    for field in ("samenvatting", "soort", "themas", "doelgroepen", "bron", "zekerheid"):
        assert any(f"Het veld '{field}' ontbreekt." in message for message in found), field
    assert any("Bij 'vorm: op-locatie' hoort het veld 'locatie'" in message for message in found)
    assert any("Bij 'soort: vast' hoort het veld 'momenten'" in message for message in found)


def test_completion_offers_dutch_choices(server: vscode_tools.Server) -> None:
    """Words, ids of lists and records and names of fields are offered, each with Dutch words."""
    assert server.complete("activiteiten", "naam: x\nwaar:\n  vorm: ")["aan-huis"] == "Bij iemand thuis"
    for start in ("themas: [", "themas:\n  - "):
        assert server.complete("activiteiten", f"naam: x\n{start}")["samen-eten"] == "Samen eten"
    offered = server.complete("activiteiten", "naam: x\norganisatie: ")
    assert offered["wijkracht-hengelo"] == "Wijkracht Hengelo"
    assert "Gewone woorden" in server.complete("activiteiten", "naam: x\n")["samenvatting"]
    assert server.complete("organisaties", "naam: x\nwerkgebied: ")["wijk"] == "Voor een wijk"


def test_hover_explains_in_dutch(server: vscode_tools.Server) -> None:
    """Over a field its name and help are shown, and what the word means."""
    said = server.hover("activiteiten", "naam: x\nzekerheid: hoog")
    assert "Zekerheid" in said
    assert "Komt van de organisatie zelf" in said
    assert "Wie dit doet" in server.hover("activiteiten", "naam: x\norganisatie: wijkracht-hengelo")
