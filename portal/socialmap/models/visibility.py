"""Which entries an actor may see: one predicate for lists, pages, search and print.

An entry shows when it is live, inside its dates, not gone, and for an audience that the actor belongs to. Of an entry
of another portal the narrower of the two audiences counts: the owner's and the publication's.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from portal.socialmap.models.publishing import MapManager, MapQuerySet, PublishedManager
from tenants.access import scopes_of

if TYPE_CHECKING:
    from tenants.access import Actor

SHOWN_STATUSES = ("active", "temporarily closed")


def may_read_public(actor: "Actor") -> bool:
    return bool(scopes_of(actor, "map_entry_public.read"))


def may_read_partners(actor: "Actor") -> bool:
    return bool(scopes_of(actor, "map_entry_partners.read"))


class EntryQuerySet(MapQuerySet[Any]):
    """Entries; says what `in sight` means for all three."""

    def in_sight(self, today: date | None = None) -> Self:
        """Live and inside their dates, whoever asks."""
        day = today or timezone.localdate()
        return self.filter(
            Q(visible_from__isnull=True) | Q(visible_from__lte=day),
            Q(visible_until__isnull=True) | Q(visible_until__gte=day),
            live=True,
            gone_from_source_at__isnull=True,
        )


class ServiceQuerySet(EntryQuerySet):
    def visible_to(self, actor: "Actor") -> Self:
        """The services that this actor may read in their portal. Adds no query."""
        if not may_read_public(actor):
            return self.none()
        shown = self.in_sight().filter(status__in=SHOWN_STATUSES)
        if may_read_partners(actor):
            return shown
        return shown.filter(audience="public").filter(Q(tenant=actor.tenant) | Q(pk__in=_public_here(actor)))


class OrganizationQuerySet(EntryQuerySet):
    def visible_to(self, actor: "Actor") -> Self:
        """Those with a service that the actor may read, and own ones of their audience."""
        if not may_read_public(actor):
            return self.none()
        own = Q(tenant=actor.tenant)
        if not may_read_partners(actor):
            own &= Q(audience="public")
        return self.in_sight().filter(own | Q(Exists(_visible_services(actor).filter(organization=OuterRef("pk")))))


class LocationQuerySet(EntryQuerySet):
    def visible_to(self, actor: "Actor") -> Self:
        """Those where a service is given that the actor may read."""
        given = _visible_services(actor).filter(service_at_locations__location=OuterRef("pk"))
        return self.in_sight().filter(Exists(given))


class OwnServices(MapManager[Any]):
    _queryset_class = ServiceQuerySet


class PublishedServices(PublishedManager[Any]):
    _queryset_class = ServiceQuerySet


class OwnOrganizations(MapManager[Any]):
    _queryset_class = OrganizationQuerySet


class PublishedOrganizations(PublishedManager[Any]):
    _queryset_class = OrganizationQuerySet


class OwnLocations(MapManager[Any]):
    _queryset_class = LocationQuerySet


class PublishedLocations(PublishedManager[Any]):
    _queryset_class = LocationQuerySet


def _visible_services(actor: "Actor") -> Any:
    from portal.socialmap.models.service import Service

    return Service.published.visible_to(actor).order_by()


def _public_here(actor: "Actor") -> Any:
    from portal.socialmap.models.publication import Publication

    return Publication.taken_in_by(actor.tenant).filter(audience="public").values("service")
