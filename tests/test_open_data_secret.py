"""What may not be seen is in no file of the site, in whatever form: drafts, notes, masked addresses."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from informatiewijzer.cli.site import Order, build_site
from informatiewijzer.exports.hsds_parts import Ids
from informatiewijzer.model.loading import load_catalogue

# All made up. The words occur nowhere else, and are searched by their beginning: an index cuts off endings.
SECRETS = {
    "zwijgpad": "the street of a venue that is shown not at all",
    "7559qx": "its postcode",
    "fluistersteeg": "the street of a venue of which only the wijk is shown",
    "7558qw": "its postcode",
    "mompelgang": "the street of an organisation",
    "xylofl": "a note for editors",
    "kwibus": "a draft activity: its name",
    "wokkelst": "a draft activity: its summary",
    "prevelaar": "a draft organisation, named by a published activity",
    "snatersch": "a draft venue, named by a published activity",
    "grommelz": "a record of low certainty",
    "roezemoes": "a remark on access of a draft venue",
}
_SOURCE = "bron: [{document: Verzonnen, datum: 2026-11-01}]\nnotitie_redactie: Xylofluister weet meer.\n"
_ACTIVITY = """\
soort: ontmoeting
themas: [ontmoeten]
doelgroepen: [iedereen]
wanneer: {soort: vast, momenten: [{dagen: [maandag], van: "10:00", tot: "11:00"}]}
"""
_HIGH = "zekerheid: hoog\n"
_DRAFT = "zekerheid: middel\nstatus: {stand: concept}\n"
FILES = {
    "locaties/geheime-plek": "naam: De stille plek\nwijk: woolde\naliassen: [stilte]\n"
    "adres: {straat: Zwijgpadlaan 77, postcode: 7559 QX, plaats: Hengelo, tonen: niet}\n" + _HIGH,
    "locaties/halve-plek": "naam: De halve plek\nwijk: woolde\n"
    "adres: {straat: Fluistersteeg 5, postcode: 7558 QW, plaats: Hengelo, tonen: wijk}\n" + _HIGH,
    "locaties/concept-plek": "naam: Snaterschuur\nadres: {plaats: Hengelo}\n"
    "toegankelijkheid: {toelichting: Roezemoezig.}\n" + _DRAFT,
    "organisaties/stille-club": "naam: De stille club\nsamenvatting: Verzonnen.\n"
    "soort: vereniging\nwijk: woolde\n"
    "adres: {straat: Mompelgang 3, plaats: Hengelo, tonen: niet}\n" + _HIGH,
    "organisaties/concept-club": "naam: Prevelaars\nsamenvatting: Verzonnen.\nsoort: vereniging\n" + _DRAFT,
    "activiteiten/stil-zijn": "naam: Stil zijn\nsamenvatting: Verzonnen.\norganisatie: stille-club\n"
    "waar: {vorm: op-locatie, locatie: geheime-plek, wijk: woolde}\n" + _ACTIVITY + _HIGH,
    "activiteiten/half-stil-zijn": "naam: Half stil zijn\nsamenvatting: Verzonnen.\n"
    "organisatie: concept-club\n"
    "waar: {vorm: op-locatie, locatie: halve-plek}\n" + _ACTIVITY + _HIGH,
    "activiteiten/ergens-zijn": "naam: Ergens zijn\nsamenvatting: Verzonnen.\n"
    "waar: {vorm: op-locatie, locatie: concept-plek}\n" + _ACTIVITY + _HIGH,
    "activiteiten/kwibusclub": "naam: Kwibusclub\nsamenvatting: Wokkelstokken maken.\n"
    "waar: {vorm: aan-huis}\n" + _ACTIVITY + _DRAFT,
    "activiteiten/onzeker": "naam: Grommelzaal\nsamenvatting: Grommelzaal.\nwaar: {vorm: aan-huis}\n"
    + _ACTIVITY
    + "zekerheid: laag\nstatus: {stand: concept}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, root: Path, host: Callable[[Path, Path], None]) -> Path:
    """The whole site of the real catalogue with made-up records that hold secrets."""
    folder = tmp_path_factory.mktemp("geheim")
    catalogue = Path(shutil.copytree(root / "catalogue", folder / "catalogue"))
    for name, text in FILES.items():
        (catalogue / f"{name}.yaml").write_text(text + _SOURCE, "utf-8")
    base = "https://voorbeeld.invalid/"
    order = Order(root, catalogue, folder / "site", date(2026, 11, 24), base, fresh=True)
    built = build_site(order, host, print)
    assert built.outcome is not None, [f for f in built.findings if f.level == "fout"]
    return folder / "site"


def readings(content: bytes) -> Iterator[str]:
    """The file as text in every form in which somebody could read it, without spaces and in small letters."""
    for raw in unpacked(content):
        text = raw.decode("utf-8", "replace")
        for form in (text, html.unescape(text), unquote(text), _unescaped(text)):
            yield re.sub(r"[\s\u00a0-]+", "", form).lower()


def unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes, and what is packed in them."""
    yield content
    if content[:2] == b"\x1f\x8b":
        yield gzip.decompress(content)
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (archive.read(name) for name in archive.namelist())


def _unescaped(text: str) -> str:
    r"""JSON's \u0061 as the letter it is."""
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)


def test_no_secret_is_in_any_file(site: Path) -> None:
    """Every file of the site is searched, data and index included, for the beginnings of the secret words."""
    found = []
    for path in sorted(site.rglob("*")):
        if path.is_file():
            for text in readings(path.read_bytes()):
                found += [(path.relative_to(site).as_posix(), secret) for secret in SECRETS if secret in text]
    assert found == []


def test_the_search_finds_what_it_should(site: Path) -> None:
    """The test above can fail: the names around the secrets are in pages, index, calendars and open data."""
    for name, path in (
        ("stilleclub", "organisaties/stille-club/index.html"),
        ("stilzijn", "open-data/alles.json"),
        ("stilzijn", "open-data/activiteiten.csv"),
        ("stilzijn", "agenda/agenda.ics"),
        ("halveplek", "open-data/locaties.geojson"),
    ):
        assert any(name in text for text in readings((site / path).read_bytes())), path
    assert any("zwijgpad" in text for text in readings(gzip.compress(b"Zwijgpad")))
    assert any("zwijgpad" in text for text in readings(rb"\u005a\u0077ijgpad &amp; Zwijg%70ad"))


def test_files_of_drafts_do_not_exist(site: Path, root: Path) -> None:
    """A draft has no page, no calendar and no service, not even under its UUID."""
    ids = Ids.of("Hengelo")
    for name in ("activiteiten/kwibusclub", "activiteiten/onzeker", "locaties/concept-plek"):
        assert not (site / name).exists()
        assert not (site / "open-data/openreferral-uk/services" / ids(name)).exists()
    assert (site / "open-data/openreferral-uk/services" / ids("activiteiten/stil-zijn")).is_file()


def test_a_wijk_that_may_not_be_known_is_not_told(site: Path) -> None:
    """With `niet` neither venue, organisation nor activity stands in any list or file of its wijk."""
    for path in sorted((site / "wijken" / "woolde").rglob("*")):
        if path.is_file():
            for text in readings(path.read_bytes()):
                assert "stilleclub" not in text and "destilleplek" not in text, path
                assert "stilzijn" not in text.replace("halfstilzijn", ""), path
    data = json.loads((site / "open-data/alles.json").read_bytes())
    kinds = ("activiteiten", "locaties", "organisaties")
    wijk = {record["id"]: record.get("wijk") for kind in kinds for record in data[kind]}
    assert (wijk["stil-zijn"], wijk["geheime-plek"], wijk["stille-club"]) == (None, None, None)
    assert (wijk["half-stil-zijn"], wijk["halve-plek"]) == ("woolde", "woolde")


def test_a_masked_address_says_so(site: Path) -> None:
    """The page of the venue tells that there is an address that is not shown."""
    page = (site / "locaties/geheime-plek/index.html").read_text("utf-8")
    assert "Het adres tonen wij niet op de site" in page


def test_only_the_catalogue_knows(root: Path, tmp_path: Path) -> None:
    """Masking happens where a catalogue becomes public; for editors the address stays."""
    catalogue = Path(shutil.copytree(root / "catalogue", tmp_path / "catalogue"))
    (catalogue / "locaties/geheime-plek.yaml").write_text(FILES["locaties/geheime-plek"] + _SOURCE, "utf-8")
    loaded = load_catalogue(catalogue).catalogue
    assert loaded is not None
    assert loaded.locations["geheime-plek"].address.street == "Zwijgpadlaan 77"
    shown = loaded.published(date(2026, 11, 24)).locations["geheime-plek"]
    assert (shown.address.street, shown.address.postcode, shown.neighbourhood) == (None, None, None)
