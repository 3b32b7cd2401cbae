"""Asks other sites whether a page is still there: politely, with limits, and never during a build.

HEAD first, GET when a site does not know HEAD (RFC 9110, 9.3.2); at most a few redirects, each looked at like
the first address; no address inside the own network; one question a second to one host.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urljoin, urlsplit

from informatiewijzer.upkeep.link_words import LinkState

AGENT = "Informatiewijzer-linkcontrole/1 (kijkt of een link nog werkt)"
MOST_REDIRECTS = 5
SECONDS = 10.0
PAUSE = 1.0
_PERMANENT = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_NO_HEAD = (400, 403, 404, 405, 406, 429, 500, 501, 503)
"""Answers to HEAD that often become another one to GET."""

Allowed = Callable[[str], bool]
"""Whether an IP address may be asked."""


@dataclass(frozen=True, slots=True)
class LinkResult:
    """What became of one address: the state, the HTTP status (0: none) and where it leads now."""

    url: str
    state: LinkState
    status: int = 0
    target: str = ""


def is_public(address: str) -> bool:
    """Whether an IP address is out on the internet (RFC 6890): a link may not make us ask our own network."""
    return ipaddress.ip_address(address).is_global


@dataclass(slots=True)
class LinkChecker:
    """Asks one address after the other. `allowed`, `seconds` and `pause` are for tests to change."""

    allowed: Allowed = is_public
    seconds: float = SECONDS
    pause: float = PAUSE
    _last: dict[str, float] = field(default_factory=dict)

    def check_all(self, urls: Iterable[str]) -> Iterator[LinkResult]:
        """The result of each address, in order; each is asked once."""
        for url in dict.fromkeys(urls):
            yield self.check(url)

    def check(self, url: str) -> LinkResult:
        """What becomes of one address. Never raises."""
        try:
            return self._follow(url)
        except _Unasked:
            return LinkResult(url, LinkState.NOT_ALLOWED)
        except ssl.SSLCertVerificationError:
            return LinkResult(url, LinkState.CERTIFICATE)
        except socket.gaierror:
            return LinkResult(url, LinkState.NO_DOMAIN)
        except (OSError, http.client.HTTPException, ValueError):
            return LinkResult(url, LinkState.NO_ANSWER)

    def _follow(self, url: str) -> LinkResult:
        here, permanent = url, True
        for _ in range(MOST_REDIRECTS + 1):
            status, location = self._ask(here)
            if status not in _REDIRECTS or not location:
                return _judge(url, here, status, permanent)
            permanent = permanent and status in _PERMANENT
            here = urljoin(here, location)
        return LinkResult(url, LinkState.LOOP, status)

    def _ask(self, url: str) -> tuple[int, str]:
        """Status and Location of one address, by HEAD or else by GET."""
        status, location = self._request("HEAD", url)
        return self._request("GET", url) if status in _NO_HEAD else (status, location)

    def _request(self, method: str, url: str) -> tuple[int, str]:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            raise _Unasked
        self._wait(parts.hostname)
        connection = self._connect(parts)
        try:
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request(method, path, headers={"User-Agent": AGENT, "Accept": "*/*"})
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location") or ""
        finally:
            connection.close()

    def _connect(self, parts: SplitResult) -> http.client.HTTPConnection:
        """A connection to an address that may be asked; the name is looked up once, so it cannot change."""
        secure = parts.scheme == "https"
        host, port = parts.hostname or "", parts.port or (443 if secure else 80)
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(row[4][0]) for row in found if self.allowed(str(row[4][0]).partition("%")[0])]
        if not addresses:
            raise _Unasked
        if secure:
            context = ssl.create_default_context()
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(
                host, port, timeout=self.seconds, context=context
            )
            raw = socket.create_connection((addresses[0], port), timeout=self.seconds)
            connection.sock = context.wrap_socket(raw, server_hostname=host)
        else:
            connection = http.client.HTTPConnection(host, port, timeout=self.seconds)
            connection.sock = socket.create_connection((addresses[0], port), timeout=self.seconds)
        return connection

    def _wait(self, host: str) -> None:
        before = self._last.get(host)
        if before is not None:
            time.sleep(max(0.0, before + self.pause - time.monotonic()))
        self._last[host] = time.monotonic()


class _Unasked(Exception):
    """This address may not be asked."""


def _judge(url: str, here: str, status: int, permanent: bool) -> LinkResult:
    if status in (404, 410):
        return LinkResult(url, LinkState.GONE, status)
    if status in (401, 403, 405, 406, 418, 429, 451, 999):
        return LinkResult(url, LinkState.REFUSED, status)
    if status >= 400:
        return LinkResult(url, LinkState.SERVER, status)
    if here == url or not permanent:
        return LinkResult(url, LinkState.FINE, status)
    insecure = here == url.replace("http://", "https://", 1)
    return LinkResult(url, LinkState.INSECURE if insecure else LinkState.MOVED, status, here)
