"""Managers of tenant-owned data: scoped to the active tenant, and closed when there is none.

django-scopes alone leaves holes outside a scope (`exists()`, `bulk_create()`, a tenant of None), so the state is
its, the manager is ours: building the queryset itself raises, and every row that is written is checked.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self, TypeVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connections, models

from tenants.context import current_tenant_or_none, platform_reason
from tenants.errors import ForeignTenant, NoTenant, NotFound

if TYPE_CHECKING:
    from tenants.access import Actor

M = TypeVar("M", bound=models.Model)


class TenantQuerySet(models.QuerySet[M], Generic[M]):
    """Rows of the active tenant."""

    def visible_to(self, actor: "Actor") -> Self:
        """The rows that this actor may see. A model that says nothing shows nothing."""
        return self.none()

    def get_or_not_found(self, **lookup: Any) -> M:
        """The one row, or the house's NotFound: the same for a foreign, a hidden and a random id."""
        try:
            return self.get(**lookup)
        except (ObjectDoesNotExist, ValueError, ValidationError) as missing:
            raise NotFound() from missing

    def locked(self) -> Self:
        """Lock the rows until the end of the transaction, where the database can (SQLite locks as a whole).

        Keys never change, so a row that points at a locked one may come meanwhile: else who locks a case and who opens
        it to a team would wait for each other.
        """
        if connections[self.db].features.has_select_for_update:
            return self.select_for_update(of=("self",), no_key=True)
        return self

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """As Django's, after the tenant of each object is filled or checked.

        Raises:
            NotImplementedError: a row that stands would take over what is tied to the new one (see tenants.vault).
        """
        self._refuse_to_take_over(kwargs.get("update_fields") or ())
        objects = list(objs)
        for obj in objects:
            belong_to_active_tenant(obj)
        return super().bulk_create(objects, *args, **kwargs)

    def bulk_update(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> int:
        """As Django's, after each object is seen to be of the active tenant, and so is what it points at."""
        objects = list(objs)
        for obj in objects:
            require_active_tenant(obj)
            _require_relations_inside(obj)
        return super().bulk_update(objects, *args, **kwargs)

    def raw(self, *args: Any, **kwargs: Any) -> NoReturn:
        """SQL as written knows no tenant, so it is no road to rows of tenants.

        Raises:
            NotImplementedError: always.
        """
        raise NotImplementedError("Raw SQL passes over the tenant; use the queryset.")

    def _refuse_to_take_over(self, names: Iterable[str]) -> None:
        for name in names:
            if getattr(self.model._meta.get_field(name), "bound_to_row", False):
                raise NotImplementedError(f"{self.model._meta.label}.{name} is sealed for its own row; save that one.")

    def update(self, **values: Any) -> int:
        """As Django's; the tenant of a row never changes, and no relation of another tenant is written."""
        if values.keys() & {"tenant", "tenant_id"}:
            raise ForeignTenant("A row never moves to another tenant.")
        for value in values.values():
            if isinstance(value, models.Model) and hasattr(value, "tenant_id"):
                require_active_tenant(value)
        return super().update(**values)


class TenantManager(models.Manager[M], Generic[M]):
    """Default and base manager of tenant-owned models."""

    use_in_migrations = False

    def get_queryset(self) -> TenantQuerySet[M]:
        queryset = self._all_tenants()
        if platform_reason() is not None:
            return queryset
        tenant = current_tenant_or_none()
        if tenant is None:
            raise NoTenant(f"No tenant is active, so {self.model._meta.label} cannot be reached.")
        return self.scoped(queryset, tenant)

    def scoped(self, queryset: TenantQuerySet[M], tenant: models.Model) -> TenantQuerySet[M]:
        """Narrow to one tenant. A manager with a wider rule (published entries) overrides this alone."""
        return queryset.filter(tenant=tenant)

    def visible_to(self, actor: "Actor") -> TenantQuerySet[M]:
        return self.get_queryset().visible_to(actor)

    def get_or_not_found(self, **lookup: Any) -> M:
        return self.get_queryset().get_or_not_found(**lookup)

    def locked(self) -> TenantQuerySet[M]:
        return self.get_queryset().locked()

    def _all_tenants(self) -> TenantQuerySet[M]:
        queryset_class = getattr(self, "_queryset_class", TenantQuerySet)
        if not issubclass(queryset_class, TenantQuerySet):
            queryset_class = TenantQuerySet
        queryset: TenantQuerySet[M] = queryset_class(model=self.model, using=self._db, hints=self._hints)  # type: ignore[attr-defined]
        return queryset


def belong_to_active_tenant(obj: models.Model) -> None:
    """Fill the tenant of a new object, or check the one it has.

    Raises:
        NoTenant: no tenant is active and none may be crossed.
        ForeignTenant: the object, or something that it points at, belongs to another tenant.
    """
    tenant = current_tenant_or_none()
    given: int | None = getattr(obj, "tenant_id", None)
    if platform_reason() is not None:
        if given is None:
            raise NoTenant(f"{obj._meta.label} needs a tenant when it is written across tenants.")
    elif tenant is None:
        raise NoTenant(f"No tenant is active, so {obj._meta.label} cannot be written.")
    elif given is None:
        obj.tenant = tenant  # type: ignore[attr-defined]
    elif given != tenant.pk:
        raise ForeignTenant(f"{obj._meta.label} belongs to another tenant.")
    _require_relations_inside(obj)


def require_active_tenant(obj: models.Model) -> None:
    """Go on when this object is of the active tenant, or the code runs across tenants.

    Raises:
        NoTenant: no tenant is active.
        ForeignTenant: another one is.
    """
    tenant = current_tenant_or_none()
    if platform_reason() is not None:
        return
    if tenant is None:
        raise NoTenant(f"No tenant is active, so {obj._meta.label} cannot be reached.")
    if getattr(obj, "tenant_id", None) != tenant.pk:
        raise ForeignTenant(f"{obj._meta.label} belongs to another tenant.")


def _require_relations_inside(obj: models.Model) -> None:
    """Check the loaded relations; PostgreSQL's composite keys stand behind this for what is given as a bare id."""
    owner: int | None = getattr(obj, "tenant_id", None)
    for field in obj._meta.concrete_fields:
        if not getattr(field, "inside_tenant", False) or not field.is_cached(obj):  # type: ignore[attr-defined]
            continue
        other = getattr(obj, field.name)
        if other is not None and other.tenant_id != owner:
            raise ForeignTenant(f"{obj._meta.label}.{field.name} points at another tenant.")
