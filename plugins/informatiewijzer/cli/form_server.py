"""Serves the form on 127.0.0.1, to this computer's own browser and to no other page in it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from informatiewijzer.base.findings import Finding
from informatiewijzer.cli.report import summary, visible
from informatiewijzer.editing.desk import Desk, NotFound, Outcome
from informatiewijzer.editing.form_config import API
from informatiewijzer.upkeep.refusal import Refused

MOST_BYTES = 512 * 1024
_NO_DISK = (
    "Er kan niet worden gelezen of geschreven. Er is niets bewaard. Kijk of de schijf niet vol is, en of u "
    "in de map met de gegevens mag schrijven."
)
_SCRIPT = re.compile(r"/decap/((?:\d+\.)?decap-cms\.js|[0-9a-f]+\.wasm)")
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".wasm": "application/wasm",
    ".yml": "text/yaml; charset=utf-8",
}
# Decap compiles its rules (eval) and styles itself inline; what matters: nothing leaves this computer.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'unsafe-eval' 'wasm-unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class Place:
    """What is served: our own pages, the scripts of the form, its settings (made each time), the desk."""

    pages: Path
    scripts: Path
    config: Callable[[], Mapping[str, Any]]
    desk: Desk


def make_form_server(place: Place, port: int) -> ThreadingHTTPServer:
    """A server on 127.0.0.1; port 0 lets the system choose. Raises OSError when it is taken."""
    handler = type("Handler", (_Handler,), {"place": place})
    return _Server(("127.0.0.1", port), handler)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that closes a page breaks its connections off."""


class _Handler(BaseHTTPRequestHandler):
    place: Place
    server: ThreadingHTTPServer
    server_version = "informatiewijzer"
    sys_version = ""

    def do_GET(self) -> None:
        """Our own few pages and the scripts of the form."""
        if not self._is_ours():
            self._refuse(HTTPStatus.FORBIDDEN)
            return
        path = self.path.partition("?")[0]
        script = _SCRIPT.fullmatch(path)
        if script:
            self._file(self.place.scripts / script[1])
        elif path == "/":
            self._file(self.place.pages / "index.html")
        elif path in ("/redactie.js", "/start.js", "/redactie.css"):
            self._file(self.place.pages / path[1:])
        elif path == "/config.yml":
            self._json(self.place.config(), ".yml")
        elif path == "/bevindingen.json":
            self._json(outcome_data(self.place.desk.last))
        elif path == "/bevindingen":
            self._send(HTTPStatus.OK, outcome_page(self.place.desk.last).encode("utf-8", "replace"), ".html")
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def do_POST(self) -> None:
        """A question of the form, from a page of ours."""
        kind = self.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        length = self.headers.get("Content-Length", "")
        own = f"http://{self.headers.get('Host', '')}"
        if not self._is_ours() or self.headers.get("Origin") != own or self.path != API:
            self._refuse(HTTPStatus.FORBIDDEN)
        elif kind != "application/json" or not re.fullmatch(r"[0-9]{1,7}", length):
            self._refuse(HTTPStatus.BAD_REQUEST)
        elif int(length) > MOST_BYTES:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            self._answer(self.rfile.read(int(length)))

    def _is_ours(self) -> bool:
        """Whether the address in the bar is this server; another name for it is a trick (DNS rebinding)."""
        port = self.server.server_port
        hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        site = self.headers.get("Sec-Fetch-Site", "same-origin")
        return self.headers.get("Host") in hosts and site in ("same-origin", "none")

    def _answer(self, body: bytes) -> None:
        try:
            question = json.loads(body)
            action, params = str(question["action"]), question.get("params") or {}
            answer = self.place.desk.answer(action, params)
        except NotFound:
            self._json({"error": "Niet gevonden."}, status=HTTPStatus.NOT_FOUND)
        except Refused as refused:
            words = f"{refused.message} {refused.hint or ''}".strip()
            self._json({"error": visible(words)}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._json({"error": "Deze vraag is niet te lezen."}, status=HTTPStatus.BAD_REQUEST)
        except OSError:
            self._json({"error": _NO_DISK}, status=HTTPStatus.INTERNAL_SERVER_ERROR)
        except Exception as error:
            # As build.py itself: nothing but a Dutch sentence reaches an editor.
            kind = type(error).__name__
            words = f"Er ging iets mis dat wij niet hadden voorzien ({kind}). Er is niets bewaard."
            self._json({"error": words}, status=HTTPStatus.INTERNAL_SERVER_ERROR)
        else:
            self._json(answer)

    def _file(self, path: Path) -> None:
        if path.is_file():
            self._send(HTTPStatus.OK, path.read_bytes(), path.suffix)
        else:
            self._refuse(HTTPStatus.NOT_FOUND)

    def _json(self, value: Any, suffix: str = ".json", status: HTTPStatus = HTTPStatus.OK) -> None:
        # Half a sign, of a question that is no real text, may not break the answer.
        self._send(status, json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"), suffix)

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        self._json({"error": "Dit mag niet, of het is er niet."}, status=status)

    def _send(self, status: HTTPStatus, body: bytes, suffix: str) -> None:
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", _KINDS[suffix])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the screen is for findings."""


def outcome_data(last: Outcome) -> dict[str, Any]:
    """The last save for the box beside the form."""
    title, text = _words(last)
    rows = [
        {"soort": f.level, "zin": visible(f.message), "raad": visible(f.hint or ""), "waar": _where(f, last)}
        for f in last.findings
    ]
    return {"kop": title, "uitleg": visible(text), "bewaard": last.written, "bevindingen": rows}


def _words(last: Outcome) -> tuple[str, str]:
    """A heading and a sentence."""
    if not last.path and not last.refusal:
        return "", "Er is nog niets bewaard."
    if last.refusal:
        return "Niet bewaard", last.refusal
    if not last.written:
        return "Niet bewaard", f"{summary(last.findings)} Los de fouten op en bewaar opnieuw."
    return "Bewaard", summary(last.findings) if last.findings else "Alles in orde."


def _where(finding: Finding, last: Outcome) -> str:
    """The code, and of another file than the one that was kept, which and where."""
    if finding.path == last.path:
        return finding.code
    place = f", regel {finding.line}" if finding.line else ""
    return visible(f"{finding.code}, {finding.path.partition('/')[2]}{place}")


def outcome_page(last: Outcome) -> str:
    """The last save as a page of its own."""
    data = outcome_data(last)
    items = "".join(
        f"<li><strong>{html.escape(row['soort'])}</strong>: {html.escape(row['zin'])} "
        f"({html.escape(row['waar'])})<span class=raad>{html.escape(row['raad'])}</span></li>"
        for row in data["bevindingen"]
    )
    title = data["kop"] or "Bevindingen"
    return (
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
        f'<title>{title}</title><link rel="stylesheet" href="/redactie.css"></head>'
        f'<body><main class="bladzijde"><h1>{title}</h1><p>{html.escape(last.path)}</p>'
        f"<p>{html.escape(data['uitleg'])}</p><ol>{items}</ol></main></body></html>\n"
    )
