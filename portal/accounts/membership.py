"""Does this person have a place in the active portal? Asked at every door, before a session exists."""

from typing import TYPE_CHECKING

from tenants.access import Role, actor_for
from tenants.context import current_tenant_or_none

if TYPE_CHECKING:
    from portal.accounts.models import User


def has_place_here(person: "User") -> bool:
    """Whether this person has a standing role in the active tenant. Two queries; none without a tenant.

    On a host that is no portal nobody has a place, so nobody can sign in there.
    """
    tenant = current_tenant_or_none()
    if tenant is None or not person.is_active:
        return False
    return bool(actor_for(person, tenant).roles - {Role.ANONYMOUS})
