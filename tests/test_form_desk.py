"""The form without a browser: its settings, what it may read and write, and who may ask."""

from __future__ import annotations

import hashlib
import http.client
import io
import json
import shutil
import tarfile
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from informatiewijzer.cli.decap import Pin, _unpack, read_pin
from informatiewijzer.cli.form_server import (
    Place,
    make_form_server,
    outcome_data,
    outcome_page,
)
from informatiewijzer.cli.main import run
from informatiewijzer.cli.stop import Stop
from informatiewijzer.editing.desk import Desk, NotFound, Outcome
from informatiewijzer.editing.form_config import form_config
from informatiewijzer.editing.form_text import for_form, from_form
from informatiewijzer.editing.options import options_of
from informatiewijzer.model.fields import Field, fields_of
from informatiewijzer.model.key_order import order_of
from informatiewijzer.model.loading import RECORD_KINDS, load_catalogue
from informatiewijzer.upkeep.refusal import Refused

AS_OF = date(2026, 11, 28)
COFFEE = "catalogue/activiteiten/koffieochtend-slangenbeek.yaml"
# As Decap writes it (made up): times without quotes, blocks for lists, empty values, no comments.
AS_DECAP_WRITES = """\
naam: Verzonnen koffiekring
samenvatting: "Samen koffie drinken: elke maandag."
omschrijving: ""
soort: ontmoeting
themas:
  - koffie-en-inloop
doelgroepen:
  - iedereen
leeftijd: {}
waar:
  vorm: op-locatie
  locatie: wijkcentrum-de-tempel
  wijk: ""
wanneer:
  soort: vast
  momenten:
    - dagen:
        - maandag
      van: 10:00
      tot: 11:30
      behalve: []
contact:
  telefoon:
    - 074 245 25 65
bron:
  - url: https://www.voorbeeld.nl
    gezien: 2026-11-03
zekerheid: hoog
"""
AS_WE_WRITE = """\
naam: Verzonnen koffiekring
samenvatting: "Samen koffie drinken: elke maandag."
soort: ontmoeting
themas: [koffie-en-inloop]
doelgroepen: [iedereen]
waar:
  vorm: op-locatie
  locatie: wijkcentrum-de-tempel
wanneer:
  soort: vast
  momenten:
    - dagen: [maandag]
      van: "10:00"
      tot: "11:30"
contact:
  telefoon: 074 245 25 65
bron:
  - url: https://www.voorbeeld.nl
    gezien: 2026-11-03
zekerheid: hoog
"""


@pytest.fixture
def catalogue(root: Path, tmp_path: Path) -> Path:
    """A copy of the catalogue."""
    return Path(shutil.copytree(root / "catalogue", tmp_path / "catalogue"))


@pytest.fixture
def desk(catalogue: Path) -> Desk:
    """A desk over the copy."""
    return Desk(catalogue, AS_OF)


def save(desk: Desk, path: str, raw: str, *, new: bool = False) -> Any:
    """Persist as Decap asks it."""
    options = {"newEntry": new, "commitMessage": "x"}
    return desk.answer(
        "persistEntry", {"dataFiles": [{"path": path, "slug": "x", "raw": raw}], "options": options}
    )


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file with its content."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_every_field_is_in_the_form(root: Path) -> None:
    """The settings hold every field of every kind with Dutch words, and only widgets that Decap has."""
    loaded = load_catalogue(root / "catalogue")
    assert loaded.catalogue is not None
    config = form_config(options_of(loaded.catalogue))
    json.dumps(config)
    assert config["locale"] == "nl"
    assert [c["name"] for c in config["collections"]] == sorted(RECORD_KINDS)
    for collection in config["collections"]:
        _compare(fields_of(collection["name"]), collection["fields"], True)


WIDGETS = {"string", "text", "select", "relation", "datetime", "object", "list"}


def _compare(fields: tuple[Field, ...], widgets: list[dict[str, Any]], asked: bool) -> None:
    assert [field.name for field in fields] == [widget["name"] for widget in widgets]
    for field, widget in zip(fields, widgets, strict=True):
        assert widget["widget"] in WIDGETS
        assert widget["label"] and widget["hint"]
        assert widget["required"] == (field.required and asked)
        if widget["widget"] == "select":
            assert all(option["label"] and option["value"] for option in widget["options"])
            assert widget["options"]
        if widget["widget"] == "relation":
            assert widget["collection"] in RECORD_KINDS
        if widget["widget"] == "datetime":
            assert widget["default"] == "", "else the widget fills in the present moment"
        if field.form == "object":
            _compare(field.parts, widget["fields"], widget["required"] or field.many)


@pytest.mark.parametrize("kind", sorted(RECORD_KINDS))
def test_opening_and_keeping_changes_nothing(kind: str, root: Path) -> None:
    """Every record goes through the form and comes back byte for byte, comments included."""
    fields, order = fields_of(kind), order_of(RECORD_KINDS[kind])
    for file in sorted((root / "catalogue" / kind).glob("*.yaml")):
        text = file.read_text("utf-8")
        assert from_form(for_form(text, fields), text, fields, order) == text, file.name


def test_what_decap_writes_becomes_our_form(desk: Desk, catalogue: Path) -> None:
    """An unquoted 10:00 is ten o'clock; empty fields go; the file stands in the fixed form."""
    path = "catalogue/activiteiten/verzonnen-koffiekring.yaml"
    save(desk, path, AS_DECAP_WRITES, new=True)
    file = catalogue / "activiteiten" / "verzonnen-koffiekring.yaml"
    assert file.read_text("utf-8") == AS_WE_WRITE
    assert desk.last.written
    loaded = load_catalogue(catalogue)
    assert loaded.catalogue is not None
    slot = loaded.catalogue.activities["verzonnen-koffiekring"].when.slots[0]
    assert (str(slot.start), str(slot.end)) == ("10:00:00", "11:30:00")


def test_comments_come_back(desk: Desk, catalogue: Path) -> None:
    """Decap knows no comments; those of the old file stand beside what is still there."""
    file = catalogue / "activiteiten" / "verzonnen-koffiekring.yaml"
    file.write_text(
        "# Bovenaan\n"
        + AS_WE_WRITE.replace("    - dagen", "    # op maandag\n    - dagen").replace(
            "hoog\n", "hoog  # gebeld\n"
        ),
        "utf-8",
    )
    save(desk, "catalogue/activiteiten/verzonnen-koffiekring.yaml", AS_DECAP_WRITES.replace("10:00", "10:30"))
    text = file.read_text("utf-8")
    assert text.startswith("# Bovenaan\nnaam:")
    assert "    # op maandag\n    - dagen: [maandag]\n" in text
    assert "zekerheid: hoog  # gebeld\n" in text
    assert 'van: "10:30"' in text


FAULTY = (
    ("tot: 11:30", "tot: 9:00", "TIJD02"),
    ("van: 10:00", "van: tien uur", "TIJD01"),
    ("  - koffie-en-inloop", "  - bestaat-niet", "VERWIJZING01"),
    ("telefoon:\n    - 074 245 25 65", "telefoon:\n    - 06 12345678", "CONTACT02"),
    ("zekerheid: hoog", "zekerheid: laag", "VELD06"),
    ("naam: Verzonnen", "nam: Verzonnen", "VELD02"),
)


@pytest.mark.parametrize(("old", "new", "code"), FAULTY)
def test_a_fault_is_refused_and_told(old: str, new: str, code: str, desk: Desk, catalogue: Path) -> None:
    """With a fault no byte changes; the sentence comes back, and all findings are kept for the page."""
    before = snapshot(catalogue)
    with pytest.raises(Refused) as refused:
        save(desk, COFFEE, AS_DECAP_WRITES.replace(old, new))
    assert snapshot(catalogue) == before
    assert not desk.last.written
    assert code in {finding.code for finding in desk.last.findings}
    assert (
        refused.value.message
        in " ".join(f"{finding.message} {finding.hint or ''}" for finding in desk.last.findings)
        or "zie onder" in refused.value.message
    )
    assert code in outcome_page(desk.last)


def test_broken_yaml_is_refused(desk: Desk, catalogue: Path) -> None:
    """What cannot be read at all is refused in Dutch."""
    before = snapshot(catalogue)
    for raw in ('naam: "nooit dicht\n', "", "- a\n", "naam: &x y\n", "naam: \u202e\n"):
        with pytest.raises(Refused):
            save(desk, COFFEE, raw)
        assert desk.last.refusal
    assert snapshot(catalogue) == before


def test_warnings_are_told_after_saving(desk: Desk, catalogue: Path) -> None:
    """A warning keeps nobody from saving; it is kept for the box and the page of findings."""
    raw = AS_DECAP_WRITES.replace("naam: Verzonnen koffiekring", "naam: Bridgen")
    save(desk, "catalogue/activiteiten/verzonnen-koffiekring.yaml", raw, new=True)
    assert desk.last.written
    assert "DUBBEL01" in {finding.code for finding in desk.last.findings}
    data = outcome_data(desk.last)
    assert data["bewaard"]
    assert data["kop"] == "Bewaard"
    assert "Deze naam staat ook in activiteiten/bridgen.yaml" in outcome_page(desk.last)


def test_a_fault_elsewhere_does_not_keep_one_from_saving(desk: Desk, catalogue: Path) -> None:
    """Somebody else's fault is not this editor's; a fault that this file brings elsewhere is."""
    (catalogue / "organisaties" / "kapot.yaml").write_text("naam: Kapot\n", "utf-8")
    save(desk, "catalogue/activiteiten/verzonnen-koffiekring.yaml", AS_DECAP_WRITES, new=True)
    assert desk.last.written
    assert {finding.path for finding in desk.last.findings} <= {
        "catalogue/activiteiten/verzonnen-koffiekring.yaml"
    }


PATHS = (
    "../buiten.yaml", "catalogue/../buiten.yaml", "/etc/passwd", "catalogue/activiteiten/../../x.yaml",
    "catalogue/begrippen/themas.yaml", "catalogue/instellingen.yaml", "catalogue/activiteiten/x.txt",
    "catalogue/activiteiten/.yaml", "catalogue/activiteiten/a/b.yaml", "catalogue/activiteiten/A.yaml",
    "catalogue\\activiteiten\\x.yaml", "catalogue/activiteiten/index.yaml", "catalogue/activiteiten/con.yaml",
    "catalogue/activiteiten/" + "a" * 61 + ".yaml", "catalogue/activiteiten/x\0.yaml", "",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_only_records_have_a_path(path: str, desk: Desk, catalogue: Path) -> None:
    """Nothing outside the folders of records can be read, written or thrown away."""
    before = snapshot(catalogue.parent)
    for action, params in (
        ("getEntry", {"path": path}),
        ("deleteFiles", {"paths": [path]}),
        ("entriesByFiles", {"files": [{"path": path}]}),
    ):
        with pytest.raises(Refused):
            desk.answer(action, params)
    with pytest.raises(Refused):
        save(desk, path, AS_DECAP_WRITES, new=True)
    assert snapshot(catalogue.parent) == before


def test_a_link_is_not_followed(desk: Desk, catalogue: Path, tmp_path: Path) -> None:
    """A symbolic link in a folder of records is neither read nor written through."""
    (tmp_path / "geheim.yaml").write_text("naam: geheim\n", "utf-8")
    (catalogue / "activiteiten" / "link.yaml").symlink_to(tmp_path / "geheim.yaml")
    with pytest.raises(Refused):
        desk.answer("getEntry", {"path": "catalogue/activiteiten/link.yaml"})
    with pytest.raises(Refused):
        save(desk, "catalogue/activiteiten/link.yaml", AS_DECAP_WRITES)
    assert (tmp_path / "geheim.yaml").read_text("utf-8") == "naam: geheim\n"


def test_nobodys_work_is_written_over(desk: Desk, catalogue: Path) -> None:
    """A new record never takes the place of another; what changed since it was opened is not overwritten."""
    with pytest.raises(Refused, match="al een bestand"):
        save(desk, COFFEE, AS_DECAP_WRITES, new=True)
    desk.answer("getEntry", {"path": COFFEE})
    file = catalogue / COFFEE.removeprefix("catalogue/")
    file.write_text(file.read_text("utf-8") + "# door een ander\n", "utf-8")
    with pytest.raises(Refused, match="intussen"):
        save(desk, COFFEE, AS_DECAP_WRITES)
    desk.answer("getEntry", {"path": COFFEE})
    save(desk, COFFEE, AS_DECAP_WRITES)
    save(desk, COFFEE, AS_DECAP_WRITES.replace("11:30", "11:45"))
    assert desk.last.written
    assert file.read_text("utf-8").endswith("# door een ander\n")


def test_an_address_is_given_once(desk: Desk, catalogue: Path) -> None:
    """What once was the address of something else is no address of something new."""
    (catalogue / "uitgegeven.yaml").write_text("activiteiten/verzonnen-koffiekring: weg\n", "utf-8")
    with pytest.raises(Refused, match="al eens"):
        save(desk, "catalogue/activiteiten/verzonnen-koffiekring.yaml", AS_DECAP_WRITES, new=True)


def test_records_stop_and_calls_go(desk: Desk, catalogue: Path) -> None:
    """A record is not thrown away but stopped; a call may go."""
    with pytest.raises(Refused, match="gestopt"):
        desk.answer("deleteFiles", {"paths": [COFFEE]})
    (catalogue / "oproepen").mkdir(exist_ok=True)
    call = catalogue / "oproepen" / "verzonnen.yaml"
    call.write_text("naam: Verzonnen\n", "utf-8")
    desk.answer("deleteFiles", {"paths": ["catalogue/oproepen/verzonnen.yaml"]})
    assert not call.exists()
    call.write_text("naam: Verzonnen\n", "utf-8")
    with pytest.raises(Refused, match="niet meer"):
        desk.answer("deleteFiles", {"paths": [f"catalogue/oproepen/{n}.yaml" for n in ("verzonnen", "weg")]})
    assert call.exists()  # all of them, or none


def test_lists_hold_every_record(desk: Desk, catalogue: Path) -> None:
    """A folder gives every readable record; one that cannot be read is left out, the others stay."""
    (catalogue / "locaties" / "kapot.yaml").write_bytes(b"naam: \xff\n")
    entries = desk.answer(
        "entriesByFolder", {"folder": "catalogue/locaties", "extension": "yaml", "depth": 1}
    )
    assert len(entries) == len(list((catalogue / "locaties").glob("*.yaml"))) - 1
    assert json.loads(entries[0]["data"])["naam"]
    assert desk.answer("getMedia", {}) == []
    with pytest.raises(NotFound):
        desk.answer("unpublishedEntry", {})
    for action in ("persistMedia", "publishUnpublishedEntry", "__class__", ""):
        with pytest.raises(Refused):
            desk.answer(action, {})


@pytest.fixture
def server(root: Path, desk: Desk, tmp_path: Path) -> Iterator[int]:
    """The port of a server over the copy, without the scripts of Decap."""
    place = Place(root / "site_src" / "redactie", tmp_path / "geen", lambda: {"locale": "nl"}, desk)
    running = make_form_server(place, 0)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running.server_port
    running.shutdown()
    running.server_close()


def ask(port: int, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, str, Any]:
    """One request with just these headers: status, text, headers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body or None, given)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8")
    connection.close()
    return answer.status, text, answer.headers


QUESTION = json.dumps({"action": "info", "params": {}}).encode()


def test_only_our_own_page_may_ask(server: int) -> None:
    """Another host name, another origin, no origin, another kind of body or a form post: refused."""
    own, kind = f"http://127.0.0.1:{server}", "application/json; charset=utf-8"
    assert ask(server, "POST", "/api/v1", QUESTION, Origin=own, Content_Type=kind)[0] == 200
    for headers in (
        {"Content_Type": kind},
        {"Origin": "http://kwaad.invalid", "Content_Type": kind},
        {"Origin": "null", "Content_Type": kind},
        {"Origin": f"http://127.0.0.1:{server + 1}", "Content_Type": kind},
        {"Origin": own, "Content_Type": kind, "Host": f"kwaad.invalid:{server}"},
        {"Origin": f"http://kwaad.invalid:{server}", "Host": f"kwaad.invalid:{server}", "Content_Type": kind},
        {"Origin": own, "Content_Type": kind, "Sec_Fetch_Site": "cross-site"},
    ):
        assert ask(server, "POST", "/api/v1", QUESTION, **headers)[0] == 403, headers
    for wrong in ("text/plain", "application/x-www-form-urlencoded", ""):
        assert ask(server, "POST", "/api/v1", QUESTION, Origin=own, Content_Type=wrong)[0] == 400
    assert ask(server, "GET", "/", Host="kwaad.invalid")[0] == 403
    assert ask(server, "GET", "/config.yml", Sec_Fetch_Site="cross-site")[0] == 403
    assert ask(server, "PUT", "/api/v1", QUESTION, Origin=own)[0] == 501


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"3", b'{"action": 3}', b'{"action": "persistEntry", "params": 3}', b"\xff\xfe",
     b'{"action": "persistEntry", "params": {"dataFiles": 5}}',
     b'{"action": "getEntry", "params": {"path": 1}}',
     b"[" * 100_000, b'{"action": "info", "params": ' + b'{"a":' * 20_000,
     b'{"action": "entriesByFiles", "params": {"files": [1]}}', b'{"params": {}}'],
)  # fmt: skip
def test_a_strange_question_gets_a_dutch_answer(body: bytes, server: int) -> None:
    """Whatever is asked, the answer is a Dutch sentence and the server lives on."""
    headers = {"Origin": f"http://127.0.0.1:{server}", "Content_Type": "application/json"}
    status, text, _ = ask(server, "POST", "/api/v1", body, **headers)
    assert 400 <= status < 500
    assert json.loads(text)["error"]
    assert ask(server, "POST", "/api/v1", QUESTION, **headers)[0] == 200


def test_only_the_form_is_served(server: int) -> None:
    """A few pages, each with a policy that lets nothing out; no other file of this computer."""
    for path in ("/", "/redactie.js", "/start.js", "/redactie.css", "/config.yml", "/bevindingen"):
        status, _, headers = ask(server, "GET", path)
        assert status == 200, path
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "connect-src 'self'" in policy
        assert "http" not in policy
    for path in (
        "/decap/../../pyproject.toml",
        "/decap/decap-cms.js",
        "/catalogue/instellingen.yaml",
        "/index.html",
    ):
        assert ask(server, "GET", path)[0] == 404, path
    assert ask(server, "POST", "/api/v1", b"x" * 10, Content_Length="99999999")[0] >= 400


def test_half_a_sign_does_not_break_the_answers(server: int) -> None:
    """A path with half a sign in it is refused, and the page of findings still comes."""
    entry = {"path": "catalogue/activiteiten/x\ud800.yaml", "raw": "naam: x"}
    body = json.dumps({"action": "persistEntry", "params": {"dataFiles": [entry]}}).encode()
    own = f"http://127.0.0.1:{server}"
    assert ask(server, "POST", "/api/v1", body, Origin=own, Content_Type="application/json")[0] == 422
    assert ask(server, "GET", "/bevindingen")[0] == 200


def test_findings_are_text(desk: Desk) -> None:
    """What an editor typed is shown as text on the page of findings, never as markup."""
    desk.last = Outcome("<b>x", refusal="<script>alert(1)</script>")
    page = outcome_page(desk.last)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def _package(folder: Path, names: list[str]) -> Path:
    path = folder / "pak.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = 1
            archive.addfile(info, io.BytesIO(b"x"))
    return path


def test_only_the_pinned_form_is_used(root: Path, tmp_path: Path) -> None:
    """A package with another checksum is refused; of the right one only the scripts come out."""
    import base64

    names = ["package/dist/decap-cms.js", "package/dist/12.decap-cms.js", "package/dist/../../kwaad.js",
             "package/dist/decap-cms.js.map", "/etc/kwaad", "package/package.json"]  # fmt: skip
    package, out = _package(tmp_path, names), tmp_path / "uit"
    out.mkdir()
    with pytest.raises(Stop):
        _unpack(package, read_pin(root), out)
    assert list(out.iterdir()) == []
    digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    _unpack(package, Pin("decap-cms", "1", f"sha512-{digest}"), out)
    assert sorted(path.name for path in out.iterdir()) == ["12.decap-cms.js", "decap-cms.js"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["redactie", "--port", "0"], "geen heel getal van 1"),
        (["redactie", "--as-of", "morgen"], "geen dag die ik ken"),
        (["redactie", "--catalogue", "bestaat-niet"], "De map 'bestaat-niet' bestaat niet"),
        (["redactie", "iets"], "dit ken ik niet"),
    ],
)
def test_wrong_use(words: list[str], expected: str, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use is told in Dutch before anything starts."""

    def never(project: Path, target: Path) -> None:
        raise AssertionError("de host werd gevraagd")

    assert run(words, root, never) == 2
    assert expected in capsys.readouterr().err
