"""VS Code over our records: the committed files are of now, and the YAML server speaks Dutch with them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest
import vscode_tools
from informatiewijzer.cli.main import run
from informatiewijzer.cli.stop import Stop
from informatiewijzer.model import base, calls, records, referral, schedule, wayfinder
from informatiewijzer.model.choice_words import words_for
from informatiewijzer.model.fields import Field, fields_of, lists, rule_fields
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
    for file, fields in lists().items():
        yield from inside(file, fields)
    yield from inside("wegwijzer/regels", rule_fields())


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
        for module in (base, calls, records, referral, schedule, wayfinder)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
    ]
    used = {field.words for _, field in all_fields() if field.choices}
    assert used <= {words.__name__ for words in lists}
    for words in lists:
        if words.__name__ in used:
            assert [w for w in words if words_for(words.__name__, w) == w] == [], words.__name__


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


LIST_FAULTS = {
    "begrippen/themas.yaml": ("ingang: ", "ingang: x", "Zo heet er geen ingang"),
    "begrippen/wijken.yaml": ("cbs: WK", "cbs: WX", "zo: WK016400"),
    "begrippen/talen.yaml": ("naam:", "nam:", "Het veld 'naam' ontbreekt"),
    "wegwijzer/regels.yaml": ("    gewicht: veel", "    gewicht: zwaar", "Kies uit: veel, gewoon"),
    "wegwijzer/verwachtingen.yaml": ("behoefte: ", "behoefte: x", "Zo heet er geen vraag"),
}


def test_the_lists_are_looked_at_too(root: Path, server: vscode_tools.Server) -> None:
    """Closed lists and wayfinder: as they are they get no line, and a mistake is told in Dutch."""
    for file in sorted([*lists(), "wegwijzer/regels"]):
        name = f"{file}.yaml"
        text = (root / "catalogue" / name).read_text("utf-8")
        old, new, expected = LIST_FAULTS.get(name, ("", "", ""))
        found = server.findings_in(name, text.replace(old, new, 1) if old else text)
        if expected:
            assert text != text.replace(old, new, 1)
            assert len(found) <= 2, (name, found)
            assert any(expected in message for message in found), (name, found)
        else:
            assert found == [], name


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
