"""A server on a port of this computer, or words about why that port cannot be had."""

from __future__ import annotations

import errno
from collections.abc import Callable
from http.server import ThreadingHTTPServer

from informatiewijzer.cli.stop import Stop

_WHY = {
    errno.EADDRINUSE: "Poort {0} is al in gebruik.",
    errno.EACCES: "Poort {0} mag u op deze computer niet gebruiken.",
}
_LOWEST, _HIGHEST = 1024, 65535
"""Below the first, ports are for who keeps the computer; the last is the last there is."""


def listen(make: Callable[[int], ThreadingHTTPServer], port: int, command: str) -> ThreadingHTTPServer:
    """The server that `make` gives for the port. Raises Stop, with another port to try with `command`."""
    try:
        return make(port)
    except OSError as error:
        if error.errno not in _WHY:
            raise
        other = port + 1 if _LOWEST <= port < _HIGHEST else 8000
        raise Stop(_WHY[error.errno].format(port), f"kies een andere: {command} --port {other}") from error
