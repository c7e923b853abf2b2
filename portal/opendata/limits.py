"""How often one network address may ask. Counted in the cache; the address itself is kept nowhere.

An address is counted under its HMAC with a key that is made anew each day and lives in the cache alone: when the day is
over nobody can tell any more whose count it was. A network of IPv6 (/64) counts as one address, as one household has.
"""

import hashlib
import hmac
import time
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from secrets import token_bytes

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.http.response import HttpResponseBase

DAY = 86_400


@dataclass(frozen=True)
class Allowance:
    """What is left in a window of so many seconds."""

    name: str
    quota: int
    window: int
    used: int
    seconds_left: int

    @property
    def is_spent(self) -> bool:
        return self.used > self.quota

    def tell(self, response: HttpResponseBase) -> None:
        """The header fields of draft-ietf-httpapi-ratelimit-headers, and Retry-After when it is spent."""
        response["RateLimit-Policy"] = f'"{self.name}";q={self.quota};w={self.window}'
        response["RateLimit"] = f'"{self.name}";r={max(self.quota - self.used, 0)};t={self.seconds_left}'
        if self.is_spent:
            response["Retry-After"] = str(self.seconds_left)


def count(request: HttpRequest, name: str) -> Allowance:
    """Count this request. At most three looks in the cache.

    Args:
        name: which limit, of OPEN_DATA_LIMITS.
    """
    quota, window = settings.OPEN_DATA_LIMITS[name]
    now = int(time.time())
    began = now - now % window
    key = f"opendata:{name}:{began}:{_who(request, now)}"
    cache.add(key, 0, timeout=window + 1)
    try:
        used = cache.incr(key)
    except ValueError:  # it ran out between the two
        used = 1
    return Allowance(name, quota, window, used, max(began + window - now, 1))


def _who(request: HttpRequest, now: int) -> str:
    key = cache.get_or_set(f"opendata:key:{now // DAY}", lambda: token_bytes(32), timeout=DAY)
    return hmac.new(key or b"", _network(request).encode(), hashlib.sha256).hexdigest()


def _network(request: HttpRequest) -> str:
    """The address that asked, as far as proxies of our own tell it."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    told = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
    written = told[-proxies] if proxies and len(told) >= proxies else request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(written)
    except ValueError:
        return "unknown"
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else str(address)
