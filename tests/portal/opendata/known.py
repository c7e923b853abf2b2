"""Ids that exist in a portal, public or not: questions for them find more than questions for made-up ones."""

from portal.socialmap.models import Organization, Service, ServiceAtLocation, Taxonomy, TaxonomyTerm
from tenants.context import activate
from tenants.models import Tenant

OF_EACH = 5


def known_ids(tenant: Tenant) -> list[str]:
    with activate(tenant):
        return [
            str(uid)
            for model in (Service, Organization, ServiceAtLocation, Taxonomy, TaxonomyTerm)
            for uid in model.objects.order_by("pk").values_list("uid", flat=True)[:OF_EACH]
        ]
