"""Asks one address whether it is there: no body, no cookie, no proxy, at most five redirects, each judged again."""

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.parse import urljoin

from cms.admin.mending.models import Answer
from cms.admin.mending.outside import guard
from cms.admin.mending.outside.guard import Resolver, Target, Unsafe

PATIENCE = 5.0  # seconds for each step of a connection
IN_ALL = 20.0  # seconds for an address with all its redirects
MOST_REDIRECTS = 5
BETWEEN_TWO = 1.0  # seconds between two questions to one host
AGENT = "Ketenwijzer-linkcontrole"
GONE = frozenset({404, 410})
# A site that does not want HEAD, or answers it differently, is asked for the page itself; the page is not read.
ASK_AGAIN = frozenset({400, 403, 404, 405, 406, 410, 500, 501, 503})

Ask = Callable[[Target, str], tuple[int, str]]


@dataclass(frozen=True)
class Told:
    """What came of asking."""

    answer: Answer
    status: int | None = None


class Turns:
    """Keeps a second between two questions to one host."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, wait: Callable[[float], None] = time.sleep) -> None:
        self._clock, self._wait = clock, wait
        self._last: dict[str, float] = {}

    def take(self, host: str) -> None:
        last = self._last.get(host)
        if last is not None and (left := last + BETWEEN_TWO - self._clock()) > 0:
            self._wait(left)
        self._last[host] = self._clock()


def ask_address(
    address: str, turns: Turns, *, resolve: Resolver | None = None, ask: Ask | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Told:  # fmt: skip
    """Whether an address answers.

    A site that refuses visitors without an account (401, 403, 429) is there: that is not for us to judge.

    Args:
        turns: shared by all addresses of one run.
        resolve: looks a name up.
        ask: asks a judged target with a method, and gives the status and where it leads.
    """
    began = clock()
    try:
        for _step in range(MOST_REDIRECTS + 1):
            if clock() - began > IN_ALL:
                return Told(Answer.SILENT)
            target = guard.target_of(address, resolve)
            turns.take(target.host)
            status, leads_to = _one(target, turns, ask or ask_over_the_wire)
            if not (300 <= status < 400 and leads_to):
                return Told(_meaning(status), status)
            address = urljoin(address, leads_to)
    except Unsafe:
        return Told(Answer.UNSAFE)
    except (OSError, HTTPException, ValueError):
        return Told(Answer.SILENT)
    return Told(Answer.SILENT)


def _one(target: Target, turns: Turns, ask: Ask) -> tuple[int, str]:
    status, leads_to = ask(target, "HEAD")
    if status in ASK_AGAIN:
        turns.take(target.host)
        return ask(target, "GET")
    return status, leads_to


def _meaning(status: int) -> Answer:
    if status in GONE:
        return Answer.GONE
    return Answer.SILENT if status >= 500 else Answer.FINE


def ask_over_the_wire(target: Target, method: str) -> tuple[int, str]:
    """One question to the address that was judged; the name is only said, not looked up again.

    Raises:
        OSError: no connection, no answer in time, or a certificate that is not of this name.
        HTTPException: what came back is no answer.
    """
    connection = (_Safe if target.scheme == "https" else _Plain)(target)
    try:
        connection.request(
            method, target.path, headers={"Host": target.host_header, "User-Agent": AGENT, "Accept": "*/*"}
        )
        answer: HTTPResponse = connection.getresponse()
        return answer.status, answer.getheader("Location") or ""
    finally:
        connection.close()


class _Plain(HTTPConnection):
    """To the address, whatever the name has become meanwhile."""

    def __init__(self, target: Target) -> None:
        super().__init__(target.host, target.port, timeout=PATIENCE)
        self._ip = target.ip

    def connect(self) -> None:
        self.sock = socket.create_connection((self._ip, self.port), PATIENCE)


class _Safe(HTTPSConnection):
    """The same, with a certificate of the name."""

    def __init__(self, target: Target) -> None:
        self._secure = ssl.create_default_context()
        super().__init__(target.host, target.port, timeout=PATIENCE, context=self._secure)
        self._ip = target.ip

    def connect(self) -> None:
        plain = socket.create_connection((self._ip, self.port), PATIENCE)
        try:
            self.sock = self._secure.wrap_socket(plain, server_hostname=self.host)
        except BaseException:
            plain.close()
            raise
