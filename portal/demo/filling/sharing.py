"""What one portal of the demo shows of another: offered by the owner, taken in by the editor there."""

from collections.abc import Mapping, Sequence

from portal.demo.content.shapes import Portal, Service
from portal.demo.filling.portals import BECAUSE
from portal.demo.filling.socialmap import audience_of, uid_of
from portal.socialmap.models import Publication
from portal.socialmap.services import answer_publication, offer_publication
from tenants.access import system
from tenants.context import activate
from tenants.models import Tenant


def share(portals: Sequence[Portal], tenants: Mapping[str, Tenant]) -> int:
    """Share what the content says is shared, and tell how many of these entries were new elsewhere."""
    return sum(
        _share_one(tenants[portal.slug], tenants[slug], told)
        for portal in portals
        for told in portal.services
        for slug in told.published_in
    )


def _share_one(owner: Tenant, other: Tenant, told: Service) -> bool:
    uid = uid_of(owner.slug, "service", told.id)
    with activate(owner):
        if Publication.objects.filter(tenant=other, service__uid=uid).exists():
            return False
        offer = offer_publication(system(owner, BECAUSE), service=uid, portal=other.slug, audience=audience_of(told))
    with activate(other):
        answer_publication(system(other, BECAUSE), uid=offer.uid, version=offer.version, take_in=True)
    return True
