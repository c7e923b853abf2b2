"""How often something may be tried without signing in.

Nothing of who tried is kept: the counter's name is a keyed hash of it, with the hour in it, so the name of an hour
cannot be read back, tells nothing about another hour, and leaves the cache by itself when the hour is over.
"""

import time
from ipaddress import ip_address, ip_network

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from tenants.models import Tenant

HOUR = 3600


def tries(tenant: Tenant, what: str, whom: str) -> int:
    """Count this try in this portal, and tell how many there were this hour, this one included.

    Args:
        what: the kind of thing, as a short word; each kind counts by itself.
        whom: who tries, or what is tried: an address, a code.
    """
    hour = int(time.time() // HOUR)
    salt = f"{what}.{tenant.pk}.{hour}"
    key = f"sent.{salted_hmac(salt, whom, algorithm='sha256').hexdigest()}"
    tried = int(cache.get(key, 0)) + 1
    cache.set(key, tried, HOUR)
    return tried


def household(address: str) -> str:
    """Of IPv6 the network (/64): one house has as many addresses as it likes, and each would begin at nothing."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((known, 64), strict=False)) if known.version == 6 else address
