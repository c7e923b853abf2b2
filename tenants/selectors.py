"""Reads of portals as a whole."""

from tenants.errors import NotFound
from tenants.models import Tenant


def tenant_named(slug: str) -> Tenant:
    """The portal with this slug, for commands at a terminal. One query.

    Raises:
        NotFound: there is none; the sentence names those that there are.
    """
    tenant = Tenant.objects.filter(slug=slug).first()
    if tenant is None:
        known = ", ".join(Tenant.objects.values_list("slug", flat=True)) or "nog geen"
        raise NotFound(f"Er is geen portaal '{slug}'. Er zijn: {known}.")
    return tenant
