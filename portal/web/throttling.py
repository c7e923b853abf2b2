"""How often one address may send something without signing in."""

from portal.accounts.addresses import address_of
from tenants.http import PortalRequest
from tenants.throttling import HOUR, tries

__all__ = ["HOUR", "MOST_AN_HOUR", "may_send"]

# A library has one address for all its visitors, so this is no small number.
MOST_AN_HOUR = 20


def may_send(request: PortalRequest, what: str) -> bool:
    """Count this try, and tell whether it is still within what one address may send in an hour.

    Args:
        what: the kind of thing, as a short word; each kind counts by itself.
    """
    return tries(request.tenant, what, address_of(request)) <= MOST_AN_HOUR
