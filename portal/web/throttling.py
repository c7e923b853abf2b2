"""How often one address may send something without signing in.

No address is kept: the counter's name is a keyed hash of it, with the hour in it, so the name of an hour cannot be
read back, tells nothing about another hour, and leaves the cache by itself when the hour is over.
"""

import time
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from tenants.http import PortalRequest

HOUR = 3600
# A library has one address for all its visitors, so this is no small number.
MOST_AN_HOUR = 20


def may_send(request: PortalRequest, what: str) -> bool:
    """Count this try, and tell whether it is still within what one address may send in an hour.

    Args:
        what: the kind of thing, as a short word; each kind counts by itself.
    """
    # allauth knows how many proxies stand in front (TRUSTED_PROXY_COUNT), and believes no header beyond those.
    address = _household(get_adapter().get_client_ip(request))
    hour = int(time.time() // HOUR)
    key = f"sent.{salted_hmac(f'{what}.{request.tenant.pk}.{hour}', address, algorithm='sha256').hexdigest()}"
    tried = int(cache.get(key, 0)) + 1
    cache.set(key, tried, HOUR)
    return tried <= MOST_AN_HOUR


def _household(address: str) -> str:
    """Of IPv6 the network (/64): one house has as many addresses as it likes, and each would begin at nothing."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((known, 64), strict=False)) if known.version == 6 else address
