"""Changes that partners proposed, so that the editor of the demo has something to decide on."""

from portal.accounts.models import User
from portal.demo.content.shapes import Portal
from portal.demo.filling.socialmap import uid_of
from portal.socialmap.models import Proposal, Service
from portal.socialmap.services import propose_change
from tenants.access import actor_for
from tenants.models import Tenant


def propose(portal: Portal, tenant: Tenant) -> None:
    """Propose what the content says, in the active portal, as the partners themselves. What was decided stays so."""
    for told in portal.proposals:
        service = Service.objects.get(uid=uid_of(portal.slug, "service", told.service))
        if Proposal.objects.filter(service=service, note=told.note).exists():
            continue
        partner = actor_for(User.objects.get(email=told.by), tenant)
        propose_change(
            partner,
            entity="service",
            uid=service.uid,
            version=service.version,
            values=dict(told.values),
            note=told.note,
        )
