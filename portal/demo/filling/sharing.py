"""What one portal of the demo shows of another, and what waits there for the editor's answer."""

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
    """Offer and take in what the content says, and tell how many of these entries were new elsewhere."""
    count = 0
    for portal in portals:
        for told in portal.services:
            for slug in (*told.published_in, *told.offered_to):
                count += _share_one(tenants[portal.slug], tenants[slug], told, take_in=slug in told.published_in)
    return count


def _share_one(owner: Tenant, other: Tenant, told: Service, *, take_in: bool) -> bool:
    uid = uid_of(owner.slug, "service", told.id)
    with activate(owner):
        if Publication.objects.filter(tenant=other, service__uid=uid).exists():
            return False
        offer = offer_publication(system(owner, BECAUSE), service=uid, portal=other.slug, audience=audience_of(told))
    if take_in:
        with activate(other):
            answer_publication(system(other, BECAUSE), uid=offer.uid, version=offer.version, take_in=True)
    return True
