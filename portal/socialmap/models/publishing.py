"""Whose rows a portal can read: its own, and exactly those that another portal published here.

The rule is one predicate in SQL. It asks the publications that were taken in by the active tenant; a row of another
tenant that no such publication leads to does not exist here.
"""

from collections.abc import Collection
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Q

from portal.socialmap.models.among import Among
from tenants.context import current_tenant_or_none, platform_reason
from tenants.errors import NoTenant
from tenants.managers import TenantManager, TenantQuerySet

if TYPE_CHECKING:
    from portal.socialmap.models.publication import Publication

M = TypeVar("M", bound=models.Model)


class MapQuerySet(TenantQuerySet[M], Generic[M]):
    """Rows of the social map. Writing in bulk reaches own rows only, through whichever manager."""

    def update(self, **values: Any) -> int:
        return super(MapQuerySet, self._own()).update(**values)

    update.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        return super(MapQuerySet, self._own()).delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def _own(self) -> "MapQuerySet[M]":
        if platform_reason() is not None:
            return self
        return self.filter(tenant=current_tenant_or_none())


# Managers name their queryset class instead of being made by from_queryset(), which hides related managers from mypy.
class MapManager(TenantManager[M], Generic[M]):
    """Own rows."""

    _queryset_class: type[MapQuerySet[Any]] = MapQuerySet


class PublishedManager(TenantManager[M], Generic[M]):
    """Reads own rows and those that a publication in the active tenant leads to."""

    _queryset_class: type[MapQuerySet[Any]] = MapQuerySet

    def scoped(self, queryset: TenantQuerySet[M], tenant: models.Model) -> TenantQuerySet[M]:
        here = Q(tenant=tenant)
        for lookup, entry in self.model.reached_through.items():  # type: ignore[attr-defined]
            here |= Q(**{f"{lookup}__in": _PUBLISHED[entry](taken_in(tenant))})
        return queryset.filter(here)

    def beneath(self, **parents: Collection[models.Model]) -> TenantQuerySet[M]:
        """Rows under any of these parents, which the caller read through `visible_to`: cheaper than the whole rule.

        A parent was seen, and a child is of its parent's tenant, so nothing is reached that the rule would not reach.
        Compiling the rule costs more than running it, and a list of services reads ten kinds of rows.

        Args:
            parents: the objects by the name of the key that leads to them.
        """
        if platform_reason() is None and current_tenant_or_none() is None:
            raise NoTenant(f"No tenant is active, so {self.model._meta.label} cannot be reached.")
        owners = {parent.tenant_id for found in parents.values() for parent in found}  # type: ignore[attr-defined]
        seen = [Q(Among(f"{name}_id", [parent.pk for parent in found])) for name, found in parents.items() if found]
        if not seen:
            return self._all_tenants().none()
        return self._all_tenants().filter(reduce(or_, seen), Among("tenant_id", owners, guides=False))


def taken_in(tenant: models.Model) -> "models.QuerySet[Publication, Any]":
    """The ids of the services of others that this tenant's editor took in, as a subquery."""
    publication = apps.get_model("socialmap", "Publication")
    return publication.taken_in_by(tenant).values("service")


def _everywhere(name: str) -> Any:
    return apps.get_model("socialmap", name).published._all_tenants()


def _services(services: Any) -> Any:
    return services


def _organizations(services: Any) -> Any:
    return _everywhere("Service").filter(pk__in=services).values("organization")


def _at_locations(services: Any) -> Any:
    return _everywhere("ServiceAtLocation").filter(service__in=services).values("pk")


def _locations(services: Any) -> Any:
    return _everywhere("ServiceAtLocation").filter(service__in=services).values("location")


def _terms(services: Any) -> Any:
    return _everywhere("Attribute").filter(service__in=services).values("taxonomy_term")


def _taxonomies(services: Any) -> Any:
    return _everywhere("TaxonomyTerm").filter(pk__in=_terms(services)).values("taxonomy")


def _programs(services: Any) -> Any:
    return _everywhere("Service").filter(pk__in=services).values("program")


def _units(services: Any) -> Any:
    return _everywhere("ServiceCapacity").filter(service__in=services).values("unit")


_PUBLISHED = {
    "service": _services,
    "organization": _organizations,
    "service_at_location": _at_locations,
    "location": _locations,
    "taxonomy_term": _terms,
    "taxonomy": _taxonomies,
    "program": _programs,
    "unit": _units,
}
