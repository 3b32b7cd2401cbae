"""Links to other sites: asked politely, apart from the build, and told in plain words."""

from __future__ import annotations

import json
import shutil
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from case_files import BASIS, amended
from informatiewijzer.cli.main import run
from informatiewijzer.model.loading import load_catalogue
from informatiewijzer.upkeep import link_check
from informatiewijzer.upkeep.link_check import LinkChecker, LinkResult, is_public
from informatiewijzer.upkeep.link_file import links_of, read_links, write_links
from informatiewijzer.upkeep.link_words import WORDS, LinkState

AS_OF = date(2026, 11, 24)


class _Site(BaseHTTPRequestHandler):
    """A made-up site: /404 answers 404, /301/x leads to /x for good, /302/x for now."""

    asked: ClassVar[list[tuple[str, str, str]]] = []

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        self.asked.append((method, self.path, self.headers.get("User-Agent", "")))
        first, _, rest = self.path.lstrip("/").partition("/")
        if first == "traag":
            threading.Event().wait(1.5)
        if first in ("301", "302", "308"):
            target = rest if "://" in rest else f"/{rest}"
            self._send(int(first), target)
        elif first == "rondje":
            self._send(302, "/rondje")
        elif first == "geen-head":
            self._send(405 if method == "HEAD" else 200)
        elif first.isdigit():
            self._send(int(first))
        else:
            self._send(200)

    def _send(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of the made-up site on this computer, without the last slash."""
    _Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def checker() -> LinkChecker:
    """A checker that may ask this computer, and does not wait."""
    return LinkChecker(allowed=lambda _: True, seconds=0.5, pause=0.0)


@pytest.mark.parametrize(
    ("path", "state", "status"),
    [
        ("/", LinkState.FINE, 200),
        ("/diep/pad?q=1", LinkState.FINE, 200),
        ("/geen-head", LinkState.FINE, 200),
        ("/404", LinkState.GONE, 404),
        ("/410", LinkState.GONE, 410),
        ("/403", LinkState.REFUSED, 403),
        ("/429", LinkState.REFUSED, 429),
        ("/999", LinkState.REFUSED, 999),
        ("/500", LinkState.SERVER, 500),
        ("/503", LinkState.SERVER, 503),
        ("/301/nieuw", LinkState.MOVED, 200),
        ("/302/even", LinkState.FINE, 200),
        ("/301/404", LinkState.GONE, 404),
        ("/301/302/even", LinkState.FINE, 200),
        ("/rondje", LinkState.LOOP, 302),
        ("/301/file:///etc/passwd", LinkState.NOT_ALLOWED, 0),
        ("/traag", LinkState.NO_ANSWER, 0),
    ],
)
def test_every_answer_has_its_state(
    site: str, checker: LinkChecker, path: str, state: LinkState, status: int
) -> None:
    """What a site answers, and what that means to an editor."""
    result = checker.check(site + path)
    assert (result.state, result.status) == (state, status)


def test_where_it_went_is_told(site: str, checker: LinkChecker) -> None:
    """Only when the site says that it is for good (RFC 9110, 15.4)."""
    assert checker.check(f"{site}/301/nieuw").target == f"{site}/nieuw"
    assert checker.check(f"{site}/302/even").target == ""


def test_no_answer_is_no_fault_of_ours(checker: LinkChecker) -> None:
    """A closed door and a name that does not exist are told apart."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert checker.check(f"http://127.0.0.1:{port}/").state is LinkState.NO_ANSWER
    assert checker.check("http://bestaat-niet.invalid/").state is LinkState.NO_DOMAIN


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.1.2.3/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "file:///etc/passwd",
        "ftp://voorbeeld.invalid/",
        "http://gebruiker@127.0.0.1/",
        "http:///leeg",
    ],
)
def test_the_own_network_is_never_asked(url: str) -> None:
    """A record can hold any address; ours may not become a way to look behind somebody's door (CWE-918)."""
    assert LinkChecker(pause=0.0, seconds=0.5).check(url).state is LinkState.NOT_ALLOWED


def test_a_redirect_into_the_own_network_is_not_followed(site: str) -> None:
    """Each step is looked at like the first."""
    port = int(site.rpartition(":")[2])
    checker = LinkChecker(allowed=lambda address: address == "127.0.0.1", seconds=0.5, pause=0.0)
    assert (
        checker.check(f"http://127.0.0.1:{port}/301/http://127.0.0.2:{port}/x").state is LinkState.NOT_ALLOWED
    )


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("127.0.0.1", False),
        ("192.168.1.1", False),
        ("fe80::1", False),
        ("9.9.9.9", True),
        ("2620:fe::fe", True),
    ],
)
def test_public_addresses_are_known(address: str, public: bool) -> None:
    """The registry of special addresses decides (RFC 6890)."""
    assert is_public(address) is public


def test_a_bad_certificate_has_its_own_words(monkeypatch: pytest.MonkeyPatch, checker: LinkChecker) -> None:
    """Visitors see a warning then; that is another thing than a site that is gone."""

    def refuse(*_: object) -> None:
        raise ssl.SSLCertVerificationError("zelf gemaakt")

    monkeypatch.setattr(LinkChecker, "_connect", refuse)
    assert checker.check("https://voorbeeld.invalid/").state is LinkState.CERTIFICATE


def test_http_that_could_be_https_is_told(monkeypatch: pytest.MonkeyPatch, checker: LinkChecker) -> None:
    """When the same address only became safe, the advice is simple."""
    answers = {"http://a.invalid/x": (301, "https://a.invalid/x"), "https://a.invalid/x": (200, "")}
    monkeypatch.setattr(LinkChecker, "_ask", lambda _, url: answers[url])
    result = checker.check("http://a.invalid/x")
    assert (result.state, result.target) == (LinkState.INSECURE, "https://a.invalid/x")


def test_one_host_is_asked_slowly(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause before each further question to one host; every address only once; we say who we are."""
    waits: list[float] = []
    monkeypatch.setattr(link_check.time, "sleep", waits.append)
    checker = LinkChecker(allowed=lambda _: True, seconds=0.5, pause=30.0)
    results = list(checker.check_all([f"{site}/a", f"{site}/b", f"{site}/a"]))
    assert len(results) == 2
    assert len(waits) == 1 and waits[0] > 29
    assert [(method, path) for method, path, _ in _Site.asked] == [("HEAD", "/a"), ("HEAD", "/b")]
    assert all("Informatiewijzer" in agent for _, _, agent in _Site.asked)


def test_every_state_has_words() -> None:
    """What happened and what to do, in whole sentences."""
    for state in LinkState:
        assert WORDS[state].what.endswith(".")
        assert state is LinkState.FINE or WORDS[state].advice.endswith(".")


def test_links_know_who_names_them(tmp_path: Path) -> None:
    """Websites and sources of what is published, each once; nothing of drafts."""
    root = Path(shutil.copytree(BASIS, tmp_path / "catalogue"))
    club = root / "activiteiten" / "eetclub.yaml"
    source = "bron: [{url: https://linde.example}, {url: https://bron.example/pagina}]\n"
    text = amended(club.read_text("utf-8"), source)
    club.write_text(text, "utf-8")
    draft = amended(text, "status: {stand: concept}\nbron: [{url: https://geheim.example}]\n")
    (root / "activiteiten" / "idee.yaml").write_text(draft, "utf-8")
    catalogue = load_catalogue(root).catalogue
    assert catalogue is not None
    found = links_of(catalogue.published(AS_OF))
    assert found["https://linde.example"] == ("activiteiten/eetclub", "organisaties/buurthuis-de-linde")
    assert "https://bron.example/pagina" in found
    assert "https://geheim.example" not in found


def test_results_are_kept_sorted_and_read_again(tmp_path: Path) -> None:
    """The same results give the same bytes."""
    rows = [
        LinkResult("https://b.example", LinkState.GONE, 404),
        LinkResult("https://a.example", LinkState.FINE),
    ]
    path = tmp_path / "diep" / "links.json"
    write_links(path, AS_OF, rows)
    first = path.read_bytes()
    write_links(path, AS_OF, reversed(rows))
    assert path.read_bytes() == first
    read = read_links(path)
    assert read is not None
    assert (read.day, read.results) == (AS_OF, tuple(sorted(rows, key=lambda row: row.url)))


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose records link to two made-up addresses."""
    shutil.copytree(BASIS, tmp_path / "stad" / "catalogue")
    monkeypatch.chdir(tmp_path / "stad")
    return tmp_path / "stad"


def go(town: Path, *words: str) -> int:
    """Carry out a command in the project."""
    return run(["links", *words, "--as-of=2026-11-24"], town, lambda project, target: None)


def test_the_command_tells_and_keeps(
    town: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is broken, where and what to do; status 0, for a broken link of others is news and no fault."""
    gone = {"https://linde.example": (404, "")}
    monkeypatch.setattr(LinkChecker, "_ask", lambda _, url: gone.get(url, (200, "")))
    assert go(town, "--resultaat", "uitkomst.json") == 0
    out = capsys.readouterr().out
    assert "De pagina bestaat niet meer." in out
    assert "https://linde.example [404]  (organisaties/buurthuis-de-linde)" in out
    data = json.loads((town / "uitkomst.json").read_text("utf-8"))
    assert data["dag"] == "2026-11-24"


def test_without_internet_it_says_so(
    town: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rather than calling every site dead."""

    def nothing(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(link_check.socket, "getaddrinfo", nothing)
    assert go(town) == 0
    assert "Is er wel internet" in capsys.readouterr().err


def test_the_list_asks_nobody(
    town: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--lijst` only shows what would be asked."""
    monkeypatch.setattr(LinkChecker, "check", lambda *_: pytest.fail("asked"))
    assert go(town, "--lijst") == 0
    assert "https://linde.example" in capsys.readouterr().out
    assert not (town / ".cache").exists()


@pytest.mark.parametrize("words", [["--limit", "0"], ["--limit", "x"], ["--wacht", "-1"], ["alles"]])
def test_wrong_use_is_refused_in_words(
    town: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """With exit status 2."""
    assert go(town, *words) == 2
    assert "Wat u kunt doen" in capsys.readouterr().err


def test_no_build_ever_asks(root: Path) -> None:
    """Nothing that makes the site imports the checker: only the command and its own room do."""
    core = root / "plugins" / "informatiewijzer"
    users = [p for p in sorted(core.rglob("*.py")) if "link_check" in p.read_text("utf-8")]
    rooms = {path.relative_to(core).as_posix() for path in users}
    assert rooms == {"cli/links.py", "upkeep/link_file.py"}
