"""What else there is about the same."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.socialmap.models import Attribute, Service
from portal.socialmap.taxonomies import LIFE_DOMAINS, OURS
from tenants.access import Actor

SHOWN, LOOKED_AT = 4, 24


@dataclass(frozen=True)
class RelatedService:
    """Another service by name."""

    uid: UUID
    name: str
    organization: str


def related_services(actor: Actor, uid: UUID) -> tuple[RelatedService, ...]:
    """At most four services of the first life domain of this one: those that came after it, then the oldest.

    Looks at a few rows of the life domain only, so that it costs the same in a map of a hundred and of ten thousand.
    A service that another portal owns brings its own terms along, and finds what came from there.

    Args:
        uid: a service that the actor was seen to be allowed to read.

    Costs four queries, one when it has no life domain.
    """
    own = (
        Attribute.published.filter(
            service__uid=uid,
            gone_from_source_at=None,
            taxonomy_term__taxonomy__external_id=LIFE_DOMAINS,
            taxonomy_term__taxonomy__data_source=OURS,
        )
        .order_by("pk")
        .values_list("pk", "taxonomy_term", "service")
        .first()
    )
    if own is None:
        return ()
    place, term, service = own
    # Of all portals, because these ids show nothing by themselves: `visible_to` below decides.
    alike = Attribute.published._all_tenants().filter(taxonomy_term=term, gone_from_source_at=None).order_by("pk")
    after, first = alike.filter(pk__gt=place), alike.filter(pk__lt=place)
    # Read first, for with two questions inside its own SQLite reads all services of the portal.
    near = {pk for some in (after, first) for pk in some.values_list("service", flat=True)[:LOOKED_AT]}
    rows: list[Any] = list(
        Service.published.visible_to(actor)
        .filter(pk__in=near)
        .exclude(pk=service)
        .order_by("pk")
        .values_list("pk", "uid", "name", "organization__name")
    )
    nearest = sorted(rows, key=lambda row: (row[0] < service, row[0]))[:SHOWN]
    return tuple(RelatedService(uid, name, organization or "") for _pk, uid, name, organization in nearest)
