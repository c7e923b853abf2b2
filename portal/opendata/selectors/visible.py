"""What is open: own public entries as a visitor may read them, and what hangs under these. Nothing else starts a read.

Own entries only: what another portal published here is its owner's to give out, under its own id.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from portal.socialmap.models import (
    Attribute,
    Location,
    Organization,
    Program,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from portal.socialmap.taxonomies import OURS
from tenants.access import Actor, anonymous
from tenants.context import current_tenant


def visitor() -> Actor:
    """Who asks, whoever asks: open data knows no sessions."""
    return anonymous(current_tenant())


def services() -> "QuerySet[Service]":
    """Public services of an organization that is in sight itself. Adds no query."""
    today = timezone.localdate()
    return Service.objects.visible_to(visitor()).filter(
        Q(organization__visible_from__isnull=True) | Q(organization__visible_from__lte=today),
        Q(organization__visible_until__isnull=True) | Q(organization__visible_until__gte=today),
        organization__live=True,
        organization__gone_from_source_at__isnull=True,
    )


def organizations() -> "QuerySet[Organization]":
    """Public organizations, and those of a public service."""
    return Organization.objects.visible_to(visitor())


def programs() -> "QuerySet[Program]":
    """Those of a public service, and those of a public organization that no service bears: the name of any other could
    tell of a service that is for partners or hidden."""
    public = Service.objects.filter(pk__in=_keys(services()), program=OuterRef("pk"))
    borne = Service.objects.filter(program=OuterRef("pk"))
    return Program.objects.filter(
        Exists(public) | (Q(organization__in=_keys(organizations())) & ~Exists(borne)), gone_from_source_at__isnull=True
    )


def locations() -> "QuerySet[Location]":
    """Places where a public service is given. A secret one is none."""
    return Location.objects.visible_to(visitor()).filter(secret=False)


def at_locations() -> "QuerySet[ServiceAtLocation]":
    """Public services at places that are no secret."""
    return ServiceAtLocation.objects.filter(
        service__in=_keys(services()), location__in=_keys(locations()), gone_from_source_at__isnull=True
    )


def terms() -> "QuerySet[TaxonomyTerm]":
    """Words of our own lists, and those that a public entry bears: any other could tell of an entry that is not."""
    borne = Attribute.objects.filter(gone_from_source_at__isnull=True, taxonomy_term__isnull=False).filter(
        Q(service__in=_keys(services()))
        | Q(organization__in=_keys(organizations()))
        | Q(service_at_location__in=_keys(at_locations()))
        | Q(location__in=_keys(locations()))
    )
    return TaxonomyTerm.objects.filter(
        Q(data_source=OURS) | Q(pk__in=borne.order_by().values("taxonomy_term")), gone_from_source_at__isnull=True
    )


def taxonomies() -> "QuerySet[Taxonomy]":
    """Our own lists, and those of a word that is open."""
    return Taxonomy.objects.filter(
        Q(data_source=OURS) | Q(pk__in=terms().order_by().values("taxonomy")), gone_from_source_at__isnull=True
    )


def _keys(found: "QuerySet[Any]") -> "QuerySet[Any]":
    return found.order_by().values("pk")
