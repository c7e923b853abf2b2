"""From which network address a request comes, for whoever counts tries. It is never kept."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest

from tenants.throttling import household


def address_of(request: HttpRequest) -> str:
    """The address; of IPv6 the network. allauth knows how many proxies stand in front (TRUSTED_PROXY_COUNT), and
    believes no header beyond those."""
    return household(str(get_adapter().get_client_ip(request)))
