"""Which addresses of the internet the server may ask: public ones alone.

An editor writes the addresses, and who takes over an editor's account could have the server ask what only the server
can reach (OWASP: server-side request forgery). So the name is looked up first, every address that it has must be a
public one, and the connection is made to the very address that was judged: a name cannot become another one meanwhile.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
# Addresses that stand for another one: what they carry is hidden from the rules on the outer one.
CARRIERS = tuple(ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96"))

Resolver = Callable[[str, int], list[str]]


class Unsafe(Exception):
    """The server may not ask this address."""


@dataclass(frozen=True)
class Target:
    """Where a connection goes: to an address that was judged, under the name that was asked."""

    scheme: str
    host: str
    port: int
    ip: str
    path: str

    @property
    def host_header(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host


def target_of(address: str, resolve: Resolver | None = None) -> Target:
    """Judge an address.

    Args:
        address: as an editor wrote it, or as a site answered with a redirect.
        resolve: looks a name up; the system's when it is None.

    Raises:
        Unsafe: another scheme or port, a name with a password before it, or a name of which any address is not public.
        OSError: the name does not exist.
    """
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as broken:
        raise Unsafe from broken
    scheme = parts.scheme.lower()
    if scheme not in PORTS or not host or "@" in parts.netloc or port not in {None, PORTS[scheme]}:
        raise Unsafe
    if any(sign.isspace() or not sign.isprintable() for sign in address):
        raise Unsafe
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as broken:
        raise Unsafe from broken
    found = (resolve or look_up)(name, PORTS[scheme])
    if not found or not all(map(is_public, found)):
        raise Unsafe
    path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    return Target(scheme, name, PORTS[scheme], found[0], _in_ascii(path))


def is_public(written: str) -> bool:
    """Whether anybody on the internet could ask this address: not private, loopback, link-local, reserved or shared."""
    try:
        address: IPv4Address | IPv6Address = ip_address(written.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(str(address.ipv4_mapped))
        if any(address in net for net in CARRIERS):
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def look_up(host: str, port: int) -> list[str]:
    """All addresses of a name.

    Raises:
        OSError: it has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def _in_ascii(path: str) -> str:
    return "".join(
        sign if sign.isascii() else "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "surrogatepass"))
        for sign in path
    )
