"""Which tenant is active now. The state is django-scopes' own, so that code which knows django-scopes sees the same.

Nothing active means that tenant-owned data raises: there is no default tenant.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django_scopes import scope
from django_scopes.state import get_scope

from tenants.errors import NoTenant

if TYPE_CHECKING:
    from tenants.models import Tenant

_EVERYWHERE = "platform"


@contextmanager
def activate(tenant: "Tenant") -> Iterator["Tenant"]:
    """Make this tenant the active one inside the block.

    Raises:
        NoTenant: when given nothing; django-scopes would open every tenant then.
    """
    if tenant is None or tenant.pk is None:
        raise NoTenant("There is no tenant to activate.")
    with scope(tenant=tenant, **{_EVERYWHERE: None}):
        yield tenant


@contextmanager
def platform(reason: str) -> Iterator[None]:
    """Work across tenants: the only way to do so. Leaves an audit row with the reason.

    Args:
        reason: a short code that says why, such as "migrate-search-index"; no names, no free text of people.

    Raises:
        ValueError: without a reason.
    """
    if not reason.strip():
        raise ValueError("Say why this works across tenants.")
    from tenants.audit import record_platform

    record_platform(reason)
    with scope(tenant=None, **{_EVERYWHERE: reason}):
        yield


@contextmanager
def nobody() -> Iterator[None]:
    """Close every scope inside the block: for code that must not depend on the caller's tenant."""
    with scope(tenant=None, **{_EVERYWHERE: None}):
        yield


def platform_reason() -> str | None:
    """Why the code runs across tenants now, or None when it does not."""
    reason: str | None = get_scope().get(_EVERYWHERE)
    return reason


def current_tenant_or_none() -> "Tenant | None":
    """The active tenant, if there is one."""
    tenant: Tenant | None = get_scope().get("tenant")
    return tenant


def current_tenant() -> "Tenant":
    """The active tenant.

    Raises:
        NoTenant: when none is active.
    """
    tenant = current_tenant_or_none()
    if tenant is None:
        raise NoTenant("No tenant is active.")
    return tenant
