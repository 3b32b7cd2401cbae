"""Going live: one policy for pages and hosts, security.txt, the ready workflows, and what `doctor` says."""

from __future__ import annotations

import json
import re
import shlex
import threading
from dataclasses import replace
from datetime import date, timedelta
from fnmatch import fnmatch
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from browser_tools import opened
from case_files import BASIS
from informatiewijzer.base import policy
from informatiewijzer.base.findings import Level
from informatiewijzer.cli import report
from informatiewijzer.cli.dutch_args import DutchParser
from informatiewijzer.cli.main import COMMANDS, run
from informatiewijzer.exports.public import open_records
from informatiewijzer.exports.security import security_files
from informatiewijzer.exports.server_files import apache, for_netlify, nginx
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.model.releases import marks_of, with_release
from informatiewijzer.model.security import Security
from informatiewijzer.upkeep.doctor import CODES, Patient, examine

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AS_OF = date(2026, 11, 24)
WORKFLOWS = sorted(Path(__file__).parent.parent.glob(".github/workflows/*.yml"))


def test_the_policy_has_one_source(root: Path) -> None:
    """Only base/policy.py writes the directives of the policy; theme, server and header files ask it."""
    places = [*root.glob("plugins/**/*.py"), *root.glob("site_src/theme/*.html"), *root.glob("tests/*.py")]
    found = {p.relative_to(root).as_posix() for p in places if "connect-src" in p.read_text("utf-8")}
    # The form for editors loads a program of others and has a policy of its own.
    forms = {"plugins/informatiewijzer/cli/form_server.py", "tests/test_form_desk.py"}
    assert found - forms - {"tests/test_publishing.py"} == {"plugins/informatiewijzer/base/policy.py"}


def test_a_page_carries_the_policy_for_hosts_without_headers(built_site: Path) -> None:
    """Every page has the policy as <meta>, the same as in the header but for what a <meta> may not hold."""
    meta = policy.content_policy(worker=True, header=False)
    assert policy.content_policy(worker=True, header=True) == f"{meta}; frame-ancestors 'none'"
    for page in built_site.rglob("*.html"):
        text = page.read_text("utf-8")
        if text.startswith("<!DOCTYPE"):
            assert f'<meta http-equiv="Content-Security-Policy" content="{meta}">' in text, page
            assert "@@" not in text.partition("</head>")[0], page


@pytest.mark.parametrize("text", [apache(False, ""), nginx(False, ""), for_netlify(False)])
def test_each_host_sends_every_header(text: str) -> None:
    """nginx, Apache and `_headers` hosts all say every header of the policy once, and the three types."""
    for name, value in policy.headers(worker=False).items():
        said = rf"^\s*(?:Header always set |add_header )?{name}:? \"?"
        assert len(re.findall(said, text, re.MULTILINE)) == 1
        assert value in text
    for ending, type_ in policy.TYPES.items():
        assert ending in text
        assert type_ in text
    assert policy.FOREVER in text


def test_what_internet_nl_asks() -> None:
    """No unsafe source, no other host, HSTS of a year, own history for Mijn lijst (internet.nl, RFC 6797)."""
    heads = policy.headers(worker=True)
    said = heads["Content-Security-Policy"]
    assert not re.search(r"unsafe|data:|http|\*", said)
    assert {"default-src", "base-uri", "form-action", "frame-ancestors"} <= set(
        re.findall(r"[a-z-]+-[a-z]+", said)
    )
    assert int(re.findall(r"max-age=(\d+)", heads["Strict-Transport-Security"])[0]) >= 31_536_000
    assert heads["Referrer-Policy"] == "same-origin"


def test_versioned_names_only_are_kept_for_ever(built_site: Path) -> None:
    """The pattern takes files with a version in their name, and no page, style, script or list of them."""
    paths = [f"/{p.relative_to(built_site).as_posix()}" for p in built_site.rglob("*") if p.is_file()]
    taken = [path for path in paths if re.match(policy.VERSIONED, path)]
    assert len(taken) > 10
    assert all(path.endswith(".json") for path in taken)
    assert not [
        path for path in taken if path.startswith("/zoek/") or path.endswith(("/index.json", "/zoek.json"))
    ]
    globs = re.findall(rf"^(\S+)\n  Cache-Control: {policy.FOREVER}", for_netlify(False), re.MULTILINE)
    by_glob = {path for path in paths for pattern in globs if fnmatch(path, pattern)}
    assert by_glob
    assert by_glob <= set(taken)


def test_a_site_in_a_folder() -> None:
    """The 404 page and the patterns start in the folder where the site stands."""
    for text in (
        apache(False, "https://voorbeeld.invalid/stad/"),
        nginx(False, "https://voorbeeld.invalid/stad/"),
    ):
        assert "404 /stad/404.html" in text
        assert "^/stad/(vinder|mijn-lijst)/" in text


@pytest.mark.browser
def test_the_meta_alone_breaks_nothing(built_site: Path, browser: Browser) -> None:
    """On a host that sends no header at all the policy in the page is kept, and no page runs against it."""

    class Bare(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Bare, directory=str(built_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"http://127.0.0.1:{server.server_port}/"
    try:
        with opened(browser, host) as (page, watch):
            for path in ("", "activiteiten/", "zoeken/?q=koffie", "mijn-lijst/", "ar/", "open-data/"):
                page.goto(host + path)
                page.wait_for_load_state("networkidle")
            refused = "fetch('https://voorbeeld.invalid/').then(() => 'ging', () => 'geweigerd')"
            assert watch.faults == []
            assert watch.strangers == []
            assert page.evaluate(refused) == "geweigerd"
            assert any("Content Security Policy" in fault for fault in watch.faults)
    finally:
        server.shutdown()
        server.server_close()


def _settings(**given: object) -> Any:
    catalogue = load_catalogue(BASIS).catalogue
    assert catalogue is not None
    return catalogue.settings.model_copy(update=given)


def test_security_txt() -> None:
    """The file has contacts, one Expires in RFC 3339, and Canonical; without a contact there is no file."""
    security = Security.model_validate({"email": "lek@voorbeeld.example", "verloopt": "2027-06-01"})
    (file,) = security_files(_settings(security=security), "https://voorbeeld.invalid/")
    assert file.path == ".well-known/security.txt"
    assert file.content.decode().splitlines() == [
        "Contact: mailto:lek@voorbeeld.example",
        "Expires: 2027-06-01T23:59:59Z",
        "Preferred-Languages: nl, en",
        "Canonical: https://voorbeeld.invalid/.well-known/security.txt",
    ]
    assert security_files(_settings(), "https://voorbeeld.invalid/") == []


def _steps(job: dict[str, Any]) -> list[str]:
    return [step["run"] for step in job.get("steps", []) if "run" in step]


def _lines(root: Path) -> list[str]:
    """Every command line that the ready workflows run."""
    found = [
        line
        for p in WORKFLOWS
        for job in yaml.safe_load(p.read_text())["jobs"].values()
        for line in _steps(job)
    ]
    lab = yaml.safe_load((root / ".gitlab-ci.yml").read_text())
    return found + [line for job in lab.values() if isinstance(job, dict) for line in job.get("script", [])]


def test_workflows_run_what_people_run(root: Path) -> None:
    """Each line is `.ci/run` or a command of build.py with options that it knows, and the README names it."""
    readme = (root / "README.md").read_text("utf-8")
    lines = _lines(root)
    assert len(lines) > 6
    for line in lines:
        words = shlex.split(re.split(r" > | \|\| ", line)[0])
        if words == [".ci/run"]:
            continue
        assert words[:2] == ["python3", "build.py"]
        parser = DutchParser("proef", "proef")
        COMMANDS[words[2]].declare(parser)
        parser.parse_args(words[3:])
        assert f"| `{words[2]}" in readme or f"build.py {words[2]}" in readme, line


def test_who_edits_records_alone_waits_for_no_tests(root: Path) -> None:
    """A proposal of records is checked; the tests of the program run when the program changes."""
    flows = {path.stem: yaml.safe_load(path.read_text()) for path in WORKFLOWS}
    assert [name for name, flow in flows.items() if ".ci/run" in str(flow)] == ["tests"]
    # YAML 1.1 reads the key `on` as true.
    assert all(event["paths-ignore"] == ["catalogue/**"] for event in flows["tests"][True].values())
    assert not any("paths" in str(event) for event in flows["check"][True].values())
    lab = yaml.safe_load((root / ".gitlab-ci.yml").read_text())
    assert not any("catalogue" in path for rule in lab["tests"]["rules"] for path in rule["changes"])
    assert "changes" not in str(lab["records"]["rules"])


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_may_do_little(path: Path) -> None:
    """Tokens only read, but for the one job that deploys; actions are pinned by commit with their version."""
    text = path.read_text("utf-8")
    flow = yaml.safe_load(text)
    assert flow["permissions"] == {"contents": "read"}
    writing = {name for name, job in flow["jobs"].items() if "write" in str(job.get("permissions", ""))}
    assert writing <= {"deploy"}
    used = re.findall(r"uses: (\S+)(.*)", text)
    assert used
    assert all(
        re.fullmatch(r"[a-z/-]+@[0-9a-f]{40}", action) and re.match(r" # v\d", note) for action, note in used
    )
    assert "secrets." not in text
    assert "pull_request_target" not in text
    assert all("timeout-minutes" in job for job in flow["jobs"].values())


def test_gitlab_report(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    """A Code Quality report: five fields each, fingerprints of their own, only severities GitLab knows."""
    run(["check", "--format", "gitlab", "--as-of", "2026-11-24"], root, lambda *_: None)
    rows = json.loads(capsys.readouterr().out)
    assert rows
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert row["location"]["lines"]["begin"] >= 1


def _patient(**given: object) -> Patient:
    catalogue = load_catalogue(BASIS).catalogue
    assert catalogue is not None
    return replace(Patient(catalogue, catalogue.published(AS_OF), (), AS_OF), **given)  # type: ignore[arg-type]


def test_doctor_of_a_young_town() -> None:
    """A town that filled in nothing hears of address, statement, help lines, leaks, licence and ledger."""
    found = {finding.code for finding in examine(_patient())}
    assert {"LIVE02", "LIVE03", "LIVE06", "LIVE07", "LIVE10", "LIVE11", "LIVE12"} <= found
    assert all(finding.hint for finding in examine(_patient()))


def test_doctor_names_what_files_lack() -> None:
    """A missing mark, unchecked languages and files that may not be read are told by name."""
    patient = _patient(has_logo=False, unchecked_languages=("Türkçe",), locked={"catalogue/a.yaml": "lezen"})
    said = {finding.code: finding for finding in examine(patient)}
    assert "Türkçe" in said["LIVE09"].message
    assert said["LIVE13"].path == "catalogue/a.yaml"
    assert said["LIVE08"].level is Level.FAULT


def test_doctor_is_content() -> None:
    """With address, statement, licence, leak contact and looked-at help lines those points are gone."""
    patient = _patient()
    settings = patient.catalogue.settings.model_copy(
        update={
            "address": "https://voorbeeld.invalid/",
            "statement": "https://verklaring.example/",
            "licence": "cc0-1.0",
            "security": Security.model_validate({"email": "lek@voorbeeld.example", "verloopt": "2027-06-01"}),
        }
    )
    catalogue = replace(patient.catalogue, settings=settings)
    codes = {finding.code for finding in examine(replace(patient, catalogue=catalogue))}
    assert not codes & {"LIVE02", "LIVE03", "LIVE07", "LIVE10"}


@pytest.mark.parametrize(
    ("days", "name", "told"),
    [(31, "Anders", False), (32, None, False), (32, "Anders", True), (None, None, True)],
)
def test_doctor_asks_for_a_release(days: int | None, name: str | None, told: bool) -> None:
    """A month after the last one, when something differs; and when there never was one."""
    patient = _patient()
    tables = open_records(patient.published)
    day = AS_OF - timedelta(days or 0)
    events = with_release((), marks_of(tables), day) if days else ()
    if name:
        changed = {
            id_: one.model_copy(update={"name": name}) for id_, one in patient.published.locations.items()
        }
        patient = replace(patient, published=replace(patient.published, locations=changed))
    patient = replace(patient, catalogue=replace(patient.catalogue, releases=events))
    found = [finding for finding in examine(patient) if finding.code == "LIVE15"]
    assert bool(found) == told
    assert all("python3 build.py release" in (finding.hint or "") for finding in found)


def test_no_workflow_writes_a_release(root: Path) -> None:
    """A release is written by a person: no workflow may write to the repository."""
    assert [line for line in _lines(root) if " release" in line or " ledger" in line] == []


def test_doctor_command(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    """Text for people, JSON for programs; 1 while there is a fault, 2 for wrong use."""
    assert run(["doctor", "--as-of", "2026-11-24", "--format", "json"], root, lambda *_: None) == 1
    rows = json.loads(capsys.readouterr().out)
    assert {row["code"] for row in rows} <= {code.code for code in CODES}
    assert run(["doctor", "--format", "xml"], root, lambda *_: None) == 2
    assert "kies uit" in capsys.readouterr().err
    assert run(["headers", "iis"], root, lambda *_: None) == 2
    assert run(["headers", "nginx"], root, lambda *_: None) == 0
    assert "add_header" in capsys.readouterr().out


def test_reports_have_every_format() -> None:
    """What `check --format` offers is what the reports can make."""
    parser = DutchParser("proef", "proef")
    COMMANDS["check"].declare(parser)
    for name in report.FORMATS:
        assert parser.parse_args(["--format", name]).format == name
