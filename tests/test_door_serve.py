"""`serve`, the local server, and the memory of the host's pages."""

from __future__ import annotations

import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from informatiewijzer.cli.hostcache import host_files
from informatiewijzer.cli.serve import rebuild, watch
from informatiewijzer.cli.server import CONTENT_SECURITY_POLICY
from informatiewijzer.cli.site import Order
from informatiewijzer.cli.stop import Stop

Host = Callable[[Path, Path], None]


def _get(address: str) -> tuple[int, str, str]:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return answer.status, answer.read().decode(), answer.headers["Content-Security-Policy"]
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(), error.headers["Content-Security-Policy"]


def test_the_server_sends_the_strict_policy_and_no_lists(
    tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    """Pages come with the policy; a folder without a page and a missing page give the site's own 404."""
    (tmp_path / "leeg").mkdir()
    (tmp_path / "index.html").write_text("<p>voor")
    (tmp_path / "404.html").write_text("<p>niet hier")
    address = serve_folder(tmp_path)
    assert address.startswith("http://127.0.0.1:")
    assert _get(address) == (200, "<p>voor", CONTENT_SECURITY_POLICY)
    assert _get(f"{address}leeg/") == (404, "<p>niet hier", CONTENT_SECURITY_POLICY)
    assert _get(f"{address}weg/?q=1")[:2] == (404, "<p>niet hier")
    assert _get(f"{address}../../etc/passwd")[0] == 404


def test_without_a_site_the_server_says_so(tmp_path: Path, serve_folder: Callable[[Path], str]) -> None:
    """Before the first good build a Dutch sentence is shown."""
    status, text, _ = _get(serve_folder(tmp_path / "nog-niet"))
    assert status == 404
    assert "Er is nog geen site" in text


def test_a_fault_keeps_the_last_good_page(
    tmp_path: Path, root: Path, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    """Good, faulty, good again: the page changes, stays, changes; the fault is shown."""
    catalogue, preview = tmp_path / "catalogue", tmp_path / "voorbeeld"
    shutil.copytree(root / "catalogue", catalogue)
    record = catalogue / "activiteiten" / "repair-cafe.yaml"
    page = preview / "activiteiten" / "repair-cafe" / "index.html"
    order = Order(root, catalogue, preview, date(2026, 11, 24), accept_shrink=True)
    text = record.read_text("utf-8")

    assert rebuild(order, host)
    first = page.read_bytes()
    record.write_text(f"{text}onzin_veld: ja\n", "utf-8")
    assert not rebuild(order, host)
    assert page.read_bytes() == first
    assert "onzin_veld" in capsys.readouterr().err
    record.write_text(text.replace("samenvatting: ", "samenvatting: Nieuw en "), "utf-8")
    assert rebuild(order, host)
    assert page.read_bytes() != first


def test_a_broken_program_does_not_stop_the_server(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A host that breaks is told in one sentence, without a traceback."""

    def broken(project: Path, target: Path) -> None:
        raise RuntimeError("stuk")

    project = tmp_path / "project"
    shutil.copytree(root / "site_src", project / "site_src")
    order = Order(project, root / "catalogue", tmp_path / "voorbeeld", date(2026, 11, 24))
    assert not rebuild(order, broken)
    err = capsys.readouterr().err
    assert "stuk" in err
    assert "Traceback" not in err


def test_an_edit_is_noticed(tmp_path: Path) -> None:
    """A file that is written sets the signal; reading one does not."""
    (tmp_path / "a.yaml").write_text("naam: A")
    changed = threading.Event()
    watch(changed, (tmp_path, tmp_path / "bestaat-niet"))
    (tmp_path / "a.yaml").read_text()
    assert not changed.wait(0.3)
    (tmp_path / "a.yaml").write_text("naam: B")
    assert changed.wait(10)


def _project(folder: Path) -> Path:
    pages = folder / "site_src" / "pages"
    pages.mkdir(parents=True)
    (pages / "index.md").write_text("# Dag")
    (folder / "mkdocs.yml").write_text("site_name: x")
    return folder


def test_the_host_is_asked_once(tmp_path: Path) -> None:
    """With the same pages the host is not asked again; after an edit it is, and old pages are forgotten."""
    project, asked = _project(tmp_path / "p"), []

    def host(source: Path, target: Path) -> None:
        asked.append(source)
        (target / "over").mkdir()
        (target / "over" / "index.html").write_bytes(b"%d" % len(asked))

    expected = {"over/index.html": b"1"}
    assert host_files(project, tmp_path / "cache", host) == expected
    assert host_files(project, tmp_path / "cache", host) == expected
    assert len(asked) == 1
    (project / "site_src" / "pages" / "index.md").write_text("# Goedendag")
    assert host_files(project, tmp_path / "cache", host) == {"over/index.html": b"2"}
    assert len([path for path in (tmp_path / "cache" / "host").iterdir() if path.is_dir()]) == 1


def test_a_refusing_host_leaves_nothing_behind(tmp_path: Path) -> None:
    """What a failing host left half done is never taken for its pages."""
    project = _project(tmp_path / "p")

    class HostError(Exception):
        """As the adapter raises it; the core does not know the adapter."""

    def refusing(source: Path, target: Path) -> None:
        (target / "half.html").write_bytes(b"half")
        raise HostError("de pagina over.md deugt niet")

    with pytest.raises(Stop, match=r"over\.md"):
        host_files(project, tmp_path / "cache", refusing)
    assert host_files(project, tmp_path / "cache", lambda _, target: None) == {}
