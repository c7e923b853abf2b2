"""Which row a value belongs to: known before the row is written, and without a query where one can be spared."""

from uuid import UUID

from django.db import models

from tenants.context import current_tenant_or_none
from tenants.errors import NoTenant
from tenants.vault.sealing import Place


def place_of(field: "models.Field[object, object]", row: models.Model) -> Place:
    """The place of this field in this row.

    Costs nothing while the tenant of the row is active. Elsewhere it reads `row.tenant`: select it along.

    Raises:
        NoTenant: the row has no tenant yet.
    """
    tenant = tenant_of(row)
    uid = row.uid  # type: ignore[attr-defined]  # PersonalData has one
    return Place(tenant, field.model._meta.label_lower, field.name, uid if isinstance(uid, UUID) else UUID(str(uid)))


def tenant_of(row: models.Model) -> UUID:
    """The uid of the tenant of a row."""
    missing = row.get_deferred_fields() & {"uid", "tenant_id"}
    if missing:
        row.refresh_from_db(fields=sorted(missing))
    tenant_id: int | None = row.tenant_id  # type: ignore[attr-defined]
    active = current_tenant_or_none()
    if tenant_id is None:
        raise NoTenant(f"{row._meta.label} has no tenant yet, so nothing of it can be sealed.")
    if active is not None and active.pk == tenant_id:
        return active.uid
    uid: UUID = row.tenant.uid  # type: ignore[attr-defined]
    return uid
