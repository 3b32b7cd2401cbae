"""A small server for this computer only, with the headers a real server should send."""

from __future__ import annotations

import functools
import os
import re
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from informatiewijzer.base import policy

# The pages say themselves whether they may have a worker; a header can only narrow that.
CONTENT_SECURITY_POLICY = policy.content_policy(worker=True, header=True)
_HEADERS = {**policy.headers(worker=True, secure=False), "Cache-Control": policy.ASK_FIRST}
_NO_SITE = "Er is nog geen site: kijk in het venster waar u build.py startte welke fouten er zijn."


class Handler(SimpleHTTPRequestHandler):
    """Files of one folder, never a list of it; what is not there gives the site's own 404 page."""

    # Python knows calendars only where the machine's own list of types does.
    extensions_map: dict[str, str] = {  # noqa: RUF012 - the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        **policy.TYPES,
    }

    def end_headers(self) -> None:
        """Add our headers to every answer."""
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        """The type of a file, by its place where its name does not tell."""
        inside = Path(path).relative_to(self.directory).as_posix()
        return "application/json" if re.match(policy.JSON_FOLDERS, f"/{inside}") else super().guess_type(path)

    def list_directory(self, path: object) -> None:  # noqa: ARG002 - the base class asks for it
        """A folder without index.html does not exist."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's 404 page when something is not there."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        body = (
            page.read_bytes() if page.exists() else f"<!doctype html><title>-</title><p>{_NO_SITE}".encode()
        )
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the screen is for findings."""


def make_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server for `folder` on 127.0.0.1; port 0 lets the system choose. Raises OSError when it is taken."""
    server = ThreadingHTTPServer(("127.0.0.1", port), functools.partial(Handler, directory=str(folder)))
    server.daemon_threads = True
    return server
